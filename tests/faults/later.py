"""Let the rest of the day pass: what waits becomes due, is swept, rescued and sent; then audit.

    python -m tests.faults.later

Time is made to pass by moving the moments in the rows, never the clock. Prints a JSON line.
"""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402 -- Django must be set up first
from django.utils import timezone  # noqa: E402
from django_tasks.base import TaskResultStatus  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from core import audit, rescue  # noqa: E402
from core.models import OutgoingSms  # noqa: E402
from core.texting.rules import SmsState  # noqa: E402
from shop.payment.actions import sweep  # noqa: E402
from shop.payment.models import Payment, Refund  # noqa: E402

A_DAY = timedelta(days=1)
ROUNDS = 3


def pass_time() -> rescue.Rescued:
    """Move what waits into the past, as if its pause were over; rescue tasks as the job does."""
    now = timezone.now()
    tasks = DBTaskResult.objects
    tasks.filter(status=TaskResultStatus.RUNNING).update(started_at=now - A_DAY / 2)
    tasks.filter(status=TaskResultStatus.FAILED).update(finished_at=now - A_DAY / 2)
    tasks.filter(status=TaskResultStatus.READY).update(run_after=now)
    OutgoingSms.objects.filter(state=SmsState.SENDING).update(taken_at=now - A_DAY)
    OutgoingSms.objects.filter(state=SmsState.WAITING).update(not_before=now)
    Payment.objects.update(asked_at=None)
    Refund.objects.filter(next_try_at__gt=now).update(next_try_at=now)
    return rescue.rescue(now)


def main() -> None:
    stuck = failed = confirmed = 0
    for _round in range(ROUNDS):
        rescued = pass_time()
        stuck, failed = stuck + rescued.stuck, failed + rescued.failed
        confirmed += sweep(timezone.now()).confirmed
        call_command("send_sms", verbosity=0, stdout=sys.stderr)
        call_command("db_worker", queue_name="*", batch=True, interval=0.1, verbosity=0)
    left = DBTaskResult.objects.exclude(status=TaskResultStatus.SUCCESSFUL)
    told = {
        "stuck": stuck,
        "failed": failed,
        "confirmed": confirmed,
        "left": left.count(),
        "findings": [str(finding) for finding in audit.run()],
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
