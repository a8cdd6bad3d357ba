"""A purpose that remembers what it was told, and payments for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

import pytest
from django.urls import reverse
from django.utils import timezone

from core.money import Rials
from shop.payment import actions, purposes
from shop.payment.models import Payment, Refund
from shop.payment.protocol import Urls
from shop.payment.purposes import CannotDeliver, Purpose

URLS = Urls("http://testserver/back/", "http://testserver/hook/")
PRICE = Rials(4_800_000)
_n = count(1)


@dataclass
class Buyer:
    """What the purpose heard, in order, as (word, payment); ``sold_out`` makes it refuse.

    ``back``: the refunds it heard of, as (key, rials).
    """

    told: list[tuple[str, int]] = field(default_factory=list)
    sold_out: bool = False
    back: list[tuple[str, int]] = field(default_factory=list)

    def hear(self, word: str) -> Callable[[Payment], None]:
        return lambda payment: self.told.append((word, payment.pk))

    def hear_refund(self, payment: Payment, refund: Refund) -> None:
        self.back.append((refund.key, refund.amount))
        self.hear("refunded")(payment)

    def paid(self, payment: Payment) -> None:
        if self.sold_out:
            raise CannotDeliver("sold out")
        self.hear("paid")(payment)

    def words(self, payment: Payment) -> list[str]:
        return [word for word, pk in self.told if pk == payment.pk]


@pytest.fixture
def buyer(monkeypatch) -> Buyer:
    heard = Buyer()
    purpose = Purpose(
        paid=heard.paid,
        accepted=heard.hear("accepted"),
        declined=heard.hear("declined"),
        expired=heard.hear("expired"),
        refunded=heard.hear_refund,
        return_url=lambda payment: f"/en/bought/{payment.reference}/",
        describe=lambda payment: f"Basket {payment.reference}",
    )
    monkeypatch.setitem(purposes._purposes, "test", purpose)
    return heard


@pytest.fixture(autouse=True)
def sent_webhooks(monkeypatch) -> list[tuple]:
    """Webhooks that the practice bank would deliver; nothing leaves the process."""
    sent: list[tuple] = []
    monkeypatch.setattr(
        "shop.payment.practice_bank.delivery.tell", lambda *message: sent.append(message)
    )
    return sent


def opened(code: str, reference: str = "", *, minutes: int = 30, amount: Rials = PRICE) -> Payment:
    return actions.open_payment(
        purpose="test",
        reference=reference or f"T{next(_n)}",
        amount=amount,
        gateway=code,
        expires_at=timezone.now() + timedelta(minutes=minutes),
    )


def started(code: str, reference: str = "", **more) -> Payment:
    payment = opened(code, reference, **more)
    actions.start_payment(payment.pk, URLS)
    payment.refresh_from_db()
    return payment


def fresh(payment: Payment) -> Payment:
    return Payment.objects.get(pk=payment.pk)


def kinds(payment: Payment) -> list[str]:
    return list(payment.events.values_list("kind", flat=True))


def return_address(payment: Payment) -> str:
    return reverse("payments:return", args=[payment.token])
