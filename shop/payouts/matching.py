"""A gateway's or bank's report beside our own books, by reference and amount. Pure: no Django."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Difference(StrEnum):
    """How a line differs."""

    UNKNOWN = "unknown"  # the report has it, we do not
    MISSING = "missing"  # we have it, the report does not
    AMOUNT = "amount"  # both have it, with different sums
    TWICE = "twice"  # the report has it more than once


@dataclass(frozen=True)
class Reported:
    """One line of a report; ``rials`` as we would sign it: what came is above zero."""

    reference: str
    rials: int


@dataclass(frozen=True)
class Known:
    """What we know under a reference; ``what`` and ``pk`` say where it stands."""

    reference: str
    rials: int
    what: str
    pk: int
    number: str


@dataclass(frozen=True)
class Found:
    """One difference: what the report says (``None``: nothing), and what we know."""

    kind: Difference
    reference: str
    reported: int | None
    known: Known | None


@dataclass
class Matched:
    """What agrees, and what does not."""

    agreed: int = 0
    total: int = 0
    differences: list[Found] = field(default_factory=list)


def match(report: Iterable[Reported], known: Iterable[Known]) -> Matched:
    """Compare line by line; ``known`` are all of ours that the report could hold."""
    ours = {one.reference: one for one in known}
    lines = list(report)
    counted = Counter(line.reference for line in lines)
    found = Matched()
    seen: set[str] = set()
    for line in lines:
        mine = ours.get(line.reference)
        if line.reference in seen:
            continue
        seen.add(line.reference)
        if mine is None:
            kind = Difference.UNKNOWN
        elif counted[line.reference] > 1:
            kind = Difference.TWICE
        elif mine.rials != line.rials:
            kind = Difference.AMOUNT
        else:
            found.agreed, found.total = found.agreed + 1, found.total + line.rials
            continue
        found.differences.append(Found(kind, line.reference, line.rials, mine))
    found.differences += [
        Found(Difference.MISSING, one.reference, None, one)
        for one in ours.values()
        if one.reference not in seen
    ]
    return found
