"""A paid parcel, or pieces of it, that will not be sent: goods and money go back together.

One transaction each: payments, order, parcel and stock are locked in this order, so of a seller,
a buyer and the clock that act at the same moment one decides, and the others find it decided.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from core.models import User
from core.money import Rials
from core.moves import MoveRefused
from core.record import move
from shop.order import deadlines
from shop.order.actions.completing import finish
from shop.order.actions.events import note, numbered
from shop.order.actions.hold import lines_of_parcel
from shop.order.actions.locks import Locked, lock_parcel
from shop.order.actions.money import PARCEL, give_back
from shop.order.actions.stock import consume_stock, release_stock
from shop.order.models import Line, Parcel
from shop.order.notices import cards_changed, tell_buyer, tell_seller
from shop.order.resending import cost_of_rest
from shop.order.shares import Back, Ordered, goes_back
from shop.order.states import PARCEL_MOVES, SELLERS_REASONS, ParcelState, Why


@transaction.atomic
def refuse_parcel(
    pk: int, reason: str, lines: Mapping[int, int] | None = None, *, by: User | None, text: str = ""
) -> Parcel:
    """Let the seller say "I can't": all of a parcel, or the pieces of ``lines`` (by line's pk).

    ``reason`` is one of ``SELLERS_REASONS``, ``text`` her own words. What is refused goes back to
    the buyer, with its shipping; pieces that are sold out leave the stock, others return to it.
    All pieces that are left refuse the parcel. Raise ``ValueError`` for a reason or pieces there
    are not, ``MoveRefused`` once it is posted or over (refused already, it stays so).
    """
    why = Why(reason)
    if why not in SELLERS_REASONS:
        raise ValueError(f"{reason!r} is no reason of a seller's")
    locked = lock_parcel(pk, money=True)
    parcel = locked.parcel
    if parcel.state == ParcelState.REFUSED and lines is None:
        return parcel
    PARCEL_MOVES.require(parcel.state, ParcelState.REFUSED)
    rows = lines_of_parcel(parcel)
    rest = cost_of_rest(parcel, rows, lines) if lines else Rials(0)
    back = _back(parcel, rows, lines, rest)
    if back.is_all:
        _end(locked, rows, back, ParcelState.REFUSED, why, by=by, text=text)
        tell_buyer(parcel, "refused")
    else:
        _give_up_some(locked, rows, back, why, by=by, text=text)
    return parcel


@transaction.atomic
def cancel_parcel(pk: int, *, by: User | None) -> Parcel:
    """Let the buyer call a paid parcel off: before the work begins, or when it is late.

    Raise ``MoveRefused`` otherwise; called off already, it stays so.
    """
    locked = lock_parcel(pk, money=True)
    parcel = locked.parcel
    if parcel.state == ParcelState.CANCELLED:
        return parcel
    if not deadlines.may_cancel(parcel.state, parcel.ready_by, timezone.localdate()):
        raise MoveRefused(parcel.state, ParcelState.CANCELLED)
    began = parcel.state == ParcelState.PREPARING
    _end_all(locked, Why.LATE if began else Why.CHANGED_MIND, by=by)
    tell_buyer(parcel, "cancelled")
    tell_seller(parcel, "cancelled")
    return parcel


@transaction.atomic
def lapse_parcel(pk: int, now: datetime) -> bool:
    """Call off a parcel whose seller did not answer in time; return whether it was due.

    The buyer gets the money back and an apology; a seller who answers meanwhile is first or last.
    """
    locked = lock_parcel(pk, money=True)
    parcel = locked.parcel
    due = parcel.answer_by is not None and parcel.answer_by <= now
    if parcel.state != ParcelState.NEW or not due:
        return False
    _end_all(locked, Why.UNANSWERED)
    tell_buyer(parcel, "unanswered")
    tell_seller(parcel, "unanswered")
    return True


def said(why: Why, text: str) -> str:
    """Return the reason as it is kept: its code, then her own words if there are any."""
    return f"{why}: {text}" if text else str(why)


def ordered(line: Line) -> Ordered:
    """Return an order line as the rules see it."""
    return Ordered(line.pk, line.quantity, line.refused, line.paid)


def _back(
    parcel: Parcel, rows: Sequence[Line], lines: Mapping[int, int] | None, rest: Rials
) -> Back:
    sent_back = parcel.refunded - sum(row.refunded for row in rows)  # of the shipping, before
    kept = Rials(parcel.shipping - sent_back)
    return goes_back([ordered(row) for row in rows], lines, shipping=kept, rest=rest)


def _end_all(locked: Locked, why: Why, *, by: User | None = None) -> None:
    rows = lines_of_parcel(locked.parcel)
    back = _back(locked.parcel, rows, None, Rials(0))
    _end(locked, rows, back, ParcelState.CANCELLED, why, by=by)


def _end(
    locked: Locked,
    rows: Sequence[Line],
    back: Back,
    state: ParcelState,
    why: Why,
    *,
    by: User | None,
    text: str = "",
) -> None:
    parcel = locked.parcel
    _give_up(rows, back, why)
    parcel.ended_why, parcel.answer_by = why, None
    move(
        parcel, state, table=PARCEL_MOVES, by=by, reason=said(why, text),
        also_save=["ended_why", "answer_by"],
    )  # fmt: skip
    give_back(locked, back.total, key=f"{PARCEL}{parcel.pk}", reason=why, by=by)
    finish(locked.order)


def _give_up_some(
    locked: Locked, rows: Sequence[Line], back: Back, why: Why, *, by: User | None, text: str
) -> None:
    parcel = locked.parcel
    _give_up(rows, back, why)
    key = numbered(parcel, "part_refused")
    note(parcel, "part_refused", key=key, text=said(why, text), by=by)
    give_back(locked, back.total, key=f"{PARCEL}{parcel.pk}:{key}", reason=why, by=by)
    tell_buyer(parcel, "part_refused", key)


def _give_up(rows: Sequence[Line], back: Back, why: Why) -> None:
    """Write what is given up into the lines, and let its stock go."""
    if why == Why.SOLD_OUT:
        consume_stock(rows, back.pieces)
    else:
        release_stock(rows, back.pieces)
    changed = [row for row in rows if row.pk in back.pieces]
    for row in changed:
        row.refused += back.pieces[row.pk]
        row.refunded += back.rials[row.pk]
    Line.objects.bulk_update(changed, ["refused", "refunded"])
    cards_changed(row.product_id for row in changed if row.product_id)
