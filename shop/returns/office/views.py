"""Disputes before operators: both sides, the timeline, one decision."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from core.private import answer
from sellers.bank.rules import grouped
from shop.order import words as order_words
from shop.payment.models import Refund
from shop.payouts.office.access import money_staff
from shop.returns import actions, page, queries
from shop.returns.actions.refunding import refund_key, whole_of
from shop.returns.forms import DecideForm
from shop.returns.models import Return
from shop.returns.rules import goods_come_back
from shop.returns.saying import do, said
from shop.returns.states import FINAL, ReturnState, Side

SEE, DECIDE = "returns.view_return", "returns.change_return"
A_PAGE = 20
TABS: dict[str, tuple[Promise, Q]] = {
    "decide": (gettext_lazy("To decide"), Q(state=ReturnState.DISPUTED)),
    "open": (
        gettext_lazy("Between buyer and producer"),
        ~Q(state__in=[*FINAL, ReturnState.DISPUTED]),
    ),
    "ended": (gettext_lazy("Ended"), Q(state__in=FINAL)),
}


@money_staff(SEE)
@require_safe
def returns(request: HttpRequest) -> HttpResponse:
    """List cases; those that wait for a decision first, the oldest first. Constant queries."""
    tab = request.GET.get("tab", "decide")
    tab = tab if tab in TABS else "decide"
    found = queries.cases(TABS[tab][1])
    if tab == "decide":
        found = found.order_by("pk")
    shown = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "tab": tab,
        "tabs": [(name, label) for name, (label, _where) in TABS.items()],
        "page_obj": shown,
        "cards": list(map(page.card, shown)),
    }
    return render(request, "office_returns/list.html", context)


@money_staff(SEE)
@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    """Show a case with both sides."""
    return _show(request, _case(number))


def _show(request: HttpRequest, found: Return, form: DecideForm | None = None) -> HttpResponse:
    user: Any = request.user
    order, most = found.parcel.order, whole_of(found, found.parcel).total

    def photo_url(pk: int) -> str:
        return reverse("office_returns:photo", args=[found.number, pk])

    may_decide = user.has_perm(DECIDE) and found.state == ReturnState.DISPUTED
    form = form or DecideForm(most=most, may_send_back=_may_send_back(found))
    refund = Refund.objects.filter(key=refund_key(found)).first()
    return render(
        request,
        "office_returns/case.html",
        {
            **page.page(found, photo_url),
            "buyer": order.shipping_address,
            "phone": order_words.phone(order.mobile),
            "shop": found.parcel.seller,
            "most": most,
            "form": form if may_decide else None,
            "refund": refund,
            "iban": grouped(found.iban.reveal()) if found.iban and refund else "",
        },
    )


@require_POST
@money_staff(DECIDE)
def decide(request: HttpRequest, number: str) -> HttpResponse:
    """Decide a dispute; both sides are told."""
    found = _case(number)
    most = whole_of(found, found.parcel).total
    form = DecideForm(request.POST, most=most, may_send_back=_may_send_back(found))
    if not form.is_valid():
        return _show(request, found, form)
    data, me = form.cleaned_data, said(request, Side.SHOP, form.cleaned_data)
    do(
        request,
        lambda: actions.decide(
            found.pk, data["verdict"], data["ground"], me, rials=data["rials"], fault=data["fault"]
        ),
        _("Decided. Both sides are told."),
    )
    return redirect("office_returns:case", number)


@money_staff(SEE)
@require_safe
def photo(request: HttpRequest, number: str, pk: int) -> Any:
    """Show a photo of a case."""
    found = queries.photo_of(_case(number), pk)
    if found is None:
        raise Http404
    return answer(found)


def _case(number: str) -> Return:
    return get_object_or_404(queries.cases(Q()), number=number)


def _may_send_back(case: Return) -> bool:
    return case.received_at is None and goods_come_back(case.kind, case.reason)
