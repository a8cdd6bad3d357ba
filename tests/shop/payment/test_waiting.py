"""The buyer waits: the status is asked for, but not too often; nothing leaks into the logs."""

import logging

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from core.discreet import discreet
from shop.payment import actions
from shop.payment.logs import ACCESS_LOGGERS
from shop.payment.practice_bank import book
from shop.payment.protocol import GatewayDown
from shop.payment.scrub import scrub
from shop.payment.states import PaymentState
from tests.shop.payment.conftest import fresh, return_address, started

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def payment(buyer):
    return started("practice")


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """Every time the bank is asked."""
    names, verify = [], book.verify
    monkeypatch.setattr(book, "verify", lambda name: names.append(name) or verify(name))
    return names


def status_of(payment) -> str:
    return reverse("pay:status", args=[payment.token])


def test_the_bank_is_not_asked_at_every_poll(client, payment, asked):
    for _ in range(5):
        client.get(status_of(payment))
    assert len(asked) == 1

    cache.clear()
    client.get(status_of(payment))
    assert len(asked) == 2


def test_back_from_a_bank_that_hangs_the_page_does_not_wait_again(
    client, payment, asked, monkeypatch
):
    def hangs(name):
        asked.append(name)
        raise GatewayDown("no answer")

    monkeypatch.setattr(book, "verify", hangs)
    client.get(return_address(payment))
    client.get(status_of(payment))

    assert len(asked) == 1


def test_json_tells_how_it_stands(client, payment):
    url = f"/en/bought/{payment.reference}/"
    assert client.get(status_of(payment)).json() == {
        "state": "started", "decided": False, "url": url,
    }  # fmt: skip
    cache.clear()
    book.decide(payment.gateway_reference, paid=True)

    answer = client.get(status_of(payment))

    assert answer.json() == {"state": "confirmed", "decided": True, "url": url}
    assert "no-store" in answer["Cache-Control"]


def test_htmx_gets_a_fragment_that_asks_again_and_then_the_page(client, payment):
    address = f"/en{status_of(payment)}"
    fragment = client.get(address, headers=HTMX).content.decode()
    assert f'hx-get="{address}"' in fragment
    cache.clear()
    book.decide(payment.gateway_reference, paid=False)

    answer = client.get(address, headers=HTMX)

    assert answer["HX-Redirect"] == f"/en/bought/{payment.reference}/"
    assert fresh(payment).state == PaymentState.DECLINED


def test_a_poll_after_the_hold_expires_it(client, buyer):
    payment = started("practice")
    type(payment).objects.update(expires_at=timezone.now())

    assert client.get(status_of(payment)).json()["state"] == "expired"
    assert buyer.words(payment) == ["expired"]


def test_the_sweeper_command_says_what_it_did(payment, capsys):
    book.decide(payment.gateway_reference, paid=True)

    call_command("sweep_payments")
    call_command("sweep_payments")

    assert capsys.readouterr().out == "payments: asked 1, confirmed 1\npayments: nothing to do\n"


def test_one_broken_payment_does_not_stop_the_sweep(buyer, payment, monkeypatch, caplog):
    other = started("practice")
    for each in (payment, other):
        book.decide(each.gateway_reference, paid=True)
    hear = buyer.hear("paid")

    def fail_for_the_first(told):
        if told.pk == payment.pk:
            raise ValueError("a bug in the purpose")
        hear(told)

    monkeypatch.setattr(buyer, "hear", lambda word: fail_for_the_first)

    swept = actions.sweep(timezone.now())

    assert (swept.confirmed, swept.failed) == (1, 1)
    assert (fresh(payment).state, fresh(other).state) == ("started", "confirmed")


def test_a_bug_in_settling_still_shows_the_buyer_the_purchase(client, buyer, payment, monkeypatch):
    book.decide(payment.gateway_reference, paid=True)
    monkeypatch.setattr(buyer, "hear", lambda word: 1 / 0)

    response = client.get(return_address(payment))

    assert response["Location"] == f"/en/bought/{payment.reference}/"
    assert fresh(payment).state == PaymentState.STARTED


# --- Logs ---------------------------------------------------------------------------------------
def test_logs_name_no_token_and_no_secret(client, buyer, payment, caplog):
    caplog.set_level(logging.DEBUG)
    secret = "6037991234567890"
    book.decide(payment.gateway_reference, paid=True)

    client.get(return_address(payment), {"CardNumber": secret, "Authority": "A" * 30})
    client.put(return_address(payment))
    client.delete(status_of(payment))
    client.post(reverse("payments:webhook", args=["practice"]), b"{}", "application/json")
    actions.sweep(timezone.now())

    assert "Method Not Allowed" in caplog.text
    for word in (payment.token, payment.gateway_reference, secret):
        assert word not in caplog.text
    assert secret not in str(list(payment.events.values_list("body", flat=True)))


def test_access_lines_are_struck_out():
    line = '"GET /payments/return/AbC-123_x/?Status=OK&Authority=P0f&x=1 HTTP/1.1" 302 0'
    safe = '"GET /payments/return/…/?Status=OK&Authority=…&x=1 HTTP/1.1" 302 0'

    assert discreet(line) == safe
    assert discreet("/en/payments/transfer/AbC/") == "/en/payments/transfer/…/"
    assert discreet("/payments/webhook/practice/") == "/payments/webhook/practice/"


@pytest.mark.parametrize(
    ("line", "safe"),
    [
        ("GET /en/orders/4711/?key=aB-9_x HTTP/1.1", "GET /en/orders/4711/?key=… HTTP/1.1"),
        ("GET /sign-in/email/MQ:1aB:c_D-e/", "GET /sign-in/email/…/"),
        ("GET /sign-in/password/reset/key/3-abc-def/", "GET /sign-in/password/reset/key/…/"),
        ("GET /search/?q=monkey=1", "GET /search/?q=monkey=1"),
        ("GET /sign-in/email/", "GET /sign-in/email/"),
    ],
)
def test_links_of_orders_and_accounts_are_struck_out_too(line, safe):
    assert discreet(line) == safe


@pytest.mark.parametrize("name", ACCESS_LOGGERS)
def test_every_access_logger_is_filtered(name, caplog):
    logger = logging.getLogger(name)
    with caplog.at_level(logging.INFO, logger=name):
        logger.addHandler(caplog.handler)
        logger.info("%s %s", "GET", "/payments/status/secret-token/")
        logger.removeHandler(caplog.handler)

    assert "secret-token" not in caplog.text
    assert "/payments/status/…/" in caplog.text


def test_scrubbing_keeps_names_and_drops_secrets():
    heard = {"Status": "O\0K", "cardNumber": "6037", "access_token": "t", "note\0": "n" * 200}
    kept = {"Status": "OK", "cardNumber": "…", "access_token": "…", "note": "n" * 100}

    assert scrub(heard) == kept
    assert len(scrub({f"f{n}": "x" for n in range(100)})) == 20
