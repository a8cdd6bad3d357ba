"""Decisions about draws: codes, the order of those who wait, what changed. Pure: no Django."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from exhibitions.allocation.problem import Applicant, Problem
from exhibitions.allocation.seed import drawn_order

CODE_DIGITS: Final = 5


def new_codes(count: int, choose: Callable[[int], int]) -> list[str]:
    """Return ``count`` different codes of five digits; ``choose(n)`` picks below ``n``."""
    first, many = 10 ** (CODE_DIGITS - 1), 9 * 10 ** (CODE_DIGITS - 1)
    found: dict[str, None] = {}
    while len(found) < count:
        found[str(first + choose(many))] = None
    return list(found)


def places(points: Mapping[str, int], seed: str) -> dict[str, int]:
    """Return everyone's place by points from 1; the seed decides between equals."""
    order = sorted(points, key=lambda code: (-points[code], drawn_order(seed, code)))
    return {code: place for place, code in enumerate(order, 1)}


@dataclass(frozen=True, slots=True)
class Difference:
    """What is no more as it was published: ``what`` is input, stalls, left, new or changed."""

    what: str
    code: str = ""


def differences(
    published: Problem, now: Problem, *, left: Iterable[str], new: bool
) -> list[Difference]:
    """Return what changed since a draw was published.

    Facts, scores and counties stay as they were: they were judged on the day of publishing. Who
    withdrew changes nothing for the others, so ``left`` names those whom the organiser took out.
    """
    found = []
    if _stalls(published) != _stalls(now):
        found.append(Difference("stalls"))
    found += [Difference("left", code) for code in sorted(left)]
    today = {who.code: who for who in now.applicants}
    for who in sorted(published.applicants, key=lambda one: one.code):
        if who.code in today and _own(who) != _own(today[who.code]):
            found.append(Difference("changed", who.code))
    return [*found, Difference("new")] if new else found


def _stalls(problem: Problem) -> set[object]:
    return set(problem.stalls)


def _own(who: Applicant) -> Applicant:
    """Return what an applicant wrote itself."""
    return replace(who, county="", facts=frozenset(), jury=0, attendance=0, points=0)
