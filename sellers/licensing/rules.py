"""What a paper must say, and who may sell what on which day. Pure: no Django.

The gate has two readings of one rule: ``last_day_of_sale`` here, and
``sellers.licensing.gate.open_trades`` for the database. Tests prove that they agree.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sellers.licensing.states import IN_FORCE

NO_PERMIT: Final = "none"
HEALTH: Final = "health_permit"
DECLARATION: Final = "declaration_certificate"
# Which permits open a starred trade, by its path. The declaration certificate is the light path;
# whoever went the long way and holds the health permit needs no certificate beside it.
OPENED_BY: Final = {
    HEALTH: frozenset({HEALTH}),
    "vet_permit": frozenset({"vet_permit"}),
    "culture_permit": frozenset({"culture_permit"}),
    DECLARATION: frozenset({DECLARATION, HEALTH}),
}
MOST_FILES: Final = 10
REMINDER_DAYS: Final = (60, 30, 7)
# The portal writes more; papers from before it have a series and a number, such as 1402-123456.
FEWEST_DIGITS: Final = 8


@dataclass(frozen=True)
class PaperFacts:
    """A licence or a permit as the gate sees it; ``kind`` counts for permits only."""

    state: str
    first: date | None
    last: date | None
    trades: frozenset[str]
    kind: str = ""


@dataclass(frozen=True)
class Draft:
    """What a seller has written of a paper so far."""

    number: str
    trades: frozenset[str] = field(default_factory=frozenset)
    files: int = 0
    first: date | None = None
    last: date | None = None


def in_force(paper: PaperFacts, day: date) -> bool:
    """Whether the paper gives its right on ``day``; its first and last day count."""
    if paper.state not in IN_FORCE or paper.first is None or paper.last is None:
        return False
    return paper.first <= day <= paper.last


def last_day_of_sale(
    trade: str,
    path: str,
    licences: Iterable[PaperFacts],
    permits: Iterable[PaperFacts],
    day: date,
) -> date | None:
    """Return through which day the papers of ``day`` allow goods of ``trade``; ``None``: not today.

    A licence in force must list the trade. A starred trade (its ``path`` is not "none") needs a
    permit in force too, of a kind that opens the path and naming the trade; the one that ends
    first decides.
    """
    licence = _longest(p for p in licences if in_force(p, day) and trade in p.trades)
    if licence is None or path == NO_PERMIT:
        return licence
    kinds = OPENED_BY[path]
    permit = _longest(
        p for p in permits if in_force(p, day) and trade in p.trades and p.kind in kinds
    )
    return None if permit is None else min(licence, permit)


def _longest(papers: Iterable[PaperFacts]) -> date | None:
    return max((paper.last for paper in papers if paper.last is not None), default=None)


def is_unique_id(number: str) -> bool:
    """Whether the office can look ``number`` up: eight digits or more, not one again and again."""
    digits = [sign for sign in number if sign.isdigit()]
    return len(digits) >= FEWEST_DIGITS and len(set(digits)) > 1


def missing(draft: Draft) -> list[str]:
    """Return what a paper lacks before it can be sent: ``paper``, ``trades``, ``days``.

    A photo says the number and the days as well as typing them does.
    """
    lacks = []
    if not draft.number and not draft.files:
        lacks.append("paper")
    if not draft.trades:
        lacks.append("trades")
    if draft.first and draft.last and draft.last < draft.first:
        lacks.append("days")
    return lacks


def reminder_due(last: date, day: date, told: Iterable[int]) -> int | None:
    """Return which reminder (days before the end) is due on ``day`` and not told; else ``None``.

    A missed night is made up for by the nearest reminder alone: nobody gets two at once.
    """
    left = (last - day).days
    if left < 0:
        return None
    due = min((days for days in REMINDER_DAYS if left <= days), default=None)
    return due if due is not None and due not in set(told) else None
