"""Everything at once, on PostgreSQL: one confirmation, one payment, one refund."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from core.models import MoveRecord
from core.money import Rials
from shop.payment import actions
from shop.payment.models import BankMessage, Payment, PracticeCharge
from shop.payment.practice_bank import book, signature
from shop.payment.states import PaymentState
from tests.shop.payment.conftest import (
    PRICE,
    URLS,
    fresh,
    kinds,
    opened,
    return_address,
    started,
)

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
MANY = 20


def at_once(*works: Callable[[], object]) -> list[object]:
    """Run all works at the same moment, each with its own connection; return what they return."""
    gate = Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        try:
            gate.wait(timeout=20)
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_twenty_messages_at_once_confirm_once(buyer):
    payment = started("practice")
    book.decide(payment.gateway_reference, paid=True)

    settled = at_once(
        *[lambda n=n: actions.settle(payment.pk, {}, key=f"webhook:{n % 3}") for n in range(MANY)]
    )

    assert {p.state for p in settled} == {PaymentState.CONFIRMED}
    assert buyer.words(payment) == ["paid"]
    moves = MoveRecord.objects.filter(object_id=payment.pk, to_state=PaymentState.CONFIRMED)
    assert moves.count() == 1
    keys = list(payment.events.values_list("key", flat=True))
    assert len(keys) == len(set(keys)) <= 2 + 2 * 3, "one event for one message"


def test_twenty_webhooks_and_returns_at_once_confirm_once(buyer):
    """As they come over HTTP: ten messages of the bank, ten windows that come back."""
    payment = started("practice")
    book.decide(payment.gateway_reference, paid=True)
    said = {"id": "m1", "authority": payment.gateway_reference, "event": "charge.paid"}
    body = json.dumps(said).encode()
    signed = {signature.HEADER: signature.sign(body)}

    def tell() -> int:
        return (
            Client()
            .post("/payments/webhook/practice/", body, "application/json", headers=signed)
            .status_code
        )

    def come_back() -> int:
        return Client().get(return_address(payment), {"Status": "OK"}).status_code

    answers = at_once(*[tell] * (MANY // 2), *[come_back] * (MANY // 2))

    assert sorted(answers) == [204] * (MANY // 2) + [302] * (MANY // 2)
    assert buyer.words(payment) == ["paid"]
    assert BankMessage.objects.count() == 1
    moves = MoveRecord.objects.filter(object_id=payment.pk, to_state=PaymentState.CONFIRMED)
    assert moves.count() == 1


def test_return_webhook_and_sweeper_at_once_send_money_back_once(buyer):
    payment = started("practice")
    buyer.sold_out = True
    book.decide(payment.gateway_reference, paid=True)
    now = timezone.now()

    at_once(
        *[lambda: actions.settle(payment.pk, {}, key="return")] * 6,
        *[lambda: actions.settle(payment.pk, {}, key="webhook:1")] * 6,
        *[lambda: actions.sweep(now)] * 4,
    )

    assert fresh(payment).state == PaymentState.REFUNDED
    assert PracticeCharge.objects.get().refunded == payment.amount
    assert buyer.words(payment) == ["refunded"]
    assert kinds(payment).count("refunded") == 1


def test_opening_at_once_opens_one(buyer):
    at_once(*[lambda: opened("practice", "one")] * MANY)

    assert Payment.objects.filter(reference="one").count() == 1


def test_starting_at_once_sends_everyone_to_one_page(buyer):
    payment = opened("practice")

    pages = at_once(*[lambda: actions.start_payment(payment.pk, URLS)] * MANY)

    assert len({page.redirect_url for page in pages}) == 1
    assert fresh(payment).gateway_reference == pages[0].reference


@pytest.mark.parametrize("_round", range(3))
def test_the_hold_ends_while_the_bank_says_yes(buyer, _round):
    payment = started("practice")
    book.decide(payment.gateway_reference, paid=True)

    at_once(
        lambda: actions.settle(payment.pk, {}, key="return"),
        lambda: actions.sweep(payment.expires_at),
        lambda: actions.sweep(payment.expires_at),
    )

    assert fresh(payment).state == PaymentState.CONFIRMED
    assert buyer.words(payment).count("paid") == 1


@pytest.mark.parametrize("_round", range(3))
def test_another_way_is_chosen_while_the_bank_says_yes(buyer, _round):
    payment = started("practice")
    book.decide(payment.gateway_reference, paid=True)

    at_once(
        lambda: actions.settle(payment.pk, {}, key="return"),
        lambda: opened("cod", payment.reference),
        lambda: opened("transfer", payment.reference),
    )

    assert fresh(payment).state == PaymentState.CONFIRMED
    live = Payment.objects.filter(reference=payment.reference, state__in=["new", "confirmed"])
    assert list(live) == [payment]


def test_parts_asked_for_at_once_never_exceed_what_came(buyer):
    payment = started("practice")
    book.decide(payment.gateway_reference, paid=True)
    actions.settle(payment.pk, {}, key="return")
    half = Rials(payment.amount // 2)

    def ask(n: int) -> str:
        try:
            refund = actions.ask_refund(payment.pk, amount=half, key=f"part {n % 5}", reason="x")
        except actions.RefundRefused:
            return "refused"
        return refund.key

    answers = at_once(*[lambda n=n: ask(n) for n in range(MANY)])

    sent = {answer for answer in answers if answer != "refused"}
    assert len(sent) == 2
    assert answers.count("refused") == MANY * 3 // 5
    assert fresh(payment).state == PaymentState.REFUNDED
    assert PracticeCharge.objects.get().refunded == payment.amount
    assert buyer.words(payment) == ["paid", "refunded", "refunded"]


@pytest.mark.parametrize("_round", range(3))
def test_all_parts_come_while_the_time_of_the_whole_runs_out(buyer, _round):
    """Money back or the whole paid, never both and never half."""
    half = Rials(PRICE // 2)
    whole = actions.open_split(
        purpose="test",
        reference=f"parts {_round}",
        parts=[("practice", half), ("practice", half)],
        expires_at=timezone.now() + timedelta(minutes=30),
    )
    actions.start_payment(whole.pk, URLS)
    tries = [actions.open_part(part) for part in whole.parts.all()]
    for payment in tries:
        actions.start_payment(payment.pk, URLS)
        book.decide(fresh(payment).gateway_reference, paid=True)
    end = fresh(whole).expires_at

    at_once(
        *[lambda p=p: actions.settle(p.pk, {}, key="return") for p in tries * 3],
        *[lambda: actions.sweep(end)] * 3,
    )
    actions.sweep(timezone.now() + timedelta(hours=1))
    actions.sweep(timezone.now() + timedelta(hours=2))

    paid = fresh(whole).state == PaymentState.CONFIRMED
    assert paid or fresh(whole).state == PaymentState.EXPIRED
    kept = [c.amount - c.refunded for c in PracticeCharge.objects.exclude(captured=False)]
    assert sum(kept) == (PRICE if paid else 0)
    assert ("paid" in buyer.words(whole)) == paid
