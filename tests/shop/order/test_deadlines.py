"""Until when sellers answer and post. Days are of Azar 1405: 7 Azar is Saturday 28 November."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from shop.order import deadlines
from shop.order.states import ParcelState

TEHRAN = ZoneInfo("Asia/Tehran")
SATURDAY = date(2026, 11, 28)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=TEHRAN)


@pytest.mark.parametrize(
    ("ordered", "answered"),
    [
        ("11-28 10:30", "11-29 10:30"),  # a day later
        ("11-26 15:00", "11-28 15:00"),  # Thursday: Friday does not count
        ("11-27 15:00", "11-28 15:00"),  # on Friday
        ("11-28 03:00", "11-29 09:00"),  # at night: in the morning
        ("11-28 23:30", "11-30 09:00"),  # late: the morning after next
        ("11-26 22:00", "11-29 09:00"),  # late on Thursday
        ("11-28 20:59", "11-29 20:59"),
        ("11-28 21:00", "11-30 09:00"),
    ],
)
def test_answer_by(ordered, answered):
    assert deadlines.answer_by(at(ordered)) == at(answered)


@pytest.mark.parametrize(
    ("answer", "reminded"),
    [
        ("11-29 20:00", "11-29 14:00"),
        ("11-29 15:00", "11-29 09:00"),
        ("11-29 09:00", "11-28 20:00"),
    ],
)
def test_reminded_six_hours_before_or_the_evening_before(answer, reminded):
    assert deadlines.remind_from(at(answer)) == at(reminded)


@pytest.mark.parametrize(
    ("state", "ready", "promised", "late"),
    [
        (ParcelState.NEW, 27, 30, True),
        (ParcelState.PREPARING, 27, 30, True),
        (ParcelState.PREPARING, 28, 30, False),  # today is still in time
        (ParcelState.POSTED, 20, 28, False),
        (ParcelState.POSTED, 20, 27, True),
        (ParcelState.DELIVERED, 20, 25, False),
        (ParcelState.CANCELLED, 20, 25, False),
    ],
)
def test_late(state, ready, promised, late):
    days = date(2026, 11, ready), date(2026, 11, promised)
    assert deadlines.is_late(state, *days, SATURDAY) is late


@pytest.mark.parametrize(
    ("state", "ready", "may"),
    [
        (ParcelState.NEW, 30, True),
        (ParcelState.PREPARING, 28, False),
        (ParcelState.PREPARING, 27, True),
        (ParcelState.POSTED, 20, False),
        (ParcelState.DELIVERED, 20, False),
    ],
)
def test_a_buyer_cancels_before_the_work_or_when_it_is_late(state, ready, may):
    assert deadlines.may_cancel(state, date(2026, 11, ready), SATURDAY) is may


@pytest.mark.parametrize(
    ("state", "delivered", "shows"),
    [
        (ParcelState.NEW, None, False),
        (ParcelState.PREPARING, None, True),
        (ParcelState.POSTED, None, True),
        (ParcelState.DELIVERED, date(2026, 10, 29), True),
        (ParcelState.DELIVERED, date(2026, 10, 28), False),
        (ParcelState.REFUSED, None, False),
        (ParcelState.CANCELLED, None, False),
    ],
)
def test_the_address_is_seen_from_the_yes_until_a_while_after(state, delivered, shows):
    assert deadlines.shows_address(state, delivered, SATURDAY) is shows
