"""Many at once, on PostgreSQL with real connections."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from exhibitions.booking.actions import AddOnGone, StallTaken, confirm, lapse, let_go
from exhibitions.booking.line import accept, decline, offer_free_stalls
from exhibitions.models import AddOn, BookedStall, Booking
from exhibitions.states import ApplicationState, BookingState
from shop.payment.actions import settle
from tests import factories as make
from tests.exhibitions import makers
from tests.exhibitions.booking.tools import at_the_bank, end_hold, fair, faults, held, stalls
from tests.shop.order.test_races import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_two_hundred_people_for_fifty_stalls():
    """In crowds of forty: four people at the same moment for each of ten stalls."""
    at = fair(50)
    sellers = [make.seller() for _ in range(200)]
    wanted = [place for place in stalls(at) for _ in range(4)]
    people = list(zip(sellers, wanted, strict=True))

    answers = []
    for crowd in range(0, 200, 40):
        group = people[crowd : crowd + 40]
        answers += at_once(*(lambda s=s, p=p: held(at, p, seller=s) for s, p in group))

    kinds = Counter(type(answer) for answer in answers)
    assert kinds == {Booking: 50, StallTaken: 150}
    assert all(answer.codes for answer in answers if isinstance(answer, StallTaken))
    assert BookedStall.objects.count() == 50
    assert faults() == []


def test_pairs_in_opposite_order_never_block_each_other():
    at = fair(2)
    one, two = stalls(at)
    sellers = [make.seller() for _ in range(16)]

    answers = at_once(
        *(
            lambda s=s, n=n: held(at, *((one, two) if n % 2 else (two, one)), seller=s)
            for n, s in enumerate(sellers)
        )
    )

    assert Counter(type(answer) for answer in answers) == {Booking: 1, StallTaken: 15}


def test_the_last_tables_are_taken_once():
    at = fair(20)
    table = AddOn.objects.create(fair=at, name_fa="میز", price=10, quantity=5)
    people = [(make.seller(), place) for place in stalls(at)]

    answers = at_once(
        *(lambda s=s, p=p: held(at, p, seller=s, add_ons={table.pk: 1}) for s, p in people)
    )

    assert Counter(type(answer) for answer in answers) == {Booking: 5, AddOnGone: 15}
    assert AddOn.objects.get().taken == 5
    assert faults() == []


def test_the_end_of_a_hold_and_its_payment_have_one_outcome():
    at = fair(10)
    for place in stalls(at):
        booking = held(at, place)
        payment = at_the_bank(booking)
        end_hold(booking)
        other = make.seller()

        answers = at_once(
            lambda b=booking: lapse(b.pk, timezone.now()),
            lambda p=payment: settle(p.pk, {}, key="return"),
            lambda p=place, s=other: held(at, p, seller=s),
        )

        assert not [
            a for a in answers if isinstance(a, Exception) and not isinstance(a, StallTaken)
        ]
        booking.refresh_from_db()
        payment.refresh_from_db()
        has_it = booking.state == BookingState.CONFIRMED
        assert (payment.going_back == 0) == has_it
        assert isinstance(answers[2], StallTaken) == has_it
        assert BookedStall.objects.filter(stall=place).count() == 1
    assert faults() == []


def test_giving_back_and_booking_again_at_once_leave_whole_rows():
    at = fair(4)
    table = AddOn.objects.create(fair=at, name_fa="میز", price=10, quantity=50)
    for _ in range(6):
        seller = make.seller()
        booking = held(at, seller=seller, add_ons={table.pk: 1})
        answers = at_once(
            lambda b=booking: let_go(b, reason="x"),
            lambda b=booking: let_go(b, reason="y"),
            lambda s=seller: held(at, seller=s, add_ons={table.pk: 1}),
        )
        assert not [a for a in answers[:2] if isinstance(a, Exception)]
        for mine in Booking.objects.holding():
            let_go(mine, reason="z")
    assert AddOn.objects.get().taken == 0
    assert faults() == []


def test_stalls_at_two_fairs_won_and_lost_at_once_leave_the_last_day():
    near, far = fair(8, days=10), fair(8, days=30)
    for n in range(6):
        seller = make.seller()
        early, late = (held(at, stalls(at)[n], seller=seller) for at in (near, far))

        for change in (confirm, lambda pk: let_go(Booking.objects.get(pk=pk), reason="x")):
            answers = at_once(*(lambda b=b, to=change: to(b.pk) for b in (early, late)))
            assert not [answer for answer in answers if isinstance(answer, Exception)]
            assert faults() == []


def test_two_stalls_freed_at_once_are_offered_to_the_first_two_in_line():
    for _ in range(2):
        at = fair(2)
        bookings = [held(at, place) for place in stalls(at)]
        line = [
            makers.application(at, state=ApplicationState.WAIT_LISTED, place_in_line=n)
            for n in (1, 2, 3)
        ]

        answers = at_once(
            *(lambda b=b: let_go(b, reason="x") for b in bookings),
            *[lambda f=at.pk: offer_free_stalls(f)] * 2,
        )
        offer_free_stalls(at.pk)

        assert not [answer for answer in answers if isinstance(answer, Exception)]
        offered = Booking.objects.filter(fair=at, is_offer=True)
        assert {b.seller_id for b in offered} == {a.seller_id for a in line[:2]}
        assert BookedStall.objects.filter(fair=at).count() == 2
    assert faults() == []


def test_an_offer_accepted_by_two_and_ended_at_once_has_one_outcome():
    for _ in range(2):
        at = fair(1)
        makers.application(at, state=ApplicationState.WAIT_LISTED)
        offer_free_stalls(at.pk)
        booking = Booking.objects.get(fair=at)
        Booking.objects.update(held_until=timezone.now() + timedelta(milliseconds=30))

        at_once(
            *[lambda n=booking.number: accept(n, timezone.now())] * 2,
            lambda b=booking: lapse(b.pk, timezone.now() + timedelta(seconds=1)),
            lambda n=booking.number: decline(n),
        )

        booking.refresh_from_db()
        is_kept = booking.state == BookingState.HELD and not booking.is_offer
        assert is_kept == BookedStall.objects.filter(booking=booking).exists()
    assert faults() == []
