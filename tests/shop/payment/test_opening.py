"""Opening, starting and choosing another way."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from shop.payment import actions
from shop.payment.gateways import UnknownGateway
from shop.payment.models import Payment
from shop.payment.practice_bank import book
from shop.payment.protocol import GatewayDown
from shop.payment.states import PaymentState
from tests.shop.payment.conftest import PRICE, URLS, fresh, kinds, opened, started

pytestmark = pytest.mark.django_db


def test_another_way_ends_the_undecided_try_without_a_word(buyer):
    first = started("practice", "way")

    second = opened("cod", "way")

    assert fresh(first).state == PaymentState.DECLINED
    assert (second.gateway, second.state) == ("cod", PaymentState.NEW)
    assert buyer.told == []
    assert kinds(first)[-1] == "replaced"


def test_another_way_finds_that_the_first_was_paid(buyer):
    first = started("practice", "way")
    book.decide(first.gateway_reference, paid=True)

    same = opened("cod", "way")

    assert same == first
    assert same.state == PaymentState.CONFIRMED
    assert buyer.words(first) == ["paid"]
    assert Payment.objects.count() == 1


def test_another_way_is_free_when_the_bank_is_down(buyer, monkeypatch):
    first = started("practice", "way")
    book.decide(first.gateway_reference, paid=True)

    with monkeypatch.context() as patch:
        patch.setattr("shop.payment.practice_bank.book.verify", _down)
        second = opened("cod", "way")
    actions.sweep(timezone.now() + timedelta(hours=1))

    assert fresh(first).state == PaymentState.CONFIRMED
    assert fresh(second).state == PaymentState.DECLINED
    assert buyer.told == [("paid", first.pk)]


def _down(*_args):
    raise GatewayDown


@pytest.mark.parametrize("code", ["cod", "transfer"])
def test_what_was_accepted_does_not_give_way(buyer, code):
    first = started(code, "kept")
    if code == "transfer":
        actions.hand_in_receipt(first.pk, "12345678")

    assert opened("practice", "kept") == first
    assert buyer.words(first) == ["accepted"]


def test_another_amount_is_another_payment(buyer):
    first = opened("practice", "more")

    second = opened("practice", "more", amount=PRICE + 10)

    assert fresh(first).state == PaymentState.DECLINED
    assert second.amount == PRICE + 10


def test_an_unknown_gateway_is_refused(buyer):
    with pytest.raises(UnknownGateway):
        opened("bitcoin")

    assert not Payment.objects.exists()


@pytest.mark.parametrize("minutes", [0, -1])
def test_past_its_time_it_does_not_start(buyer, minutes):
    payment = opened("practice", minutes=minutes)

    with pytest.raises(actions.PaymentClosed):
        actions.start_payment(payment.pk, URLS)
    assert fresh(payment).state == PaymentState.NEW


def test_expired_it_does_not_start(buyer):
    payment = opened("practice")
    actions.sweep(payment.expires_at)

    with pytest.raises(actions.PaymentClosed):
        actions.start_payment(payment.pk, URLS)
    assert buyer.words(payment) == ["expired"]


def test_a_bank_that_is_down_at_the_start_leaves_it_new(buyer, monkeypatch):
    payment = opened("practice")
    with monkeypatch.context() as patch:
        patch.setattr("shop.payment.practice_bank.book.open_charge", lambda **_kw: _down())
        with pytest.raises(GatewayDown):
            actions.start_payment(payment.pk, URLS)
    assert fresh(payment).state == PaymentState.NEW

    assert actions.start_payment(payment.pk, URLS).state == PaymentState.STARTED


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ask", [
    lambda payment: actions.start_payment(payment.pk, URLS),
    lambda payment: actions.settle(payment.pk, {}, key="return"),
])  # fmt: skip
def test_no_bank_is_asked_inside_a_transaction(buyer, ask):
    payment = opened("practice")

    with pytest.raises(RuntimeError), transaction.atomic():
        ask(payment)


def test_the_bank_is_asked_with_no_transaction_of_ours(buyer, monkeypatch):
    """Within a test's own transaction: no savepoint of ours is open while the bank is asked."""
    payment = started("practice")
    depth = len(transaction.get_connection().atomic_blocks)
    seen = []
    verify = book.verify
    monkeypatch.setattr(
        "shop.payment.practice_bank.book.verify",
        lambda name: seen.append(len(transaction.get_connection().atomic_blocks)) or verify(name),
    )

    actions.settle(payment.pk, {}, key="return")

    assert seen == [depth]
