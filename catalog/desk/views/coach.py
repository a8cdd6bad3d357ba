"""The price coach: what a price leaves for a piece and for an hour."""

from datetime import date

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalog.desk.coach import Advice, Costs, advise
from catalog.desk.fees import percent, receipt
from catalog.desk.forms import CoachForm
from catalog.desk.trades import trades_of
from core.money import RIALS_PER_TOMAN, Rials
from sellers.access import DeskRequest, desk
from sellers.models import Partner
from sellers.team.rules import Right


@require_safe
@desk(Right.PRICE)
def coach(request: DeskRequest) -> HttpResponse:
    """Show what is left of a price; nothing is stored. With htmx the answer alone."""
    asked = "price" in request.GET
    form = CoachForm(request.GET if asked else None)
    day = timezone.localdate()
    advice = told = None
    if asked and form.is_valid():
        trade = form.cleaned_data["trade"] or _only_trade(request.seller, day)
        told = receipt(request.seller, trade, form.cleaned_data["price"], day)
        advice = _advice(form, told.fee, told.commission.permille)
    context = {
        "form": form,
        "advice": advice,
        "receipt": told,
        "share": percent(told.commission.permille) if told else "",
        "wage": wage(),
    }
    page = "desk/goods/advice.html" if "HX-Request" in request.headers else "desk/goods/coach.html"
    return render(request, page, context)


def wage() -> Rials:
    """Return what an hour's work should bring, in rials."""
    return Rials(settings.HOURLY_WAGE_TOMAN * RIALS_PER_TOMAN)


def _advice(form: CoachForm, fee: Rials, permille: int) -> Advice:
    said = form.cleaned_data
    costs = Costs(
        materials=said["materials"] or Rials(0),
        packing=said["packing"] or Rials(0),
        post=said["post"] or Rials(0),
        minutes=(said["hours"] or 0) * 60 + (said["minutes"] or 0),
    )
    return advise(said["price"], fee, costs, permille=permille, hourly_wage=wage())


def _only_trade(seller: Partner, day: date) -> str:
    trades = trades_of(seller, day)
    return trades[0].code if len(trades) == 1 else ""
