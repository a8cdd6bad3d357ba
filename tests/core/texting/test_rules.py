from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.texting.rules import (
    MOST_TRIES,
    SMS_MOVES,
    Kind,
    is_stale,
    next_try,
    not_before,
)

TEHRAN = ZoneInfo("Asia/Tehran")


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=TEHRAN)


def test_moves_are_sound():
    assert SMS_MOVES.problems() == []


@pytest.mark.parametrize(
    ("written", "goes"),
    [
        (at(28, 7, 59), at(28, 8)),
        (at(28, 8), at(28, 8)),
        (at(28, 20, 59), at(28, 20, 59)),
        (at(28, 21), at(29, 8)),
        (at(30, 23, 30), datetime(2026, 12, 1, 8, tzinfo=TEHRAN)),
        (at(28, 0, 5), at(28, 8)),
    ],
)
def test_what_may_wait_waits_for_the_morning(written, goes):
    assert not_before(Kind.OPTIONAL, written) == goes


@pytest.mark.parametrize("kind", [Kind.CODE, Kind.NECESSARY])
def test_what_is_needed_goes_at_night(kind):
    assert not_before(kind, at(28, 3)) == at(28, 3)


@given(
    st.sampled_from(list(Kind)),
    st.integers(1, 20),
    st.integers(0, 365 * 24 * 60),
)
def test_tries_come_later_each_time_and_end(kind, tries, minutes):
    now = at(1, 0) + timedelta(minutes=minutes)
    again = next_try(kind, tries, now)
    if tries >= MOST_TRIES[kind]:
        assert again is None
    else:
        assert again is not None
        assert again > now
        assert kind != Kind.OPTIONAL or 8 <= again.hour < 21


def test_pauses_grow_to_six_hours():
    now = at(28, 12)
    pauses = [next_try(Kind.NECESSARY, tries, now) - now for tries in range(1, 8)]
    assert pauses[0] == timedelta(minutes=1)
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(hours=6)


def test_only_codes_grow_stale():
    written = at(28, 12)
    assert is_stale(Kind.CODE, written, written + timedelta(minutes=6))
    assert not is_stale(Kind.CODE, written, written + timedelta(minutes=4))
    assert not is_stale(Kind.NECESSARY, written, written + timedelta(days=2))
