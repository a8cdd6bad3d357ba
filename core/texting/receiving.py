"""Text messages that arrive: each once, one after the other for one person, all kept as acts.

Numbers nobody has proven are ignored and counted, and so is what the provider tells twice.
"""

from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext, override

from core.models import IncomingSms, OutgoingSms, User
from core.texting import wishes
from core.texting.commands import Asked, Reply, commands_for, find
from core.texting.models import Outcome
from core.texting.reading import words_of
from core.texting.sending import queue_sms
from core.validators import Invalid, mobile

STOP = ("لغو", "stop", "off", "قطع")
RESUME = ("وصل", "start")
HELP = ("راهنما", "help", "کمک", "راهنمایی")
# Whoever writes what we cannot read gets help, but not a hundred times.
HELPS_AN_HOUR = 3
TEXT_KEPT = 1000


class Taken(NamedTuple):
    """What became of a message."""

    outcome: str
    answer: str = ""


@transaction.atomic
def take(message_id: str, sender: str, text: str) -> Taken:
    """Do what a message asks and answer its sender; told twice, it is done once.

    ``sender`` is a number in any usual form. The row of the message is written first, so that
    the same one at the same moment waits for it; messages of one person queue for the person.
    """
    row, new = IncomingSms.objects.get_or_create(
        message_id=message_id, defaults={"outcome": Outcome.IGNORED}
    )
    if not new:
        IncomingSms.objects.filter(pk=row.pk).update(replays=F("replays") + 1)
        return Taken("replay")
    try:
        number = mobile(sender)
    except Invalid:
        return Taken(row.outcome)
    user = User.objects.select_for_update(no_key=True).filter(
        mobile=number, mobile_verified=True, is_active=True
    ).first()  # fmt: skip
    if user is None:
        return _stranger(row, number, words_of(text))
    with override(user.language):
        return _answer(row, user, number, text)


def _stranger(row: IncomingSms, number: str, words: tuple[str, ...]) -> Taken:
    """Let a number that we wrote to stop us; anything else from strangers is nothing."""
    if words and words[0] in STOP and OutgoingSms.objects.filter(to=number).exists():
        wishes.stop(number)
        return _close(row, Outcome.DONE, command="stop")
    return _close(row, Outcome.IGNORED)


def _answer(row: IncomingSms, user: User, number: str, text: str) -> Taken:
    row.user, row.text = user, text[:TEXT_KEPT]
    words = words_of(text)
    first = words[0] if words else ""
    if first in STOP or first in RESUME:
        return _close(row, Outcome.DONE, command="stop", to=number, reply=_wish(number, first))
    command = find(words, user)
    if command is None:
        return _help(row, user, number, asked=first in HELP)
    asked = Asked(user, words[1:], _last_about(user, command.name))
    reply = command.run(asked)
    outcome = Outcome.DONE if reply.done else Outcome.REFUSED
    return _close(row, outcome, command=command.name, to=number, reply=reply)


def _wish(number: str, word: str) -> Reply:
    if word in STOP:
        wishes.stop(number)
        return Reply(gettext("Done. From now on only what is necessary comes."))
    wishes.resume(number)
    return Reply(gettext("You hear everything again."))


def _help(row: IncomingSms, user: User, number: str, *, asked: bool) -> Taken:
    """Say what can be done by SMS; what nobody asked for only three times an hour."""
    since = timezone.now() - timedelta(hours=1)
    lately = IncomingSms.objects.filter(user=user, outcome=Outcome.HELPED, at__gte=since)
    if lately.count() >= HELPS_AN_HOUR:
        return _close(row, Outcome.HUSHED)
    known = commands_for(user)
    head = gettext("You can write:") if asked else gettext("We did not understand. You can write:")
    stop = gettext("“stop”: only what is necessary comes")
    lines = [head, *(str(command.help) for command in known), stop]
    return _close(row, Outcome.HELPED, to=number, reply=Reply("\n".join(lines)))


def _last_about(user: User, command: str) -> str:
    done = IncomingSms.objects.filter(user=user, command=command).exclude(about="")
    return done.order_by("-pk").values_list("about", flat=True).first() or ""


def _close(
    row: IncomingSms,
    outcome: Outcome,
    *,
    command: str = "",
    to: str = "",
    reply: Reply | None = None,
) -> Taken:
    """Keep what was done as an act of its sender, and queue the answer."""
    row.outcome, row.command = outcome, command
    if reply is not None:
        row.answer, row.about = reply.text, reply.about
        queue_sms(to, reply.text, key=f"answer:{row.pk}")
    row.save()
    return Taken(outcome, row.answer)
