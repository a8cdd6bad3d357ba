"""Goods in the dashboard: everything that sells them can be said, and the shop follows."""

from decimal import Decimal

import pytest
from django.urls import reverse

from catalog import frame
from catalog.models import Card, Category, Product
from core.money import Rials
from sellers.models import StockRecord
from shop.dashboard.catalogue.bulk_actions import new_price
from tests import factories as make
from tests.shop.dashboard.tools import edit_url, faults, product_form
from tests.shop.order.tools import basket, order_it

pytestmark = pytest.mark.django_db
LIST = "/dashboard/catalogue/"


@pytest.fixture
def staff(client):
    client.force_login(make.user(is_staff=True, is_superuser=True))
    return client


def commit(django_capture_on_commit_callbacks, *args, **kwargs):
    with django_capture_on_commit_callbacks(execute=True):
        return product_form(*args, **kwargs)


@pytest.fixture
def save(staff, django_capture_on_commit_callbacks):
    return lambda product, **typed: commit(
        django_capture_on_commit_callbacks, staff, edit_url(product), **typed
    )


def test_a_price_and_a_stock_reach_the_card_at_once(save):
    jam = make.product()

    page = save(jam, **{"stockrecords-0-price": "۲٬۳۴۵٬۰۰۰", "stockrecords-0-num_in_stock": "۰"})

    assert page.status_code == 302
    card = Card.objects.get(pk=jam.pk)
    assert (card.price, card.stock) == (2_345_000, "sold_out")


def test_goods_need_no_shelf_besides_their_trades(save):
    jam = make.product()

    assert save(jam, title="مربای هویج").status_code == 302
    assert Card.objects.get(pk=jam.pk).title == "مربای هویج"


def test_what_orders_hold_cannot_be_taken_away(save):
    jam = make.product(stock=5)
    order_it(basket(jam, quantity=3))

    few = save(jam, **{"stockrecords-0-num_in_stock": "2"})
    none = save(jam, **{"stockrecords-0-num_in_stock": ""})
    enough = save(jam, **{"stockrecords-0-num_in_stock": "3"})

    assert faults(few) == faults(none)
    assert len(faults(few)) == 1
    assert enough.status_code == 302
    assert StockRecord.objects.get(product=jam).num_in_stock == 3


@pytest.mark.parametrize("price", ["0", "-4", "12.5", "ارزان"])
def test_a_price_is_whole_rials_above_zero(save, price):
    jam = make.product()

    assert len(faults(save(jam, **{"stockrecords-0-price": price}))) == 1
    assert StockRecord.objects.get(product=jam).price == 1_000_000


def test_saving_an_offer_keeps_what_orders_held_meanwhile(staff):
    jam = make.product(stock=5)
    form = staff.get(edit_url(jam)).context["stockrecord_formset"].forms[0]
    StockRecord.objects.filter(product=jam).update(num_allocated=2)

    form.instance.num_in_stock = 4
    form.changed_data = ["num_in_stock"]
    form.save()

    offer = StockRecord.objects.get(product=jam)
    assert (offer.num_in_stock, offer.num_allocated) == (4, 2)


def test_new_goods_of_staff_are_on_sale(staff, django_capture_on_commit_callbacks):
    old = make.product()
    maker = make.seller()
    url = reverse("dashboard:catalogue-product-create", args=[old.product_class.slug])

    page = commit(
        django_capture_on_commit_callbacks,
        staff,
        url,
        **{
            "title": "مربای آلبالو",
            "trade": make.trade().pk,
            "stockrecords-0-partner": maker.pk,
            "stockrecords-0-partner_sku": "ALB",
            "stockrecords-0-price": "980,000",
            "stockrecords-0-num_in_stock": "6",
        },
    )

    assert page.status_code == 302
    assert Card.objects.get(title="مربای آلبالو").price == 980_000


def test_goods_cannot_be_made_without_a_trade(staff):
    old = make.product()
    url = reverse("dashboard:catalogue-product-create", args=[old.product_class.slug])

    page = product_form(staff, url, title="مربای آلبالو")

    assert page.context["form"].errors.keys() == {"trade"}
    assert not Product.objects.filter(title="مربای آلبالو").exists()


def test_a_variant_shares_what_its_parent_says(staff):
    rug = make.product(withdrawal_rule="excluded_if_personalised", weight_g=4000)
    StockRecord.objects.all().delete()
    url = reverse("dashboard:catalogue-product-create-child", args=[rug.pk])

    product_form(
        staff,
        url,
        **{
            "title": "قالیچه، دو متری",
            "stockrecords-0-partner": make.seller().pk,
            "stockrecords-0-partner_sku": "RUG-2",
            "stockrecords-0-price": "98000000",
            "stockrecords-0-num_in_stock": "1",
        },
    )

    made = Product.objects.get(parent=rug)
    assert (made.trade, made.withdrawal_rule) == (rug.trade, "excluded_if_personalised")
    assert made.weight_g == 4000


@pytest.fixture
def bulk(staff, django_capture_on_commit_callbacks):
    def work(action, products, **typed):
        pks = [product.pk for product in products]
        start = staff.post(LIST, {"action": action, "selected_product": pks})
        with django_capture_on_commit_callbacks(execute=True):
            return staff.post(start.url, {"selected_products": pks, **typed}, follow=True)

    return work


def test_hiding_many_goods_takes_their_cards(bulk):
    jam, pickle, rug = make.product(), make.product(), make.product()

    bulk("make_products_non_public", [jam, pickle])

    assert list(Card.objects.values_list("pk", flat=True)) == [rug.pk]


def test_hiding_many_shelves_takes_them_out_of_the_menu(staff, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        gifts = Category.add_root(name="عیدی", slug="gifts")
        Category.add_root(name="سوغات", slug="souvenirs")
    assert len(frame.frame().own) == 2

    staff.post(
        reverse("dashboard:catalogue-category-list"),
        {"action": "make_non_public", "selected_category": [gifts.pk]},
    )

    assert [door.name_fa for door in frame.frame().own] == ["سوغات"]


def test_many_prices_change_in_whole_toman(bulk):
    jam, rug = make.product(price=123_450), make.product(price=999_990)
    sellers = [jam.stockrecords.get().partner_id, rug.stockrecords.get().partner_id]

    bulk(
        "set_product_price",
        [jam, rug],
        partners=sellers,
        increase_by_percentage="7",
    )

    assert list(Card.objects.order_by("pk").values_list("price", flat=True)) == [132_090, 1_069_990]


def test_no_price_changes_when_one_would_fall_to_nothing(bulk):
    jam, rug = make.product(price=1_000_000), make.product(price=90_000)
    sellers = [jam.stockrecords.get().partner_id, rug.stockrecords.get().partner_id]

    bulk(
        "set_product_price",
        [jam, rug],
        partners=sellers,
        increase_by_amount="-90000",
    )

    prices = StockRecord.objects.order_by("pk").values_list("price", flat=True)
    assert list(prices) == [1_000_000, 90_000]


def test_a_price_is_rounded_to_the_nearest_toman():
    assert new_price(Rials(123_450), percent=Decimal(7)) == 132_090
    assert new_price(Rials(123_450), percent=Decimal("-12.5")) == 108_020
    assert new_price(Rials(123_450), more=-450) == 123_000
    assert new_price(Rials(123_450), to=5) == 5
    assert new_price(Rials(123_450)) == 123_450
