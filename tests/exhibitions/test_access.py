"""Who organises which fairs, and what the database refuses of bookings."""

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from exhibitions.models import BookedStall, Booking
from exhibitions.organising.access import organiser_of
from exhibitions.states import BookingState
from tests import factories as make
from tests.exhibitions import makers

pytestmark = pytest.mark.django_db


def test_an_organiser_finds_the_own_fairs_alone():
    here, there = makers.fair(), makers.fair(venue=makers.venue(county=make.county("BRJ")))
    of_one = organiser_of(makers.organiser(here))
    of_county = organiser_of(makers.organiser(county=there.venue.county))
    of_all = organiser_of(makers.organiser())

    assert list(of_one.fairs()) == [here]
    assert list(of_county.fairs()) == [there]
    assert set(of_all.fairs()) == {here, there}
    assert (of_one.may_begin, of_county.may_begin, of_all.may_begin) == (False, True, True)
    with pytest.raises(Http404):
        of_one.fair(there.slug)
    assert organiser_of(make.user()) is None


def test_a_stall_has_one_holder():
    plan = makers.plan()
    fair, stall = makers.fair(at=plan), plan.stalls.first()
    one, other = (
        Booking.objects.create(fair=fair, seller=make.seller(), total=10, due_first=10)
        for _ in range(2)
    )
    BookedStall.objects.create(booking=one, fair=fair, stall=stall, stands=one.seller)

    with pytest.raises(IntegrityError), transaction.atomic():
        BookedStall.objects.create(booking=other, fair=fair, stall=stall, stands=other.seller)
    assert BookedStall.objects.get().booking == one


def test_a_seller_has_one_live_booking_of_a_fair():
    fair, seller = makers.fair(), make.seller()
    row = {"fair": fair, "seller": seller, "total": 0, "due_first": 0}
    Booking.objects.create(**row, state=BookingState.LAPSED)
    Booking.objects.create(**row)

    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.create(**row)
