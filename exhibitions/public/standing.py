"""Who stands where at a fair, what they sell, and where somebody is to be met."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import Q

from catalog.models import Card
from catalog.producers.queries import Choice, trades_of
from catalog.standing import Met
from core.persian import clean, index_text
from exhibitions.models import BookedStall, Fair, Plan
from exhibitions.schedule.standing_until import standing
from exhibitions.states import BookingState
from sellers.models import Partner

LONGEST: Final = 60
TRADES_SHOWN: Final = 3
GOODS_SHOWN: Final = 3
MOST_MET: Final = 3


@dataclass
class Stand:
    """A stall with who stands there; ``goods`` are those a search found there."""

    stall: Any
    seller: Partner
    trades: list[Choice] = field(default_factory=list)
    goods: list[Card] = field(default_factory=list)
    is_found: bool = False


def stands_at(fair: Fair, day: date, words: str = "") -> list[Stand]:
    """Return who stands at a fair, along the aisles, what they sell, and whom ``words`` find.

    Two queries, three with words, however many stalls.
    """
    rows = BookedStall.objects.filter(fair=fair, booking__state=BookingState.CONFIRMED)
    rows = rows.select_related("stall", "stands__county")
    rows = rows.order_by("stall__plan", "stall__aisle", "stall__place")
    stands = [Stand(row.stall, row.stands) for row in rows]
    if not stands:
        return []
    trades = trades_of([stand.seller for stand in stands], day)
    for stand in stands:
        stand.trades = trades.get(stand.seller.pk, [])[:TRADES_SHOWN]
    if words:
        _find(stands, words, day)
    return stands


def words_of(text: str) -> str:
    """Return what a visitor looks for, cleaned."""
    return clean(text)[:LONGEST]


def _find(stands: Iterable[Stand], words: str, day: date) -> None:
    stands = list(stands)
    said = Q(title__icontains=words) | Q(title_en__icontains=words)
    said |= Q(trade__name_fa__icontains=words) | Q(trade__name_en__icontains=words)
    sellers = {stand.seller.pk for stand in stands}
    cards: dict[int, list[Card]] = {}
    for card in Card.objects.for_sale(day).filter(said, seller__in=sellers).order_by("-sold", "pk"):
        cards.setdefault(card.seller_id, []).append(card)
    look = index_text(words)
    for stand in stands:
        stand.goods = cards.get(stand.seller.pk, [])[:GOODS_SHOWN]
        stand.is_found = bool(stand.goods) or look in stand.seller.search_text


def mark(plans: Iterable[Plan], stands: Iterable[Stand], words: str = "") -> None:
    """Mark stalls for the drawing: whose are taken, and which a search found. No query.

    What a search left out of the list is found in the whole list.
    """
    by_stall = {stand.stall.pk: stand for stand in stands}
    for plan in plans:
        for stall in plan.stalls.all():
            stand = by_stall.get(stall.pk)
            marked: Any = stall
            marked.stand = stand
            marked.mark = "plain" if stand is None else "found" if stand.is_found else "who"
            whole = "?" if words and stand and not stand.is_found else ""
            marked.target = f"{whole}#stand-{stall.pk}" if stand else ""


def met_at(seller: Partner, day: date) -> list[Met]:
    """Return where a producer stands on ``day`` or later. One query of those who stand at all."""
    if seller.at_fairs_until is None or seller.at_fairs_until < day:
        return []
    rows = standing().filter(stands=seller, fair__ends_on__gte=day)
    rows = rows.select_related("fair", "stall").order_by("fair__starts_on", "stall")
    return [
        Met(
            row.fair.name_fa, row.fair.name_en, row.stall.code, row.fair.starts_on,
            row.fair.ends_on, f"{row.fair.get_absolute_url()}#stand-{row.stall_id}",
        )
        for row in rows[:MOST_MET]
    ]  # fmt: skip
