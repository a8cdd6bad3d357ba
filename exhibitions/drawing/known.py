"""What is known of applicants beside what they wrote: it earns them points."""

from collections.abc import Mapping
from dataclasses import dataclass

from exhibitions.applying.facts import facts_of
from exhibitions.jury.queries import scores_of
from exhibitions.models import Fair


@dataclass(frozen=True, slots=True)
class Known:
    """One applicant's facts (``allocation.problem.FACTS``), jury score and record, 0–100 each."""

    facts: frozenset[str] = frozenset()
    jury: int = 0
    attendance: int = 0


NOTHING = Known()


def known_of(fair: Fair) -> Mapping[int, Known]:
    """Return what is known of a fair's applicants, by application. Ten queries at most."""
    scores = scores_of(fair)
    return {
        pk: Known(facts, scores.get(pk, 0), attendance)
        for pk, (facts, attendance) in facts_of(fair).items()
    }
