"""The queue of outgoing text messages: written with what they speak of, sent after the commit.

A message is taken by compare-and-set, so any number of workers send it once; one that was taken
and never came back is sent again after five minutes, with the same key for the provider.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django_tasks import task

from core.sms import SmsError, send_sms
from core.texting import wishes
from core.texting.models import IncomingSms, OutgoingSms
from core.texting.rules import KEPT_FOR, TAKEN_FOR, Kind, SmsState, is_stale, next_try, not_before

BATCH = 200
FAULT_LENGTH = 200


@dataclass
class Swept:
    """What a sweep did, in messages."""

    sent: int = 0
    later: int = 0
    given_up: int = 0
    not_wanted: int = 0
    taken_back: int = 0
    forgotten: int = 0


def queue_sms(
    to: str, text: str, *, kind: Kind = Kind.NECESSARY, key: str | None = None
) -> OutgoingSms:
    """Store a message to an E.164 number and send it once the transaction commits.

    The same ``key`` twice is one message. What is optional waits for the morning and carries the
    link that stops it, in the active language. One to three queries.
    """
    now = timezone.now()
    if kind == Kind.OPTIONAL:
        text = gettext("%(text)s\nNo more of these: %(link)s") % {
            "text": text,
            "link": wishes.stop_link(to),
        }
    row = OutgoingSms(
        to=to,
        text=text,
        kind=kind.value,
        key=key,
        written_at=now,
        not_before=not_before(kind, timezone.localtime(now)),
    )
    if key is not None:
        values = {name: getattr(row, name) for name in ("to", "text", "kind")}
        times = {"written_at": row.written_at, "not_before": row.not_before}
        row, new = OutgoingSms.objects.get_or_create(key=key, defaults={**values, **times})
        if not new:
            return row
    else:
        row.save()
    if row.not_before <= now:
        transaction.on_commit(partial(deliver.enqueue, row.pk), robust=True)
    return row


def queue_many(messages: Iterable[tuple[str, str]], *, kind: Kind = Kind.NECESSARY) -> int:
    """Store many messages, each (number, text), for the next sweep; return how many.

    One query for each 500: who tells thousands must not wait for the provider.
    """
    now = timezone.now()
    earliest = not_before(kind, timezone.localtime(now))
    rows = OutgoingSms.objects.bulk_create(
        (
            OutgoingSms(to=to, text=text, kind=kind.value, written_at=now, not_before=earliest)
            for to, text in messages
        ),
        batch_size=500,
    )
    return len(rows)


@task()
def deliver(pk: int) -> str:
    """Send one message that is due, unless somebody else has taken it; return its new state."""
    return attempt(pk) or "taken"


def attempt(pk: int) -> SmsState | None:
    """Try one message that waits; return where it stands now, ``None`` when it was not ours."""
    now = timezone.now()
    mine = OutgoingSms.objects.filter(pk=pk, state=SmsState.WAITING, not_before__lte=now)
    if not mine.update(state=SmsState.SENDING, taken_at=now, tries=F("tries") + 1):
        return None
    message = OutgoingSms.objects.get(pk=pk)
    kind = Kind(message.kind)
    if kind == Kind.OPTIONAL and wishes.has_stopped(message.to):
        return _close(message, SmsState.STOPPED)
    if is_stale(kind, message.written_at, now):
        return _close(message, SmsState.FAILED, fault="too late")
    try:
        send_sms(message.to, message.text, key=f"sms-{pk}")
    except SmsError as error:
        return _postpone(message, str(error)[:FAULT_LENGTH])
    return _close(message, SmsState.SENT, sent_at=timezone.now())


def _close(message: OutgoingSms, state: SmsState, **values: object) -> SmsState:
    """End a message that this process has taken; codes lose their text."""
    text = "" if message.kind == Kind.CODE else message.text
    taken = OutgoingSms.objects.filter(pk=message.pk, state=SmsState.SENDING)
    taken.update(state=state, text=text, taken_at=None, **values)
    return state


def _postpone(message: OutgoingSms, fault: str) -> SmsState:
    """Let a message that the provider did not take wait, or give it up."""
    again = next_try(Kind(message.kind), message.tries, timezone.localtime())
    if again is None:
        return _close(message, SmsState.FAILED, fault=fault)
    taken = OutgoingSms.objects.filter(pk=message.pk, state=SmsState.SENDING)
    taken.update(state=SmsState.WAITING, not_before=again, taken_at=None, fault=fault)
    return SmsState.WAITING


def sweep(now: datetime) -> Swept:
    """Send what is due, take back what dead processes hold, forget what is old.

    At most 200 messages a sweep; each of them is one short step of its own.
    """
    done = Swept(taken_back=_take_back(now), forgotten=_forget(now))
    due = OutgoingSms.objects.filter(state=SmsState.WAITING, not_before__lte=now)
    for pk in list(due.order_by("not_before", "pk").values_list("pk", flat=True)[:BATCH]):
        state = attempt(pk)
        done.sent += state == SmsState.SENT
        done.later += state == SmsState.WAITING
        done.given_up += state == SmsState.FAILED
        done.not_wanted += state == SmsState.STOPPED
    return done


def _take_back(now: datetime) -> int:
    lost = OutgoingSms.objects.filter(state=SmsState.SENDING, taken_at__lt=now - TAKEN_FOR)
    return lost.update(state=SmsState.WAITING, not_before=now, taken_at=None)


def _forget(now: datetime) -> int:
    over = Q(state__in=[SmsState.SENT, SmsState.FAILED, SmsState.STOPPED])
    old = OutgoingSms.objects.filter(over, written_at__lt=now - KEPT_FOR)
    arrived = IncomingSms.objects.filter(at__lt=now - KEPT_FOR)
    return old.delete()[0] + arrived.delete()[0]
