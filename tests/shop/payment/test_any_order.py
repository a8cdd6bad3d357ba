"""Whatever comes in whatever order: one outcome, money never forgotten, told once."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shop.payment import actions
from shop.payment.models import Payment, PracticeCharge, Refund
from shop.payment.practice_bank import book
from shop.payment.states import PaymentState
from tests.shop.payment.conftest import URLS, opened, started

HOUR = timedelta(hours=1)
STEPS = st.sampled_from(
    ["pay", "pay late", "late comes", "decline", "return", "webhook", "webhook again", "sweep",
     "hold ends", "switch", "other pays"]
)  # fmt: skip


class Story:
    """One purpose with a payment at the bank, and maybe a second one after a switch."""

    def __init__(self) -> None:
        Refund.objects.all().delete()
        Payment.objects.all().delete()  # the sweeper would ask about earlier examples
        PracticeCharge.objects.all().delete()
        self.first = started("practice")
        self.second: Payment | None = None

    def step(self, name: str) -> None:
        charge = self.first.gateway_reference
        match name:
            case "pay":
                book.decide(charge, paid=True)
            case "pay late":
                book.decide(charge, paid=True, settles_at=timezone.now() + HOUR)
            case "late comes":
                PracticeCharge.objects.filter(authority=charge).update(settles_at=None)
            case "decline":
                book.decide(charge, paid=False)
            case "return" | "webhook" | "webhook again":
                actions.settle(self.first.pk, {}, key=name.removesuffix(" again"))
            case "sweep":
                actions.sweep(timezone.now() + timedelta(minutes=1))
            case "hold ends":
                actions.sweep(self.first.expires_at)
            case "switch":
                self.switch()
            case "other pays" if self.second and self.second.gateway_reference:
                book.decide(self.second.gateway_reference, paid=True)

    def switch(self) -> None:
        """Choose another way and come back to the bank: a second charge."""
        other = opened("cod", self.first.reference)
        if other.state != PaymentState.NEW or other.gateway != "cod":
            return
        again = opened("practice", self.first.reference)
        actions.start_payment(again.pk, URLS)
        self.second = Payment.objects.get(pk=again.pk)

    def end(self) -> None:
        """Let everything come in and every hold end, through sweeps of two days."""
        PracticeCharge.objects.update(settles_at=None)
        for hours in (0.5, 1, 1.5, 8, 16, 24):
            actions.sweep(timezone.now() + hours * HOUR)


@pytest.mark.django_db
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEPS, max_size=12), sold_out=st.booleans())
def test_any_order_ends_in_one_outcome(buyer, steps, sold_out):
    buyer.sold_out = sold_out
    story = Story()

    for step in steps:
        story.step(step)
    story.end()

    payments = list(Payment.objects.filter(reference=story.first.reference))
    kept = [p for p in payments if p.state == PaymentState.CONFIRMED]
    taken = [p for p in payments if _bank_took(p)]
    assert len(kept) == (1 if taken and not sold_out else 0)
    for payment in payments:
        words = buyer.words(payment)
        assert len(words) == len(set(words)), "each word is said at most once"
        assert ("paid" in words) == (payment in kept)
        assert payment.state in _ends_of(payment, kept, taken)
        assert _refunded(payment) == (
            payment.amount if payment in taken and payment not in kept else 0
        )


def _ends_of(payment, kept, taken) -> set[str]:
    if payment in kept:
        return {PaymentState.CONFIRMED}
    if payment in taken:
        return {PaymentState.REFUNDED}
    return {PaymentState.DECLINED, PaymentState.EXPIRED}


def _charge(payment: Payment) -> PracticeCharge | None:
    return PracticeCharge.objects.filter(authority=payment.gateway_reference).first()


def _bank_took(payment: Payment) -> bool:
    charge = _charge(payment)
    return bool(charge and charge.paid)


def _refunded(payment: Payment) -> int:
    charge = _charge(payment)
    return charge.refunded if charge else 0
