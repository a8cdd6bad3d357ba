"""The gate: who may sell which trade on which day. Cards, baskets, orders and audits ask here."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, TypeAlias

from django.db.models import Case, DateField, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Least

from core.prepared import prepared
from sellers.licensing.rules import NO_PERMIT, OPENED_BY, PaperFacts
from sellers.licensing.states import PaperState
from sellers.models import Licence, Permit
from sellers.models.papers import in_force_on

Right: TypeAlias = tuple[int, str]
FEW = 4  # sellers of a basket: for so many the SQL is written once


def open_trades(day: date) -> QuerySet[Any]:
    """Rows of (licence, trade) whose goods the licence's seller may sell on ``day``.

    Each has ``open_until``, the last day on which the papers of ``day`` allow it: the same as
    ``rules.last_day_of_sale``. Rows of the table between, so that no join is taken for another's.
    """
    permits = (
        Permit.trades.through.objects.filter(
            in_force_on(day, "permit"),
            _kind_opens_path(),
            permit__seller=OuterRef("licence__seller"),
            trade=OuterRef("trade"),
        )
        .order_by("-permit__valid_until")
        .values("permit__valid_until")
    )
    plain = Q(trade__permit_path=NO_PERMIT)
    until = Case(
        When(plain, then=F("licence__valid_until")),
        default=Least("licence__valid_until", "permit_until"),
        output_field=DateField(),
    )
    return (
        Licence.trades.through.objects.filter(in_force_on(day, "licence"))
        .annotate(permit_until=Subquery(permits[:1]))
        .filter(plain | Q(permit_until__isnull=False))
        .annotate(open_until=until)
    )


def _kind_opens_path() -> Q:
    found = Q()
    for path, kinds in OPENED_BY.items():
        found |= Q(trade__permit_path=path, permit__kind__in=sorted(kinds))
    return found


def rights(day: date, sellers: Collection[int]) -> dict[Right, date]:
    """Return by (seller, trade) through which day goods may be sold, as papers stand on ``day``.

    Who may not sell a trade on ``day`` is not in it. One query, none for no sellers.
    """
    found: dict[Right, date] = {}
    if not sellers:
        return found
    for seller, trade, until in _rows(day, list(sellers)):
        found[seller, trade] = max(until, found.get((seller, trade), until))
    return found


def _rows(day: date, sellers: list[int]) -> Iterable[tuple[int, str, date]]:
    if len(sellers) > FEW:
        return _rights(day, *sellers)
    return _rights_of_few(day, *sellers, *sellers[:1] * (FEW - len(sellers)))


def _rights(day: date, *sellers: int) -> QuerySet[Any, tuple[int, str, date]]:
    rows = open_trades(day).filter(licence__seller__in=sellers)
    return rows.values_list("licence__seller", "trade", "open_until")


_rights_of_few = prepared(date, *[int] * FEW)(_rights)


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
