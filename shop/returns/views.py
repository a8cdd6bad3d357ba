"""A buyer's requests: by account, or by the order's link or number and phone, as tracking."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.form_only import form_only
from core.private import answer
from shop.order import words as order_words
from shop.order.access import is_buyer, remember, seen_by
from shop.order.links import opens
from shop.order.models import Line, Order, Parcel
from shop.order.states import ParcelState
from shop.returns import actions, page, queries, rules, words
from shop.returns.forms import OpenForm, SayForm, SendForm
from shop.returns.models import Return
from shop.returns.rules import Bar, Bought
from shop.returns.saying import do, said
from shop.returns.states import Kind, ReturnState, Side

A_PAGE = 20
# The first part of the address says what the buyer wants.
KINDS = {"withdraw": Kind.WITHDRAWAL, "problem": Kind.PROBLEM}
Lines = list[tuple[Line, Bought]]


@login_required
@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """List my requests, the newest first. Constant queries."""
    user: Any = request.user
    shown = Paginator(queries.of_buyer(user), A_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "returns/mine.html", {"page_obj": shown, "cards": list(map(page.card, shown))}
    )


@never_cache
@require_safe
def choose(request: HttpRequest, number: str, parcel: str) -> HttpResponse:
    """Ask what is the matter with a parcel that came; say what the law leaves out, and why."""
    found = _parcel(request, number, parcel)
    lines, came, today = _lines(found), _came(found), timezone.localdate()
    barred = [(line, rules.bar_of(bought, came, today)) for line, bought in lines]
    return render(
        request,
        "returns/choose.html",
        {
            "parcel": found,
            "seller": order_words.seller_of(found),
            "order_number": number,
            "may_withdraw": _possible(Kind.WITHDRAWAL, lines, found),
            "may_report": _possible(Kind.PROBLEM, lines, found),
            "withdraw_until": rules.withdraw_until(came),
            "report_until": rules.report_until(came),
            "post_by": words.post_by(False),
            "barred": [
                (order_words.title_of(line), words.why_not(bar, line.withdrawal_rule))
                for line, bar in barred
                if bar
            ],
            "is_left_out": any(bar == Bar.LEFT_OUT for _line, bar in barred),
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_case(request: HttpRequest, number: str, parcel: str, what: str) -> HttpResponse:
    """Take a request; a form with faults comes back as it was typed."""
    found = _parcel(request, number, parcel)
    if what not in KINDS:
        raise Http404
    kind = KINDS[what]
    lines = _possible(kind, _lines(found), found)
    if not lines and request.method != "POST":
        return redirect("returns:choose", number, parcel)
    form = OpenForm(
        request.POST or None,
        request.FILES or None,
        kind=kind,
        lines=lines,
        asks_iban=page.asks_iban(found),
    )
    if request.method == "POST" and form.is_valid() and (case := _open(request, found, form)):
        return redirect("returns:case", number, case.number)
    context = {
        "form": form,
        "kind": kind.value,
        "order_number": number,
        "parcel": found,
        "seller": order_words.seller_of(found),
        "one": lines[0][0] if len(lines) == 1 else None,
        "one_title": order_words.title_of(lines[0][0]) if len(lines) == 1 else "",
        "post_by": words.post_by(rules.seller_pays_post(kind)),
        "answer_days": rules.ANSWER_DAYS,
    }
    return render(request, "returns/open.html", context)


def _open(request: HttpRequest, parcel: Parcel, form: OpenForm) -> Return | None:
    """Open the case; beside the form stands why it was not opened."""
    data = form.cleaned_data
    asked = actions.Asked(
        form.kind, form.pieces, data["key"], data.get("reason", ""), data.get("iban", "")
    )
    try:
        case = actions.open_case(parcel.pk, asked, said(request, Side.BUYER, data))
    except actions.CannotOpen:
        form.add_error(
            None,
            _(
                "This cannot be asked for any more: another request is about the same goods, or"
                " the days for it are over. Go back to your order and look once more."
            ),
        )
        return None
    messages.success(request, _("The producer has your request. You hear from us."))
    return case


@never_cache
@require_safe
def case(request: HttpRequest, number: str, case: str) -> HttpResponse:
    """Show a request; a signed link is remembered in the session and leaves the address."""
    if key := request.GET.get("key", ""):
        if opens(number, key) and (order := Order.objects.filter(number=number).first()):
            remember(request, order)
        return redirect("returns:case", number, case)
    return _show(request, _case(request, number, case))


def _show(request: HttpRequest, found: Return, **forms: Any) -> HttpResponse:
    order = found.parcel.order

    def photo_url(pk: int) -> str:
        return reverse("returns:photo", args=[order.number, found.number, pk])

    state = ReturnState(found.state)
    can_send = state in (ReturnState.ACCEPTED, ReturnState.SENT_BACK) and bool(found.return_to)
    first = {"carrier": found.carrier, "tracking": found.tracking_code} if found.carrier else None
    return render(
        request,
        "returns/case.html",
        {
            **page.page(found, photo_url),
            "order_number": order.number,
            "may_take": state == ReturnState.OFFERED,
            "declined_goes_back": found.kind == Kind.WITHDRAWAL and not found.received_at,
            "may_dispute": state == ReturnState.REFUSED,
            "waits_for_address": state == ReturnState.ACCEPTED and not found.return_to,
            "send_form": forms.get("send") or (SendForm(initial=first) if can_send else None),
            "may_cancel": page.may_cancel(found),
            "say_form": forms.get("say") or (SayForm() if found.is_open else None),
            "opened": next(iter(forms), ""),
            "has_account": order.user_id is not None,
        },
    )


@form_only("returns:case", "number", "case")
def say(request: HttpRequest, number: str, case: str, what: str) -> HttpResponse:
    """Do what the buyer says of a request."""
    found = _case(request, number, case)
    if what not in SAYINGS:
        raise Http404
    return SAYINGS[what](request, found) or redirect("returns:case", number, found.number)


def _cancel(request: HttpRequest, case: Return) -> HttpResponse | None:
    me = said(request, Side.BUYER)
    do(request, lambda: actions.cancel(case.pk, me), _("Your request is taken back."))
    return None


def _take(request: HttpRequest, case: Return) -> HttpResponse | None:
    seen = request.POST.get("rials", "")
    rials = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 16 else 0
    me = said(request, Side.BUYER)
    do(request, lambda: actions.take_offer(case.pk, rials, me), _("Good. The money goes back."))
    return None


def _decline(request: HttpRequest, case: Return) -> HttpResponse | None:
    me = said(request, Side.BUYER)
    do(request, lambda: actions.decline_offer(case.pk, me), _("The producer knows."))
    return None


def _dispute(request: HttpRequest, case: Return) -> HttpResponse | None:
    me = said(request, Side.BUYER)
    do(request, lambda: actions.dispute(case.pk, me), _("Bazarche looks at both sides now."))
    return None


def _send(request: HttpRequest, case: Return) -> HttpResponse | None:
    form = SendForm(request.POST)
    if not form.is_valid():
        return _show(request, case, send=form)
    me, data = said(request, Side.BUYER), form.cleaned_data
    do(
        request,
        lambda: actions.send_back(case.pk, data["carrier"], data.get("tracking", ""), me),
        _("Thank you. The producer knows that the goods are on their way."),
    )
    return None


def _add(request: HttpRequest, case: Return) -> HttpResponse | None:
    form = SayForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, case, say=form)
    me = said(request, Side.BUYER, form.cleaned_data)
    do(request, lambda: actions.say(case.pk, me), _("It stands with your request now."))
    return None


SAYINGS = {
    "cancel": _cancel, "take": _take, "decline": _decline, "dispute": _dispute, "send": _send,
    "say": _add,
}  # fmt: skip


@never_cache
@require_safe
def photo(request: HttpRequest, number: str, case: str, pk: int) -> Any:
    """Show a photo of a request to its buyer."""
    found = queries.photo_of(_case(request, number, case), pk)
    if found is None:
        raise Http404
    return answer(found)


def _order(request: HttpRequest, number: str) -> Order:
    order = seen_by(request, number)
    if not is_buyer(request, order):
        raise Http404
    return order


def _case(request: HttpRequest, number: str, case: str) -> Return:
    """Return a case of the order; 404 for who did not buy it and for cases of other orders."""
    return get_object_or_404(queries.of_order(_order(request, number)), number=case)


def _parcel(request: HttpRequest, number: str, parcel: str) -> Parcel:
    """Return a parcel of the order that came."""
    parcels = _order(request, number).parcels.select_related("order", "seller")
    return get_object_or_404(
        parcels, number=parcel, state=ParcelState.DELIVERED, delivered_at__isnull=False
    )


def _came(parcel: Parcel) -> Any:
    return timezone.localdate(parcel.delivered_at)


def _lines(parcel: Parcel) -> Lines:
    lines = list(parcel.lines.order_by("pk"))
    return list(zip(lines, queries.bought(parcel, lines), strict=True))


def _possible(kind: Kind, lines: Lines, parcel: Parcel) -> Lines:
    allowed = rules.may_withdraw if kind == Kind.WITHDRAWAL else rules.may_report
    bought = [one for _line, one in lines]
    pks = set(allowed(bought, _came(parcel), timezone.localdate()))
    return [(line, one) for line, one in lines if line.pk in pks]
