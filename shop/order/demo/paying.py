"""How the demo's purchases were paid: payments with the events and moves that gateways make."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from core.backdate import keeping_dates
from core.demo import DemoPlan
from core.models import MoveRecord, User
from shop.order.demo.purchases import Purchase
from shop.order.plan import CASH
from shop.order.states import OrderState
from shop.payment.models import Payment, PaymentEvent, PracticeCharge
from shop.payment.states import PaymentState

TRANSFER, PRACTICE = "transfer", "practice"
MINUTE = timedelta(minutes=1)


@dataclass
class Paying:
    """One payment with what was heard of it and the states it went through."""

    payment: Payment
    events: list[tuple[str, str, dict[str, Any], datetime]] = field(default_factory=list)
    moves: list[tuple[PaymentState, datetime, User | None]] = field(default_factory=list)

    def hear(self, at: datetime, kind: str, key: str = "", **body: Any) -> None:
        """Note an event."""
        self.events.append((kind, key or kind, body, at))

    def move(self, at: datetime, state: PaymentState, by: User | None = None) -> None:
        """Go to a state."""
        self.moves.append((state, at, by))
        self.payment.state = state.value


def write(plan: DemoPlan, purchases: Sequence[Purchase], operator: User | None) -> None:
    """Write the payments of the purchases, and the practice bank's book of them."""
    made = [_paying(plan, bought, operator) for bought in purchases]
    with keeping_dates(Payment, PaymentEvent, MoveRecord, PracticeCharge):
        Payment.objects.bulk_create([paying.payment for paying in made], batch_size=500)
        PaymentEvent.objects.bulk_create(
            (
                PaymentEvent(payment=paying.payment, kind=kind, key=key, body=body, at=at)
                for paying in made
                for kind, key, body, at in paying.events
            ),
            batch_size=500,
        )
        MoveRecord.objects.bulk_create(_moves(made), batch_size=500)
        PracticeCharge.objects.bulk_create(_charges(made), batch_size=500)


def _paying(plan: DemoPlan, bought: Purchase, operator: User | None) -> Paying:
    placed = bought.placed_at
    chance = plan.chance("payment", bought.number)
    paying = Paying(
        Payment(
            purpose="order",
            reference=bought.number,
            amount=bought.total,
            gateway=bought.gateway,
            state=PaymentState.NEW.value,
            token=f"{chance.getrandbits(88):022x}",
            expires_at=placed + timedelta(minutes=settings.PAYMENT_HOLD_MINUTES),
            created_at=placed,
        )
    )
    paying.hear(placed, "opened", gateway=bought.gateway, amount=bought.total)
    if bought.gateway == CASH:
        _by_cash(paying, bought, operator)
    elif bought.gateway == TRANSFER:
        _by_transfer(paying, bought, operator, str(chance.randrange(10**11, 10**12)))
    else:
        _by_bank(paying, bought, f"P{chance.getrandbits(96):024x}")
    return paying


def _paid_at(bought: Purchase) -> datetime | None:
    return next((at for state, at in bought.history if state == OrderState.PLACED), None)


def _by_bank(paying: Paying, bought: Purchase, authority: str) -> None:
    start, paid = bought.placed_at + MINUTE, _paid_at(bought)
    paying.payment.gateway_reference = authority
    _start(paying, start, PaymentState.STARTED)
    if paid is None:
        _expire(paying, bought)
        return
    body = {"amount": bought.total, "currency": "IRR", "bank_reference": "", "heard": {}}
    paying.hear(paid, "paid", "return:paid", **body)
    _confirm(paying, paid)


def _by_transfer(paying: Paying, bought: Purchase, operator: User | None, receipt: str) -> None:
    start, paid = bought.placed_at + MINUTE, _paid_at(bought)
    _start(paying, start, PaymentState.STARTED)
    if paid is None:
        _expire(paying, bought)
        return
    paying.payment.receipt = receipt
    paying.hear(start + 9 * MINUTE, "receipt", f"receipt:{receipt}", receipt=receipt)
    paying.move(start + 9 * MINUTE, PaymentState.WAITING)
    _confirm_by_staff(paying, paid, operator)


def _by_cash(paying: Paying, bought: Purchase, operator: User | None) -> None:
    """Accepted with the order; the money comes with the last parcel."""
    accepted = _paid_at(bought)
    if accepted is None:
        _expire(paying, bought)
        return
    _start(paying, accepted, PaymentState.DUE)
    if bought.state == OrderState.COMPLETED:
        _confirm_by_staff(paying, bought.history[-1][1], operator)


def _start(paying: Paying, at: datetime, state: PaymentState) -> None:
    paying.hear(at, "started", state=state.value)
    paying.move(at, state)


def _expire(paying: Paying, bought: Purchase) -> None:
    at = max(bought.history[-1][1], bought.placed_at + MINUTE * settings.PAYMENT_HOLD_MINUTES)
    paying.hear(at, "expired")
    paying.move(at, PaymentState.EXPIRED)


def _confirm_by_staff(paying: Paying, at: datetime, operator: User | None) -> None:
    paying.hear(at, "confirmed_by_staff", by=operator.pk if operator else None, reason="")
    _confirm(paying, at, operator)


def _confirm(paying: Paying, at: datetime, by: User | None = None) -> None:
    paying.payment.confirmed_at = at
    paying.move(at, PaymentState.CONFIRMED, by)


def _moves(made: Iterable[Paying]) -> Iterable[MoveRecord]:
    for paying in made:
        before = PaymentState.NEW
        for state, at, by in paying.moves:
            yield MoveRecord(
                model=Payment._meta.label_lower,
                object_id=paying.payment.pk,
                from_state=before.value,
                to_state=state.value,
                by=by,
                at=at,
            )
            before = state


def _charges(made: Iterable[Paying]) -> Iterable[PracticeCharge]:
    """Yield what the practice bank would have in its book, so that it can send money back."""
    for paying in made:
        payment = paying.payment
        if payment.gateway == PRACTICE:
            yield PracticeCharge(
                authority=payment.gateway_reference,
                amount=payment.amount,
                note=f"Bazarche, {payment.reference}",
                return_url=f"{settings.SITE_URL}/orders/{payment.reference}/",
                webhook_url=f"{settings.SITE_URL}/payments/webhook/{PRACTICE}/",
                paid=True if payment.confirmed_at else None,
                created_at=payment.created_at,
            )
