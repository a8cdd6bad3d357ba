"""What a jury has said so far, and what it gives each application."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from core.models import User
from exhibitions.jury.rules import MIDDLE, Mark, raw_score, scores
from exhibitions.models import (
    Application,
    Criterion,
    Fair,
    FinalScore,
    Review,
    Reviewer,
    Score,
    Verdict,
)
from exhibitions.states import ApplicationState
from sellers.models import Membership

# What a jury reads; drafts and questions that wait for an answer are not ready to be judged.
JUDGED = (ApplicationState.SUBMITTED, ApplicationState.SHORTLISTED)


def judged(fair: Fair) -> QuerySet[Application]:
    """Return the applications that a jury reads, in an order that says nothing of them."""
    return Application.objects.filter(fair=fair, state__in=JUDGED).order_by("pk")


def scores_of(fair: Fair) -> dict[int, int]:
    """Return by application id what the jury gives, 0 to 100; four queries at most.

    Frozen once the jury has closed, until then as it stands now. What nobody scored has the
    middle; a fair without a jury gives nobody anything, so the answer is empty.
    """
    verdict = Verdict.objects.filter(fair=fair).first()
    if verdict is not None:
        frozen = FinalScore.objects.filter(verdict=verdict)
        given = dict(frozen.values_list("application", "score"))
    elif fair.reviewers.exists():
        given = current(fair)
    else:
        return {}
    return dict.fromkeys(judged(fair).values_list("pk", flat=True), MIDDLE) | given


def current(fair: Fair) -> dict[int, int]:
    """Return the scores of what was judged so far. One query."""
    rows = Score.objects.filter(
        review__reviewer__fair=fair,
        review__has_conflict=False,
        review__application__state__in=JUDGED,
    ).values_list(
        "review__reviewer", "review__application", "points", "criterion__most", "criterion__weight"
    )
    marks: dict[tuple[int, int], list[Mark]] = defaultdict(list)
    for reviewer, application, points, most, weight in rows:
        marks[reviewer, application].append(Mark(points, most, weight))
    return scores({key: raw_score(given) for key, given in marks.items()})


def places_of(user: User) -> QuerySet[Reviewer]:
    """Return the juries a person belongs to: by person, or by their proven number."""
    mine = Q(user=user)
    if user.mobile and user.mobile_verified:
        mine |= Q(user=None, mobile=user.mobile)
    return Reviewer.objects.filter(mine).select_related("fair__venue__county")


def own_sellers(user: User) -> set[int]:
    """Return the shops a person works in: their applications are never theirs to judge."""
    return set(Membership.objects.filter(user=user).values_list("seller", flat=True))


def to_judge(reviewer: Reviewer, own: Iterable[int]) -> QuerySet[Application]:
    """Return what a reviewer may judge: all but those of shops they work in."""
    own = list(own)
    return (
        judged(reviewer.fair)
        .exclude(seller__in=own)
        .exclude(members__seller__in=own)
        .select_related("trade__sector")
    )


def left_for(reviewer: Reviewer, own: Iterable[int]) -> QuerySet[Application]:
    """Return what a reviewer has still to judge, the first first."""
    return to_judge(reviewer, own).exclude(
        pk__in=Review.objects.filter(reviewer=reviewer).values("application")
    )


@dataclass(frozen=True)
class Progress:
    """How far one reviewer has come: scored, with a conflict, and of how many."""

    reviewer: Reviewer
    scored: int
    conflicts: int
    of: int

    @property
    def left(self) -> int:
        """How many wait for this reviewer."""
        return max(0, self.of - self.scored - self.conflicts)


def progress(fair: Fair) -> list[Progress]:
    """Return how far each reviewer has come. Three queries."""
    known = judged(fair).count()
    counts: Counter[tuple[int, bool]] = Counter(
        Review.objects.filter(reviewer__fair=fair, application__state__in=JUDGED).values_list(
            "reviewer", "has_conflict"
        )
    )
    return [
        Progress(one, counts[one.pk, False], counts[one.pk, True], known)
        for one in fair.reviewers.select_related("user")
    ]


def criteria_of(fair: Fair) -> list[Criterion]:
    """Return a fair's criteria in their order. One query."""
    return list(fair.criteria.order_by("pk"))
