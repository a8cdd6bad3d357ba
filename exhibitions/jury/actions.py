"""The writers of juries: who judges by what, what they say, and the end of it."""

from collections.abc import Mapping

from django.db import transaction

from core.models import User
from core.record import note
from exhibitions.jury import notices
from exhibitions.jury.queries import own_sellers, scores_of, to_judge
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
from exhibitions.states import FairState


class JuryClosed(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The jury of this fair has ended: nothing about it changes."""


class AlreadyScored(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Points were given by a criterion already: it stays as it was read."""


class PointsWrong(ValueError):  # noqa: N818 -- an answer to the caller, not a fault
    """Points lack for a criterion, or lie outside its scale."""


def _open(fair: Fair) -> Fair:
    """Lock a fair whose jury may still speak; raise ``JuryClosed``."""
    fair = Fair.objects.select_for_update().get(pk=fair.pk)
    if Verdict.objects.filter(fair=fair).exists():
        raise JuryClosed
    return fair


@transaction.atomic
def appoint(fair: Fair, *, mobile: str, name: str = "", by: User | None) -> Reviewer:
    """Call somebody into the jury by number (E.164) and tell them; twice is once."""
    fair = _open(fair)
    known = User.objects.filter(mobile=mobile, mobile_verified=True).first()
    reviewer, new = Reviewer.objects.get_or_create(
        fair=fair, mobile=mobile, defaults={"name": name, "user": known}
    )
    if new:
        note(reviewer, "", "appointed", by=by)
        notices.tell_appointed(reviewer)
    return reviewer


@transaction.atomic
def dismiss(fair: Fair, pk: int, *, by: User | None) -> None:
    """Take somebody out of the jury with all they said; nothing when they are gone."""
    fair = _open(fair)
    reviewer = Reviewer.objects.filter(fair=fair, pk=pk).first()
    if reviewer is not None:
        note(reviewer, "appointed", "dismissed", by=by)
        reviewer.delete()


@transaction.atomic
def add_criterion(
    fair: Fair,
    *,
    name_fa: str,
    name_en: str = "",
    help_fa: str = "",
    weight: int = 1,
    most: int = 5,
) -> Criterion:
    """Add a criterion; raise ``AlreadyScored`` once somebody has judged by the others."""
    fair = _open(fair)
    if Score.objects.filter(criterion__fair=fair).exists():
        raise AlreadyScored
    criterion, _new = Criterion.objects.update_or_create(
        fair=fair, name_fa=name_fa,
        defaults={"name_en": name_en, "help_fa": help_fa, "weight": weight, "most": most},
    )  # fmt: skip
    return criterion


@transaction.atomic
def drop_criterion(fair: Fair, pk: int) -> None:
    """Take a criterion away as long as nobody has given points; nothing when it is gone."""
    fair = _open(fair)
    if Score.objects.filter(criterion__fair=fair).exists():
        raise AlreadyScored
    Criterion.objects.filter(fair=fair, pk=pk).delete()


@transaction.atomic
def score(
    reviewer: Reviewer, application: int, *, points: Mapping[int, int], note_text: str = "",
    user: User,
) -> Review:  # fmt: skip
    """Keep one reviewer's points by criterion id, in place of those given before.

    Raise ``JuryClosed``, ``PointsWrong``, or ``Application.DoesNotExist`` for one that is not
    theirs to judge: of their own shop, or not handed to the jury.
    """
    reviewer, judged = _judging(reviewer, application, user)
    criteria = {criterion.pk: criterion for criterion in reviewer.fair.criteria.all()}
    if not criteria or set(points) != set(criteria):
        raise PointsWrong("a criterion has no points")
    if any(not 0 <= points[key] <= one.most for key, one in criteria.items()):
        raise PointsWrong("points lie outside the scale")
    review = _review(reviewer, judged, has_conflict=False, text=note_text)
    Score.objects.bulk_create(
        Score(review=review, criterion_id=key, points=given) for key, given in points.items()
    )
    return review


@transaction.atomic
def declare_conflict(reviewer: Reviewer, application: int, *, text: str, user: User) -> Review:
    """Keep that a reviewer stands too near to an applicant: nothing they said of it counts."""
    reviewer, judged = _judging(reviewer, application, user)
    return _review(reviewer, judged, has_conflict=True, text=text)


def _judging(reviewer: Reviewer, pk: int, user: User) -> tuple[Reviewer, Application]:
    fair = _open(reviewer.fair)
    reviewer = Reviewer.objects.select_for_update().get(pk=reviewer.pk)
    reviewer.fair = fair
    return reviewer, to_judge(reviewer, own_sellers(user)).get(pk=pk)


def _review(
    reviewer: Reviewer, application: Application, *, has_conflict: bool, text: str
) -> Review:
    review, _new = Review.objects.update_or_create(
        reviewer=reviewer, application=application,
        defaults={"has_conflict": has_conflict, "note": text},
    )  # fmt: skip
    review.scores.all().delete()
    return review


@transaction.atomic
def close(fair: Fair, *, by: User | None) -> Verdict:
    """End the jury and freeze what it gives each application; twice is once."""
    fair = Fair.objects.select_for_update().get(pk=fair.pk)
    if known := Verdict.objects.filter(fair=fair).first():
        return known
    given = scores_of(fair)
    verdict = Verdict.objects.create(fair=fair, by=by)
    FinalScore.objects.bulk_create(
        FinalScore(verdict=verdict, application_id=pk, score=value)
        for pk, value in sorted(given.items())
    )
    note(verdict, "open", "closed", by=by)
    return verdict


@transaction.atomic
def reopen(fair: Fair, *, by: User | None) -> None:
    """Let the jury speak again as long as applications are taken; nothing when it is open.

    Once stalls are being given, what went into the draw stays: then raise ``JuryClosed``.
    """
    fair = Fair.objects.select_for_update().get(pk=fair.pk)
    verdict = Verdict.objects.filter(fair=fair).first()
    if verdict is None:
        return
    if fair.state != FairState.APPLICATIONS:
        raise JuryClosed
    note(verdict, "closed", "open", by=by)
    verdict.delete()
