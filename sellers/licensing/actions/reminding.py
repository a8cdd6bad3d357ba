"""Reminders before a paper ends: by text message, each once; the desk shows them by itself."""

from datetime import date, timedelta

from django.db import transaction

from sellers.licensing.actions.endings import ENDING
from sellers.licensing.actions.writing import PaperModel
from sellers.licensing.notices import tell
from sellers.licensing.rules import REMINDER_DAYS, reminder_due
from sellers.models import Licence, Permit


def remind(day: date) -> int:
    """Remind sellers of papers that end in 60, 30 or 7 days; return how many reminders went out.

    Idempotent: what was told stands on the paper, and a night that was missed is made up for by
    the nearest reminder alone. Who has asked for renewal is left in peace.
    """
    return sum(_remind(model, day) for model in (Licence, Permit))


def _remind(model: PaperModel, day: date) -> int:
    last = day + timedelta(days=max(REMINDER_DAYS))
    near = model._default_manager.filter(
        state__in=ENDING, valid_until__gte=day, valid_until__lte=last
    )
    return sum(_told(model, paper.pk, day) for paper in near.only("pk").order_by("pk"))


@transaction.atomic
def _told(model: PaperModel, pk: int, day: date) -> bool:
    paper = model._default_manager.select_for_update().get(pk=pk)
    if paper.state not in ENDING or paper.valid_until is None:
        return False
    told = [] if paper.reminded_days is None else [paper.reminded_days]
    due = reminder_due(paper.valid_until, day, told)
    if due is None:
        return False
    paper.reminded_days = due
    paper.save(update_fields=["reminded_days"])
    tell(paper, "soon", key=f"{model._meta.model_name}:{pk}:{paper.valid_until}:{due}")
    return True
