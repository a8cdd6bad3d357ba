"""Stalls are held for one, let go whole, and paid for before they are anybody's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.models import MoveRecord
from core.moves import MoveRefused
from exhibitions.booking.actions import (
    AddOnGone,
    AlreadyBooked,
    NoSuchStall,
    StallTaken,
    confirm,
    let_go,
)
from exhibitions.booking.sweeping import release_stalls
from exhibitions.models import AddOn, BookedStall, Booking
from exhibitions.states import ApplicationState, BookingState
from shop.ledger.queries import balance
from shop.payment.actions import settle
from tests import factories as make
from tests.exhibitions import makers
from tests.exhibitions.booking.tools import (
    FEE,
    at_the_bank,
    end_hold,
    fair,
    faults,
    held,
    paid,
    stalls,
)

pytestmark = pytest.mark.django_db


def test_a_held_stall_costs_its_fee_and_add_ons_of_today():
    at = fair(deposit_permille=300)
    table = AddOn.objects.create(fair=at, name_fa="میز", price=500_000, quantity=3)
    booking = held(at, add_ons={table.pk: 2})
    AddOn.objects.update(price=1)

    assert (booking.state, booking.total) == (BookingState.HELD, FEE + 1_000_000)
    assert booking.due_first == 1_200_000
    assert AddOn.objects.get().taken == 2
    assert faults() == []


def test_a_taken_stall_is_refused_with_the_nearest_free_ones():
    at = fair()
    first, second, *_ = stalls(at)
    held(at, first)

    with pytest.raises(StallTaken) as refused:
        held(at, first, second)
    assert refused.value.codes == [first.code]
    assert refused.value.nearest[0].code == second.code
    assert (Booking.objects.count(), BookedStall.objects.count()) == (1, 1)


def test_what_there_is_no_more_of_is_refused_and_nothing_is_written():
    at = fair()
    power = AddOn.objects.create(fair=at, name_fa="برق", price=0, quantity=2, taken=0)
    seller = make.seller()
    held(at, add_ons={power.pk: 1})

    with pytest.raises(AddOnGone) as refused:
        held(at, stalls(at)[1], seller=seller, add_ons={power.pk: 2})
    assert (refused.value.pk, refused.value.left) == (power.pk, 1)
    assert not Booking.objects.filter(seller=seller).exists()
    assert AddOn.objects.get().taken == 1


def test_a_stall_of_another_plan_and_a_second_booking_are_refused():
    at, other = fair(), fair()
    seller = make.seller()
    held(at, seller=seller)

    with pytest.raises(AlreadyBooked):
        held(at, stalls(at)[1], seller=seller)
    with pytest.raises(NoSuchStall):
        held(at, stalls(other)[0])
    with pytest.raises(NoSuchStall):
        held(
            at,
            stalls(at)[1],
            add_ons={AddOn.objects.create(fair=other, name_fa="میز", price=1).pk: 1},
        )
    assert Booking.objects.count() == 1


def test_a_stall_without_a_fee_is_confirmed_at_once():
    at = fair(stall_fee=0)
    applied = makers.application(at, state=ApplicationState.ALLOCATED)
    booking = held(at, seller=applied.seller, application_id=applied.pk)
    applied.refresh_from_db()

    assert (booking.state, applied.state) == (BookingState.CONFIRMED, ApplicationState.CONFIRMED)
    assert booking.invoice_number is None


def test_an_application_that_waits_for_nothing_holds_nothing():
    at = fair()
    applied = makers.application(at, state=ApplicationState.SUBMITTED)

    with pytest.raises(MoveRefused):
        held(at, seller=applied.seller, application_id=applied.pk)
    assert not BookedStall.objects.exists()


def test_a_deposit_confirms_and_instalments_pay_the_rest():
    at = fair(deposit_permille=400, instalments=2)
    booking = paid(held(at))

    assert (booking.state, booking.paid, booking.invoice_number) == (
        BookingState.CONFIRMED,
        1_200_000,
        1,
    )
    assert [row.amount for row in booking.instalments.all()] == [900_000, 900_000]
    assert (paid(booking).paid, paid(booking).paid) == (2_100_000, FEE)
    assert balance(f"stalls:{at.pk}") == -FEE
    assert faults() == []


def test_what_is_not_paid_lapses_once_and_frees_everything():
    at = fair()
    table = AddOn.objects.create(fair=at, name_fa="میز", price=1, quantity=3)
    applied = makers.application(at, state=ApplicationState.ALLOCATED)
    booking = held(at, seller=applied.seller, application_id=applied.pk, add_ons={table.pk: 2})
    other = held(at, stalls(at)[1])
    end_hold(booking)

    assert (release_stalls(timezone.now()), release_stalls(timezone.now())) == (1, 0)
    booking.refresh_from_db()
    applied.refresh_from_db()
    assert (booking.state, applied.state) == (BookingState.LAPSED, ApplicationState.WITHDRAWN)
    assert [row.booking for row in BookedStall.objects.all()] == [other]
    assert AddOn.objects.get().taken == 0
    assert MoveRecord.objects.filter(object_id=booking.pk, to_state="lapsed").count() == 1


def test_money_that_comes_late_takes_a_stall_that_is_still_free():
    at = fair()
    booking = held(at)
    payment = at_the_bank(booking)
    end_hold(booking)
    release_stalls(timezone.now())
    settle(payment.pk, {}, key="late")
    booking.refresh_from_db()
    payment.refresh_from_db()

    assert (booking.state, booking.stalls.count()) == (BookingState.CONFIRMED, 1)
    assert payment.going_back == 0
    assert faults() == []


def test_money_that_comes_late_for_a_stall_that_is_gone_goes_back():
    at = fair()
    booking = held(at)
    payment = at_the_bank(booking)
    end_hold(booking)
    release_stalls(timezone.now())
    other = paid(held(at))
    settle(payment.pk, {}, key="late")
    booking.refresh_from_db()
    payment.refresh_from_db()

    assert (booking.state, booking.paid) == (BookingState.LAPSED, 0)
    assert payment.going_back == payment.amount
    assert BookedStall.objects.get().booking == other
    assert faults() == []


def test_who_gives_a_stall_back_gets_what_the_scale_says():
    at = fair(days=20, deposit_permille=500, instalments=1)
    at.refund_steps.create(days_before=30, permille=1000)
    at.refund_steps.create(days_before=10, permille=500)
    booking = paid(paid(held(at)))
    let_go(booking, reason="بیمار شدم")
    let_go(booking, reason="دوباره")
    booking.refresh_from_db()

    assert (booking.state, booking.refunded) == (BookingState.CANCELLED, FEE // 2)
    assert not BookedStall.objects.exists()
    assert balance(f"stalls:{at.pk}") == -FEE // 2
    assert faults() == []


def test_invoices_are_numbered_by_who_organises():
    first, second, other = fair(), fair(), fair(organiser_fa="شهرداری")

    numbers = [paid(held(at)).invoice_number for at in (first, second, other)]

    assert numbers == [1, 2, 1]
    assert faults() == []


def test_a_confirmed_booking_stays_confirmed():
    booking = paid(held(fair()))

    assert confirm(booking.pk).state == BookingState.CONFIRMED
    let_go(booking, reason="x")
    with pytest.raises(MoveRefused):
        confirm(booking.pk)
    assert booking.made_at < timezone.now() + timedelta(seconds=1)
