"""Prepared queries: what comes back is what the query set itself gives, whatever the values."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from catalog.models import Card
from core.prepared import prepared
from tests import factories as make

pytestmark = pytest.mark.django_db


@prepared(int, date)
def card_of(seller: int, day: date) -> QuerySet[Card]:
    return Card.objects.for_sale(day).filter(seller=seller).select_related("county")


@prepared(str, date)
def titles_of(trade: str, day: date) -> QuerySet[Card, str]:
    cards = Card.objects.filter(until__gte=day).order_by("title")
    return cards.filter(trade=trade).values_list("title", flat=True)[:2]


def test_each_call_has_its_own_values():
    jam, felt = make.product("مربا"), make.product("نمد")
    sellers = [goods.card.seller_id for goods in (jam, felt)]

    assert [card_of(seller, make.TODAY) for seller in sellers] == [[jam.card], [felt.card]]
    assert card_of(sellers[0], date(9999, 1, 1)) == []


def test_related_rows_come_along_and_the_query_is_one():
    seller = make.product("مربا").card.seller_id
    card_of(seller, make.TODAY)

    with CaptureQueriesContext(connection) as asked:
        found = [card.county.name_fa for card in card_of(seller, make.TODAY)]
    assert (len(asked), found) == (1, ["خرم‌آباد"])


def test_values_order_and_limit_are_those_of_the_query_set():
    trade = make.product("پ").trade_id
    make.product("الف")
    make.product("ب")

    assert titles_of(trade, make.TODAY) == ["الف", "ب"]
    assert titles_of("", make.TODAY) == []


@pytest.mark.parametrize("value", [None, 10**12, -(10**12)])
def test_a_value_that_would_change_the_statement_is_asked_as_ever(value):
    make.product("مربا")

    assert card_of(value, make.TODAY) == []


def test_a_value_that_is_no_parameter_is_refused():
    @prepared(int)
    def wrong(limit: int) -> QuerySet[Card]:
        return Card.objects.all()[:limit]

    with pytest.raises(TypeError, match="value 0 is not a parameter"):
        wrong(3)
