"""Why an applicant stands where it does: what it wished, who had it instead, what was missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from exhibitions.allocation.options import Placement, placements_of
from exhibitions.allocation.problem import Applicant, Problem, Wish
from exhibitions.allocation.solve import Plan


@dataclass(frozen=True, slots=True)
class WishResult:
    """What became of one wish, ``rank`` from 0.

    ``state``: ``granted``; ``unsuitable`` (no stall of it suits: socket, sector, size); ``draw``
    (as good a plan grants it, the seed decided); ``behind`` (every plan that grants it has at least
    ``points`` less); ``impossible`` (the rules allow no plan with it). ``holders`` are the
    applicants who hold its stalls.
    """

    rank: int
    wish: Wish
    state: str
    points: int = 0
    holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reasons:
    """All that an applicant may know: its points and their parts, and each wish.

    ``more_needed``: with so many priority points more, its best lost wish would have been granted
    (or the seed would have decided); 0 when no number of points would have done it.
    """

    points: int
    parts: tuple[tuple[str, int], ...]
    stalls: tuple[str, ...]
    rank: int | None
    wishes: tuple[WishResult, ...]
    more_needed: int


def reasons(problem: Problem, plan: Plan, code: str) -> Reasons:
    """Return the reasons for one applicant: up to about a second for each lost wish."""
    who = next(applicant for applicant in problem.applicants if applicant.code == code)
    got = next((p for p in plan.granted if p.applicant.code == code), None)
    wishes = tuple(_wishes(who, got, problem, plan))
    return Reasons(
        points=problem.weights.of(who),
        parts=tuple(_parts(who, problem)),
        stalls=plan.stalls.get(code, ()),
        rank=got.rank if got else None,
        wishes=wishes,
        more_needed=_more_needed(who, got, wishes, problem),
    )


def _wishes(
    who: Applicant, got: Placement | None, problem: Problem, plan: Plan
) -> Iterator[WishResult]:
    holders = {stall: code for code, stalls in plan.stalls.items() for stall in stalls}
    suitable = placements_of(problem, who)
    for rank, wish in enumerate(who.wishes):
        fitting = [p for p in suitable if any(map(wish.fits, p.stalls))]
        theirs = {holders.get(stall.code, "") for p in fitting for stall in p.stalls}
        others = tuple(sorted(theirs - {"", who.code}))
        if got is not None and any(placement.key == got.key for placement in fitting):
            yield WishResult(rank, wish, "granted")
        elif not fitting:
            yield WishResult(rank, wish, "unsuitable")
        else:
            behind = plan.search.shortfall(fitting)
            state = "impossible" if behind is None else "behind" if behind else "draw"
            yield WishResult(rank, wish, state, behind or 0, others)


def _more_needed(
    who: Applicant, got: Placement | None, wishes: tuple[WishResult, ...], problem: Problem
) -> int:
    """A priority point is worth the wish for each stall; what was had already earns it too."""
    weights = problem.weights
    lost = next((wish for wish in wishes if wish.state == "behind"), None)
    if lost is None:
        return 0
    gain = (weights.wish(lost.rank) - (weights.wish(got.rank) if got else 0)) * who.size
    return -(-lost.points // gain) if gain > 0 else 0


def _parts(who: Applicant, problem: Problem) -> Iterator[tuple[str, int]]:
    weights = problem.weights
    yield "base", weights.base
    for fact in sorted(who.facts):
        if weights.facts.get(fact):
            yield fact, weights.facts[fact]
    scores = (weights.jury * who.jury + weights.attendance * who.attendance) // 100
    if scores:
        yield "scores", scores
    if who.points:
        yield "priority", who.points
