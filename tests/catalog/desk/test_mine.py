"""My goods: the list, price and count in place, in and out of the shop; another one's are not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Card, Product, ProductImage
from catalog.moderation import actions, words
from core.models import Photo
from tests import factories as make
from tests.catalog.desk.conftest import at_desk
from tests.catalog.moderation.tools import listing, state_of
from tests.catalog.test_photos import picture
from tests.shop.order.tools import basket, order_it

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
LIST = "/desk/goods/"


def url(product, do=""):
    return f"{LIST}{product.pk}/{do + '/' if do else ''}"


def rows(client, tab=""):
    return client.get(LIST, {"tab": tab}).context["rows"]


def one_of_each(seller):
    """Goods in every state, with a photo, one with kinds, one that came back."""
    made = [listing(s, seller=seller) for s in ("draft", "waiting", "published", "hidden")]
    back = listing("waiting", seller=seller)
    actions.send_back(back.pk, reason="photo_dark", by=make.user(is_staff=True))
    parent = listing("published", seller=seller)
    child = make.product(seller=seller, card=False)
    parent.stockrecords.all().delete()
    Product.objects.filter(pk=parent.pk).update(structure="parent")
    Product.objects.filter(pk=child.pk).update(structure="child", parent=parent)
    from catalog.photos import attach  # noqa: PLC0415 -- after the place for files is set

    attach(made[0], picture(40, 50))
    return [*made, back, parent]


def test_the_list_costs_the_same_for_one_and_for_many(client, seller):
    client.get(LIST)  # what is asked once a process
    counts = []
    for _ in range(2):
        one_of_each(seller)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(LIST).status_code == 200
        counts.append(len(asked))

    assert len(rows(client)) == 12
    assert counts[0] == counts[1] <= 11


def test_each_state_says_what_to_do(client, seller):
    one_of_each(seller)
    told = {row.product.state: (row.label, row.note) for row in rows(client)}

    assert told["draft"][0] == str(words.STATES["draft"])
    assert told["revision"][1] == str(words.REASONS["photo_dark"])
    assert told["hidden"][1]
    assert "بررسی" in told["waiting"][1]


def test_only_ones_own_goods_are_listed(client, seller):
    mine, _other = listing("published", seller=seller), listing("published")

    assert [row.product for row in rows(client)] == [mine]


def test_tabs_show_what_they_say(client, seller):
    one_of_each(seller)

    states = {tab: {r.product.state for r in rows(client, tab)} for tab in ("todo", "hidden", "x")}
    assert states["todo"] == {"draft", "revision"}
    assert states["hidden"] == {"hidden"}
    assert len(states["x"]) == 5


def test_a_price_in_place_reaches_the_card(client, seller, django_capture_on_commit_callbacks):
    jam = make.product(seller=seller)
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(url(jam, "quick"), {"price": "۲۵۰٬۰۰۰", "quantity": "۰"})

    assert page.url == LIST
    card = Card.objects.get(pk=jam.pk)
    assert (card.price, card.stock) == (2_500_000, "sold_out")


def test_a_mistyped_price_is_asked_about_and_counts_when_sent_again(client, seller):
    jam = make.product(seller=seller, price=45_000_000)

    asked = client.post(url(jam, "quick"), {"price": "۴۵۰۰"})
    assert asked.status_code == 422
    assert jam.stockrecords.get().price == 45_000_000
    another = client.post(url(jam, "quick"), {"price": "4600", "sure": "4500"})
    assert another.status_code == 422

    sure = asked.context["rows"][0].typed["sure"]
    assert client.post(url(jam, "quick"), {"price": "4500", "sure": sure}).url == LIST
    assert jam.stockrecords.get().price == 45_000


def test_a_fault_in_place_keeps_what_was_typed(client, seller):
    jam = make.product(seller=seller, stock=5)
    order_it(basket(jam, quantity=3))

    few = client.post(url(jam, "quick"), {"price": "۱۹۰٬۰۰۰", "quantity": "۲"})
    bad = client.post(url(jam, "quick"), {"price": "گران"}, headers={"hx-request": "true"})

    assert few.status_code == 422
    assert "۳" in few.context["rows"][0].errors["quantity"][0]
    assert few.context["rows"][0].typed["price"] == "۱۹۰٬۰۰۰"
    assert (bad.status_code, bad.context["row"].typed["price"]) == (200, "گران")
    assert f'id="save-{jam.pk}"' in bad.content.decode()  # the focus comes back to it
    offer = jam.stockrecords.get()
    assert (offer.price, offer.num_in_stock) == (1_000_000, 5)


@pytest.mark.parametrize(
    "do", ["quick", "hide", "show", "remove", "copy", "take-back", "", "lots", "kinds", "done"]
)
def test_another_sellers_goods_are_not_found(client, seller, do):
    jam = listing("published")

    answer = client.post(url(jam, do), {"price": "1000", "quantity": "1"})

    assert answer.status_code in (404, 405)
    if do in ("", "lots", "kinds", "done"):
        assert client.get(url(jam, do)).status_code == 404
    assert state_of(jam) == ("published", True)
    assert jam.stockrecords.get().price == 1_000_000


def test_hiding_takes_it_off_and_showing_puts_it_back(
    client, seller, django_capture_on_commit_callbacks
):
    jam = make.product(seller=seller)
    for do, there in (("hide", False), ("hide", False), ("show", True)):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(url(jam, do))
        assert Card.objects.filter(pk=jam.pk).exists() is there


def test_a_get_changes_nothing(client, seller):
    jam = listing("published", seller=seller)
    for do in ("quick", "hide", "remove", "copy"):
        assert client.get(url(jam, do)).status_code == 302
    assert state_of(jam) == ("published", True)
    assert Product.objects.count() == 1


def test_what_is_in_the_shop_is_not_removed(client, seller):
    jam = listing("published", seller=seller)
    client.post(url(jam, "remove"))

    assert state_of(jam) == ("published", True)


def test_a_copy_shares_photos_and_nothing_else(client, seller):
    from catalog.photos import attach  # noqa: PLC0415 -- after the place for files is set

    jam = listing("published", seller=seller, description="با شکر", weight_g=900)
    attach(jam, picture(40, 50))

    page = client.post(url(jam, "copy"))

    new = Product.objects.exclude(pk=jam.pk).get()
    assert str(new.form_key) in page.url
    assert (new.state, new.is_public, new.title) == ("draft", False, jam.title)
    assert (new.description, new.weight_g) == ("با شکر", 900)
    assert new.stockrecords.get().num_in_stock == 0
    assert (ProductImage.objects.count(), Photo.objects.count()) == (2, 1)
    client.post(url(new, "remove"))
    assert Photo.objects.count() == 1
    assert client.get(page.url).status_code == 404


def test_a_packer_does_not_change_prices(client, seller):
    jam = make.product(seller=seller)
    at_desk(client, seller, role="packer")

    assert client.post(url(jam, "quick"), {"price": "1000"}).status_code == 404
    assert jam.stockrecords.get().price == 1_000_000


def test_the_desk_says_what_waits(client, seller):
    assert b"/desk/goods/new/" in client.get("/desk/").content
    one_of_each(seller)
    home = client.get("/desk/").content.decode()

    assert "?tab=todo" in home
