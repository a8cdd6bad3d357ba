"""Give a parcel's money to whom it belongs, once nobody can ask it back without a reason."""

import logging
from datetime import date

from django.db import transaction
from django.utils import timezone

from core.models import User
from core.moves import MoveRefused
from shop.order.actions.locks import lock_parcel
from shop.order.books.actions import money_is_due
from shop.order.books.rules import Agreed
from shop.order.models import Parcel
from shop.order.plan import CASH
from shop.order.states import ParcelState
from shop.payouts.agreements import agreed_by, held_back
from shop.payouts.queries import unsettled
from shop.payouts.rules import due_on

log = logging.getLogger(__name__)


def settle_due(today: date) -> int:
    """Settle every parcel whose money is due by ``today``; return how many.

    Each in its own transaction; one that fails is logged and keeps no other waiting.
    """
    waiting = [parcel for parcel in unsettled() if is_due(parcel, today)]
    held = held_back([parcel.pk for parcel in waiting])
    agreed = agreed_by({parcel.seller_id for parcel in waiting}, today)
    return sum(
        _settle_alone(parcel.pk, agreed[parcel.seller_id], today)
        for parcel in waiting
        if parcel.pk not in held
    )


def is_due(parcel: Parcel, today: date) -> bool:
    """Return whether a delivered parcel's window has closed or its buyer is content.

    Its lines must be read already.
    """
    if parcel.content_at is not None:
        return True
    if parcel.delivered_at is None:
        return False
    rules = [line.withdrawal_rule for line in parcel.lines.all() if line.refused < line.quantity]
    return due_on(timezone.localdate(parcel.delivered_at), rules) <= today


def _settle_alone(pk: int, agreed: Agreed, today: date) -> bool:
    try:
        return settle_parcel(pk, agreed, today)
    except Exception:
        log.exception("parcel %s: its money could not be given over", pk)
        return False


@transaction.atomic
def settle_parcel(pk: int, agreed: Agreed, today: date) -> bool:
    """Give over one parcel's money if it is due; return whether it was. Twice, it is once."""
    locked = lock_parcel(pk)
    parcel = locked.parcel
    if parcel.state != ParcelState.DELIVERED or parcel.settled_at is not None:
        return False
    if not is_due(parcel, today) or held_back([pk]):
        return False
    money_is_due(parcel, agreed, is_cash=locked.order.payment_gateway == CASH)
    parcel.settled_at = timezone.now()
    parcel.save(update_fields=["settled_at"])
    return True


@transaction.atomic
def say_content(pk: int, *, by: User | None) -> Parcel:
    """Let the buyer say that all is well: the seller need not wait any longer.

    Raise ``MoveRefused`` unless the parcel has arrived; said twice, it is once.
    """
    parcel = lock_parcel(pk).parcel
    if parcel.state != ParcelState.DELIVERED:
        raise MoveRefused(parcel.state, "content")
    if parcel.content_at is None:
        parcel.content_at = timezone.now()
        parcel.save(update_fields=["content_at"])
    return parcel
