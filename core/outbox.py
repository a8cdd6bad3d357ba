"""Work that follows a transaction, and is not lost with the process.

    after_commit(send_mail_about, order.pk, "paid")

With a queue in the database the task is a row of the same transaction: committed with it, or not
at all, and done by a worker whatever becomes of this process. Without a queue it is done in place,
once the transaction has committed; a failure is logged and harms nobody.

A task that calls the very module which asks for it is named by its place, as settings name apps:

    after_commit("shop.payment.tasks.send_refund", refund.pk)
"""

from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string


def after_commit(task: Any, *arguments: Any) -> None:
    """Have ``task``, or the one of that name, done after the open transaction, or now without one.

    Raise ``ImportError`` for a name without a task.
    """
    if isinstance(task, str):
        task = import_string(task)
    if settings.TASKS_BACKEND == "database":
        task.enqueue(*arguments)
    else:
        transaction.on_commit(partial(task.enqueue, *arguments), robust=True)
