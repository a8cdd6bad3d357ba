"""What a helper does at a desk is written down: before it happens, and whether it went through."""

from collections.abc import Callable
from typing import Any

from django.contrib.messages import WARNING, get_messages
from django.http import HttpResponseBase

from sellers.helping.words import about_of
from sellers.models import HelperAct, Helping
from sellers.team.notices import person_of

SAFE = ("GET", "HEAD", "OPTIONS")
ONES_OWN = frozenset({"desk:switch"})  # the helper's own affair: nothing of the shop changes


def logged(
    leave: Helping, request: Any, view: Callable[[], HttpResponseBase], kwargs: dict[str, Any]
) -> HttpResponseBase:
    """Return what ``view`` answers; a form that it was sent is kept as an act of the helper.

    The act is written first, so that one which breaks half-way is not lost. Two queries and at
    most one for its words, for forms alone.
    """
    page = request.resolver_match.view_name if request.resolver_match else ""
    if request.method in SAFE or page in ONES_OWN:
        return view()
    act = HelperAct.objects.create(
        helping=leave,
        helper_name=person_of(request.user)[:150],
        for_name=person_of(leave.by)[:150],
        page=page,
        about=about_of(page, request, kwargs),
    )
    response = view()
    if _went_through(request, response):
        HelperAct.objects.filter(pk=act.pk).update(done=True)
    return response


def _went_through(request: Any, response: HttpResponseBase) -> bool:
    """Whether a form was accepted: it led on, or its part of a page came back, without a fault."""
    if getattr(response, "refused", False) or response.status_code >= 400:
        return False
    led_on = response.status_code >= 300 or "HX-Request" in request.headers
    told: Any = get_messages(request)
    queued = told._queued_messages  # reading them would use them up
    return led_on and all(message.level < WARNING for message in queued)
