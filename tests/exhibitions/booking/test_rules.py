"""What a stall costs, what goes back, which is near: no database."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exhibitions.booking.rules import (
    Due,
    Spot,
    due_by,
    due_first,
    fee_of,
    instalments,
    is_bookable,
    nearest,
    next_due,
    refund_of,
    refund_permille,
)
from exhibitions.booking.waiting import Free, Waiting, suitable
from exhibitions.states import FairState

DAY = date(2026, 6, 1)
OPENS = date(2026, 7, 1)


def test_a_type_has_its_own_fee_and_the_others_the_usual_one():
    assert fee_of([1, 2, 1], {2: 50}, 30) == 110


def test_a_deposit_is_whole_toman_and_never_more_than_the_fee():
    assert due_first(1001, 300) == 310
    assert due_first(5, 1000) == 5
    assert due_first(0, 300) == 0


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    total=st.integers(0, 10**9), permille=st.integers(0, 1000), parts=st.integers(0, 12),
    days=st.integers(0, 90),
)  # fmt: skip
def test_instalments_sum_to_the_rest_and_end_before_the_gate(total, permille, parts, days):
    first = due_first(total, permille)
    dues = instalments(total, first, parts, DAY, DAY + timedelta(days=days))

    assert first + sum(due.amount for due in dues) == total
    assert [due.on for due in dues] == sorted({due.on for due in dues})
    assert all(DAY <= due.on <= max(DAY, DAY + timedelta(days=days - 4)) for due in dues)


def test_what_is_due_next_counts_what_is_paid():
    dues = [Due(DAY, 100), Due(OPENS, 100)]

    assert due_by(50, dues, DAY) == 150
    assert next_due(50, dues, 50) == Due(DAY, 100)
    assert next_due(50, dues, 170) == Due(OPENS, 80)
    assert next_due(50, dues, 250) is None


def test_a_refund_follows_the_step_with_the_most_days_still_left():
    scale = [(30, 1000), (10, 500)]

    assert [refund_permille(scale, left) for left in (31, 30, 29, 10, 9, 0, -1)] == [
        1000, 1000, 500, 500, 0, 0, 0,
    ]  # fmt: skip
    assert [refund_permille([], left) for left in (1, 0)] == [1000, 0]
    assert refund_of(1001, 500) == 510
    assert refund_of(5, 999) == 5


def test_the_nearest_free_stall_is_on_the_same_plan():
    wanted = Spot(1, 1, "A1", 0, 0)
    far, near, other = Spot(2, 1, "A9", 900, 0), Spot(3, 1, "B1", 0, 300), Spot(4, 2, "A1", 0, 0)

    assert nearest([other, far, near], [wanted]) == [near, far, other]


def test_booking_is_open_in_its_window_and_while_running_only_with_an_end():
    now = datetime(2026, 6, 1, 12, tzinfo=UTC)
    hour = timedelta(hours=1)

    def may(state, opens=None, closes=None):
        return is_bookable(state, opens, closes, OPENS, now)

    assert may(FairState.APPLICATIONS)
    assert not may(FairState.ANNOUNCED)
    assert not may(FairState.APPLICATIONS, opens=now + hour)
    assert not may(FairState.APPLICATIONS, closes=now)
    assert not may(FairState.RUNNING)
    assert may(FairState.RUNNING, closes=now + hour)


def free(*places: int, aisle: str = "A", zone: str = "", socket: bool = False) -> list[Free]:
    return [Free(ord(aisle) * 100 + n, 1, aisle, n, zone, socket) for n in places]


def test_who_waits_gets_the_wish_then_the_zone_then_anything():
    a, food = free(0, 1, 2), free(0, aisle="B", zone="FOD")

    assert suitable(Waiting(stalls=(a[2].pk,)), a + food) == [a[2].pk]
    assert suitable(Waiting(zones=("FOD",)), a + food) == [food[0].pk]
    assert suitable(Waiting(), a + food) == [a[0].pk]
    assert suitable(Waiting(zones=("TEX",), anywhere=False), a + food) == []


def test_who_waits_for_several_gets_neighbours_and_a_socket():
    a, b = free(0, 2, 3), free(4, aisle="B", socket=True)

    assert suitable(Waiting(size=2), a) == [a[1].pk, a[2].pk]
    assert suitable(Waiting(size=3), a) == []
    assert suitable(Waiting(needs_socket=True), a + b) == [b[0].pk]
