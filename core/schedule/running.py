"""Doing what is due: claimed in the database, so two schedulers never do the same at once."""

import logging
from collections.abc import Iterable
from datetime import datetime
from io import StringIO

from django.core.management import CommandError, call_command
from django.utils import timezone

from core.models import JobRun
from core.schedule.jobs import Job, jobs
from core.schedule.rules import is_late

log = logging.getLogger(__name__)
LONGEST_ANSWER = 500


def run_due(todo: Iterable[Job], now: datetime) -> list[str]:
    """Run what is due at ``now`` (in the site's zone) one after another; return the commands."""
    return [job.command for job in todo if claim(job, now) and (run(job) or True)]


def claim(job: Job, now: datetime) -> bool:
    """Take a job that is due for this process; say no when it is not, or another was first."""
    row, _new = JobRun.objects.get_or_create(command=job.command)
    last = row.started_at
    if not job.when.is_due(timezone.localtime(last) if last else None, now):
        return False
    mine = JobRun.objects.filter(pk=row.pk, started_at=last)
    return mine.update(started_at=now, ended_at=None, worked=None, said="") == 1


def run(job: Job) -> bool:
    """Run a claimed job and write down what came of it; an error is logged and ends here."""
    out = StringIO()
    try:
        call_command(job.command, stdout=out, stderr=out, no_color=True, **job.options)
    except CommandError as error:  # the command's own word, such as findings of the audit
        out.write(str(error))
        log.error("%s: %s", job.command, error)
        worked = False
    except Exception as error:
        out.write(type(error).__name__)
        log.exception("%s broke", job.command)
        worked = False
    else:
        worked = True
    JobRun.objects.filter(command=job.command).update(
        ended_at=timezone.now(), worked=worked, said=out.getvalue().strip()[-LONGEST_ANSWER:]
    )
    return worked


def troubles(now: datetime) -> list[str]:
    """Return the commands that failed last, or have not run for long, sorted. One query."""
    known = {row.command: row for row in JobRun.objects.all()}
    return sorted(
        job.command
        for job in jobs()
        if (row := known.get(job.command)) is None
        or row.worked is False
        or is_late(job.when, row.started_at, now)
    )
