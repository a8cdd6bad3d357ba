"""Tasks that failed are tried again, and those of a worker that was killed are taken up by another.

The queue in the database knows neither. Every task of ours may run twice: what it does is done
once, or, for a mail, rather twice than never.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

LONGEST_TASK: Final = timedelta(minutes=30)  # none of ours runs so long: its worker is gone
MOST_TRIES: Final = 8  # over about four hours
GIVEN_UP_AFTER: Final = timedelta(days=2)  # by then a mail would only confuse


class Rescued(NamedTuple):
    """How many tasks were set going again."""

    stuck: int
    failed: int


def pause_after(tries: int) -> timedelta:
    """Return how long to wait after so many tries: 2, 4, 8 … minutes."""
    return timedelta(minutes=2**tries)


def rescue(now: datetime) -> Rescued:
    """Make ready again what is stuck, and what failed and has waited long enough.

    Each by compare-and-set, so two at once harm nothing. A query for each task that is rescued.
    """
    return Rescued(
        sum(_again(pk, TaskResultStatus.RUNNING) for pk in _stuck(now)),
        sum(_again(pk, TaskResultStatus.FAILED) for pk in _failed(now)),
    )


def _stuck(now: datetime) -> Iterator[UUID]:
    running = DBTaskResult.objects.running().filter(started_at__lt=now - LONGEST_TASK)
    return running.values_list("pk", flat=True).iterator()


def _failed(now: datetime) -> Iterator[UUID]:
    recent = DBTaskResult.objects.failed().filter(finished_at__gt=now - GIVEN_UP_AFTER)
    for pk, workers, finished in recent.values_list("pk", "worker_ids", "finished_at"):
        if len(workers) < MOST_TRIES and finished and finished + pause_after(len(workers)) <= now:
            yield pk


def _again(pk: UUID, was: str) -> int:
    return DBTaskResult.objects.filter(pk=pk, status=was).update(
        status=TaskResultStatus.READY, started_at=None, finished_at=None
    )
