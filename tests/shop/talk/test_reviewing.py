"""What I received, and the one invitation to say how I find it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from core.models import OutgoingSms
from shop.order.models import Parcel
from shop.talk.models import ReviewInvitation
from shop.talk.reviewing import invite, received_by
from tests import factories as make
from tests.catalog.voices.tools import receives, review_of

pytestmark = pytest.mark.django_db


def arrived(days, user=None):
    order = receives(user, make.product())
    Parcel.objects.filter(order=order).update(delivered_at=timezone.now() - timedelta(days=days))
    return order


def invitations():
    return OutgoingSms.objects.filter(key__startswith="review-invitation")


@pytest.mark.parametrize(("days", "asked"), [(0.9, 0), (1.1, 1), (29, 1), (31, 0)])
def test_asked_from_a_day_to_a_month_after_it_came(days, asked):
    arrived(days, make.user())
    assert invite(timezone.now()) == asked
    assert invitations().count() == asked


def test_each_parcel_once_whoever_bought_it():
    buyer = make.user(email="z@example.org")
    mine, guest = arrived(2, buyer), arrived(2)
    assert invite(timezone.now()) == 2
    assert invite(timezone.now()) == 0
    assert sorted(invitations().values_list("to", flat=True)) == sorted(
        [buyer.mobile, guest.mobile]
    )
    assert {row.kind for row in invitations()} == {"optional"}
    assert ReviewInvitation.objects.count() == 2
    assert reverse("my-reviews") in invitations().get(to=buyer.mobile).text
    assert mine.parcels.get().state == "delivered"


def test_what_is_not_there_is_not_asked_about():
    arrived(2, make.user())
    Parcel.objects.update(state="posted")
    assert invite(timezone.now()) == 0


def test_command_says_how_many():
    arrived(2, make.user())
    out = StringIO()
    call_command("invite_reviews", stdout=out)
    assert out.getvalue() == "reviews: 1 invitations\n"


def test_my_page_shows_what_came_the_unreviewed_first(client):
    me = make.user()
    reviewed, fresh, waiting = make.product("یک"), make.product("دو"), make.product("سه")
    review_of(reviewed, me)
    receives(me, fresh)
    receives(make.user(), make.product("دیگری"))
    Parcel.objects.filter(order=receives(me, waiting)).update(state="posted")
    client.force_login(me)

    page = client.get(reverse("my-reviews")).content.decode()

    assert [one.card.title for one in received_by(me, timezone.now())] == ["دو", "یک"]
    assert page.count(reverse("catalogue:review", args=[fresh.pk])) == 1
    assert "دیگری" not in page
    assert "سه<" not in page


def test_my_page_costs_the_same_for_few_and_many(client, django_assert_max_num_queries):
    me = make.user()
    client.force_login(me)
    client.get(reverse("my-reviews"))
    counted = []
    for number in (1, 3):
        for _n in range(number):
            review_of(make.product(), me)
        with django_assert_max_num_queries(11) as asked:
            client.get(reverse("my-reviews"))
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_strangers_sign_in_first(client):
    assert client.get(reverse("my-reviews")).url.startswith("/sign-in/")


def test_the_order_s_page_leads_to_both(client):
    me = make.user()
    order = receives(me, make.product())
    client.force_login(me)
    page = client.get(order.get_absolute_url()).content.decode()
    assert reverse("my-reviews") in page
    assert reverse("talk:parcel", args=[order.parcels.get().number]) in page
