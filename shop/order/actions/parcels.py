"""What a seller does with a parcel: say yes, post it, correct its code; and its arrival.

Each is one transaction. Done twice it is done once; anything the table does not allow raises
``MoveRefused`` with nothing written.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from core.models import User
from core.moves import MoveRefused
from core.record import move
from sellers.evidence import record
from sellers.models import ActivityKind
from shop.order import deadlines
from shop.order.actions.completing import finish
from shop.order.actions.events import note, numbered
from shop.order.actions.hold import lines_of_parcel
from shop.order.actions.locks import Locked, lock_parcel
from shop.order.actions.stock import consume_stock
from shop.order.models import Parcel
from shop.order.notices import cards_changed, tell_buyer, tell_seller
from shop.order.states import PARCEL_MOVES, ParcelState
from shop.shipping.carriers import CodeFault, carrier_for, clean_code, fault_of

UNDER_WAY = (ParcelState.PREPARING, ParcelState.POSTED, ParcelState.DELIVERED)


class WrongCode(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """A tracking code that this carrier cannot have given; ``fault`` says what is wrong."""

    def __init__(self, fault: CodeFault) -> None:
        """Keep what is wrong."""
        super().__init__(fault)
        self.fault = fault


@transaction.atomic
def accept_parcel(pk: int, *, by: User | None) -> Parcel:
    """Let the seller say "I can make it"; the buyer hears of it once."""
    parcel = lock_parcel(pk).parcel
    if parcel.state in UNDER_WAY:
        return parcel
    parcel.answer_by = None
    move(parcel, ParcelState.PREPARING, table=PARCEL_MOVES, by=by, also_save=["answer_by"])
    tell_buyer(parcel, "accepted")
    return parcel


@transaction.atomic
def post_parcel(pk: int, carrier: str, tracking: str = "", *, by: User | None) -> Parcel:
    """Record that the parcel was handed over; its goods leave the stock for good.

    ``carrier`` is a code of ``shop.shipping.carriers`` that serves the ordered way to send, and
    ``tracking`` what it gave, in any digits. Raise ``UnknownCarrier`` or ``WrongCode``.
    """
    parcel = lock_parcel(pk).parcel
    code = _checked(parcel, carrier, tracking)
    told = (parcel.carrier, parcel.tracking_code)
    if parcel.state == ParcelState.POSTED and told == (carrier, code):
        return parcel
    parcel.carrier, parcel.tracking_code, parcel.posted_at = carrier, code, timezone.now()
    move(
        parcel, ParcelState.POSTED, table=PARCEL_MOVES, by=by,
        also_save=["carrier", "tracking_code", "posted_at"],
    )  # fmt: skip
    lines = lines_of_parcel(parcel)
    consume_stock(lines)
    cards_changed(line.product_id for line in lines)
    tell_buyer(parcel, "posted")
    return parcel


@transaction.atomic
def correct_code(pk: int, carrier: str, tracking: str, *, by: User | None) -> Parcel:
    """Give a posted parcel another carrier or code; the buyer hears of each new one once.

    Raise ``UnknownCarrier``, ``WrongCode``, or ``MoveRefused`` unless it is on its way.
    """
    parcel = lock_parcel(pk).parcel
    _require_posted(parcel)
    code = _checked(parcel, carrier, tracking)
    old = f"{parcel.carrier} {parcel.tracking_code}"
    if (carrier, code) == (parcel.carrier, parcel.tracking_code):
        return parcel
    parcel.carrier, parcel.tracking_code, parcel.code_wrong_at = carrier, code, None
    parcel.save(update_fields=["carrier", "tracking_code", "code_wrong_at"])
    key = numbered(parcel, "code_corrected")
    note(parcel, "code_corrected", key=key, text=old, by=by)
    tell_buyer(parcel, "code_corrected", key)
    return parcel


@transaction.atomic
def report_code(pk: int, *, by: User | None) -> Parcel:
    """Say that the tracking code is not the parcel's; its seller is asked once to look."""
    parcel = lock_parcel(pk).parcel
    _require_posted(parcel)
    key = f"code_wrong:{parcel.tracking_code}"
    if parcel.tracking_code and note(parcel, "code_wrong", key=key, by=by):
        parcel.code_wrong_at = timezone.now()
        parcel.save(update_fields=["code_wrong_at"])
        tell_seller(parcel, "code_wrong", key)
    return parcel


@transaction.atomic
def report_missing(pk: int, *, by: User | None) -> Parcel:
    """Say that a posted parcel has not come; it no longer counts as delivered by itself."""
    parcel = lock_parcel(pk).parcel
    _require_posted(parcel)
    if note(parcel, "missing", by=by):
        parcel.missing_at = timezone.now()
        parcel.save(update_fields=["missing_at"])
        tell_seller(parcel, "missing")
    return parcel


@transaction.atomic
def deliver_parcel(pk: int, *, by: User | None, reason: str = "") -> Parcel:
    """Record that the parcel arrived; with the last of them its order is complete."""
    locked = lock_parcel(pk)
    if locked.parcel.state != ParcelState.DELIVERED:
        _deliver(locked, by=by, reason=reason)
    return locked.parcel


@transaction.atomic
def assume_delivered(pk: int, today: date) -> bool:
    """Count a parcel as delivered when its days have passed and nobody misses it."""
    locked = lock_parcel(pk)
    parcel = locked.parcel
    if parcel.state != ParcelState.POSTED or parcel.missing_at is not None:
        return False
    if deadlines.counts_as_delivered_on(parcel.promised_by) > today:
        return False
    _deliver(locked, by=None, reason="its days have passed")
    return True


def _deliver(locked: Locked, *, by: User | None, reason: str) -> None:
    parcel = locked.parcel
    parcel.delivered_at, parcel.missing_at, parcel.code_wrong_at = timezone.now(), None, None
    move(
        parcel, ParcelState.DELIVERED, table=PARCEL_MOVES, by=by, reason=reason,
        also_save=["delivered_at", "missing_at", "code_wrong_at"],
    )  # fmt: skip
    finish(locked.order)
    record(
        parcel.seller_id, ActivityKind.DELIVERED, timezone.localdate(),
        amount=parcel.kept, source=f"parcel {parcel.number}",
    )  # fmt: skip
    tell_buyer(parcel, "delivered")


def _require_posted(parcel: Parcel) -> None:
    if parcel.state != ParcelState.POSTED:
        raise MoveRefused(parcel.state, ParcelState.POSTED)


def _checked(parcel: Parcel, carrier: str, tracking: str) -> str:
    """Return the clean code; raise ``UnknownCarrier`` or ``WrongCode``."""
    found = carrier_for(carrier, parcel.shipping_code)
    code = clean_code(tracking) if found.gives_codes else ""
    if fault := fault_of(found, code):
        raise WrongCode(fault)
    return code
