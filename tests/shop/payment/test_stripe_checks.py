"""What the system checks say of Stripe, and the sums and rates it is charged by."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import Rials
from shop.payment import stripe_checks as checks
from shop.payment.models import ExchangeRate
from shop.payment.rates import rate_of, rate_today
from shop.payment.rules import charged, part_of_charge, smallest_in, worth

DAY = date(2026, 11, 28)


@pytest.fixture
def on(settings):
    settings.PAYMENT_GATEWAYS = {"stripe": "shop.payment.gateways.stripe.Stripe"}
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = "sk_test_x", "whsec_x"
    settings.STRIPE_CURRENCY = "EUR"
    return settings


def ids(*found):
    return [message.id for messages in found for message in messages]


def test_without_stripe_nothing_is_said(settings):
    settings.STRIPE_SECRET_KEY = ""
    assert ids(checks.stripe_is_set_up(), checks.stripe_serves_no_one_in_iran()) == []


def test_set_up_it_is_sound_but_for_whom_it_serves(on):
    assert checks.stripe_is_set_up() == []
    (warning,) = checks.stripe_serves_no_one_in_iran()
    assert "Iran" in warning.msg


@pytest.mark.parametrize("name", ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"])
def test_each_missing_setting_is_named(on, name):
    setattr(on, name, "")
    (error,) = checks.stripe_is_set_up()
    assert name in error.msg
    assert "Write" in error.hint


@pytest.mark.parametrize("currency", ["IRR", "", "EURO", "E1R"])
def test_rials_and_nonsense_are_no_charge_currency(on, currency):
    on.STRIPE_CURRENCY = currency
    assert ids(checks.stripe_is_set_up()) == ["payment.E006"]


@pytest.mark.django_db
def test_a_missing_rate_is_said(on):
    assert ids(checks.stripe_has_a_rate(databases=["default"])) == ["payment.W002"]
    assert checks.stripe_has_a_rate(databases=None) == []


@pytest.mark.django_db
def test_an_empty_database_is_not_asked_for_rates(on, monkeypatch):
    """``migrate`` runs this check before it makes the table."""
    monkeypatch.setattr(ExchangeRate._meta, "db_table", "not_made_yet")
    assert checks.stripe_has_a_rate(databases=["default"]) == []


# --- Rates ----------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_the_newest_rate_that_began_holds_for_its_days(settings):
    settings.STRIPE_RATE_DAYS = 7
    for days, rials in ((0, 1_300_000), (3, 1_400_000)):
        ExchangeRate.objects.create(currency="EUR", rials=rials, day=DAY + timedelta(days=days))

    def on(days):
        return rate_of("EUR", DAY + timedelta(days=days))

    assert [on(-1), on(0), on(2), on(3), on(9), on(10)] == [
        None, 1_300_000, 1_300_000, 1_400_000, 1_400_000, None,
    ]  # fmt: skip
    assert rate_of("USD", DAY) is None


@pytest.mark.django_db
def test_todays_rate_is_kept_and_forgotten_when_it_changes(django_assert_num_queries):
    from django.utils import timezone  # noqa: PLC0415 -- patched to noon by the tests' floor

    assert rate_today("EUR") is None
    ExchangeRate.objects.create(currency="EUR", rials=5, day=timezone.localdate())
    assert rate_today("EUR") == 5
    with django_assert_num_queries(0):
        assert rate_today("EUR") == 5


# --- Sums -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(("rials", "currency", "units"), [
    (1_300_000, "EUR", 100), (1_300_001, "EUR", 101), (1, "EUR", 1), (1_300_001, "JPY", 2),
])  # fmt: skip
def test_a_charge_is_rounded_up_to_a_whole_unit(rials, currency, units):
    assert charged(Rials(rials), rials_per_unit=1_300_000, currency=currency) == units


@given(
    rials=st.integers(1, 10**12),
    rate=st.integers(1, 10**8),
    currency=st.sampled_from(["EUR", "JPY"]),
)
def test_the_platform_keeps_less_than_one_unit_of_rounding(rials, rate, currency):
    units = charged(Rials(rials), rials_per_unit=rate, currency=currency)
    paid_for = units * rate  # in rials, times the smallest units of one
    assert 0 <= paid_for - rials * smallest_in(currency) < rate
    assert worth(units, rials_per_unit=rate, currency=currency) >= rials


@given(
    charge=st.integers(1, 10**8),
    parts=st.lists(st.integers(1, 10**9), min_size=1, max_size=8),
)
def test_parts_sum_to_the_whole_charge_and_are_never_negative(charge, parts):
    total, before, sent = Rials(sum(parts)), 0, []
    for part in parts:
        sent.append(part_of_charge(charge, amount=total, before=Rials(before), back=Rials(part)))
        before += part

    assert sum(sent) == charge
    assert min(sent) >= 0
