"""Trades by what people call their work."""

import pytest

from sellers.trade_search import find_trades
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def trades():
    make.trade()
    make.trade("FOD-032", "مرباسازی خانگی", "Home jam making")
    make.trade("WVN-001", "گلیم‌بافی", "Gelim weaving")
    make.trade("WVN-002", "قالی‌بافی", "Rug weaving", retired=True)


def codes(text):
    return [trade.code for trade in find_trades(text)]


@pytest.mark.parametrize("text", ["مربا", "مربّا", "jam", "JAM mak", "مرباها"])
def test_a_word_s_beginning_finds_it_the_shortest_name_first(text):
    assert codes(text) == ["FOD-031", "FOD-032"]


@pytest.mark.parametrize("text", ["گلیم بافی", "گليم‌بافي", "گلیمبافی", "gelim"])
def test_however_it_is_written(text):
    assert codes(text) == ["WVN-001"]


def test_a_slip_finds_the_nearest():
    assert codes("گیلم") == ["WVN-001"]


@pytest.mark.parametrize("text", ["", "  ", "قالی", "!", "اسب"])
def test_what_nobody_makes_is_not_found(text):
    assert codes(text) == []


def test_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        find_trades("مربا")
