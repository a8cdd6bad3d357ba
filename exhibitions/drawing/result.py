"""A draw as its pages show it: who stands where, who waits, and what came of wishes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from exhibitions.allocation import Applicant, Problem, Stall
from exhibitions.allocation.reading import read
from exhibitions.drawing.words import Names
from exhibitions.models import Draw, DrawEntry

ANYWHERE = -1  # a stall that was no wish


@dataclass(frozen=True)
class Seat:
    """One applicant of a result. ``rank`` of the wish granted from 0, -1 for none of them."""

    entry: DrawEntry
    who: Applicant
    county: str
    trade: str
    rank: int | None
    number: int | None = None  # among those who wait, from 1


@dataclass(frozen=True)
class Share:
    """How many of a group have stalls, and how many stalls they have."""

    name: str
    stalls: int
    given: int
    asked: int


@dataclass(frozen=True)
class Result:
    """A draw with its input read once, and its entries."""

    draw: Draw
    entries: list[DrawEntry]
    names: Names = field(default_factory=Names)

    @cached_property
    def problem(self) -> Problem:
        """Return the published input."""
        return read(self.draw.input)

    @cached_property
    def seats(self) -> list[Seat]:
        """Return all applicants, those with a stall by stall, then those who wait in order."""
        people = {who.code: who for who in self.problem.applicants}
        at = {stall.code: stall for stall in self.problem.stalls}
        order = {stall.code: n for n, stall in enumerate(_by_aisle(self.problem.stalls))}
        placed = [entry for entry in self.entries if entry.stands]
        waiting = [entry for entry in self.entries if not entry.stands]
        placed.sort(key=lambda entry: order[entry.stands[0]])
        waiting.sort(key=lambda entry: (entry.place or 0, entry.pk))
        numbers = {entry.pk: n for n, entry in enumerate(waiting, 1)}
        return [
            Seat(
                entry,
                who := people[entry.code],
                self.names.of("county", who.county),
                self.names.of("trade", who.trade),
                rank_of(who, [at[code] for code in entry.stands]),
                numbers.get(entry.pk),
            )
            for entry in [*placed, *waiting]
        ]

    @property
    def placed(self) -> list[Seat]:
        """Return those with a stall."""
        return [seat for seat in self.seats if seat.rank is not None]

    @property
    def waiting(self) -> list[Seat]:
        """Return those without one, the first in line first."""
        return [seat for seat in self.seats if seat.rank is None]

    @cached_property
    def free(self) -> list[str]:
        """Return the stalls that nobody has."""
        taken = {code for entry in self.entries for code in entry.stands}
        return [s.code for s in _by_aisle(self.problem.stalls) if s.code not in taken]

    def wishes(self) -> list[tuple[int, int]]:
        """Return how many have their first wish, their second …; -1 any other stall."""
        counted = Counter(seat.rank for seat in self.placed if seat.rank is not None)
        return sorted(counted.items(), key=lambda one: (one[0] == ANYWHERE, one[0]))

    def shares(self, kind: str, most: int = 20) -> list[Share]:
        """Return by ``county`` or ``trade`` who asked and who was given, the largest first."""
        asked = Counter(getattr(seat.who, kind) for seat in self.seats)
        given = Counter(getattr(seat.who, kind) for seat in self.placed)
        stalls: Counter[str] = Counter()
        for seat in self.placed:
            stalls[getattr(seat.who, kind)] += len(seat.entry.stands)
        rows = [
            Share(self.names.of(kind, key), stalls[key], given[key], count)
            for key, count in asked.items()
        ]
        return sorted(rows, key=lambda row: (-row.stalls, -row.asked, row.name))[:most]


def _by_aisle(stalls: Iterable[Stall]) -> list[Stall]:
    return sorted(stalls, key=lambda stall: (stall.aisle, stall.place))


def rank_of(who: Applicant, stalls: list[Stall]) -> int | None:
    """Return which wish these stalls grant from 0, -1 for none, ``None`` without stalls."""
    if not stalls:
        return None
    ranks = (rank for rank, wish in enumerate(who.wishes) if any(map(wish.fits, stalls)))
    return next(ranks, ANYWHERE)


def result_of(draw: Draw) -> Result:
    """Return a draw with its applicants and their shops. One query, and three for names."""
    entries = draw.entries.select_related("application__seller").defer("why")
    return Result(draw, list(entries))


def by_code(draw: Draw) -> Result:
    """Return a draw with its codes alone: what everybody may read. One query."""
    return Result(draw, list(draw.entries.defer("why", "parts")))
