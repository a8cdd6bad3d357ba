"""Every way in which applicants could stand: at which stalls, by which wish, for what points."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from exhibitions.allocation.problem import Applicant, Problem, Stall, Weights


@dataclass(frozen=True, slots=True)
class Placement:
    """One applicant at some stalls side by side; ``rank`` of its wish from 0, ``None``: no wish."""

    applicant: Applicant
    stalls: tuple[Stall, ...]
    rank: int | None
    points: int

    @property
    def key(self) -> str:
        """Return a name of this placement that does not depend on anything else."""
        return f"{self.applicant.code}:{self.stalls[0].code}"


@dataclass(frozen=True, slots=True)
class Option:
    """What is taken or left as a whole: one placement, or two applicants who stand together."""

    placements: tuple[Placement, ...]
    points: int

    @property
    def key(self) -> str:
        """Return a name of this option that does not depend on anything else."""
        return "+".join(placement.key for placement in self.placements)


def options_of(problem: Problem) -> list[Option]:
    """Return all suitable options, in an order that does not depend on that of the input.

    A stall suits whose sector it admits and who needs no socket that it lacks; of a pavilion one
    stall must have it. A pinned applicant has one placement, whatever it suits or wishes.
    """
    aisles = _aisles(problem.stalls)
    people = sorted(problem.applicants, key=lambda applicant: applicant.code)
    alone = {who.code: list(_of(who, aisles, problem)) for who in people}
    single = [Option((p,), p.points) for who in people for p in alone[who.code]]
    return single + list(_together(problem, people, alone))


def placements_of(problem: Problem, who: Applicant) -> list[Placement]:
    """Return where one applicant could stand alone."""
    return list(_of(who, _aisles(problem.stalls), problem))


def _aisles(stalls: Sequence[Stall]) -> list[list[Stall]]:
    aisles: dict[str, list[Stall]] = defaultdict(list)
    for stall in sorted(stalls, key=lambda stall: (stall.aisle, stall.place)):
        aisles[stall.aisle].append(stall)
    return list(aisles.values())


def _of(who: Applicant, aisles: list[list[Stall]], problem: Problem) -> Iterator[Placement]:
    pinned = problem.pins.get(who.code)
    for aisle in aisles:
        for first in range(len(aisle) - who.size + 1):
            stalls = tuple(aisle[first : first + who.size])
            if not all(after.code in before.beside for before, after in pairwise(stalls)):
                continue
            if pinned is not None:
                if stalls[0].code == pinned:
                    yield _placement(who, stalls, problem.weights)
            elif _suits(who, stalls):
                placement = _placement(who, stalls, problem.weights)
                if placement.rank is not None or who.anywhere:
                    yield placement


def _suits(who: Applicant, stalls: Sequence[Stall]) -> bool:
    admitted = all(not stall.sectors or who.sector in stall.sectors for stall in stalls)
    return admitted and (not who.needs_socket or any(stall.has_socket for stall in stalls))


def _placement(who: Applicant, stalls: tuple[Stall, ...], weights: Weights) -> Placement:
    ranks = (rank for rank, wish in enumerate(who.wishes) if any(map(wish.fits, stalls)))
    rank = next(ranks, None)
    return Placement(who, stalls, rank, weights.of(who) * weights.wish(rank) * len(stalls))


def _together(
    problem: Problem, people: Sequence[Applicant], alone: dict[str, list[Placement]]
) -> Iterator[Option]:
    """Both of a pair side by side: worth more than each alone by the points for that wish.

    Rivals of one trade never stand together where the rules keep rivals apart.
    """
    weights = problem.weights
    for one, other in _pairs(people) if weights.together else ():
        if problem.rules.rivals_apart and _are_rivals(one, other):
            continue
        bonus = (weights.of(one) + weights.of(other)) * weights.together
        at: dict[str, list[Placement]] = defaultdict(list)
        for placement in alone[other.code]:
            for stall in (placement.stalls[0], placement.stalls[-1]):
                at[stall.code].append(placement)
        for here in alone[one.code]:
            for there in _beside(here, at):
                yield Option((here, there), here.points + there.points + bonus)


def _pairs(people: Sequence[Applicant]) -> Iterator[tuple[Applicant, Applicant]]:
    """Two who name each other; a name that is not given back binds nobody."""
    known = {who.code: who for who in people}
    for who in people:
        other = known.get(who.together)
        if other is not None and other.together == who.code and who.code < other.code:
            yield who, other


def _are_rivals(one: Applicant, other: Applicant) -> bool:
    return one.trade == other.trade and one.size == other.size == 1


def _beside(here: Placement, at: dict[str, list[Placement]]) -> list[Placement]:
    taken = {stall.code for stall in here.stalls}
    around = sorted({code for stall in here.stalls for code in stall.beside} - taken)
    found = {p.key: p for code in around for p in at[code]}
    return [p for p in found.values() if taken.isdisjoint(s.code for s in p.stalls)]
