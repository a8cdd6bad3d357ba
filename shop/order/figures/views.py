"""The page of figures at the desk."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core.jalali import date_text
from core.language import either, language
from core.money import Rials, toman_text
from sellers.access import DeskRequest, desk
from sellers.models import Partner
from sellers.team.rules import Right
from shop.order.figures import queries, rules, words

MONTH = timedelta(days=30)


@require_safe
@desk(Right.SEE_MONEY)
def figures(request: DeskRequest) -> HttpResponse:
    """Say what sold, week by week and good by good. At most 9 queries of its own."""
    today = timezone.localdate()
    month = today - MONTH + rules.DAY
    first = min(rules.first_day(today), month)
    sales = queries.sales(request.seller, first, today)
    best = queries.best(request.seller, month, today)
    weeks = rules.by_week(sales, today)
    context = {
        "sentences": list(
            words.sentences(
                words.this_week(*rules.so_far(sales, today)),
                words.best_sells(best),
                words.come_back(*queries.buyers(request.seller, month, today)),
                _beside_others(request.seller, today),
            )
        ),
        "weeks": [_bar_of_week(week) for week in weeks],
        "total": sum(week.rials for week in weeks),
        "best": best,
        "places": [
            {"label": either(p.name_fa, p.name_en), "value": p.parcels, "text": _pieces(p.parcels)}
            for p in queries.places(request.seller, first, today)
        ],
        "week_heads": [_("Week from"), _("Toman")],
        "place_heads": [_("Place"), _("Parcels")],
        "has_sales": any(week.orders for week in weeks),
    }
    return render(request, "desk/figures.html", context)


def _bar_of_week(week: rules.Week) -> dict[str, Any]:
    return {
        "label": date_text(week.first, language(), "day_month"),
        "value": week.rials,
        "text": toman_text(Rials(week.rials), language(), unit=False),
    }


def _pieces(count: int) -> str:
    text = ngettext("%(n)s parcel", "%(n)s parcels", count)
    return text % {"n": words.spoken(count)}


def _beside_others(seller: Partner, today: Any) -> str:
    month = today - MONTH + rules.DAY
    trade = queries.main_trade(seller, month, today)
    if trade is None:
        return ""
    others = queries.rials_of_others(seller, trade, month, today)
    mine = queries.rials_in(seller, trade, month, today)
    middle = rules.compare(mine, others)
    if middle is None:
        return ""
    return words.beside_others(mine, middle, either(trade.name_fa, trade.name_en))
