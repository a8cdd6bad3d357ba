"""Until when a seller answers and posts, and when what is late is said. Pure: no Django.

Clocks are local and aware; the day and the hour are arguments.
"""

from datetime import date, datetime, time, timedelta

from core.workdays import add_workdays
from sellers.away.rules import Away
from shop.order.states import ParcelState

OPENS, CLOSES = 9, 21
EVENING = 20
BEFORE_THE_END = timedelta(hours=6)
# Working days after the promised one: then a parcel that nobody misses has come.
PATIENCE_DAYS = 5
# How long a seller sees where a delivered parcel went: as long as she may be asked about it.
SEES_ADDRESS_DAYS = 30
UNSENT = (ParcelState.NEW, ParcelState.PREPARING)


def answer_by(now: datetime, away: Away | None = None) -> datetime:
    """Return until when a seller answers an order of ``now``: 24 hours, not counting holidays.

    Nobody's time ends at night: before 9 it ends at 9, from 21 on at 9 of the next working day.
    Who is ``away`` when it would end has her 24 hours from the morning she is back.
    """
    due = _answer_by(now)
    if away is not None and (away.covers(now.date()) or away.covers(due.date())):
        return _answer_by(_on(now, away.last + timedelta(days=1), OPENS))
    return due


def _answer_by(now: datetime) -> datetime:
    due = _on(now, add_workdays(now.date(), 1), now.hour, now.minute)
    if due.hour < OPENS:
        return _on(due, due.date(), OPENS)
    if due.hour >= CLOSES:
        return _on(due, add_workdays(due.date(), 1), OPENS)
    return due


def remind_from(answer: datetime) -> datetime:
    """Return from when a seller who has not answered is reminded: 6 hours before the end.

    In the evening before when that is at night.
    """
    at = answer - BEFORE_THE_END
    return at if at.hour >= OPENS else _on(at, at.date() - timedelta(days=1), EVENING)


def is_late(state: str, ready_by: date, promised_by: date, today: date) -> bool:
    """Return whether a parcel is later than promised: to be handed over, or to arrive."""
    if state in UNSENT:
        return ready_by < today
    return state == ParcelState.POSTED and promised_by < today


def may_cancel(state: str, ready_by: date, today: date) -> bool:
    """Return whether its buyer may call a paid parcel off: before the work begins, or when late."""
    if state == ParcelState.NEW:
        return True
    return state == ParcelState.PREPARING and ready_by < today


def counts_as_delivered_on(promised_by: date) -> date:
    """Return the day on which a posted parcel counts as delivered if nobody says otherwise."""
    return add_workdays(promised_by, PATIENCE_DAYS)


def shows_address(state: str, delivered_on: date | None, today: date) -> bool:
    """Return whether a seller sees where the parcel goes: from her yes until a while after."""
    if state in (ParcelState.PREPARING, ParcelState.POSTED):
        return True
    if state != ParcelState.DELIVERED or delivered_on is None:
        return False
    return today <= delivered_on + timedelta(days=SEES_ADDRESS_DAYS)


def _on(clock: datetime, day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=clock.tzinfo)
