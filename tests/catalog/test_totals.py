"""Totals of goods follow the cards, whatever is done to goods, one by one or at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog import facts
from catalog.actions import refresh_cards
from catalog.audits import TOTALS
from catalog.listing import counts, queries, totals
from catalog.listing.rules import Listing
from catalog.models import Card, GoodsTotal
from core import audit
from sellers.models import StockRecord
from tests import factories as make
from tests.factories import DAY, TODAY
from tests.shop.order.test_races import at_once

pytestmark = pytest.mark.django_db


def shop():
    """Goods of two sectors, three trades and two counties, one of them sold out."""
    kilim, quilt = make.trade("WVN-001", "گلیم", "Kilim"), make.trade("WVN-002", "لحاف", "Quilt")
    here = make.seller("", make.trade(), kilim)
    there = make.seller("", kilim, quilt, county=make.county("BRJ", "بروجرد", "Borujerd"))
    return [
        make.product("مربا", seller=here),
        make.product("عسل", seller=here, stock=0),
        make.product("گلیم", seller=there, trade=kilim, price=10_000_000),
        make.product("لحاف", seller=there, trade=quilt, price=1_000_000),
    ]


def faults() -> list[str]:
    return [str(finding) for finding in audit.run((TOTALS,))]


def told(day=TODAY, scope="", *, counted=False):
    """What a list says of all goods or of a scope; ``counted`` from the cards themselves."""
    where = queries.Scope(**({"sector" if len(scope) == 3 else "trade": scope} if scope else {}))
    if not counted:
        return totals.counts(scope, day)
    rows = queries._rows(where, day)
    return queries.tally(counts.cells(rows, (scope,) if where.sector else ()), Listing())


@pytest.mark.parametrize("scope", ["", "FOD", "WVN", "WVN-001", "NIL"])
def test_they_say_what_counting_all_cards_says(scope):
    shop()

    kept, counted = told(scope=scope), told(scope=scope, counted=True)
    assert (kept.total, kept.county, kept.stock, kept.places) == (
        counted.total, counted.county, counted.stock, counted.places,
    )  # fmt: skip
    assert kept.sector == (counted.sector if not scope else {})
    assert kept.trade == (counted.trade if len(scope) == 3 else {})


def test_they_follow_whatever_happens_to_goods():
    goods = shop()
    assert (told().total, told().stock["sold_out"]) == (4, 1)

    StockRecord.objects.filter(product=goods[1]).update(num_in_stock=5)
    refresh_cards([goods[1].pk])
    assert (told().total, told().stock) == (4, {"in_stock": 4})
    StockRecord.objects.filter(product=goods[0]).update(price=50_000_000)
    refresh_cards([goods[0].pk])
    assert faults() == []
    goods[2].is_public = False
    goods[2].save()
    refresh_cards([goods[2].pk])
    goods[3].delete()
    assert (told().total, told().county) == (2, told(counted=True).county)
    assert told(scope="WVN-002").total == 0
    assert faults() == []


def test_what_ended_is_taken_off_before_anybody_refreshes():
    shop()
    last = make.product("ارده", seller=make.seller(until=TODAY)).card
    assert last.until == TODAY

    assert (told().total, told(TODAY + DAY).total) == (5, 4)
    for scope in ("", last.sector_id, last.trade_id):
        kept, counted = told(TODAY + DAY, scope), told(TODAY + DAY, scope, counted=True)
        assert (kept.total, +kept.county) == (counted.total, counted.county)


def test_a_list_asks_for_no_card_to_count(django_assert_num_queries):
    shop()
    facts.facts()

    with django_assert_num_queries(2):  # totals, cards
        assert queries.goods(Listing(), queries.Scope(), timezone.localdate()).total == 4


def test_the_audit_sees_a_wrong_total_and_the_nightly_refresh_mends_it():
    shop()
    GoodsTotal.objects.filter(scope="", facet="county", value="BRJ").update(number=3)

    assert faults() == [f"{TOTALS}: all county BRJ: says 3, the cards are 2"]
    refresh_cards()
    assert faults() == []


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_refreshes_of_the_same_goods_at_once_count_them_once():
    goods = [product.pk for product in shop()]
    for n in range(6):
        StockRecord.objects.update(num_in_stock=n % 2)
        Card.objects.filter(pk=goods[n % 4]).delete()
        answers = at_once(
            lambda: refresh_cards(goods), lambda: refresh_cards(reversed(goods)), totals.recount,
            lambda: refresh_cards(goods[2:], day=TODAY + timedelta(0)),
        )  # fmt: skip
        assert not [answer for answer in answers if isinstance(answer, Exception)]
        assert faults() == []
    assert told().total == 4
