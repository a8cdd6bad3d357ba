"""Booking on the plan, answering offers, papers: what an exhibitor meets."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from exhibitions.booking.links import key_of, offer_path, pass_path
from exhibitions.models import AddOn, BookedStall, Booking, Fair
from exhibitions.states import ApplicationState, BookingState
from tests import factories as make
from tests.exhibitions import makers
from tests.exhibitions.booking.tools import FEE, fair, faults, held, paid, stalls

pytestmark = pytest.mark.django_db


@pytest.fixture
def seller(client):
    shop = make.seller()
    client.force_login(make.member(shop).user)
    return shop


def book(client, at: Fair, *chosen, **more):
    data = {"stalls": [stall.pk for stall in chosen], "agree": "on", **more}
    return client.post(reverse("desk_stalls:book", args=[at.slug]), data)


def test_a_stall_is_booked_at_the_price_of_the_fair_whatever_the_form_says(client, seller):
    at = fair()
    table = AddOn.objects.create(fair=at, name_fa="میز", price=1_000_000, quantity=5)
    forged = {f"add_on_{table.pk}": "۲", "total": "1", "fee": "1", "state": "confirmed"}

    answer = book(client, at, stalls(at)[0], **forged)

    booking = Booking.objects.get()
    assert answer.url == reverse("desk_stalls:booking", args=[booking.number])
    assert (booking.seller, booking.total) == (seller, FEE + 2_000_000)
    assert (booking.state, booking.agreed_at is not None) == (BookingState.HELD, True)
    left = booking.held_until - timezone.now()
    assert timedelta(minutes=14) < left <= timedelta(minutes=15)


def test_who_is_too_late_reads_which_stall_is_near_and_keeps_what_was_typed(client, seller):
    at = fair()
    table = AddOn.objects.create(fair=at, name_fa="میز", price=1, quantity=5)
    wanted, near, *_ = stalls(at)
    held(at, wanted)

    page = book(client, at, wanted, **{f"add_on_{table.pk}": "2"}).content.decode()

    assert "کس دیگری گرفت" in page
    assert near.code.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) in page
    assert 'value="2"' in page
    assert Booking.objects.filter(seller=seller).count() == 0


@pytest.mark.parametrize("wrong", ["nothing", "foreign", "two", "no yes", "words", "too many"])
def test_what_cannot_be_booked_is_refused_in_words_and_changes_nothing(client, seller, wrong):
    at, other = fair(), fair()
    power = AddOn.objects.create(fair=at, name_fa="برق", price=1, quantity=1)
    data = {
        "nothing": {"stalls": []},
        "foreign": {"stalls": [stalls(other)[0].pk]},
        "two": {"stalls": [stall.pk for stall in stalls(at)[:2]]},
        "no yes": {"stalls": [stalls(at)[0].pk], "agree": ""},
        "words": {"stalls": ["'; drop"]},
        "too many": {"stalls": [stalls(at)[0].pk], f"add_on_{power.pk}": "5"},
    }[wrong]

    answer = client.post(reverse("desk_stalls:book", args=[at.slug]), {"agree": "on", **data})

    assert (answer.status_code, Booking.objects.count()) == (200, 0)
    assert 'class="errors"' in answer.content.decode()
    assert AddOn.objects.get(pk=power.pk).taken == 0


def test_a_fair_that_is_drawn_or_over_is_not_booked(client, seller):
    drawn, shut = fair(giving="draw"), fair(apply_until=timezone.now())

    assert book(client, drawn, stalls(drawn)[0]).status_code == 404
    assert book(client, shut, stalls(shut)[0]).status_code == 200
    assert not Booking.objects.exists()


def test_the_plan_costs_the_same_with_many_stalls(client, seller, django_assert_max_num_queries):
    counted = []
    for many in (4, 250):
        at = fair(many)
        held(at)
        client.get(reverse("desk_stalls:book", args=[at.slug]))
        with django_assert_max_num_queries(16) as asked:  # ten of its own, and the desk's frame
            page = client.get(reverse("desk_stalls:book", args=[at.slug]))
        counted.append(len(asked))
        assert page.content.decode().count("data-stall=") == many
    assert counted[0] == counted[1]


def test_pay_and_give_back(client, seller):
    booking = held(fair(), seller=seller)
    at = {"number": booking.number}

    answer = client.post(reverse("desk_stalls:pay", kwargs=at), {"gateway": "practice"})
    assert "/payments/practice/" in answer.url
    client.post(reverse("desk_stalls:pay", kwargs=at), {"gateway": "cod"})
    client.post(reverse("desk_stalls:pay", kwargs=at), {"gateway": "nobody"})
    paid(booking)
    client.post(reverse("desk_stalls:give_back", kwargs=at), {"reason": ""})
    booking.refresh_from_db()
    assert booking.state == BookingState.CONFIRMED
    client.post(reverse("desk_stalls:give_back", kwargs=at), {"reason": "بیمار شدم"})
    booking.refresh_from_db()
    assert (booking.state, booking.refunded) == (BookingState.CANCELLED, FEE)
    assert faults() == []


def test_papers_are_set_for_who_stands_there(client, seller):
    booking = held(fair(), seller=seller)
    names = ("pass", "badges", "sign")

    def get(name: str):
        return client.get(reverse(f"desk_stalls:{name}", args=[booking.number]))

    assert {get(name).status_code for name in names} == {404}
    paid(booking)
    for name in (*names, "invoice"):
        assert get(name).content.startswith(b"%PDF")


def offered() -> Booking:
    at = fair()
    applied = makers.application(at, state=ApplicationState.WAIT_LISTED)
    until = timezone.now() + timedelta(hours=1)
    return held(at, seller=applied.seller, application_id=applied.pk, until=until, is_offer=True)


def test_an_offer_is_accepted_once_by_its_link_without_signing_in(client):
    booking = offered()
    path = offer_path(booking)

    assert client.get(path).status_code == 200
    for _ in range(2):
        client.post(path, {"answer": "yes"})
    booking.refresh_from_db()
    assert (booking.state, booking.is_offer) == (BookingState.HELD, False)
    assert booking.held_until > timezone.now() + timedelta(hours=71)
    client.post(path, {"answer": "no"})  # replayed: what was accepted is not declined by a link
    booking.refresh_from_db()
    assert booking.state == BookingState.HELD


def test_a_declined_or_late_offer_is_not_accepted(client):
    declined, late = offered(), offered()
    client.post(offer_path(declined), {"answer": "no"})
    Booking.objects.filter(pk=late.pk).update(held_until=timezone.now() - timedelta(seconds=1))
    for booking in (declined, late):
        client.post(offer_path(booking), {"answer": "yes"})

    declined.refresh_from_db()
    late.refresh_from_db()
    assert declined.state == BookingState.CANCELLED
    assert late.is_offer
    assert [row.booking for row in BookedStall.objects.all()] == [late]


def test_links_open_nothing_but_their_own(client):
    booking, other = offered(), offered()
    pass_key = key_of("pass", booking.number)

    for number, key in [
        (booking.number, "x"),
        (booking.number, key_of("offer", other.number)),
        (booking.number, pass_key),
        ("nobody", key_of("offer", "nobody")),
    ]:
        path = reverse("stalls:offer", args=[number, key])
        assert client.post(path, {"answer": "yes"}).status_code == 404
    booking.refresh_from_db()
    assert booking.is_offer


def test_a_pass_says_whether_it_is_valid(client):
    booking = paid(held(fair()))

    assert "این کارت معتبر است" in client.get(pass_path(booking)).content.decode()
    Booking.objects.update(state=BookingState.CANCELLED)
    page = client.get(pass_path(booking)).content.decode()
    assert "این کارت معتبر نیست" in page
    assert booking.seller.name not in page
