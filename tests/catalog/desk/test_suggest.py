"""Which trade a name speaks of, and what is true of most goods of it."""

import csv
from pathlib import Path

import pytest

from catalog.desk.defaults import defaults_for
from catalog.desk.suggest import guesses
from catalog.models import ShippingClass, Unit, WithdrawalRule
from core.persian import index_text

DATA = Path(__file__).resolve().parents[3]


def words(text: str) -> frozenset[str]:
    return frozenset(index_text(text).split())


def rows(name: str) -> list[dict[str, str]]:
    with open(DATA / name, encoding="utf-8") as file:
        return list(csv.DictReader(file))


TRADES = {
    "FOD-031": words("مرباسازی Jam making"),
    "WVN-003": words("گلیم‌بافی Gelim weaving"),
    "HND-029": words("سفالگری Pottery"),
    "CLO-010": words("خیاطی زنانه Dressmaking"),
}


@pytest.mark.parametrize(
    ("name", "trade"),
    [
        ("مربای به خانگی", "FOD-031"),
        ("مرباى بهِ خانگى", "FOD-031"),  # Arabic letters and marks
        ("گليم دستباف لُری", "WVN-003"),
        ("گلیم‌چهٔ کوچک", "WVN-003"),
        ("کاسهٔ سفالی", "HND-029"),
    ],
)
def test_a_name_finds_its_trade(name, trade):
    assert guesses(words(name), TRADES, {})[0].trade == trade


def test_a_name_that_speaks_of_none_finds_none():
    assert guesses(words("چیز قشنگ"), TRADES, {}) == []
    assert guesses(frozenset(), TRADES, {}) == []


def test_what_the_shop_sells_under_the_word_speaks_too():
    found = guesses(words("پیراهن لری"), TRADES, {"CLO-010": 3, "WVN-003": 1})

    assert [guess.trade for guess in found] == ["CLO-010", "WVN-003"]


def test_names_of_the_shop_find_their_own_trade_among_all():
    trades = {
        r["code"]: words(f"{r['name_fa']} {r['name_en']}") for r in rows("sellers/data/trades.csv")
    }
    hits, told = 0, 0
    for row in rows("catalog/data/products.csv"):
        found = guesses(words(row["title_fa"]), trades, {})
        told += bool(found)
        hits += row["raste_code"] in [guess.trade for guess in found[:5]]

    assert told > 150  # of 227 names; the rest is asked
    assert hits > 100


def test_defaults_are_values_that_goods_may_have():
    for row in rows("sellers/data/trades.csv"):
        made = defaults_for(
            row["code"], words(row["name_fa"]), service=row["output_kind"] == "service"
        )
        assert made.unit in Unit.values
        assert made.shipping_class in ShippingClass.values
        assert made.withdrawal_rule in WithdrawalRule.values
        assert made.lead_days > 0
        assert (made.shipping_class == "none") == (row["output_kind"] == "service")


def test_food_is_never_sent_back_for_a_change_of_mind():
    food = [r for r in rows("sellers/data/trades.csv") if r["sector_code"] in {"FOD", "DLV"}]
    rules = {defaults_for(r["code"], words(r["name_fa"])).withdrawal_rule for r in food}

    assert rules == {"review_food", "excluded_perishable"}
