"""What the draw is told of applicants."""

from datetime import timedelta

import pytest

from exhibitions.allocation.problem import FACTS
from exhibitions.applying.facts import facts_of
from exhibitions.models import BookedStall, Booking
from exhibitions.states import ApplicationState, BookingState, FairState
from tests import factories as make
from tests.exhibitions import makers
from tests.exhibitions.applying import tools

pytestmark = pytest.mark.django_db
LAST = make.TODAY - 100 * make.DAY


def last_fair():
    return tools.fair(state=FairState.CLOSED, days=(LAST,))


def stood_at(fair, seller, state=BookingState.CONFIRMED):
    booking = Booking.objects.create(fair=fair, seller=seller, total=0, due_first=0, state=state)
    taken = fair.booked_stalls.values("stall")
    stall = fair.hall_uses.first().plan.stalls.exclude(pk__in=taken).first()
    if state == BookingState.CONFIRMED:
        BookedStall.objects.create(booking=booking, fair=fair, stall=stall, stands=seller)


def old_hand(**more):
    seller = make.seller(until=None, **more)
    make.licence(seller, make.trade(), since=make.TODAY - 3 * make.YEAR)
    return seller


def facts(fair, seller):
    made = makers.application(fair, seller=seller)
    return facts_of(fair)[made.pk]


def test_a_refusal_counts_at_the_last_fair_of_the_kind_alone():
    before, fair = last_fair(), tools.fair()
    long_ago = tools.fair(state=FairState.CLOSED, days=(LAST - make.YEAR,))
    refused, waited, had, older = (old_hand() for _ in range(4))
    makers.application(before, seller=refused, state=ApplicationState.DECLINED)
    makers.application(before, seller=waited, state=ApplicationState.WAIT_LISTED)
    makers.application(before, seller=had, state=ApplicationState.CONFIRMED)
    makers.application(long_ago, seller=older, state=ApplicationState.DECLINED)
    elsewhere = tools.fair(state=FairState.CLOSED, days=(LAST,), kind="festival")
    makers.application(elsewhere, seller=had, state=ApplicationState.DECLINED)

    found = {s: "earlier_refusal" in facts(fair, s)[0] for s in (refused, waited, had, older)}

    assert found == {refused: True, waited: True, had: False, older: False}


def test_new_is_who_has_a_young_licence_or_never_stood():
    before, fair = last_fair(), tools.fair()
    old, never, young = old_hand(), old_hand(), make.seller(until=None)
    make.licence(young, make.trade(), since=fair.starts_on - timedelta(days=364))
    stood_at(before, old)
    stood_at(before, young)

    new = {s: "new_producer" in facts(fair, s)[0] for s in (old, never, young)}

    assert new == {old: False, never: True, young: True}


def test_attendance_is_the_share_of_bookings_that_were_kept():
    fairs = [tools.fair(state=FairState.CLOSED, days=(LAST + n * make.DAY,)) for n in range(3)]
    fair, seller, newcomer = tools.fair(), old_hand(), old_hand()
    stood_at(fairs[0], seller)
    stood_at(fairs[1], seller)
    stood_at(fairs[2], seller, BookingState.LAPSED)
    off = tools.fair(state=FairState.CANCELLED, days=(LAST,))
    stood_at(off, seller, BookingState.CANCELLED)

    assert facts(fair, seller)[1] == 66
    assert facts(fair, newcomer)[1] == 0


def test_names_are_those_of_the_draw_and_a_company_has_its_own():
    fair = tools.fair()
    told = facts(fair, make.seller(kind="support_company"))[0]

    assert told <= set(FACTS)
    assert "support_company" in told
    assert "support_company" not in facts(fair, make.seller())[0]


@pytest.mark.parametrize("many", [1, 4])
def test_facts_cost_the_same_for_one_or_many(many, django_assert_num_queries):
    last_fair()
    fair = tools.fair()
    for _ in range(many):
        makers.application(fair)

    with django_assert_num_queries(6):
        assert len(facts_of(fair)) == many
