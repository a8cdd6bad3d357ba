"""What a plan made by hand breaks of the rules, and whether it can stand at all."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from exhibitions.allocation.problem import Applicant, Problem, Stall, counts
from exhibitions.allocation.trouble import Loosening

Plan = Mapping[str, tuple[str, ...]]


def broken(problem: Problem, plan: Plan) -> list[Loosening]:
    """Return the rules that ``plan`` (stalls by applicant) breaks, as it would need them.

    ``about`` is as in ``Row``. ``suits`` is a stall without the socket or for another sector;
    ``apart`` are several stalls that are not side by side; ``pin`` who was put elsewhere by hand.
    """
    people = {who.code: who for who in problem.applicants}
    stalls = {stall.code: stall for stall in problem.stalls}
    held = [(people[code], tuple(stalls[s] for s in its)) for code, its in plan.items() if its]
    return [
        *_places(held),
        *_pins(problem, plan),
        *_quotas(problem, held),
        *_aisles(problem, held),
        *_rivals(problem, held),
    ]


Held = list[tuple[Applicant, tuple[Stall, ...]]]


def _places(held: Held) -> Iterator[Loosening]:
    for who, its in held:
        codes = ":".join(stall.code for stall in its)
        admitted = all(not stall.sectors or who.sector in stall.sectors for stall in its)
        if not admitted or (who.needs_socket and not any(stall.has_socket for stall in its)):
            yield Loosening("suits", f"{who.code}:{codes}", 0, 0)
        if len(its) != who.size or any(b.code not in a.beside for a, b in pairwise(its)):
            yield Loosening("apart", f"{who.code}:{codes}", who.size, len(its))


def _pins(problem: Problem, plan: Plan) -> Iterator[Loosening]:
    for code, stall in sorted(problem.pins.items()):
        if stall not in plan.get(code, ()):
            yield Loosening("pin", code, 1, 0)


def _quotas(problem: Problem, held: Held) -> Iterator[Loosening]:
    for quota in problem.rules.quotas:
        count = sum(len(its) for who, its in held if counts(quota, who))
        about = f"{quota.kind}:{quota.key}"
        if count < quota.least:
            yield Loosening("least", about, quota.least, count)
        if quota.most is not None and count > quota.most:
            yield Loosening("most", about, quota.most, count)


def _single(held: Held) -> list[tuple[Applicant, Stall]]:
    return [(who, its[0]) for who, its in held if len(its) == 1]


def _aisles(problem: Problem, held: Held) -> Iterator[Loosening]:
    for rule, (what, most) in problem.rules.aisles().items():
        crowds = Counter((stall.aisle, getattr(who, what)) for who, stall in _single(held))
        for (aisle, key), count in sorted(crowds.items()):
            if count > most:
                yield Loosening(rule, f"{aisle}:{key}", most, count)


def _rivals(problem: Problem, held: Held) -> Iterator[Loosening]:
    if not problem.rules.rivals_apart:
        return
    trades = {stall.code: who.trade for who, stall in _single(held)}
    for _who, stall in sorted(_single(held), key=lambda one: one[1].code):
        for other in sorted(stall.beside):
            if stall.code < other and trades.get(other) == trades[stall.code]:
                yield Loosening("rivals", f"{stall.code}:{other}:{trades[other]}", 1, 2)
