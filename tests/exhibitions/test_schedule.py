"""When and where fairs take place: no hall twice, states by the table, plans in versions."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import audit
from core.models import MoveRecord
from core.moves import MoveRefused
from exhibitions.models import FairKind, HallUse
from exhibitions.plans.actions import clone_plan
from exhibitions.plans.layout import AISLE_CM, lay_out
from exhibitions.schedule.actions import HallTaken, move_fair, schedule_fair, turn_the_day
from exhibitions.schedule.rules import days_between
from exhibitions.states import FAIR_MOVES, FairState
from tests import factories as make
from tests.exhibitions import makers
from tests.factories import DAY, TODAY
from tests.shop.order.test_races import at_once


def test_the_table_of_moves_is_sound():
    assert FAIR_MOVES.problems() == []


def test_days_of_a_weekly_bazaar_fall_on_its_weekday():
    days = days_between(date(2026, 11, 28), date(2026, 12, 12), [6])  # a Saturday; Fridays

    assert days == [date(2026, 12, 4), date(2026, 12, 11)]
    assert len(days_between(TODAY, TODAY + 9 * DAY)) == 10


@given(st.integers(1, 300), st.sampled_from([(200, 200), (300, 200), (300, 300)]))
def test_a_laid_out_plan_fits_its_hall_and_leaves_room_to_walk(count, size):
    width, depth = size
    layout = lay_out(count, width_cm=width, depth_cm=depth)

    assert len({spot.code for spot in layout.spots}) == count
    for spot in layout.spots:
        assert 0 <= spot.x_cm <= layout.width_cm - width
        assert AISLE_CM <= spot.y_cm <= layout.depth_cm - depth
    boxes = {(spot.x_cm // width, spot.y_cm) for spot in layout.spots}
    assert len(boxes) == count
    tops = sorted({spot.y_cm for spot in layout.spots})
    assert all(after - before in (depth, depth + AISLE_CM) for before, after in pairwise(tops))


@pytest.mark.django_db
def test_the_same_hall_on_the_same_day_is_refused_and_nothing_is_written():
    plan = makers.plan()
    first = makers.fair(TODAY, TODAY + DAY, at=plan)
    second = makers.fair(TODAY + 2 * DAY, at=plan)

    with pytest.raises(HallTaken) as refusal:
        schedule_fair(second.pk, days=[TODAY + DAY, TODAY + 2 * DAY], halls=[(plan.hall, plan)])

    assert [(use.fair, use.day) for use in refusal.value.uses] == [(first, TODAY + DAY)]
    second.refresh_from_db()
    assert list(second.days.values_list("day", flat=True)) == [TODAY + 2 * DAY]
    schedule_fair(second.pk, days=[TODAY + 2 * DAY, TODAY + 3 * DAY], halls=[(plan.hall, plan)])
    assert HallUse.objects.count() == 4


@pytest.mark.django_db
def test_weekly_bazaars_share_a_square_on_different_days():
    plan = makers.plan()
    makers.fair(TODAY, TODAY + 7 * DAY, at=plan, kind=FairKind.WEEKLY)

    makers.fair(TODAY + DAY, TODAY + 8 * DAY, at=plan, kind=FairKind.WEEKLY)

    assert HallUse.objects.filter(hall=plan.hall).count() == 4


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_organisers_at_once_one_gets_the_hall():
    plan = makers.plan()
    fairs = [makers.fair(TODAY) for _ in range(6)]

    answers = at_once(
        *(
            lambda f=f: schedule_fair(f.pk, days=[TODAY, TODAY + DAY], halls=[(plan.hall, plan)])
            for f in fairs
        )
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["Fair", *["HallTaken"] * 5]
    assert HallUse.objects.count() == 2


@pytest.mark.django_db
def test_fairs_open_and_close_by_the_calendar_once():
    due = makers.fair(TODAY)
    undecided = makers.fair(TODAY, state=FairState.ALLOCATION)
    over = makers.fair(TODAY - DAY, state=FairState.RUNNING)
    later = makers.fair(TODAY + DAY)

    assert turn_the_day(TODAY) == 2
    assert turn_the_day(TODAY) == 0

    states = {}
    for fair in (due, undecided, over, later):
        fair.refresh_from_db()
        states[fair] = fair.state
    assert states == {
        due: FairState.RUNNING,
        undecided: FairState.ALLOCATION,
        over: FairState.CLOSED,
        later: FairState.ANNOUNCED,
    }
    assert MoveRecord.objects.filter(model="exhibitions.fair").count() == 2


@pytest.mark.django_db
def test_a_fair_that_is_over_is_not_called_off():
    fair = makers.fair(TODAY, state=FairState.CLOSED)

    with pytest.raises(MoveRefused):
        move_fair(fair.pk, FairState.CANCELLED, by=make.user())


@pytest.mark.django_db
def test_a_copied_plan_is_the_next_version_and_leaves_the_old_one_alone():
    old = makers.plan(3)
    new = clone_plan(old.pk)
    new.stalls.filter(code="A1").update(has_socket=False)

    assert (new.version, new.made_from) == (2, old)
    assert [s.code for s in new.stalls.all()] == [s.code for s in old.stalls.all()]
    assert old.stalls.get(code="A1").has_socket
    assert new.features.count() == old.features.count() == 1


@pytest.mark.django_db
def test_audit_sees_a_hall_held_without_an_open_day():
    plan = makers.plan()
    fair = makers.fair(TODAY, TODAY + DAY, at=plan)
    assert [f for f in audit.run() if f.check.startswith("fairs:")] == []

    fair.days.filter(day=TODAY + DAY).delete()

    found = {f.check for f in audit.run() if f.check.startswith("fairs:")}
    assert found == {
        "fairs: halls are held on open days only",
        "fairs: days span from the first to the last",
    }
