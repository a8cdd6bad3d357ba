"""What a draw is made from. Values only; ``reading`` turns them into JSON and back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

# Facts of an applicant that may earn priority points; each is yes or no.
FACTS: Final = ("earlier_refusal", "new_producer", "rural", "support_company", "loan_holder")
QUOTA_KINDS: Final = ("county", "trade", "sector", "fact")


class ProblemFault(ValueError):  # noqa: N818 -- the input is at fault, and says how
    """The input contradicts itself; ``faults`` lists how, one sentence each."""

    def __init__(self, faults: list[str]) -> None:
        """Keep all faults."""
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Stall:
    """A place to stand. ``place`` counts along its aisle; ``beside`` names its neighbours."""

    code: str
    aisle: str
    place: int
    zone: str = ""
    has_socket: bool = False
    sectors: frozenset[str] = frozenset()  # empty: every sector
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish: a stall, or any stall of a zone. Exactly one of the two is given."""

    stall: str = ""
    zone: str = ""

    def fits(self, stall: Stall) -> bool:
        """Return whether ``stall`` grants this wish."""
        return stall.code == self.stall or (bool(self.zone) and stall.zone == self.zone)


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who asks for ``size`` stalls side by side (1, or a pavilion), best wish first.

    ``anywhere``: any other suitable stall is welcome too. ``jury`` and ``attendance`` are 0–100.
    ``points`` are priority points already summed: a published input keeps to itself who has a loan
    or was refused before, and what the jury thought of whom.
    """

    code: str
    county: str
    trade: str
    sector: str
    size: int = 1
    wishes: tuple[Wish, ...] = ()
    anywhere: bool = True
    needs_socket: bool = False
    facts: frozenset[str] = frozenset()
    jury: int = 0
    attendance: int = 0
    points: int = 0
    together: str = ""  # the applicant to stand beside; counts when both name each other


@dataclass(frozen=True, slots=True)
class Weights:
    """The published points. ``wishes[0]`` is what the first wish is worth, and so on."""

    base: int = 100
    facts: Mapping[str, int] = field(
        default_factory=lambda: {
            "earlier_refusal": 30,
            "new_producer": 20,
            "rural": 20,
            "support_company": 10,
            "loan_holder": 10,
        }
    )
    jury: int = 40  # at a score of 100
    attendance: int = 20  # at a record of 100
    wishes: tuple[int, ...] = (100, 92, 85, 79, 74)
    anywhere: int = 60
    together: int = 8

    def of(self, applicant: Applicant) -> int:
        """Return an applicant's points; a stall is worth these times the wish it grants."""
        facts = sum(self.facts.get(fact, 0) for fact in applicant.facts)
        scores = (self.jury * applicant.jury + self.attendance * applicant.attendance) // 100
        return self.base + facts + scores + applicant.points

    def wish(self, rank: int | None) -> int:
        """Return what the wish of a rank (0 is the first) is worth; ``None``: any other stall."""
        if rank is None:
            return self.anywhere
        return self.wishes[min(rank, len(self.wishes) - 1)]


@dataclass(frozen=True, slots=True)
class Quota:
    """At least ``least`` and at most ``most`` stalls for all whose ``kind`` is ``key``."""

    kind: str
    key: str
    least: int = 0
    most: int | None = None


def counts(quota: Quota, who: Applicant) -> bool:
    """Return whether the stalls of an applicant count for a quota."""
    if quota.kind == "fact":
        return quota.key in who.facts
    return bool(getattr(who, quota.kind) == quota.key)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a plan must keep, whatever its points.

    ``trade_per_aisle`` and ``county_per_aisle``: at most so many single stalls of one in an aisle.
    """

    trade_per_aisle: int | None = None
    rivals_apart: bool = True
    quotas: tuple[Quota, ...] = ()
    county_per_aisle: int | None = None

    def aisles(self) -> dict[str, tuple[str, int]]:
        """Return the rules of aisles that are asked: what each counts, and how many at most."""
        asked = {"aisle": ("trade", self.trade_per_aisle),
                 "county_aisle": ("county", self.county_per_aisle)}  # fmt: skip
        return {rule: (what, most) for rule, (what, most) in asked.items() if most is not None}


@dataclass(frozen=True, slots=True)
class Problem:
    """One draw. ``pins`` gives applicants stalls by hand, the first of those side by side."""

    fair: str
    seed: str
    stalls: tuple[Stall, ...]
    applicants: tuple[Applicant, ...]
    weights: Weights = field(default_factory=Weights)
    rules: Rules = field(default_factory=Rules)
    pins: Mapping[str, str] = field(default_factory=dict)

    def check(self) -> None:
        """Raise ``ProblemFault`` with everything that is wrong with the input."""
        if faults := list(_faults(self)):
            raise ProblemFault(faults)


def _faults(problem: Problem) -> Iterable[str]:
    stalls = {stall.code for stall in problem.stalls}
    people = {applicant.code for applicant in problem.applicants}
    yield from _faults_of_stalls(problem.stalls)
    if len(people) != len(problem.applicants):
        yield "Two applicants have the same code."
    for applicant in problem.applicants:
        yield from _faults_of(applicant, stalls, people)
    for code, stall_code in problem.pins.items():
        if code not in people or stall_code not in stalls:
            yield f"Applicant {code} is pinned to stall {stall_code}: one of them is not there."
    yield from _faults_of_quotas(problem.rules.quotas)
    yield from _faults_of_weights(problem.weights)


def _faults_of_stalls(stalls: Sequence[Stall]) -> Iterable[str]:
    codes = {stall.code for stall in stalls}
    if len(codes) != len(stalls):
        yield "Two stalls have the same code."
    if len({(stall.aisle, stall.place) for stall in stalls}) != len(stalls):
        yield "Two stalls have the same place in an aisle."
    for stall in stalls:
        if lost := stall.beside - codes:
            yield f"Stall {stall.code} is beside {', '.join(sorted(lost))}, which is not there."


def _faults_of_quotas(quotas: Iterable[Quota]) -> Iterable[str]:
    for quota in quotas:
        if quota.kind not in QUOTA_KINDS:
            yield f"A quota is by {quota.kind!r}; it can be by {', '.join(QUOTA_KINDS)}."
        if quota.least < 0 or (quota.most is not None and quota.least > quota.most):
            yield f"The quota of {quota.key} wants at least {quota.least}, at most {quota.most}."


def _faults_of(applicant: Applicant, stalls: set[str], people: set[str]) -> Iterable[str]:
    if applicant.size < 1:
        yield f"Applicant {applicant.code} asks for {applicant.size} stalls."
    for wish in applicant.wishes:
        if bool(wish.stall) == bool(wish.zone):
            yield f"A wish of applicant {applicant.code} names a stall or a zone, not both."
        if wish.stall and wish.stall not in stalls:
            yield f"Applicant {applicant.code} wishes for stall {wish.stall}, which is not there."
    for score in (applicant.jury, applicant.attendance):
        if not 0 <= score <= 100:
            yield f"A score of applicant {applicant.code} is {score}; it goes from 0 to 100."
    if applicant.points < 0:
        yield f"Applicant {applicant.code} has {applicant.points} points; they start at 0."
    if applicant.together and applicant.together not in people - {applicant.code}:
        yield f"Applicant {applicant.code} wishes to stand beside {applicant.together}: not there."


def _faults_of_weights(weights: Weights) -> Iterable[str]:
    values = [*weights.wishes, weights.anywhere]
    if not weights.wishes or values != sorted(values, reverse=True) or weights.anywhere < 1:
        yield "What wishes are worth must fall from the first to the last, and stay above zero."
    small = [weights.jury, weights.attendance, weights.together, *weights.facts.values()]
    if weights.base < 1 or min(small) < 0:
        yield "Points must not be below zero, and the base must be above it."
