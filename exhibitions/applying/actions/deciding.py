"""An organiser asks for more, shortlists and declines."""

from collections.abc import Collection

from django.db import transaction

from core.models import User
from core.moves import MoveRefused
from core.record import move, move_many
from exhibitions.applying import notices
from exhibitions.applying.actions.refusals import TooLate
from exhibitions.applying.rules import DECIDABLE, WORKING
from exhibitions.models import Application, Fair
from exhibitions.states import APPLICATION_MOVES, ApplicationState

_A = ApplicationState


@transaction.atomic
def ask(fair: Fair, pk: int, *, question: str, by: User | None) -> Application:
    """Ask an applicant for more and tell them; the same question twice is asked once.

    Raise ``TooLate`` when the fair no longer works on applications, ``MoveRefused``.
    """
    application = _decided(fair, pk, working=True)
    if application.state == _A.NEEDS_INFO and application.question == question:
        return application
    application.question, application.answer = question, ""
    move(
        application, _A.NEEDS_INFO, table=APPLICATION_MOVES, by=by, reason=question,
        also_save=["question", "answer"],
    )  # fmt: skip
    notices.tell(application)
    return application


@transaction.atomic
def shortlist(fair: Fair, pks: Collection[int], *, by: User | None) -> list[Application]:
    """Let applications take part in the allocation and tell them; return those that were moved.

    Who is on the list already, has withdrawn or was asked and did not answer stays as they are.
    """
    fair = Fair.objects.select_for_update().get(pk=fair.pk)
    if fair.state not in WORKING:
        raise TooLate
    rows = Application.objects.select_for_update(of=("self",)).filter(fair=fair, pk__in=pks)
    moving = list(rows.filter(state=_A.SUBMITTED).order_by("pk"))
    move_many(moving, _A.SHORTLISTED, table=APPLICATION_MOVES, by=by)
    for application in moving:
        application.fair = fair
    notices.tell_many(moving)
    return moving


@transaction.atomic
def decline(fair: Fair, pk: int, *, reason: str, by: User | None) -> Application:
    """Say no with a reason and tell the applicant; twice is once. Raise ``MoveRefused``.

    Who holds a stall is not declined here: a booking is cancelled, and paid back.
    """
    application = _decided(fair, pk, working=False)
    if application.state == _A.DECLINED:
        return application
    if application.state not in DECIDABLE:
        raise MoveRefused(application.state, _A.DECLINED)
    application.reason = reason
    move(
        application, _A.DECLINED, table=APPLICATION_MOVES, by=by, reason=reason,
        also_save=["reason"],
    )  # fmt: skip
    notices.tell(application)
    return application


def _decided(fair: Fair, pk: int, *, working: bool) -> Application:
    """Lock a sent application of a fair; drafts are nobody's business but their writer's."""
    fair = Fair.objects.select_for_update().get(pk=fair.pk)
    if working and fair.state not in WORKING:
        raise TooLate
    sent = Application.objects.exclude(state=_A.DRAFT).filter(fair=fair)
    application = sent.select_for_update(of=("self",)).get(pk=pk)
    application.fair = fair
    return application
