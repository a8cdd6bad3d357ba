"""The gate: who may sell which trade on which day. Cards, baskets, orders and audits ask here."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, TypeAlias

from sellers.licensing.rules import PaperFacts
from sellers.licensing.states import PaperState
from sellers.models import Licence, Permit

Right: TypeAlias = tuple[int, str]


def rights(day: date, sellers: Collection[int]) -> dict[Right, date]:
    """Return by (seller, trade) through which day goods may be sold, as papers stand on ``day``.

    Who may not sell a trade on ``day`` is not in it. One query, none for no sellers.
    """
    found: dict[Right, date] = {}
    if not sellers:
        return found
    rows = Licence.objects.filter(seller__in=sellers).open_trades(day)
    for seller, trade, until in rows.values_list("seller_id", "trade_code", "open_until"):
        found[seller, trade] = max(until, found.get((seller, trade), until))
    return found


def suspended(sellers: Collection[int]) -> set[int]:
    """Return which of the sellers have a suspended licence or permit. One query."""
    stopped = [
        model._default_manager.filter(seller__in=sellers, state=PaperState.SUSPENDED)
        .order_by()
        .values_list("seller_id", flat=True)
        for model in (Licence, Permit)
    ]
    return set(stopped[0].union(stopped[1]))


def facts_of(sellers: Iterable[int]) -> dict[int, tuple[list[PaperFacts], list[PaperFacts]]]:
    """Return by seller all licences and permits for ``rules.last_day_of_sale``. Four queries."""
    ids = set(sellers)
    found: dict[int, tuple[list[PaperFacts], list[PaperFacts]]] = {pk: ([], []) for pk in ids}
    for place, model in enumerate((Licence, Permit)):
        papers: Any = model._default_manager.filter(seller__in=ids).prefetch_related("trades")
        for paper in papers:
            found[paper.seller_id][place].append(
                PaperFacts(
                    state=paper.state,
                    first=paper.issued_on,
                    last=paper.valid_until,
                    trades=frozenset(trade.pk for trade in paper.trades.all()),
                    kind=paper.kind,
                )
            )
    return found
