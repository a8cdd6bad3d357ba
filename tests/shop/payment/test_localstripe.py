"""Our Stripe against localstripe, which nobody here wrote: intents, refunds, signed webhooks.

It knows no Checkout and keeps no idempotency keys; what it does is its authors' reading of Stripe.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

import pytest
from django.utils import timezone

from core.money import Rials
from shop.payment import actions
from shop.payment.gateways import gateway
from shop.payment.models import Payment
from shop.payment.protocol import Forged
from shop.payment.stripe_api import asking
from tests.banks.server import Asked, Bank, Says
from tests.shop.payment.conftest import PRICE, opened

pytestmark = pytest.mark.django_db
KEY, SECRET = "sk_test_localstripe", "whsec_localstripe_signing"
CENTS = 370


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _speak(url: str, body: object = None) -> bytes:
    data = None if body is None else json.dumps(body).encode()
    request = Request(url, data, {"Content-Type": "application/json"})
    with build_opener(ProxyHandler({})).open(request, timeout=5) as answer:
        return bytes(answer.read())


@pytest.fixture(scope="module")
def localstripe(tmp_path_factory) -> Iterator[str]:
    """The server in a process of its own; ended with the module."""
    port = _free_port()
    program = Path(sys.executable).with_name("localstripe")
    home = tmp_path_factory.mktemp("localstripe")
    process = subprocess.Popen(
        [str(program), "--port", str(port), "--from-scratch"],
        cwd=home, env={**os.environ, "HOME": str(home)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                _speak(f"{url}/js.stripe.com/v3/")
                break
            except OSError:
                time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture(autouse=True)
def stripe_is_local(settings, localstripe) -> None:
    settings.STRIPE_API_URL = localstripe
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = KEY, SECRET
    path = "shop.payment.gateways.stripe.Stripe"
    settings.PAYMENT_GATEWAYS = {**settings.PAYMENT_GATEWAYS, "stripe": path}


@pytest.fixture
def paid(buyer, settings) -> Payment:
    """A payment of ours whose card was charged there, as Checkout would have done it."""
    with asking("a payment") as api:
        method = api.v1.payment_methods.create(
            params={"type": "card", "card": {"number": "4242424242424242", "exp_month": 12,
                                             "exp_year": 2040, "cvc": "123"}}
        )  # fmt: skip
        intent = api.v1.payment_intents.create(
            params={"amount": CENTS, "currency": "eur", "payment_method": method.id}
        )
        intent = api.v1.payment_intents.confirm(intent.id)
    assert intent.status == "succeeded"
    payment = opened("practice")  # Checkout alone opens a session
    Payment.objects.filter(pk=payment.pk).update(
        gateway="stripe", state="confirmed", receipt=intent.id, gateway_reference="cs_local",
        charge_amount=CENTS, charge_currency="EUR", charge_rate=1_300_000,
        confirmed_at=timezone.now(),
    )  # fmt: skip
    return Payment.objects.get(pk=payment.pk)


def refunds(payment: Payment) -> list[tuple[int, str]]:
    with asking("refunds") as api:
        made = api.v1.refunds.list(params={"payment_intent": payment.receipt}).data
    return sorted((refund.amount, refund.id) for refund in made)


def test_the_whole_charge_goes_back(buyer, paid):
    refund = actions.send_back(actions.ask_refund(paid.pk, reason="x").pk)

    assert refund.state == "sent"
    assert refunds(paid) == [(CENTS, refund.reference)]
    assert buyer.words(paid) == ["refunded"]


def test_parts_go_back_one_by_one(buyer, paid):
    half = Rials(PRICE // 2)
    sent = [
        actions.send_back(actions.ask_refund(paid.pk, amount=half, key=key, reason="x").pk)
        for key in ("one", "two")
    ]

    assert refunds(paid) == sorted((185, refund.reference) for refund in sent)
    paid.refresh_from_db()
    assert paid.state == "refunded"


def test_a_second_try_finds_the_refund_by_its_name(buyer, paid):
    """Without idempotency keys on the other side, the name in the metadata is what holds."""
    refund = actions.ask_refund(paid.pk, reason="x")
    first = gateway("stripe").refund(paid, refund)
    refund.tries = 1
    refund.save(update_fields=["tries"])

    assert actions.send_back(refund.pk).reference == first.reference
    assert len(refunds(paid)) == 1


def test_a_charge_it_does_not_know_is_refused(buyer, paid):
    Payment.objects.filter(pk=paid.pk).update(receipt="pi_nobody")

    refund = actions.send_back(actions.ask_refund(paid.pk, reason="x").pk)

    assert refund.state == "refused"


def test_what_was_never_charged_is_not_sent_back(buyer, paid):
    with asking("a payment") as api:
        intent = api.v1.payment_intents.create(params={"amount": CENTS, "currency": "eur"})
    assert intent.status == "requires_payment_method"
    Payment.objects.filter(pk=paid.pk).update(receipt=intent.id)

    assert actions.send_back(actions.ask_refund(paid.pk, reason="x").pk).state == "refused"


class Mailbox(Bank):
    """Where localstripe sends its webhooks."""

    def answer(self, asked: Asked) -> Says:
        return Says(200, {})


@pytest.fixture
def mailbox(localstripe) -> Iterator[Mailbox]:
    box = Mailbox()
    _speak(f"{localstripe}/_config/webhooks/ours", {"url": f"{box.url}/hook", "secret": SECRET})
    yield box
    box.close()


def test_its_signatures_are_good_and_any_other_is_not(mailbox, paid):
    until = time.monotonic() + 10
    while not mailbox.asked and time.monotonic() < until:
        time.sleep(0.1)
    message = mailbox.asked[0]
    headers = {"Stripe-Signature": message.headers["Stripe-Signature"]}

    notice = gateway("stripe").read_webhook(message.raw, headers)

    assert notice.key == f"webhook:{message.json['id']}"
    assert notice.about == "nothing", "intents and customers are Stripe's own affair"
    for body, given in ((message.raw + b" ", headers), (message.raw, {})):
        with pytest.raises(Forged):
            gateway("stripe").read_webhook(body, given)
