"""When a text message may go, and how often it is tried. Pure: no Django.

Times are aware and in Tehran's time; quiet hours are those of the people who read.
"""

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from core.moves import Moves


class Kind(StrEnum):
    """Why a message is sent: a code at once, what must be known, what one may live without."""

    CODE = "code"
    NECESSARY = "necessary"
    OPTIONAL = "optional"


class SmsState(StrEnum):
    """Where an outgoing message stands."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    STOPPED = "stopped"


SMS_MOVES: Final = Moves(
    states=tuple(SmsState),
    start=SmsState.WAITING,
    allowed={
        SmsState.WAITING: {SmsState.SENDING},
        SmsState.SENDING: {
            SmsState.SENT,
            SmsState.WAITING,
            SmsState.FAILED,
            SmsState.STOPPED,
        },
    },
    final={SmsState.SENT, SmsState.FAILED, SmsState.STOPPED},
)

QUIET_FROM: Final = time(21)
QUIET_UNTIL: Final = time(8)
# After so many tries a message is given up: about a day for words, three quick tries for a code.
MOST_TRIES: Final = {Kind.CODE: 3, Kind.NECESSARY: 8, Kind.OPTIONAL: 5}
FIRST_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=6)
# A code that comes later than this opens nothing any more.
CODE_LIVES: Final = timedelta(minutes=5)
# A message that was taken and never came back belongs to a process that died.
TAKEN_FOR: Final = timedelta(minutes=5)
KEPT_FOR: Final = timedelta(days=90)


def not_before(kind: Kind, now: datetime) -> datetime:
    """Return when a message written ``now`` may go: what nobody waits for sleeps until 8:00."""
    if kind != Kind.OPTIONAL or QUIET_UNTIL <= now.time() < QUIET_FROM:
        return now
    day = now.date() if now.time() < QUIET_UNTIL else now.date() + timedelta(days=1)
    return datetime.combine(day, QUIET_UNTIL, tzinfo=now.tzinfo)


def next_try(kind: Kind, tries: int, now: datetime) -> datetime | None:
    """Return when to try again after ``tries`` failed ones, ``None`` to give up.

    Pauses quadruple from a minute to six hours; a code is tried again after ten seconds.
    """
    if tries >= MOST_TRIES[kind]:
        return None
    if kind == Kind.CODE:
        return now + timedelta(seconds=10)
    pause = min(FIRST_PAUSE * 4 ** (tries - 1), LONGEST_PAUSE)
    return not_before(kind, now + pause)


def is_stale(kind: Kind, written: datetime, now: datetime) -> bool:
    """Return whether a message says nothing any more: an old code."""
    return kind == Kind.CODE and now - written > CODE_LIVES
