"""The second page: all that may be said, kinds, lots; orders and baskets are not hurt by it."""

import pytest

from catalog.models import Card, FoodLot, Product
from catalog.moderation.states import ListingState
from core.jalali import date_text
from sellers.models import StockRecord
from sellers.strategy import Strategy
from tests import factories as make
from tests.catalog.desk.conftest import JAM, RUGS
from tests.catalog.moderation.tools import listing, state_of
from tests.shop.order.tools import basket, order_it

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.fixture
def jar(seller, jam):
    return make.product("مربای به", seller=seller, trade=jam, withdrawal_rule="review_food")


def url(product, page=""):
    return f"/desk/goods/{product.pk}/{page}"


def said(product, **changed):
    """What stands in the second page's form."""
    offer = product.stockrecords.first()
    return {
        "title": product.title,
        "description": "از به‌های باغ خودمان.\n\nبا شکر کم.",
        "trade": product.trade_id,
        "price": "۱۲۰٬۰۰۰",
        "quantity": "" if offer is None else offer.num_in_stock or "",
        "unit": "jar",
        "lead_days": "۲",
        "weight_g": "۸۰۰",
        "shipping_class": "post_fragile",
        "withdrawal_rule": "review_food",
        **changed,
    }


def test_what_is_said_is_kept_and_the_card_follows(client, jar, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(url(jar), said(jar, title="مربای به خانگی"))

    assert page.url == url(jar)
    jar.refresh_from_db()
    assert jar.description == "از به‌های باغ خودمان.\n\nبا شکر کم."
    assert (jar.weight_g, jar.unit, jar.shipping_class) == (800, "jar", "post_fragile")
    card = Card.objects.get(pk=jar.pk)
    assert (card.title, card.price) == ("مربای به خانگی", 1_200_000)
    assert client.get(url(jar)).context["form"]["lead_days"].value() == "۲"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"weight_g": "۰"}, "weight_g"),
        ({"shipping_class": "none"}, "shipping_class"),
        ({"lead_days": "999"}, "lead_days"),
        ({"weekly_capacity": "۰"}, "weekly_capacity"),
        ({"quantity": ""}, "quantity"),
        ({"withdrawal_rule": "service_until_started"}, "withdrawal_rule"),
        ({"withdrawal_rule": "excluded_if_personalised"}, "withdrawal_rule"),
        ({"trade": RUGS, "withdrawal_rule": "excluded_perishable"}, "withdrawal_rule"),
        ({"trade": "HND-001"}, "trade"),
        ({"title": ""}, "title"),
    ],
)
def test_a_fault_changes_nothing_and_keeps_what_was_typed(client, jar, change, field):
    page = client.post(url(jar), said(jar, **change))

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert page.context["form"]["description"].value() == said(jar)["description"]
    jar.refresh_from_db()
    assert (jar.description, jar.weight_g) == ("", 500)


@pytest.mark.parametrize("made", [{"made_to_order": "on"}, {"asks_buyer": "نام"}])
def test_what_is_made_for_one_buyer_may_say_so(client, jar, made):
    page = client.post(url(jar), said(jar, withdrawal_rule="excluded_if_personalised", **made))

    assert page.status_code == 302


def test_what_orders_hold_stays(client, jar):
    order_it(basket(jar, quantity=3))

    few = client.post(url(jar), said(jar, quantity="۲"))
    to_order = client.post(url(jar), said(jar, made_to_order="on"))

    assert list(few.context["form"].errors) == ["quantity"]
    assert to_order.status_code == 422
    assert jar.stockrecords.get().num_in_stock == 10


def test_a_listing_that_came_back_is_handed_in_again(client, seller, jam):
    from catalog.photos import attach  # noqa: PLC0415 -- after the place for files is set
    from tests.catalog.test_photos import picture  # noqa: PLC0415 -- as above

    back = listing("revision", seller=seller, trade=jam)
    bare = client.post(url(back), said(back, do="list"))
    assert list(bare.context["form"].errors) == ["photos"]
    attach(back, picture(40, 50))

    page = client.post(url(back), said(back, do="list"))

    assert page.url == url(back, "done/")
    assert state_of(back) == ("waiting", False)


def test_new_words_in_the_shop_are_looked_at_again(client, jar):
    client.post(url(jar), said(jar))

    jar.refresh_from_db()
    assert (jar.state, jar.unseen) == (ListingState.PUBLISHED, True)


def test_a_new_price_alone_is_not_looked_at(client, jar):
    client.post(url(jar), said(jar, description=""))

    jar.refresh_from_db()
    assert jar.unseen is False


def kinds(*rows, old=0):
    data = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": old, "form-MAX_NUM_FORMS": 20}
    for n, row in enumerate(rows):
        data |= {f"form-{n}-{name}": value for name, value in row.items()}
    return data


def kind(label, price="۱۰۰٬۰۰۰", quantity="۴", **more):
    return {"label": label, "price": price, "quantity": quantity, **more}


def test_kinds_take_over_what_orders_hold(client, jar, django_capture_on_commit_callbacks):
    order = order_it(basket(jar, quantity=3))
    offer = jar.stockrecords.get()
    waiting = basket(jar)
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(
            url(jar, "kinds/"), kinds(kind("کوچک"), kind("بزرگ", price="۲۰۰٬۰۰۰", label_en="large"))
        )

    assert page.url == url(jar)
    jar.refresh_from_db()
    small, large = jar.children.order_by("pk")
    assert (small.title, large.title) == ("مربای به، کوچک", "مربای به، بزرگ")
    assert StockRecord.objects.get(product=small).pk == offer.pk == order.lines.get().stockrecord_id
    assert StockRecord.objects.get(product=small).num_allocated == 3
    assert not jar.stockrecords.exists()
    assert (large.withdrawal_rule, large.trade_id) == ("review_food", JAM)
    card = Card.objects.get(pk=jar.pk)
    assert (card.price, card.price_from) == (1_000_000, True)
    old_line = waiting.lines.select_related("product__parent", "stockrecord__partner").get()
    info = Strategy().fetch_for_product(old_line.product, old_line.stockrecord)
    assert not info.availability.is_available_to_buy


def test_kinds_are_changed_hidden_and_added(client, jar):
    client.post(url(jar, "kinds/"), kinds(kind("کوچک"), kind("بزرگ")))
    small, large = jar.children.order_by("pk")
    client.post(
        url(jar, "kinds/"),
        kinds(
            kind("خیلی کوچک", pk=small.pk, quantity="۹"),
            kind("بزرگ", pk=large.pk, DELETE="on"),
            kind("متوسط"),
            old=2,
        ),
    )

    left = jar.children.filter(is_public=True).order_by("pk")
    assert [k.title for k in left] == ["مربای به، خیلی کوچک", "مربای به، متوسط"]
    assert small.stockrecords.get().num_in_stock == 9
    assert Product.objects.filter(pk=large.pk, is_public=False).exists()


@pytest.mark.parametrize(
    "rows",
    [
        (kind("بزرگ"), kind("بزرگ")),
        (kind("بزرگ", price=""),),
        (kind(""),),
        (kind("بزرگ", price="رایگان"),),
    ],
    ids=["same name", "no price", "no name", "bad price"],
)
def test_unsound_kinds_change_nothing(client, jar, rows):
    assert client.post(url(jar, "kinds/"), kinds(*rows)).status_code == 422
    jar.refresh_from_db()
    assert (jar.structure, jar.children.count()) == ("standalone", 0)


def test_another_products_kind_is_not_found(client, jar, seller):
    other = make.product(seller=seller)
    answer = client.post(url(jar, "kinds/"), kinds(kind("بزرگ", pk=other.pk)))

    assert answer.status_code == 404
    other.refresh_from_db()
    assert other.parent_id is None


def test_the_last_kind_stays(client, jar):
    client.post(url(jar, "kinds/"), kinds(kind("کوچک")))
    [small] = jar.children.all()
    page = client.post(url(jar, "kinds/"), kinds(kind("کوچک", pk=small.pk, DELETE="on"), old=1))

    assert page.status_code == 422
    small.refresh_from_db()
    assert small.is_public


def test_kinds_follow_the_name(client, jar):
    client.post(url(jar, "kinds/"), kinds(kind("کوچک")))
    jar.refresh_from_db()
    client.post(url(jar), said(jar, title="مربای بِه محلی"))

    assert [k.title for k in jar.children.all()] == ["مربای بِه محلی، کوچک"]


def lot(code="12", day=make.TODAY + make.DAY, **changed):
    return {
        "code": code,
        "ingredients": "به، شکر، هل",
        "best_before": date_text(day, "fa", "short"),
        "permit_number": "",
        **changed,
    }


def test_buyers_read_the_lot_that_is_sold_now(client, jar):
    client.post(url(jar, "lots/"), lot("کهنه", make.TODAY - make.DAY, ingredients="موم"))
    client.post(url(jar, "lots/"), lot("نو", make.TODAY + 30 * make.DAY, ingredients="شکر"))
    client.post(url(jar, "lots/"), lot("امروز", make.TODAY, permit_number="۷۷"))

    page = client.get(jar.get_absolute_url()).content.decode()

    assert "به، شکر، هل" in page
    assert "امروز" in page
    assert "موم" not in page


def test_the_same_lot_again_corrects_it(client, jar):
    client.post(url(jar, "lots/"), lot())
    client.post(url(jar, "lots/"), lot(ingredients="به و شکر"))

    assert FoodLot.objects.get().ingredients == "به و شکر"


def test_lots_are_of_food_only(client, seller, rugs):
    rug = make.product(seller=seller, trade=rugs)

    assert client.get(url(rug, "lots/")).status_code == 404


def test_another_products_lot_is_not_dropped(client, jar):
    other = make.product(card=False)
    theirs = FoodLot.objects.create(
        product=other, code="1", ingredients="x", best_before=make.TODAY
    )

    assert client.post(url(jar, f"lots/{theirs.pk}/drop/")).status_code == 404
    assert FoodLot.objects.filter(pk=theirs.pk).exists()


def test_a_photo_is_added_and_looked_at_again(client, jar):
    from tests.catalog.test_photos import picture, upload  # noqa: PLC0415 -- after the media's place

    answer = client.post(url(jar, "photo/"), {"photos": upload(picture(40, 50))})
    bad = client.post(url(jar, "photo/"), {"photos": upload(picture(40, 50)).name})

    assert (answer.status_code, bad.status_code) == (200, 422)
    assert jar.images.count() == 1
    jar.refresh_from_db()
    assert jar.unseen is True
