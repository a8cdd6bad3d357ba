"""A shop's returns at its desk. Another shop's is not found."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from core.form_only import form_only
from core.private import answer
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right
from shop.returns import actions, page, queries
from shop.returns.actions.refunding import whole_of
from shop.returns.desk.forms import forms_of
from shop.returns.forms import AddressForm, OfferForm, ReceiveForm, RefuseForm, SayForm
from shop.returns.models import Return
from shop.returns.saying import do, said
from shop.returns.states import FINAL, Kind, Side

A_PAGE = 20
TABS: dict[str, tuple[Promise, Q]] = {
    "todo": (gettext_lazy("To do"), queries.waiting_for_seller()),
    "open": (
        gettext_lazy("Waiting for others"),
        ~Q(state__in=FINAL) & ~queries.waiting_for_seller(),
    ),
    "ended": (gettext_lazy("Ended"), Q(state__in=FINAL)),
}


@desk(Right.SEE_ORDERS)
@require_safe
def returns(request: DeskRequest) -> HttpResponse:
    """List the shop's cases by what is to be done. Constant queries."""
    tab = request.GET.get("tab", "todo")
    tab = tab if tab in TABS else "todo"
    found = queries.of_seller(request.seller).filter(TABS[tab][1])
    shown = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "tab": tab,
        "tabs": [(name, label) for name, (label, _where) in TABS.items()],
        "page_obj": shown,
        "cards": list(map(page.card, shown)),
    }
    return render(request, "desk/returns/list.html", context)


@desk(Right.SEE_ORDERS)
@require_safe
def case(request: DeskRequest, number: str) -> HttpResponse:
    """Show a case with what she can do now."""
    return _show(request, _case(request, number))


def _show(request: DeskRequest, found: Return, **given: Any) -> HttpResponse:
    def photo_url(pk: int) -> str:
        return reverse("desk_returns:photo", args=[found.number, pk])

    may_act = request.membership.may(Right.SHIP)
    most = whole_of(found, found.parcel).total if found.is_open else 0
    context = {
        **page.page(found, photo_url),
        **(forms_of(found, most, given) if may_act else {}),
        "return_to": found.return_to,
        "most": most,
        "is_withdrawal": found.kind == Kind.WITHDRAWAL,
        "buyer": found.parcel.order.shipping_address,
        "opened": next(iter(given), ""),
    }
    return render(request, "desk/returns/case.html", context)


@form_only("desk_returns:case", "number")
@desk(Right.SHIP)
def accept(request: DeskRequest, number: str) -> HttpResponse:
    """Let the goods come back to an address."""
    found, form = _case(request, number), AddressForm(request.POST)
    if not form.is_valid():
        return _show(request, found, accept=form)
    me, address = said(request, Side.SELLER), form.cleaned_data["return_to"]
    do(
        request,
        lambda: actions.accept(found.pk, address, me),
        _("Good. The buyer has the address."),
    )
    return redirect("desk_returns:case", number)


@form_only("desk_returns:case", "number")
@desk(Right.SHIP)
def refund(request: DeskRequest, number: str) -> HttpResponse:
    """Give all the money back; the buyer keeps the goods."""
    found, me = _case(request, number), said(request, Side.SELLER)
    do(request, lambda: actions.refund_now(found.pk, me), _("The money goes back to the buyer."))
    return redirect("desk_returns:case", number)


@form_only("desk_returns:case", "number")
@desk(Right.SHIP)
def offer(request: DeskRequest, number: str) -> HttpResponse:
    """Offer a part of the money."""
    found = _case(request, number)
    form = OfferForm(request.POST, most=whole_of(found, found.parcel).total)
    if not form.is_valid():
        return _show(request, found, offer=form)
    me, rials = said(request, Side.SELLER, form.cleaned_data), form.cleaned_data["rials"]
    do(request, lambda: actions.offer(found.pk, rials, me), _("The buyer has your offer."))
    return redirect("desk_returns:case", number)


@form_only("desk_returns:case", "number")
@desk(Right.SHIP)
def refuse(request: DeskRequest, number: str) -> HttpResponse:
    """Say no, with a reason."""
    found, form = _case(request, number), RefuseForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, found, refuse=form)
    me, why = said(request, Side.SELLER, form.cleaned_data), form.cleaned_data["reason"]
    told = _("The buyer knows, and may ask Bazarche to decide.")
    do(request, lambda: actions.refuse(found.pk, why, me), told)
    return redirect("desk_returns:case", number)


@form_only("desk_returns:case", "number")
@desk(Right.SHIP)
def receive(request: DeskRequest, number: str) -> HttpResponse:
    """Say that the goods are back, how they are, and what goes back for them."""
    found = _case(request, number)
    form = ReceiveForm(request.POST, request.FILES, most=whole_of(found, found.parcel).total)
    if not form.is_valid():
        return _show(request, found, receive=form)
    me, good = said(request, Side.SELLER, form.cleaned_data), form.cleaned_data["condition"]
    done = {None: _("The money goes back to the buyer."), 0: _("Bazarche looks at both sides now.")}
    do(
        request,
        lambda: actions.receive(found.pk, is_sellable=good == "yes", rials=form.sum, said=me),
        done.get(form.sum, _("The buyer has your offer.")),
    )
    return redirect("desk_returns:case", number)


@form_only("desk_returns:case", "number")
@desk(Right.SHIP)
def say(request: DeskRequest, number: str) -> HttpResponse:
    """Add words or photos."""
    found, form = _case(request, number), SayForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, found, say=form)
    me = said(request, Side.SELLER, form.cleaned_data)
    do(request, lambda: actions.say(found.pk, me), _("It stands with the request now."))
    return redirect("desk_returns:case", number)


@desk(Right.SEE_ORDERS)
@require_safe
def photo(request: DeskRequest, number: str, pk: int) -> Any:
    """Show a photo of a case about this shop's goods."""
    found = queries.photo_of(_case(request, number), pk)
    if found is None:
        raise Http404
    return answer(found)


def _case(request: DeskRequest, number: str) -> Return:
    return get_object_or_404(queries.of_seller(request.seller), number=number)
