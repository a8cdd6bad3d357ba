"""What the law lets a buyer send back of one parcel, and of which goods, for the order's page."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from catalog.models import WithdrawalRule
from core.jalali import date_text
from core.language import joined, language
from shop.order import words
from shop.order.models import Parcel
from shop.order.states import OVER, ParcelState

NO_MORE = (*OVER, ParcelState.EXPIRED)


def rights_of(parcel: Parcel, after: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each rule of the goods; where several hold, each names its goods.

    ``after`` is what ``after_arrival`` knows of the parcel. Once it has come, a sentence stays as
    long as its right does. No query: the lines are fetched.
    """
    if parcel.state in NO_MORE and not after.get("can_ask"):
        return []
    goods: dict[str, list[str]] = {}
    for line in parcel.lines.all():
        if line.left:
            goods.setdefault(line.withdrawal_rule, []).append(words.title_of(line))
    found = []
    for rule, titles in goods.items():
        said = _said(rule, parcel, after)
        if said and len(goods) > 1:
            about = joined(*dict.fromkeys(titles))
            said = _("%(goods)s: %(rule)s") % {"goods": about, "rule": said}
        if said:
            found.append(said)
    return found


def _said(rule: str, parcel: Parcel, after: Mapping[str, Any]) -> str:
    """Return what a rule lets the buyer do now, "" for a right that is over."""
    if parcel.state != ParcelState.DELIVERED or rule not in (
        WithdrawalRule.SEVEN_DAYS,
        WithdrawalRule.SERVICE,
    ):
        return words.withdrawal(rule)
    last = after.get("withdraw_until")
    if last is None or rule == WithdrawalRule.SERVICE:
        return ""
    day = date_text(last, language(), "day_month")
    return _("You may send these goods back until %(day)s, without a reason.") % {"day": day}
