"""What banks do on bad days: decline, go silent, answer late, answer twice."""

import time

import pytest
from playwright.sync_api import expect

from core import sms
from core.models import MoveRecord
from shop.order.models import Order
from shop.order.states import OrderState
from shop.payment.models import Payment
from shop.payment.practice_bank import delivery
from shop.payment.states import PaymentState
from tests.journeys import buying
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE_FA, WIDE_EN, Visitor

THANKS = "Thank you. The producers know of your order."
NO_ANSWER_YET = "The bank has not answered yet. This page changes by itself when it does."


def state_of(order: Order) -> str:
    order.refresh_from_db()
    return order.status


def pay_again(visitor: Visitor) -> None:
    """Press "Pay" on the order's page: the bank's page opens."""
    visitor.page.check(".order-pay input[value=practice]")
    visitor.page.locator(".order-pay button").click()
    buying.at_the_bank(visitor)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses to which the bank's own messages went over HTTP, once the shop took them."""
    taken: list[str] = []
    post = delivery.post

    def post_and_note(url: str, body: bytes) -> None:
        post(url, body)
        taken.append(url)

    monkeypatch.setattr(delivery, "post", post_and_note)
    return taken


def wait_for(heard: list[str], count: int) -> None:
    until = time.monotonic() + 10
    while len(heard) < count and time.monotonic() < until:
        time.sleep(0.1)
    assert len(heard) == count


def test_declined_payment_is_tried_again(visit: Visit):
    visitor = visit(PHONE_FA)
    order = buying.order_at_the_bank(visitor)

    visitor.press("Decline")
    expect(visitor.page.locator(".order-pay")).to_be_visible()
    assert state_of(order) == OrderState.AWAITING_PAYMENT
    assert sms.outbox == []

    pay_again(visitor)
    visitor.press("Pay")
    visitor.sees_heading(THANKS)
    assert state_of(order) == OrderState.PLACED
    states = Payment.objects.filter(reference=order.number).order_by("pk")
    assert [p.state for p in states] == [PaymentState.DECLINED, PaymentState.CONFIRMED]


def test_closed_window_is_opened_again(visit: Visit):
    visitor = visit(WIDE_EN)
    order = buying.order_at_the_bank(visitor)

    visitor.follow("Close the window")
    visitor.sees("You closed the window")
    visitor.go("orders:detail", order.number)
    visitor.sees(NO_ANSWER_YET)
    assert state_of(order) == OrderState.AWAITING_PAYMENT

    pay_again(visitor)
    visitor.press("Pay")
    visitor.sees_heading(THANKS)
    assert Payment.objects.get(reference=order.number).state == PaymentState.CONFIRMED


def test_late_answer_arrives_while_the_buyer_waits(visit: Visit):
    visitor = visit(PHONE_FA)
    order = buying.order_at_the_bank(visitor)

    visitor.page.fill("#seconds", "3")
    visitor.press("Pay, and answer late")
    visitor.sees(NO_ANSWER_YET)
    assert state_of(order) == OrderState.AWAITING_PAYMENT

    visitor.sees_heading(THANKS, within_s=25)
    assert state_of(order) == OrderState.PLACED
    assert len(buying.told_buyer()) == 1


def test_two_answers_confirm_once(visit: Visit, heard: list[str]):
    visitor = visit(WIDE_EN)
    order = buying.order_at_the_bank(visitor)

    visitor.press("Pay, and answer twice")
    visitor.sees_heading(THANKS)
    wait_for(heard, 2)

    placed = MoveRecord.objects.filter(
        model="order.order", object_id=order.pk, to_state=OrderState.PLACED
    )
    assert placed.count() == 1
    assert len(buying.told_buyer()) == 1
    assert Payment.objects.get(reference=order.number).state == PaymentState.CONFIRMED
