"""How an application is taken in hand: its fair first, then itself, then the question whether."""

from datetime import datetime

from exhibitions.applying.actions.refusals import NotComplete, TooLate
from exhibitions.applying.queries import answers_of, times_of
from exhibitions.applying.rules import Step, may_change, missing
from exhibitions.models import Application, Fair
from exhibitions.states import ApplicationState
from sellers.models import Partner


def locked(pk: int, seller: Partner) -> Application:
    """Lock a seller's application and its fair; raise ``Application.DoesNotExist`` for others'.

    The fair is locked so that its windows cannot close between the look and the writing.
    """
    mine = Application.objects.filter(seller=seller)
    fair = Fair.objects.select_for_update().get(pk=mine.values_list("fair", flat=True).get(pk=pk))
    application = mine.select_for_update(of=("self",)).select_related("seller").get(pk=pk)
    application.fair = fair
    return application


def changing(pk: int, seller: Partner, step: Step, now: datetime) -> Application:
    """Lock an application whose answers of ``step`` shall be written; raise ``TooLate``."""
    application = locked(pk, seller)
    if not may_change(step, application.state, times_of(application.fair), now):
        raise TooLate
    return application


def require_complete(application: Application) -> None:
    """Raise ``NotComplete`` when something is missing."""
    answers = answers_of(application, application.fair)
    if lacks := missing(answers):
        raise NotComplete(lacks, answers)


def still_complete(application: Application) -> None:
    """Raise ``NotComplete`` when a change left a sent application with something missing."""
    if application.state != ApplicationState.DRAFT:
        require_complete(application)
