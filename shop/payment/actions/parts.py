"""Split payments: several gateways pay for one purpose, all of them or none.

A split payment is a payment whose gateway is "split"; each of its parts is tried by payments of
the purpose "part". What the parts' banks set aside is taken once every part is there. When the
whole ends otherwise, what was set aside is released and what was taken goes back. Locks run from
a part's payment to the whole, never the other way.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial

from django.db import transaction

from core.money import Rials
from shop.payment.actions.opening import make_room, open_payment
from shop.payment.actions.refunding import ask_refund, finish_refund, send_all_back
from shop.payment.actions.settling import settle, write_answer
from shop.payment.actions.writing import locked, move_to, note
from shop.payment.gateways import UnknownGateway
from shop.payment.gateways import gateway as gateway_of
from shop.payment.models import Part, Payment, Refund
from shop.payment.protocol import GatewayDown, Holds
from shop.payment.purposes import CannotDeliver
from shop.payment.queries import try_of, whole_of
from shop.payment.states import CLOSED, SETTLED, UNDECIDED, PaymentState

log = logging.getLogger(__name__)

SPLIT, PART = "split", "part"
Terms = Sequence[tuple[str, Rials]]


def open_split(
    *, purpose: str, reference: str, parts: Terms, expires_at: datetime | None
) -> Payment:
    """Return the live payment of ``purpose`` in ``parts``, each a gateway and rials; open it.

    Not inside a transaction when a payment was opened before. The same parts again are the same
    payment; others give way as in ``open_payment``. Raise ``UnknownGateway`` for a part whose
    bank does not say by itself whether it was paid.
    """
    for code, _amount in parts:
        if not gateway_of(code).pays_now:
            raise UnknownGateway(code)
    total = Rials(sum(amount for _code, amount in parts))
    terms = {"purpose": purpose, "reference": reference, "amount": total, "gateway": SPLIT}
    payment = open_payment(**terms, expires_at=expires_at)  # type: ignore[arg-type]  # named above
    if not _written(payment, parts):
        make_room(payment)
        payment = open_payment(**terms, expires_at=expires_at)  # type: ignore[arg-type]  # named above
        _written(payment, parts)
    return payment


def _written(payment: Payment, parts: Terms) -> bool:
    """Write the parts of a payment that has none; return whether it has these."""
    if payment.gateway != SPLIT or payment.state not in UNDECIDED:
        return True  # paid already, or accepted another way: it stays
    with transaction.atomic():
        payment = locked(payment.pk)
        known = list(payment.parts.values_list("gateway", "amount"))
        if not known:
            Part.objects.bulk_create(
                Part(payment=payment, number=n, gateway=code, amount=amount)
                for n, (code, amount) in enumerate(parts, 1)
            )
            note(payment, "parts", parts=[f"{code}: {amount}" for code, amount in parts])
    return not known or known == list(parts)


def open_part(part: Part) -> Payment:
    """Return the payment by which a part is paid, to be started; a closed try is followed."""
    return open_payment(
        purpose=PART,
        reference=str(part.pk),
        amount=Rials(part.amount),
        gateway=part.gateway,
        expires_at=part.payment.expires_at,
        part=part,
    )


# --- What parts are told, inside their transactions -----------------------------------------------
def part_is_here(payment: Payment) -> None:
    """Look at the whole once a part was paid or set aside; its money goes back with the whole."""
    whole = locked(whole_of(payment).pk)
    if payment.state == PaymentState.CONFIRMED and whole.state not in UNDECIDED:
        raise CannotDeliver("what it was a part of has ended")
    transaction.on_commit(partial(_settle_whole, whole.pk), robust=True)


def _settle_whole(pk: int) -> None:
    with suppress(GatewayDown):  # the sweeper looks again
        settle(pk, {}, key="part")


def part_went_back(payment: Payment, refund: Refund) -> None:
    """Finish the refund of the whole once all that belongs to it went back."""
    transaction.on_commit(partial(finish_whole_refund, whole_of(payment).pk, refund.key))


def finish_whole_refund(whole_pk: int, key: str) -> None:
    """Write the refund of the whole that is called ``key`` as sent, if all its parts were."""
    refund = next((r for r in Refund.objects.filter(payment=whole_pk) if r.name == key), None)
    if refund is None:
        return
    of_it = Refund.objects.filter(payment__part__payment=whole_pk, key=key)
    if sum(r.amount for r in of_it if r.state == "sent") == refund.amount:
        finish_refund(refund, ", ".join(r.reference for r in of_it)[:128])


# --- What the whole does with its parts, outside any transaction ----------------------------------
def ask_parts(whole: Payment) -> bool:
    """Ask the banks of all parts, take what was set aside once all is there; return whether so.

    Of a payment that has ended nothing more is taken.
    """
    tries = [try_of(part) for part in whole.parts.all()]
    asked = [_asked(payment) for payment in tries]
    if not all(p is not None and p.state in (PaymentState.HELD, *SETTLED) for p in asked):
        return False
    if whole.state in CLOSED and any(p and p.state == PaymentState.HELD for p in asked):
        return False
    taken = [_taken(p) for p in asked if p is not None]
    return all(p.state == PaymentState.CONFIRMED and not p.going_back for p in taken)


def _asked(payment: Payment | None) -> Payment | None:
    if payment is None or payment.state != PaymentState.STARTED:
        return payment
    with suppress(GatewayDown):
        return settle(payment.pk, {}, key="whole")
    return payment


def _taken(payment: Payment) -> Payment:
    gateway = gateway_of(payment.gateway)
    if payment.state != PaymentState.HELD or not isinstance(gateway, Holds):
        return payment
    return write_answer(payment, gateway.capture(payment), "capture", {})


def release_parts(whole_pk: int) -> None:
    """Release or send back what the parts of an ended payment hold. Raise ``GatewayDown``."""
    for part in Part.objects.filter(payment=whole_pk):
        payment = try_of(part)
        if payment is not None:
            release_part(payment)


def release_part(payment: Payment) -> None:
    """Release what one part holds, or send it back, if what it belongs to has ended."""
    if whole_of(payment).state not in CLOSED:
        return
    gateway = gateway_of(payment.gateway)
    if payment.state == PaymentState.HELD and isinstance(gateway, Holds):
        gateway.release(payment)
    with transaction.atomic():
        payment = locked(payment.pk)
        whole = locked(whole_of(payment).pk)
        if whole.state not in CLOSED:
            return
        if payment.state == PaymentState.HELD:
            note(payment, "released")
            move_to(payment, PaymentState.DECLINED, reason="released")
        elif payment.state in UNDECIDED:
            note(payment, "replaced", reason="what it was a part of has ended")
            move_to(payment, PaymentState.DECLINED, reason="the whole has ended")
        else:
            ask_refund(payment.pk, reason="what it was a part of has ended")
    send_all_back(payment.pk)
