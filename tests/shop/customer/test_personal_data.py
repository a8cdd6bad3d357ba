"""What is held of people is said for every model, shown, taken along, and erased."""

import json
import re
import time

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from oscar.core.loading import get_model

from core.models import MoveRecord, SmsWish, User
from core.personal import DEEDS, all_held
from exhibitions.models.jury import Reviewer
from sellers.models import OfficeRole
from shop.customer.actions import account_of
from shop.customer.privacy.actions import MustStay, erase
from shop.customer.privacy.queries import taken_along
from tests import factories as make
from tests.exhibitions import makers as fair_makers
from tests.shop.order.tools import basket, order_it, paid_for
from tests.shop.talk.tools import wrote

pytestmark = pytest.mark.django_db
# Tools of the staff: what they hold is of people at work, by the deed.
STAFF_APPS = {
    "admin", "wagtailadmin", "wagtailcore", "wagtailusers", "wagtaildocs", "wagtailimages",
    "wagtailredirects", "pages",
}  # fmt: skip
NAMED = {
    "mobile", "phone_number", "email", "guest_email", "line1", "iban", "holder", "holder_name",
}  # fmt: skip
# Names and numbers that are of a shop or of nobody, or a copy for one message.
NOT_OF_A_PERSON = {
    "partner.Partner": "a shop; its people are memberships",
    "partner.Support": "a number until the shop's owner says yes; then the shop",
    "partner.PartnerAddress": "where a shop sends from, kept by the shop",
    "partner.BankChange": "a shop's account, masked",
    "payouts.Payout": "a shop's account as it was paid",
    "payment.Bankcard": "never written: no gateway gives us cards",
    "offer.RangeProductFileUpload": "staff's file",
    "wishlists.WishListSharedEmail": "never written: lists are shared by link",
}
WORKING = {"order.OrderNote"}


def people_fields(model) -> list[str]:
    fields = [f for f in model._meta.get_fields() if getattr(f, "concrete", False)]
    of_people = [f.name for f in fields if f.is_relation and f.related_model is User]
    named = [f.name for f in fields if not f.is_relation and f.name in NAMED]
    return [name for name in of_people if name not in DEEDS] + named


def test_every_model_that_holds_something_of_people_says_so():
    said = {kind.label for kind in all_held()} | NOT_OF_A_PERSON.keys() | WORKING
    silent = {
        model._meta.label: people_fields(model)
        for model in apps.get_models()
        if people_fields(model)
        and model._meta.app_label not in STAFF_APPS
        and not model.__module__.startswith("tests.")
    }
    assert {label: fields for label, fields in silent.items() if label not in said} == {}


def test_every_kind_can_be_counted_and_shown():
    """The paths and fields exist: a slip would break the page of everybody."""
    person = make.user()
    for kind in all_held():
        assert kind.rows(person).count() == (kind.label == "core.User")
        for name in (*kind.shown, *kind.cut):
            kind.model._meta.get_field(name)


@pytest.fixture
def buyer(client):
    """A person with an address, a wish list, a finished order, a message and a review."""
    me = make.user(first_name="شیرین", email="shirin@example.com")
    county = make.county()
    iran, _ = get_model("address", "Country").objects.get_or_create(
        iso_3166_1_a2="IR", defaults={"printable_name": "Iran"}
    )
    get_model("address", "UserAddress").objects.create(
        user=me, first_name="شیرین", line1="خیابان علوی ۱۲", state=county.code, country=iran
    )
    get_model("wishlists", "WishList").objects.create(owner=me, name="هدیه")
    SmsWish.objects.create(mobile=me.mobile)
    jam = make.product()
    wrote(me, jam, "سلام از شیرین")
    get_model("reviews", "ProductReview").objects.create(
        product=jam, user=me, name="شیرین", email="shirin@example.com", score=5, title="خوب",
        body="خوب بود",
    )  # fmt: skip
    return me


def came_lately(client, me) -> None:
    """Sign in as by a code a moment ago."""
    client.force_login(me)
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": time.time()}]
    session["account_authentication_methods_user"] = str(me.pk)
    session.save()


def finished(me) -> str:
    order = paid_for(make.product(), user=me)
    type(order).objects.filter(pk=order.pk).update(status="completed")
    return order.number


def test_the_file_has_everything_of_mine_and_nothing_of_others(client, buyer):
    number = finished(buyer)
    other = make.user(first_name="پری")
    paid_for(make.product(), user=other)
    came_lately(client, buyer)

    answer = client.get(reverse("customer:data-file"))
    text = json.dumps(json.loads(answer.content), ensure_ascii=False)

    assert answer["Content-Disposition"].startswith("attachment")
    for word in (number, "شیرین", "shirin@example.com", "خیابان علوی ۱۲", "هدیه", "سلام از شیرین"):
        assert word in text
    assert "پری" not in text


def test_an_old_session_signs_in_once_more_first(client, buyer):
    client.force_login(buyer)
    for name in ("data-file", "erase"):
        answer = client.get(reverse(f"customer:{name}"))
        assert answer.url.startswith("/sign-in/")
        client.force_login(buyer)


def test_erased_nothing_of_a_person_is_left_but_what_must_stay(buyer):
    number = finished(buyer)
    mobile = buyer.mobile
    erase(buyer)

    gone = User.objects.get(pk=buyer.pk)
    assert (gone.first_name, gone.email, gone.mobile, gone.is_active) == ("", "", None, False)
    assert not gone.has_usable_password()
    assert not get_model("address", "UserAddress").objects.exists()
    assert not get_model("wishlists", "WishList").objects.exists()
    assert not SmsWish.objects.filter(mobile=mobile).exists()
    review = get_model("reviews", "ProductReview").objects.get()
    assert (review.name, review.email, review.body) == ("", "", "خوب بود")
    assert get_model("order", "Order").objects.get().number == number
    assert MoveRecord.objects.filter(model="core.user", to_state="erased").count() == 1
    erase(buyer)  # again: nothing
    assert MoveRecord.objects.filter(model="core.user", to_state="erased").count() == 1


def test_the_number_may_open_a_new_account_afterwards(buyer):
    mobile = buyer.mobile
    erase(buyer)
    again, new = account_of(mobile)
    assert new
    assert again.pk != buyer.pk


@pytest.mark.parametrize("why", ["order", "shop", "office", "staff"])
def test_what_is_open_must_be_ended_first(buyer, why):
    if why == "order":
        order_it(basket(make.product(), user=buyer), user=buyer)
    elif why == "shop":
        make.member(make.seller(), user=buyer)
    elif why == "office":
        OfficeRole.objects.create(user=buyer, duty="clerk")
    else:
        buyer.is_staff = True
        buyer.save(update_fields=["is_staff"])

    with pytest.raises(MustStay) as refused:
        erase(buyer)
    assert len(refused.value.reasons) == 1
    assert User.objects.get(pk=buyer.pk).first_name == "شیرین"
    assert get_model("address", "UserAddress").objects.exists()


def test_the_page_asks_for_the_word_and_ends_every_session(client, buyer, client_elsewhere):
    came_lately(client, buyer)
    page = reverse("customer:erase")

    refused = client.post(page, {"word": "بله"})
    assert refused.status_code == 200
    assert User.objects.get(pk=buyer.pk).is_active
    assert "بله" in refused.content.decode()

    assert client.post(page, {"word": " حذف "}).url == "/"
    assert not User.objects.get(pk=buyer.pk).is_active
    assert client_elsewhere(buyer) == 302


@pytest.fixture
def client_elsewhere(buyer):
    """The same person on another device, signed in before."""
    other = Client()
    other.force_login(buyer)
    return lambda _person: other.get(reverse("customer:profile")).status_code


def test_the_page_says_what_is_held(client, buyer):
    client.force_login(buyer)
    page = client.get(reverse("customer:data")).content.decode()
    held = [kind for kind in all_held() if kind.rows(buyer).exists()]
    assert {"address.UserAddress", "talk.Message", "reviews.ProductReview"} <= {
        kind.label for kind in held
    }
    shown = re.findall(r'<th scope="row">([^<]+)</th>', page)
    assert shown == [str(kind.name) for kind in held]
    assert [kind["what"] for kind in taken_along(buyer)] == shown


def test_a_reviewer_who_goes_leaves_scores_and_no_number(buyer):
    fairs = [fair_makers.fair(), fair_makers.fair()]
    for fair in fairs:
        Reviewer.objects.create(fair=fair, user=buyer, mobile=buyer.mobile, name="شیرین")
    erase(buyer)
    assert set(Reviewer.objects.values_list("name", flat=True)) == {""}
    assert not Reviewer.objects.filter(mobile__startswith="+").exists()
