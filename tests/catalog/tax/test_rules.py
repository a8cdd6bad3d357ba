"""Tax in a price that includes it, by class and date."""

from datetime import date

import pytest

from catalog.tax.rules import STANDARD, Class, TaxTerms, class_of, rate_on, terms_of

CRAFT = Class("craft", True, {"en": "Exempt: handicrafts"}, frozenset({"WVN", "HND"}))
CLASSES = {"standard": Class("standard", False, {}), "craft": CRAFT}


@pytest.mark.parametrize(
    ("paid", "tax"), [(1_100_000, 100_000), (1_000_000, 90_909), (5, 0), (6, 1), (0, 0)]
)
def test_tax_is_in_the_price_to_the_nearest_rial(paid, tax):
    assert TaxTerms("standard", 100).tax(paid) == tax
    assert TaxTerms("craft", 0).tax(paid) == 0


@pytest.mark.parametrize(
    ("said", "trade", "code"),
    [
        ("", "WVN-004", "craft"),
        ("standard", "WVN-004", STANDARD),
        ("", "FOD-031", STANDARD),
        ("craft", "FOD-031", "craft"),
        ("gone", "WVN-004", "craft"),
        ("", "", STANDARD),
    ],
)
def test_a_listing_says_its_class_or_has_that_of_its_trade(said, trade, code):
    assert class_of(said, trade, CLASSES) == code


def test_what_is_exempt_says_why_and_the_rest_bears_the_rate():
    assert terms_of("craft", CLASSES, 100) == TaxTerms("craft", 0, CRAFT.reason)
    assert terms_of("standard", CLASSES, 100) == TaxTerms("standard", 100)


def test_the_rate_is_the_latest_that_has_begun():
    rates = [(date(2024, 3, 20), 100), (date(2022, 1, 3), 90), (date(2027, 3, 21), 120)]
    assert [rate_on(day, rates) for day in (
        date(2021, 1, 1), date(2024, 3, 19), date(2024, 3, 20), date(2026, 11, 28),
    )] == [0, 90, 100, 100]  # fmt: skip
