"""One exhibitor at two fairs: flagged on one day, warned where the way is too long."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibitions.schedule.clashes import clashes_at, clashes_of
from exhibitions.schedule.travel import Clash, Opening, Point, clash_of, km_between
from exhibitions.states import ApplicationState, FairState
from tests import factories as make
from tests.exhibitions import makers

DAY = timedelta(days=1)
KHORRAMABAD, BORUJERD = Point(33.4878, 48.3558), Point(33.8973, 48.7516)
TEHRAN = Point(35.6892, 51.3890)
points = st.builds(Point, st.floats(24, 41), st.floats(43, 65))


def opening(opens: int, closes: int, at=KHORRAMABAD, day: int = 0) -> Opening:
    first = datetime(2026, 11, 20)  # noqa: DTZ001 -- local hours of a fair
    return Opening(
        first + timedelta(days=day, hours=opens), first + timedelta(days=day, hours=closes), at
    )


class TestTravel:
    def test_distances_are_those_of_the_map(self):
        assert km_between(KHORRAMABAD, BORUJERD) == pytest.approx(58.5, abs=1)
        assert km_between(KHORRAMABAD, TEHRAN) == pytest.approx(370, abs=10)

    @given(points, points)
    def test_the_way_back_is_as_long(self, one, other):
        assert km_between(one, other) == pytest.approx(km_between(other, one))
        assert km_between(one, one) == 0

    @pytest.mark.parametrize(
        ("other", "clash"),
        [
            (opening(12, 22), Clash.HOURS),
            (opening(18, 22), Clash.DAY),
            (opening(14, 22), Clash.DAY),  # the same place, door to door
            (opening(15, 22, BORUJERD), Clash.WAY),
            (opening(18, 22, BORUJERD), Clash.DAY),
            (opening(8, 14, BORUJERD, day=1), None),
            (opening(8, 14, None), Clash.HOURS),
        ],
    )
    def test_two_openings_clash_as_their_hours_and_ways_say(self, other, clash):
        mine = opening(8, 14)
        found = clash_of(mine, other)

        assert (found and found.clash) == clash
        assert clash_of(other, mine) == found

    def test_a_night_can_be_too_short_for_the_way(self):
        evening, morning = opening(10, 23), opening(6, 14, TEHRAN, day=1)

        found = clash_of(evening, morning)

        assert (found.clash, found.free) == (Clash.WAY, 7 * 60)
        assert found.minutes == pytest.approx(found.km, abs=1)  # 60 km/h: a minute a kilometre


@pytest.mark.django_db
class TestClashes:
    @pytest.fixture
    def seller(self):
        return make.seller()

    @pytest.mark.parametrize("number", [1, 3])
    def test_those_at_another_fair_are_found(self, number, django_assert_num_queries):
        fair, other = makers.fair(), makers.fair(name_fa="جشنوارهٔ انار")
        free = makers.application(fair).seller
        both = [make.seller() for _ in range(number)]
        for one in both:
            makers.application(fair, seller=one)
            makers.application(other, seller=one)
        fair = type(fair).objects.select_related("venue__county").get(pk=fair.pk)

        with django_assert_num_queries(6):
            found = clashes_of(fair, [free.pk, *(one.pk for one in both)])

        assert found[free.pk] == []
        assert [[c.other for c in found[one.pk]] for one in both] == [[other]] * number
        assert "جشنوارهٔ انار" in found[both[0].pk][0].sentence()
        assert clashes_at(fair)[0] == number

    @pytest.mark.parametrize(
        ("day", "state", "applied", "clashes"),
        [
            (0, FairState.ANNOUNCED, ApplicationState.SUBMITTED, True),
            (3, FairState.ANNOUNCED, ApplicationState.SUBMITTED, False),
            (0, FairState.CANCELLED, ApplicationState.SUBMITTED, False),
            (0, FairState.DRAFT, ApplicationState.SUBMITTED, False),
            (0, FairState.ANNOUNCED, ApplicationState.DRAFT, False),
            (0, FairState.ANNOUNCED, ApplicationState.DECLINED, False),
        ],
    )
    def test_only_what_is_alive_on_the_same_days_counts(self, seller, day, state, applied, clashes):
        fair = makers.fair()
        other = makers.fair(make.TODAY + day * DAY, state=state)
        makers.application(fair, seller=seller)
        makers.application(other, seller=seller, state=applied)

        assert bool(clashes_of(fair, [seller.pk])[seller.pk]) == clashes

    def test_the_worst_of_many_days_is_told(self, seller):
        fair = makers.fair(make.TODAY, make.TODAY + DAY)
        other = makers.fair(make.TODAY, make.TODAY + DAY)
        other.opens_at, other.closes_at = time(21, 30), time(23)
        other.save()
        makers.application(fair, seller=seller)
        makers.application(other, seller=seller)

        [found] = clashes_of(fair, [seller.pk])[seller.pk]
        assert (found.found.clash, found.day, found.is_bad) == (Clash.DAY, make.TODAY, False)
