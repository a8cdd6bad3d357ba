"""The helper's side: type the code, read for whom and what, agree; and stop."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from core.form_only import form_only
from core.throttle import HOUR, Fence, tried
from core.waiting import too_many_tries
from sellers.access import CHOSEN, open_to
from sellers.helping import actions
from sellers.helping.forms import CodeForm
from sellers.helping.page import Leave
from sellers.helping.queries import helped_by
from sellers.helping.rules import TRIES_AN_HOUR
from sellers.models import Helping
from sellers.team.notices import name_of

KNOWN = "help_offer"  # in the session: the leave whose code this person has typed


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@open_to("signed_in")
def help_(request: HttpRequest) -> HttpResponse:
    """Ask for a code, and show whom one helps. One query."""
    user: Any = request.user
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _knows(request, form, user):
        return redirect("desk:help_consent")
    mine = [Leave.of(one) for one in helped_by(user, timezone.localdate())]
    context = {"form": form, "mine": mine, "has_number": bool(user.mobile and user.mobile_verified)}
    return render(request, "desk/helpers/help.html", context)


def _knows(request: HttpRequest, form: CodeForm, user: Any) -> bool:
    """Whether the code is right; the answer to any other is the same, five times an hour."""
    if wait := tried(Fence("help-code", str(user.pk), TRIES_AN_HOUR, HOUR)):
        form.add_error("code", too_many_tries(wait))
        return False
    try:
        leave = actions.offered(form.cleaned_data["code"], user)
    except actions.CodeOver:
        text = _("This code opens nothing: look at its digits, or ask for a new one.")
        form.add_error("code", text)
        return False
    request.session[KNOWN] = leave.pk
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@open_to("signed_in")
def consent(request: HttpRequest) -> HttpResponse:
    """Show for whom and what the code is; let the person agree or leave it."""
    user: Any = request.user
    offers = Helping.objects.waiting(timezone.now()).filter(pk=request.session.get(KNOWN, 0))
    leave = offers.select_related("seller__county", "by").first()
    if leave is None:
        return redirect("desk:help")
    if request.method != "POST":
        return render(request, "desk/helpers/consent.html", {"leave": Leave.of(leave)})
    request.session.pop(KNOWN, None)
    if "yes" not in request.POST:
        messages.info(request, _("You said no."))
        return redirect("desk:help")
    return _begin(request, leave, user)


def _begin(request: HttpRequest, leave: Helping, user: Any) -> HttpResponse:
    try:
        actions.accept(leave.pk, user=user)
    except actions.CodeOver:
        messages.error(request, _("This code is over. Ask for a new one."))
    except actions.InTeam:
        messages.info(request, _("You are in this shop's team already; you need no code."))
    else:
        request.session[CHOSEN] = leave.seller_id
        text = _("You help %(shop)s now. What you do is written down with your name.")
        messages.success(request, text % {"shop": name_of(leave.seller)})
        return redirect("desk:home")
    return redirect("desk:help")


@form_only("desk:help")
@open_to("signed_in")
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop helping; another person's leave is not found."""
    user: Any = request.user
    try:
        actions.stop(pk, user=user)
    except Helping.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("You stopped helping. The producer knows."))
    return redirect("desk:help")
