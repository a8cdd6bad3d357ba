"""The producer's orders: a list by what is to be done, one screen for a parcel, and its forms."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.form_only import form_only
from core.moves import MoveRefused
from core.persian import clean, to_latin_digits
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right
from shop.order import actions
from shop.order.desk import cards, queries
from shop.order.desk.forms import DeliveredForm, PostForm, RefuseForm
from shop.order.desk.page import parcel_page
from shop.order.models import Parcel

A_PAGE = 20


@require_safe
@desk(Right.SEE_ORDERS)
def orders(request: DeskRequest) -> HttpResponse:
    """List the parcels of one tab; unless one is named, the first with something in it."""
    counts = queries.counts(request.seller)
    tab = request.GET.get("tab", "")
    if tab not in queries.TABS:
        tab = next((name for name in queries.OPEN_TABS if counts[name]), "new")
    words = to_latin_digits(clean(request.GET.get("q", "")))[:60]
    rows = queries.found(queries.listed(request.seller, tab), words)
    page = Paginator(rows, A_PAGE).get_page(to_latin_digits(request.GET.get("page", "1")))
    today = timezone.localdate()
    context = {
        "tab": tab,
        "tabs": [
            {"name": name, "label": label, "count": counts[name]}
            for name, label in cards.TAB_WORDS.items()
        ],
        "page_obj": page,
        "cards": [cards.card(parcel, today) for parcel in page],
        "empty": cards.EMPTY_WORDS[tab],
        "q": request.GET.get("q", ""),
        "may_ship": request.membership.may(Right.SHIP),
    }
    return render(request, "desk/orders/list.html", context)


@require_safe
@desk(Right.SEE_ORDERS)
def detail(request: DeskRequest, number: str) -> HttpResponse:
    """Show one parcel."""
    return _show(request, _parcel(request, number))


@form_only("desk_orders:detail", "number")
@desk(Right.SHIP)
def accept(request: DeskRequest, number: str) -> HttpResponse:
    """Say "I can make it"."""
    parcel = _parcel(request, number)
    try:
        actions.accept_parcel(parcel.pk, by=request.user)
    except MoveRefused:
        return _too_late(request, number)
    messages.success(request, _("Good. The buyer knows that you make it."))
    return redirect("desk_orders:detail", number=number)


@form_only("desk_orders:detail", "number")
@desk(Right.SHIP)
def refuse(request: DeskRequest, number: str) -> HttpResponse:
    """Say "I can't", with a reason, of all or of some pieces."""
    parcel = _parcel(request, number)
    form = RefuseForm(request.POST, lines=list(parcel.lines.all()))
    if not form.is_valid():
        return _show(request, parcel, refuse=form)
    data = form.cleaned_data
    try:
        actions.refuse_parcel(
            parcel.pk, data["reason"], form.pieces, by=request.user, text=data["text"]
        )
    except MoveRefused:
        return _too_late(request, number)
    except ValueError:  # somebody else of the shop refused pieces in the meantime
        messages.warning(request, _("The order has changed in the meantime. Look at it again."))
    else:
        messages.success(request, _("The buyer knows, and the money for it goes back."))
    return redirect("desk_orders:detail", number=number)


@form_only("desk_orders:detail", "number")
@desk(Right.SHIP)
def post(request: DeskRequest, number: str) -> HttpResponse:
    """Hand the parcel over, with its tracking code."""
    done = _("Well done. The buyer knows that it is on its way.")
    return _with_code(request, number, actions.post_parcel, done, ["post"])


@form_only("desk_orders:detail", "number")
@desk(Right.SHIP)
def correct(request: DeskRequest, number: str) -> HttpResponse:
    """Give a posted parcel another code."""
    done = _("The buyer has the new code.")
    return _with_code(request, number, actions.correct_code, done, ["correct", "post"])


def _with_code(
    request: DeskRequest, number: str, act: Callable[..., Any], done: str, shown_as: Sequence[str]
) -> HttpResponse:
    """Read carrier and code and ``act`` with them; a faulty form is shown again ``shown_as``."""
    parcel = _parcel(request, number)
    form = PostForm(request.POST, parcel=parcel)
    if not form.is_valid():
        return _show(request, parcel, **dict.fromkeys(shown_as, form))
    carrier, tracking = form.cleaned_data["carrier"], form.cleaned_data.get("tracking", "")
    try:
        act(parcel.pk, carrier, tracking, by=request.user)
    except MoveRefused:
        return _too_late(request, number)
    messages.success(request, done)
    return redirect("desk_orders:detail", number=number)


@form_only("desk_orders:detail", "number")
@desk(Right.SHIP)
def deliver(request: DeskRequest, number: str) -> HttpResponse:
    """Say that the parcel arrived, and how one knows."""
    parcel = _parcel(request, number)
    form = DeliveredForm(request.POST)
    if not form.is_valid():
        return _show(request, parcel, delivered=form)
    try:
        actions.deliver_parcel(parcel.pk, by=request.user, reason=form.cleaned_data["note"])
    except MoveRefused:
        return _too_late(request, number)
    messages.success(request, _("The parcel counts as delivered."))
    return redirect("desk_orders:detail", number=number)


def _parcel(request: DeskRequest, number: str) -> Parcel:
    """Return a parcel of this seller with all it shows; another's is not found. Two queries."""
    return get_object_or_404(queries.with_lines(queries.parcels_of(request.seller)), number=number)


def _show(request: DeskRequest, parcel: Parcel, **forms: Any) -> HttpResponse:
    context = parcel_page(parcel, timezone.localdate(), **forms)
    context["may_ship"] = request.membership.may(Right.SHIP)
    return render(request, "desk/orders/detail.html", context)


def _too_late(request: DeskRequest, number: str) -> HttpResponse:
    """Say that the buyer, the clock or a colleague was quicker."""
    text = _("That is not possible any more: the order has changed. Here is how it stands.")
    messages.warning(request, text)
    return redirect("desk_orders:detail", number=number)
