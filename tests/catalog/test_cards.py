"""Cards agree with goods, offers, licences and sellers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from catalog.actions import refresh_cards, refresh_cards_of_seller
from catalog.models import Card, CardStock
from sellers.models import StockRecord
from tests import factories as make
from tests.factories import DAY, TODAY

pytestmark = pytest.mark.django_db
Product = get_model("catalogue", "Product")


def card(product) -> Card:
    return Card.objects.get(pk=product.pk)


def variant(parent, seller, price, stock=5, **more):
    Product.objects.filter(pk=parent.pk).update(structure=Product.PARENT)
    parent.refresh_from_db()
    child = Product.objects.create(structure=Product.CHILD, parent=parent, title="", **more)
    StockRecord.objects.create(
        product=child, partner=seller, partner_sku=f"V{child.pk}", price=price, num_in_stock=stock
    )
    return child


def test_a_card_tells_what_a_list_shows():
    seller = make.seller("مربای ننه", until=TODAY + 40 * DAY)
    jam = make.product("مربای به", seller, price=950_000, title_en="Quince jam")

    found = card(jam)
    assert (found.title, found.title_en, found.price) == ("مربای به", "Quince jam", 950_000)
    assert (found.seller_id, found.seller_name) == (seller.pk, "مربای ننه")
    assert (found.county_id, found.sector_id, found.trade_id) == ("KHR", "FOD", "FOD-031")
    assert (found.stock, found.until) == (CardStock.IN_STOCK, TODAY + 40 * DAY)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda p, s: Product.objects.filter(pk=p.pk).update(is_public=False),
        lambda p, s: Product.objects.filter(pk=p.pk).update(trade=None),
        lambda p, s: Product.objects.filter(pk=p.pk).update(trade=make.trade("WVN-001")),
        lambda p, s: type(s).objects.filter(pk=s.pk).update(is_open=False),
        lambda p, s: s.licences.update(valid_until=TODAY - DAY),
        lambda p, s: s.licences.update(issued_on=TODAY + DAY),
        lambda p, s: p.stockrecords.update(price=None),
    ],
)
def test_one_fact_takes_a_card_away(spoil):
    seller, other = make.seller(), make.seller()
    jam, stays = make.product(seller=seller), make.product(seller=other)
    spoil(jam, seller)

    assert refresh_cards() == 1
    assert list(Card.objects.all()) == [card(stays)]


def test_the_longest_licence_counts():
    seller = make.seller(until=TODAY + DAY)
    make.licence(seller, make.trade(), until=TODAY + 9 * DAY)
    make.licence(seller, make.trade("WVN-001"), until=TODAY + 99 * DAY)

    assert card(make.product(seller=seller)).until == TODAY + 9 * DAY


def test_a_card_shows_the_lowest_price_that_can_be_bought():
    seller = make.seller()
    jam = make.product(seller=seller, price=500_000)
    jam.stockrecords.all().delete()
    variant(jam, seller, 300_000, stock=0)
    big = variant(jam, seller, 400_000)

    assert refresh_cards([big.pk]) == 1
    assert (card(jam).price, card(jam).price_from, card(jam).stock) == (400_000, True, "in_stock")


def test_what_is_held_is_not_in_stock():
    jam = make.product(stock=3)
    jam.stockrecords.update(num_allocated=3)
    refresh_cards([jam.pk])
    assert card(jam).stock == CardStock.SOLD_OUT


def test_made_to_order_needs_no_stock():
    assert card(make.product(stock=None)).stock == CardStock.MADE_TO_ORDER


def test_nothing_is_written_when_nothing_changed():
    jam = make.product()
    assert refresh_cards([jam.pk]) == 0


def test_a_renamed_seller_is_renamed_on_all_cards():
    seller = make.seller()
    jam, other = make.product(seller=seller), make.product()
    type(seller).objects.filter(pk=seller.pk).update(name="نام تازه")

    assert refresh_cards_of_seller(seller.pk) == 1
    assert card(jam).seller_name == "نام تازه"
    assert card(other).seller_name != "نام تازه"


def refresh_queries() -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        refresh_cards()
    return len(queries)


def test_the_number_of_queries_is_constant():
    seller = make.seller()
    counted = []
    for goods in (1, 3):
        while Product.objects.count() < goods:
            make.product(seller=seller)
        Card.objects.all().delete()
        counted.append(refresh_queries())
    assert counted[0] == counted[1]
