"""Fields that a form does not show, sent all the same: no owner, state, price or right changes."""

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse
from oscar.core.loading import get_model

from core.models import User
from sellers.models import StockRecord
from tests import factories as make
from tests.catalog.voices.tools import receives

pytestmark = [pytest.mark.django_db, pytest.mark.once]
# What an attacker would send along with any form.
STOWAWAYS = {
    "is_staff": "on", "is_superuser": "on", "is_active": "", "mobile_verified": "on",
    "mobile": "+989160000000", "email": "evil@example.com", "password": "x", "username": "admin",
    "groups": "1", "user_permissions": "1", "sessions_end": "x",
    "partner": "1", "seller": "1", "seller_id": "1", "user": "1", "user_id": "1", "owner": "1",
    "state": "published", "is_public": "on", "approved": "on", "trust": "9", "rating": "5",
    "is_open": "on", "commission_permille": "0", "county": "XXX", "id": "1", "pk": "1",
}  # fmt: skip
GUARDED = ("is_staff", "is_superuser", "is_active", "mobile", "email", "username", "sessions_end")


def sent(client, name, **fields):
    path = reverse(name, kwargs=fields.pop("kwargs", None))
    answer = client.post(path, {**STOWAWAYS, **fields})
    assert answer.status_code in (200, 302), answer.status_code
    return answer


def test_nobody_makes_herself_staff(client):
    me = make.user()
    before = {name: getattr(me, name) for name in GUARDED}
    client.force_login(me)

    answer = sent(client, "customer:profile", first_name="زهرا", last_name="بازوند", language="en")

    me.refresh_from_db()
    assert answer.status_code == 302
    assert me.first_name == "زهرا"  # the form itself was taken
    assert {name: getattr(me, name) for name in GUARDED} == before
    assert not me.groups.exists()


def test_nobody_signs_up_as_staff(client, mailoutbox):
    sent(client, "account_signup", email="new@example.com", password1="گل-نیلوفر-و-ورشو")

    made = User.objects.get(email="new@example.com")
    assert (made.is_staff, made.is_superuser, made.mobile) == (False, False, None)


def test_an_address_is_written_into_nobody_elses_book(client):
    me, other = make.user(), make.user()
    county = make.county()
    client.force_login(me)

    answer = client.post(
        reverse("customer:address-add"),
        {**STOWAWAYS, "user": other.pk, "user_id": other.pk, "first_name": "زهرا احمدی",
         "phone_number": "09161234567", "state": county.code, "line1": "خیابان علوی، کوچهٔ ۳",
         "postcode": "6813833946", "num_orders_as_shipping_address": "99"},
    )  # fmt: skip

    made = get_model("address", "UserAddress").objects.get()
    assert answer.status_code == 302
    assert (made.user, made.num_orders_as_shipping_address) == (me, 0)


def test_goods_change_neither_hands_nor_state_with_their_price(client):
    seller, other = make.seller(), make.seller()
    jam = make.product(seller=seller, state="draft", is_public=False, card=False)
    client.force_login(make.member(seller).user)
    fields = {"partner": other.pk, "seller": other.pk, "price": "100000", "quantity": "7"}

    answer = client.post(reverse("goods:quick", args=[jam.pk]), {**STOWAWAYS, **fields})

    offer = StockRecord.objects.get(product=jam)
    jam.refresh_from_db()
    assert answer.status_code in (200, 302)
    assert offer.num_in_stock == 7  # the form itself was taken
    assert offer.partner == seller
    assert (jam.state, jam.is_public) == ("draft", False)


def test_a_review_is_signed_by_who_writes_it(client):
    me, other = make.user(), make.user()
    jam = make.product()
    receives(me, jam)
    client.force_login(me)

    client.post(
        reverse("catalogue:review", args=[jam.pk]),
        {**STOWAWAYS, "user": other.pk, "status": "1", "total_votes": "99", "delta_votes": "99",
         "score": "4", "title": "خوب", "body": "تازه و خوش‌طعم بود"},
    )  # fmt: skip

    made = get_model("reviews", "ProductReview").objects.get()
    assert (made.user, made.product, made.total_votes) == (me, jam, 0)


def test_an_order_is_not_claimed_by_naming_it(client):
    """Bought by somebody else: the number alone, or a name in a form, opens nothing."""
    theirs = receives(make.user(), make.product())
    theirs.refresh_from_db()
    before = model_to_dict(theirs)
    client.force_login(make.user())

    for name in ("orders:pay", "orders:cancel"):
        path = reverse(name, kwargs={"number": theirs.number})
        assert client.post(path, STOWAWAYS).status_code == 404

    theirs.refresh_from_db()
    assert model_to_dict(theirs) == before
