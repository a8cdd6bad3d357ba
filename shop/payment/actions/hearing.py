"""Hear what a bank tells by itself: keep the message once, then do what it asks."""

import logging

from django.db import transaction
from django.utils import timezone

from shop.payment.actions.settling import settle
from shop.payment.actions.writing import locked, note
from shop.payment.connect.actions import refresh_account
from shop.payment.models import BankMessage, Dispute, Payment
from shop.payment.protocol import Notice
from shop.payment.scrub import scrub, scrub_body

log = logging.getLogger(__name__)

# Which field of a payment a message names it by.
NAMED_BY = {"charge": "gateway_reference", "dispute": "receipt", "refund": "receipt"}


def hear(code: str, notice: Notice) -> BankMessage:
    """Keep a message whose signature is good, and handle it; heard again, it changes nothing.

    ``payment`` of the result is ``None`` when nothing of ours is meant. Raise ``GatewayDown``
    when the bank cannot say more just now: the message is kept, and may be handled again.
    """
    message, _new = BankMessage.objects.get_or_create(
        gateway=code,
        key=notice.key,
        defaults={
            "kind": notice.about,
            "reference": notice.reference[:128],
            "said": dict(notice.message),
            "body": scrub_body(notice.raw or notice.message),
        },
    )
    return handle(message.pk)


def handle(message_pk: int) -> BankMessage:
    """Do what a kept message asks, once more; not inside a transaction. ``GatewayDown``."""
    message = BankMessage.objects.get(pk=message_pk)
    message.payment = _payment_of(message)
    if message.payment is not None:
        _do(message, message.payment)
    elif message.kind == "account":
        refresh_account(message.reference)
    if message.payment is not None or message.kind not in NAMED_BY:
        message.handled_at = timezone.now()
    message.save(update_fields=["payment", "handled_at"])
    return message


def _payment_of(message: BankMessage) -> Payment | None:
    name = NAMED_BY.get(message.kind)
    if name is None or not message.reference:
        return None
    return Payment.objects.filter(gateway=message.gateway, **{name: message.reference}).first()


def _do(message: BankMessage, payment: Payment) -> None:
    if message.kind == "charge":
        settle(payment.pk, message.said, key=message.key)
    elif message.kind == "dispute":
        _write_dispute(payment.pk, message)
    else:
        _write_failed_refund(payment.pk, message)


def _write_dispute(pk: int, message: BankMessage) -> None:
    """Write how a dispute stands; staff answer it at the gateway."""
    said = message.said
    with transaction.atomic():
        payment = locked(pk)
        Dispute.objects.update_or_create(
            payment=payment,
            reference=said["id"],
            defaults={
                "amount": int(said["amount"] or 0),
                "currency": said["currency"].upper(),
                "reason": said["reason"][:64],
                "status": said["status"][:64],
            },
        )
        new = note(payment, "dispute", message.key, heard=scrub(said))
    if new:
        log.error("payment %s: disputed (%s)", pk, said["status"])


def _write_failed_refund(pk: int, message: BankMessage) -> None:
    """Write that a refund did not arrive: people must send it another way."""
    with transaction.atomic():
        new = note(locked(pk), "refund_came_back", message.key, heard=scrub(message.said))
    if new:
        log.error("payment %s: a refund came back to the gateway", pk)
