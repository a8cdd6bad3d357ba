"""Helpers at the producer's desk: who helps, what they did, a code for another one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.form_only import form_only
from core.moves import MoveRefused
from core.persian import to_latin_digits
from core.secret import Secret
from sellers.access import DeskRequest, desk
from sellers.helping import actions
from sellers.helping.forms import OfferForm
from sellers.helping.page import Leave, told
from sellers.helping.queries import acts_at, codes_of, helpers_of
from sellers.models import Helping
from sellers.team.notices import person_of
from sellers.team.rules import Right

SHOWN, A_PAGE = 5, 50
NEW_CODE = "new_help_code"  # in the session, locked: shown once, then gone


@require_safe
@desk(Right.TEAM)
def helpers(request: DeskRequest) -> HttpResponse:
    """Show who helps, codes not used yet, and the last that was done. Three queries."""
    now = timezone.now()
    acts = list(acts_at(request.seller)[: SHOWN + 1])
    context = {
        "helpers": [Leave.of(one) for one in helpers_of(request.seller, timezone.localdate())],
        "codes": [Leave.of(one) for one in codes_of(request.seller, now)],
        "acts": [told(act, request.user) for act in acts[:SHOWN]],
        "more": len(acts) > SHOWN,
    }
    return render(request, "desk/helpers/list.html", context)


@require_safe
@desk(Right.TEAM)
def acts(request: DeskRequest) -> HttpResponse:
    """Show all that helpers did. Two queries."""
    asked = to_latin_digits(request.GET.get("page", "1"))
    page = Paginator(acts_at(request.seller), A_PAGE).get_page(asked)
    context = {"page_obj": page, "acts": [told(act, request.user) for act in page]}
    return render(request, "desk/helpers/acts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk(Right.TEAM)
def new(request: DeskRequest) -> HttpResponse:
    """Ask what for and how long, and make the code."""
    typed = request.POST if request.method == "POST" else None
    form = OfferForm(typed, today=timezone.localdate())
    if request.method == "POST" and form.is_valid() and _offered(request, form):
        return redirect("desk:helpers_code")
    return render(request, "desk/helpers/new.html", {"form": form})


def _offered(request: DeskRequest, form: OfferForm) -> bool:
    said = form.cleaned_data
    try:
        made, code = actions.offer(
            request.seller,
            areas=said["areas"],
            last_day=said["last_day"],
            by=request.user,
            mobile=said["mobile"] or "",
        )
    except actions.TooManyHelpers:
        form.add_error(None, _("You have many helpers already. End one first."))
        return False
    request.session[NEW_CODE] = [made.pk, Secret(code).column()]
    return True


@require_safe
@desk(Right.TEAM)
def code(request: DeskRequest) -> HttpResponse:
    """Show the code that was just made, once."""
    pk, locked = request.session.pop(NEW_CODE, (0, ""))
    made = Helping.objects.filter(pk=pk, seller=request.seller).select_related("by").first()
    if made is None:
        return redirect("desk:helpers")
    digits = Secret.stored(locked).reveal()
    context = {"leave": Leave.of(made), "code": f"{digits[:4]} {digits[4:]}"}
    return render(request, "desk/helpers/code.html", context)


@form_only("desk:helpers")
@desk(Right.TEAM)
def end(request: DeskRequest, pk: int) -> HttpResponse:
    """End a helper's leave; the next click of theirs finds nothing."""
    helped = Helping.objects.filter(seller=request.seller, helper__isnull=False, pk=pk)
    leave = helped.select_related("helper").first()
    if leave is None or leave.helper is None:
        raise Http404
    actions.end(request.seller, pk, by=request.user)
    text = _("%(helper)s can do nothing for you any more.")
    messages.success(request, text % {"helper": person_of(leave.helper)})
    return redirect("desk:helpers")


@form_only("desk:helpers")
@desk(Right.TEAM)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a code back."""
    try:
        actions.withdraw(request.seller, pk, by=request.user)
    except Helping.DoesNotExist as error:
        raise Http404 from error
    except MoveRefused:
        messages.info(request, _("The code was used already. You can end the help here."))
    else:
        messages.success(request, _("The code is worth nothing any more."))
    return redirect("desk:helpers")
