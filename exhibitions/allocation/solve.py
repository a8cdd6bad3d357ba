"""The draw itself: the most points the rules allow, and of all such plans the one the seed picks.

How it is proven. The relaxation gives an upper bound and, for every column, by how much any plan
with it stays below that bound (its reduced cost). Columns that fall short by more than the gap
between the bound and the best plan known stand in no best plan, so the search over whole numbers is
over the few hundred that are left. Points are whole numbers, so "best" is exact. Among all best
plans the seed picks by numbers drawn for every option; a last search proves that no other plan is
as good by points and by the seed. So a proven plan depends on the input alone, not on solver,
version or machine.
"""

import hashlib
import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Final

from exhibitions.allocation.model import Model, Row, model_of
from exhibitions.allocation.options import Option, Placement
from exhibitions.allocation.problem import Problem
from exhibitions.allocation.solver import GaveUp, NoSolution, Relaxation, Relaxed, choose

SLACK: Final = 1e-3  # more than HiGHS may err in a reduced cost, far less than a point
DRAWN: Final = 2**20  # numbers drawn for options lie below this
SECONDS: Final = 60.0  # for one search over whole numbers


class Infeasible(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """No plan keeps all rules; ``trouble.mend`` names those to loosen."""


@dataclass(frozen=True)
class Plan:
    """Who stands where; ``points`` is the published objective.

    ``gap``: at most so many points more could be had; 0 means proven the best. ``search`` answers
    what another plan would have cost.
    """

    granted: tuple[Placement, ...]
    points: int
    gap: int
    search: "Search" = field(compare=False, repr=False)

    @cached_property
    def stalls(self) -> dict[str, tuple[str, ...]]:
        """Return the stalls of every applicant who got some, by applicant."""
        return {p.applicant.code: tuple(s.code for s in p.stalls) for p in self.granted}


@dataclass(frozen=True, slots=True)
class Search:
    """What was found out on the way to a plan; asked again it is much quicker than from anew."""

    model: Model
    relaxation: Relaxation
    points: int
    seconds: float

    def shortfall(self, placements: Iterable[Placement]) -> int | None:
        """Return how many points a plan with one of ``placements`` is behind at the least.

        0: as good a plan has one, and the seed decided. ``None``: the rules allow none of them.
        Raise ``GaveUp`` when time ran out.
        """
        wanted = {placement.key for placement in placements}
        columns = [
            column
            for column, option in enumerate(self.model.options)
            if any(placement.key in wanted for placement in option.placements)
        ]
        rows = [*self.model.rows, Row(tuple((column, 1) for column in columns), 1, None)]
        try:
            relaxed = self.relaxation.taking_one_of(columns)
            other = best_choice(self.model.points, rows, relaxed, self.seconds)
        except NoSolution:
            return None
        if other.gap:
            raise GaveUp("what another plan costs was not found in time")
        return self.points - other.gain


@dataclass(frozen=True, slots=True)
class Best:
    """The most gain, how much more there could be at the most, and columns that have it.

    ``columns`` are all that may stand in a choice as good as the best.
    """

    gain: int
    gap: int
    taken: frozenset[int]
    columns: frozenset[int]


def allocate(problem: Problem, *, seconds: float = SECONDS) -> Plan:
    """Return the plan of a draw, proven the best or with its gap after ``seconds`` of search.

    Raise ``ProblemFault``, ``Infeasible``, or ``GaveUp`` when no plan was found in time.
    400 applicants for 250 stalls take about 3 seconds.
    """
    problem.check()
    model = model_of(problem)
    try:
        relaxation = Relaxation(model.points, model.rows)
        best = best_choice(model.points, model.rows, relaxation.best, seconds)
    except NoSolution:
        raise Infeasible from None
    taken = _drawn(problem.seed, model, best, seconds)
    placements = (p for column in taken for p in model.options[column].placements)
    granted = tuple(sorted(placements, key=lambda placement: placement.applicant.code))
    return Plan(granted, best.gain, best.gap, Search(model, relaxation, best.gain, seconds))


def best_choice(
    gains: Sequence[int], rows: Sequence[Row], relaxed: Relaxed, seconds: float
) -> Best:
    """Return the most gain, widening the search until no column left out can do better.

    Raise ``NoSolution``, or ``GaveUp`` when time ran out before any choice was found.
    """
    known = None
    reach = 0.0
    while True:
        columns = _within(relaxed, reach)
        try:
            taken = choose(gains, rows, columns, seconds=seconds)
        except NoSolution:
            if len(columns) == len(gains):
                raise
            reach = reach * 4 + max(1.0, abs(relaxed.bound) / 1000)
            continue
        except GaveUp:
            if known is None:
                raise
            return known
        gain = sum(gains[column] for column in taken)
        gap = max(0.0, relaxed.bound - gain)
        if gap <= reach + SLACK:
            return Best(gain, 0, taken, _within(relaxed, gap))
        known = Best(gain, math.floor(gap + SLACK), taken, columns)
        reach = gap


def _within(relaxed: Relaxed, gap: float) -> frozenset[int]:
    """Return the columns that fall short of the bound by no more than ``gap``."""
    return frozenset(
        column for column, cost in enumerate(relaxed.reduced_costs) if cost >= -(gap + SLACK)
    )


def _drawn(seed: str, model: Model, best: Best, seconds: float) -> frozenset[int]:
    """Return the columns that the seed picks among all plans with the best points."""
    columns = best.columns
    rows = [*model.rows, _at_least(model.points, columns, best.gain)]
    for draw in count():
        gains = [0] * len(model.options)
        for column in columns:
            gains[column] = drawn_number(seed, draw, model.options[column])
        taken = choose(gains, rows, columns, seconds=seconds)
        rows.append(_at_least(gains, columns, sum(gains[column] for column in taken)))
        if not _has_another(rows, columns, taken, seconds):
            return taken
    raise AssertionError("unreachable")


def drawn_number(seed: str, draw: int, option: Option) -> int:
    """Return the number drawn for an option: anyone can draw it again with SHA-256."""
    digest = hashlib.sha256(f"{seed}:{draw}:{option.key}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % DRAWN


def _at_least(gains: Sequence[int], columns: Collection[int], least: int) -> Row:
    return Row(tuple((c, gains[c]) for c in sorted(columns) if gains[c]), least, None)


def _has_another(
    rows: Sequence[Row], columns: Collection[int], taken: Collection[int], seconds: float
) -> bool:
    """Return whether another choice of columns keeps all ``rows`` too."""
    differs = tuple((column, -1 if column in taken else 1) for column in sorted(columns))
    other = Row(differs, 1 - len(taken), None)
    nothing = [0] * (max(columns, default=0) + 1)
    try:
        choose(nothing, [*rows, other], columns, seconds=seconds)
    except NoSolution:
        return False
    return True
