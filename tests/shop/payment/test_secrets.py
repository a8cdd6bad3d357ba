"""No secret of a gateway and no card reaches a log or a table, on good days and on bad ones."""

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from core.money import Rials
from shop.payment import actions
from shop.payment.models import ExchangeRate, Payment
from shop.payment.protocol import GatewayDown
from tests.banks import stripe, zarinpal, zibal
from tests.banks.server import Bank
from tests.shop.payment.conftest import URLS, fresh, opened

pytestmark = pytest.mark.django_db
SECRETS = [stripe.KEY, stripe.SIGNING, zarinpal.MERCHANT, zarinpal.TOKEN, zibal.MERCHANT]
PERSONAL = ["502229******5995", "1EBE3EBEBE35", "62741****44", "buyer@example.com", "+49170"]


@pytest.fixture
def banks(settings, monkeypatch) -> Iterator[dict[str, Bank]]:
    monkeypatch.setattr("shop.payment.calls.PAUSES_S", (0, 0))
    made: dict[str, Bank] = {
        "zarinpal": zarinpal.ZarinpalBank(),
        "zibal": zibal.ZibalBank(),
        "stripe": stripe.StripeBank(),
    }
    settings.ZARINPAL_URL = made["zarinpal"].url
    settings.ZARINPAL_API_URL = f"{made['zarinpal'].url}/graphql/"
    settings.ZARINPAL_MERCHANT_ID, settings.ZARINPAL_ACCESS_TOKEN = SECRETS[2], SECRETS[3]
    settings.ZARINPAL_TERMINAL_ID = zarinpal.TERMINAL
    settings.ZIBAL_URL, settings.ZIBAL_MERCHANT = made["zibal"].url, SECRETS[4]
    settings.STRIPE_API_URL = settings.STRIPE_CHECKOUT_URL = made["stripe"].url
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = SECRETS[0], SECRETS[1]
    settings.STRIPE_CURRENCY = "EUR"
    settings.PAYMENT_GATEWAYS = settings.KNOWN_GATEWAYS
    ExchangeRate.objects.create(currency="EUR", rials=1_300_000, day=timezone.localdate())
    yield made
    for bank in made.values():
        bank.close()


def pay(bank: Bank, payment: Payment) -> None:
    """What the buyer does at the bank."""
    name = payment.gateway_reference
    match bank:
        case zarinpal.ZarinpalBank():
            bank.decide(name, "PAID")
        case zibal.ZibalBank():
            bank.decide(name, zibal.PAID)
        case stripe.StripeBank():
            bank.pay(name)


def whole_life(bank: Bank, code: str, bad: str) -> None:
    """Start, pay, confirm, send a part back; with ``bad`` each call fails first."""
    payment = opened(code)
    bank.bad = [bad] * 3 if bad else []
    with suppress(GatewayDown):
        actions.start_payment(payment.pk, URLS)
    bank.bad = []
    actions.start_payment(payment.pk, URLS)
    payment = fresh(payment)
    pay(bank, payment)
    bank.bad = [bad] * 3 if bad else []
    with suppress(GatewayDown):
        actions.settle(payment.pk, {"card_pan": PERSONAL[0], "Authority": "x"}, key="return")
    bank.bad = []
    actions.settle(payment.pk, {}, key="again")
    refund = actions.ask_refund(payment.pk, amount=Rials(1_000_000), key="one", reason="x")
    bank.bad = [bad] if bad else []
    actions.send_back(refund.pk)
    bank.bad = []
    assert fresh(payment).state == "confirmed"


def everything_stored() -> str:
    """Every value of every table, as text."""
    rows: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += map(str, cursor.fetchall())
    return "\n".join(rows)


def no_secret_in(text: str) -> None:
    for secret in (*SECRETS, *PERSONAL):
        assert secret not in text


@pytest.mark.parametrize("code", ["zarinpal", "zibal", "stripe"])
@pytest.mark.parametrize("bad", ["", "drop", "500", "odd", "garbage"])
def test_a_payments_whole_life_leaves_no_secret(buyer, banks, caplog, code, bad):
    caplog.set_level(logging.DEBUG)

    whole_life(banks[code], code, bad)

    no_secret_in(caplog.text)
    no_secret_in(everything_stored())


@pytest.mark.parametrize("code", ["zarinpal", "zibal", "stripe"])
def test_a_refused_key_is_not_written_down(buyer, banks, caplog, settings, code):
    caplog.set_level(logging.DEBUG)
    wrong = "a-key-that-is-refused-0123456789"
    names = {"zarinpal": "ZARINPAL_MERCHANT_ID", "zibal": "ZIBAL_MERCHANT",
             "stripe": "STRIPE_SECRET_KEY"}  # fmt: skip
    setattr(settings, names[code], wrong)

    with suppress(GatewayDown):
        actions.start_payment(opened(code).pk, URLS)

    assert wrong not in caplog.text + everything_stored()


@pytest.mark.parametrize("forge", [lambda body: body, lambda body: body + b" "])
def test_webhooks_leave_no_secret(buyer, banks, caplog, client, forge: Callable[[bytes], bytes]):
    caplog.set_level(logging.DEBUG)
    payment = opened("stripe")
    actions.start_payment(payment.pk, URLS)
    session = banks["stripe"].pay(fresh(payment).gateway_reference)
    body, headers = banks["stripe"].event("checkout.session.completed", session)

    address = reverse("payments:webhook", args=["stripe"])
    client.post(address, forge(body), content_type="application/json", headers=headers)

    no_secret_in(caplog.text)
    no_secret_in(everything_stored())
    assert headers["Stripe-Signature"] not in caplog.text + everything_stored()


def test_the_scan_itself_finds_what_is_there(buyer):
    """A scan that finds nothing anywhere would prove nothing."""
    payment = opened("practice")
    payment.events.create(kind="x", key="x", body={"deep": [{"name": SECRETS[0]}]})

    with pytest.raises(AssertionError):
        no_secret_in(everything_stored())
