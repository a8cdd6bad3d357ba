"""An applicant sends, answers and withdraws."""

from datetime import datetime

from django.db import transaction

from core.models import User
from core.record import move
from exhibitions.applying import notices
from exhibitions.applying.actions.locking import locked, require_complete
from exhibitions.applying.actions.refusals import ApplicationsClosed, HasAStall, TooLate
from exhibitions.applying.queries import times_of
from exhibitions.applying.rules import WITHDRAWABLE, WORKING, takes_applications
from exhibitions.models import Application
from exhibitions.states import APPLICATION_MOVES, APPLYING, ApplicationState
from sellers.models import Partner

_A = ApplicationState


@transaction.atomic
def submit(pk: int, seller: Partner, *, by: User | None, now: datetime) -> Application:
    """Send a draft; what was sent already is returned as it is.

    Raise ``ApplicationsClosed``, ``NotComplete`` (a licence that does not hold is among it), or
    ``MoveRefused`` when it is over.
    """
    application = locked(pk, seller)
    if application.state in APPLYING and application.state != _A.DRAFT:
        return application
    APPLICATION_MOVES.require(application.state, _A.SUBMITTED)
    if not takes_applications(times_of(application.fair), now):
        raise ApplicationsClosed
    require_complete(application)
    application.submitted_at = now
    _to(application, _A.SUBMITTED, by, also_save=["submitted_at"])
    notices.tell(application)
    return application


@transaction.atomic
def answer(pk: int, seller: Partner, *, text: str, by: User | None) -> Application:
    """Answer what the organiser asked: the application goes back to them.

    Pressed twice, the first answer stands. Raise ``TooLate`` when stalls are given already,
    ``NotComplete`` when what was asked for is still missing.
    """
    application = locked(pk, seller)
    if application.state == _A.SUBMITTED:
        return application
    APPLICATION_MOVES.require(application.state, _A.SUBMITTED)
    if application.state != _A.NEEDS_INFO or application.fair.state not in WORKING:
        raise TooLate
    require_complete(application)
    application.answer = text
    _to(application, _A.SUBMITTED, by, reason=text, also_save=["answer"])
    return application


@transaction.atomic
def withdraw(pk: int, seller: Partner, *, by: User | None) -> Application:
    """Take an application back for good; twice is once. Raise ``HasAStall`` when one is held."""
    application = locked(pk, seller)
    if application.state == _A.WITHDRAWN:
        return application
    if application.state in (_A.HELD, _A.CONFIRMED):
        raise HasAStall
    APPLICATION_MOVES.require(application.state, _A.WITHDRAWN)
    assert application.state in WITHDRAWABLE  # noqa: S101 -- the two tables agree
    was_sent = application.state != _A.DRAFT
    _to(application, _A.WITHDRAWN, by)
    if was_sent:
        notices.tell(application)
    return application


def _to(
    application: Application, state: ApplicationState, by: User | None, *,
    reason: str = "", also_save: list[str] | None = None,
) -> None:  # fmt: skip
    move(
        application, state, table=APPLICATION_MOVES, by=by, reason=reason,
        also_save=also_save or [],
    )  # fmt: skip
