"""The fence before the pages: counts forms and what costs, and says how long to wait."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from core.persian import clean, to_latin_digits
from core.throttle import Fence, tried, tried_here
from shop.limits import rules
from shop.limits.page import too_often
from shop.limits.visitors import address_of, person_of

SAFE = ("GET", "HEAD", "OPTIONS")
LONGEST = 320  # of what is counted: an e-mail has no more letters


class LimitMiddleware:
    """Stands behind the check of form tokens: another site cannot use up anybody's tries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; ``process_view`` decides once the URL is resolved."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Answer 429 when it was too often. One query for a form without Redis, else none."""
        found = request.resolver_match
        if found is None:
            return None
        if request.method in SAFE:
            limits = rules.of_reading(found.view_name, found.route)
            wait = tried_here(*_fences(request, found.view_name, limits)) if limits else 0
        else:
            limits = rules.of_form(found.view_name)
            wait = tried(*_fences(request, found.view_name, limits))
        return too_often(request, wait) if wait else None


def _fences(request: HttpRequest, name: str, limits: rules.Limits) -> list[Fence]:
    """Return what is counted of this request; all that has no limit of its own counts as one."""
    what = "forms" if limits is rules.FORM else "papers" if limits is rules.PAPER else name
    counted = ((limit, _who(request, limit.of)) for limit in limits)
    return [
        Fence(f"{what} {limit.of}", who, limit.times, limit.seconds)
        for limit, who in counted
        if who
    ]


def _who(request: HttpRequest, of: str) -> str:
    if of == rules.PERSON:
        return person_of(request)
    if of == rules.STRANGER:
        return "" if person_of(request) else address_of(request) or "-"
    if of == rules.ADDRESS:
        return address_of(request) or "-"
    return to_latin_digits(clean(request.POST.get(of, "")[:LONGEST])).strip().casefold()
