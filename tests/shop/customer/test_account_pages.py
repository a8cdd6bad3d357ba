"""My account: mine, all of it, and nobody else's."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from oscar.core.loading import get_model

from shop.customer.actions import save_address
from shop.shipping.queries import forget_places
from tests import factories as make
from tests.shop.order.tools import basket, order_it

pytestmark = pytest.mark.django_db

UserAddress = get_model("address", "UserAddress")
PAGES = ["summary", "order-list", "profile", "addresses", "address-add"]
ADDRESS = {
    "first_name": "زهرا احمدي",
    "phone_number": "۰۹۱۶۱۲۳۴۵۶۷",
    "state": "KHR",
    "line1": "خرم‌آباد، خیابان علوی، کوچهٔ ۳",
    "postcode": "۶۸۱۳۸-۳۳۹۴۶",
}


@pytest.fixture(autouse=True)
def places():
    make.county()
    make.province("10", "اصفهان", "Isfahan")
    forget_places()


@pytest.fixture
def me(client):
    user = make.user()
    client.force_login(user)
    return user


def address_of(user, **more):
    values = {"first_name": "زهرا", "phone_number": "+989161234567", "state": "KHR"}
    values |= {"line1": "خیابان علوی", "postcode": "6813833946"}
    return save_address(user, UserAddress(**{**values, **more}))


def bought(user, n: int = 1):
    return [order_it(basket(make.product(), user=user), user=user) for _ in range(n)]


@pytest.mark.parametrize("page", PAGES)
def test_strangers_are_led_to_the_door_and_back(client, page):
    url = reverse(f"customer:{page}")

    assert client.get(url).url == f"/sign-in/?next={url}"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["", "/en"])
def test_pages_stand_and_are_not_kept_by_caches(client, me, page, language):
    answer = client.get(language + reverse(f"customer:{page}"))

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("page", ["email", "mobile", "second-step"])
def test_pages_about_signing_in_are_kept_nowhere(client, me, page):
    assert "no-store" in client.get(f"/account/{page}/")["Cache-Control"]


def test_my_orders_are_mine(client, me):
    bought(make.user())
    (mine,) = bought(me)

    cards = client.get(reverse("customer:order-list")).context["cards"]

    assert [card["order"] for card in cards] == [mine]
    assert cards[0]["url"] == f"/orders/{mine.number}/"


@pytest.mark.parametrize(("page", "queries"), [("summary", 8), ("order-list", 8)])
@pytest.mark.parametrize("orders", [1, 3])
def test_queries_do_not_grow_with_orders(
    client, me, django_assert_num_queries, page, queries, orders
):
    bought(me, orders)
    url = reverse(f"customer:{page}")
    client.get(url)

    with django_assert_num_queries(queries):
        client.get(url)


def test_orders_are_paged(client, me):
    bought(me, 11)

    first = client.get(reverse("customer:order-list"))
    second = client.get(reverse("customer:order-list"), {"page": 2})

    assert [len(page.context["cards"]) for page in (first, second)] == [10, 1]
    assert client.get(reverse("customer:order-list"), {"page": 9}).status_code == 404


def test_profile_is_saved_clean_and_shown_in_the_language_chosen(client, me):
    form = {"first_name": " علي ", "last_name": "كاظمی", "language": "en"}

    answer = client.post(reverse("customer:profile"), form)

    me.refresh_from_db()
    assert (me.first_name, me.last_name, me.language) == ("علی", "کاظمی", "en")
    assert answer.url == "/en/account/profile/"


def test_profile_changes_nothing_but_name_and_language(client, me):
    client.post(
        reverse("customer:profile"),
        {"language": "fa", "is_staff": "on", "email": "x@example.com", "mobile": "+989160000000"},
    )

    before = (me.is_staff, me.email, me.mobile)
    me.refresh_from_db()
    assert (me.is_staff, me.email, me.mobile) == before


def test_unknown_language_is_refused(client, me):
    page = client.post(reverse("customer:profile"), {"language": "de"})

    assert "language" in page.context["form"].errors


def test_address_is_added_clean(client, me):
    client.post(reverse("customer:address-add"), ADDRESS)

    made = UserAddress.objects.get(user=me)
    assert made.first_name == "زهرا احمدی"
    assert made.phone_number.as_e164 == "+989161234567"
    assert (made.state, made.postcode, made.country_id) == ("KHR", "6813833946", "IR")
    assert "خرم‌آباد" in client.get(reverse("customer:addresses")).content.decode()


def test_address_may_lie_in_another_province(client, me):
    client.post(reverse("customer:address-add"), {**ADDRESS, "state": "10"})

    assert "اصفهان" in client.get(reverse("customer:addresses")).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("state", "XXX"), ("state", ""), ("postcode", "123"), ("phone_number", "021"), ("line1", " ")],
)
def test_unsound_address_is_refused_at_its_field(client, me, field, value):
    page = client.post(reverse("customer:address-add"), {**ADDRESS, field: value})

    assert list(page.context["form"].errors) == [field]
    assert not UserAddress.objects.exists()


def test_an_empty_address_is_told_what_to_write(client, me):
    empty = dict.fromkeys(ADDRESS, "")
    errors = client.post(reverse("customer:address-add"), empty).context["form"].errors

    assert errors["phone_number"] == [
        gettext("Write a mobile number of 11 digits, such as 09161234567.")
    ]
    assert errors["state"] == [gettext("Choose where the goods shall go.")]
    assert errors["postcode"] == [
        gettext("Write the 10 digits of the postcode, such as 6813833946.")
    ]


def test_same_address_twice_stays_one(client, me):
    for _ in range(2):
        client.post(reverse("customer:address-add"), ADDRESS)

    assert UserAddress.objects.count() == 1


def test_address_is_changed(client, me):
    mine = address_of(me)

    page = client.get(reverse("customer:address-edit", args=[mine.pk]))
    assert 'value="۰۹۱۶۱۲۳۴۵۶۷"' in page.content.decode()
    client.post(reverse("customer:address-edit", args=[mine.pk]), ADDRESS)

    mine.refresh_from_db()
    assert mine.line1 == ADDRESS["line1"]


def test_address_becomes_one_with_another(client, me):
    first, second = address_of(me), address_of(me, line1="خیابان دیگر")
    client.post(
        reverse("customer:address-edit", args=[second.pk]), {**ADDRESS, "first_name": "زهرا"}
    )
    client.post(
        reverse("customer:address-edit", args=[first.pk]), {**ADDRESS, "first_name": "زهرا"}
    )

    assert UserAddress.objects.count() == 1


def test_address_is_deleted_after_asking(client, me):
    mine, kept = address_of(me), address_of(me, line1="خیابان دیگر")
    url = reverse("customer:address-delete", args=[mine.pk])

    client.get(url)
    assert UserAddress.objects.count() == 2
    client.post(url)

    assert list(UserAddress.objects.all()) == [kept]


@pytest.mark.parametrize("page", ["address-edit", "address-delete"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_address_of_another_is_not_found(client, me, page, method):
    theirs = address_of(make.user())

    answer = getattr(client, method)(reverse(f"customer:{page}", args=[theirs.pk]), ADDRESS)

    assert answer.status_code == 404
    theirs.refresh_from_db()
    assert theirs.line1 == "خیابان علوی"


def test_signing_out_is_one_press_away(client, me):
    page = client.get(reverse("customer:summary")).content.decode()

    assert 'action="/sign-in/out/"' in page


@pytest.mark.parametrize(
    ("more", "seen"), [({}, False), ({"is_staff": True}, True)], ids=["buyer", "staff"]
)
def test_staff_areas_are_linked_for_staff(client, more, seen):
    client.force_login(make.user(**more))

    page = client.get(reverse("customer:summary")).content.decode()

    for area in ("/dashboard/", "/cms/", "/admin/"):
        assert (f'href="{area}"' in page) is seen
