"""What the calendar does: papers end with their last day."""

from datetime import date

from django.db import transaction
from django.dispatch import Signal

from core import kept, record
from sellers.licensing.actions.writing import PaperModel
from sellers.licensing.notices import tell
from sellers.licensing.states import PAPER_MOVES, PaperState
from sellers.models import Licence, Permit

BATCH = 500
ENDING = (PaperState.APPROVED, PaperState.RENEWED)

# Sent where many papers change at once, with the keys of their sellers; cards above listen.
papers_changed = Signal()


def expire_licences(day: date) -> int:
    """Move licences and permits whose last day lies before ``day`` to "expired"; return how many.

    Idempotent; a renewal that is asked for stays with the office. Nothing was on sale under them
    since their last day: cards and baskets judge by the day itself.
    """
    return sum(_expire(model, day) for model in (Licence, Permit))


def _expire(model: PaperModel, day: date) -> int:
    ended = 0
    while batch := _expire_batch(model, day):
        ended += batch
    return ended


@transaction.atomic
def _expire_batch(model: PaperModel, day: date) -> int:
    due = model._default_manager.filter(state__in=ENDING, valid_until__lt=day)
    papers = list(due.select_for_update().order_by("pk")[:BATCH])
    record.move_many(papers, PaperState.EXPIRED, table=PAPER_MOVES)
    for paper in papers:
        tell(paper, "expired")
    if papers:
        papers_changed.send(model, sellers=sorted({paper.seller_id for paper in papers}))
        kept.changed()
    return len(papers)
