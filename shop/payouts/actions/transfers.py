"""Payouts abroad by Stripe: each is sent once, whoever dies in between.

What is to be sent is written down with the payout's row locked; Stripe is asked outside any
transaction, under the payout's number as key; its answer marks the payout paid, or returned to the
seller's balance with a message.
"""

import logging

from django.db import transaction
from django_tasks import task

from core.models import User
from core.money import Rials
from shop.payment.connect import actions as connect
from shop.payment.models import ConnectTransfer
from shop.payment.protocol import GatewayDown
from shop.payment.states import TransferState
from shop.payouts.actions.answers import NotAnswerable, locked_payout, mark_paid, mark_returned
from shop.payouts.models import Payout
from shop.payouts.states import PayoutState
from shop.payouts.words import CANNOT_TRANSFER, STRIPE

log = logging.getLogger(__name__)


@task()
def send_batch_abroad(batch_pk: int) -> int:
    """Send what a batch pays by Stripe; return how many payouts were decided."""
    return _send_all(batch=batch_pk)


def send_all_abroad() -> int:
    """Send what waits for Stripe still; return how many payouts were decided."""
    return _send_all()


def _send_all(**where: int) -> int:
    waiting = Payout.objects.filter(method=STRIPE, state=PayoutState.SENT, **where)
    numbers = list(waiting.order_by("pk").values_list("number", flat=True))
    return sum(send_abroad(number) for number in numbers)


def send_abroad(number: str) -> bool:
    """Transfer one payout; return whether it is decided by now. Repeated, nothing moves twice."""
    wanted = _wanted(number)
    if wanted is None:
        return True
    try:
        sent = connect.send_transfer(wanted, group=f"batch-{number.rpartition('-')[0]}")
    except GatewayDown:
        log.warning("payout %s: stripe does not answer, sent again later", number)
        return False
    if sent.state == TransferState.SENT:
        mark_paid(number, reference=sent.reference, by=None)
    else:
        mark_returned(number, reason=sent.refusal or CANNOT_TRANSFER, by=None)
    return True


@transaction.atomic
def _wanted(number: str) -> ConnectTransfer | None:
    """Write down what is to be sent at today's rate; what cannot be is due again."""
    payout = locked_payout(number)
    if payout.state != PayoutState.SENT or payout.method != STRIPE:
        return None
    try:
        return connect.want_transfer(payout.seller, Rials(payout.amount), key=key_of(payout))
    except connect.CannotTransfer:
        mark_returned(number, reason=CANNOT_TRANSFER, by=None)
        return None


def key_of(payout: Payout) -> str:
    """Return the name of a payout's transfer."""
    return f"payout-{payout.number}"


def take_back(number: str, *, reason: str, by: User) -> bool:
    """Reverse a payout that was paid by Stripe; it is due to its seller again.

    Return whether Stripe took it back. Raise ``NotAnswerable`` for any other payout, and
    ``GatewayDown``; repeated, nothing moves twice.
    """
    payout = Payout.objects.filter(number=number, method=STRIPE).first()
    if payout is None or payout.state not in (PayoutState.PAID, PayoutState.RETURNED):
        raise NotAnswerable(number)
    key = key_of(payout)
    back = connect.take_back(key, Rials(payout.amount), key=f"{key}-back")
    if back.state != TransferState.SENT:
        return False
    mark_returned(number, reason=reason, by=by)
    return True
