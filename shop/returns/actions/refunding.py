"""Give the money of a case back: lines, ledger and payment in one transaction.

Cash at the door is counted when all parcels of an order are over; until then a decided case waits.
"""

from django.db import transaction

from core.models import User
from core.money import Rials
from shop.order.actions.locks import Locked, lock_payments
from shop.order.actions.money import PARCEL, give_back
from shop.order.models import Line, Parcel
from shop.order.states import OrderState
from shop.payment.actions.staff import count_cash
from shop.payment.states import PaymentState
from shop.returns import sums
from shop.returns.actions.writing import Said, lock_case, step
from shop.returns.models import Return, ReturnItem
from shop.returns.queries import GIVEN_BACK, pieces
from shop.returns.states import RETURN_MOVES, ReturnState, Side


class NoMoney(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The order's money is not where it was: somebody sent it back another way."""


def whole_of(case: Return, parcel: Parcel) -> sums.Share:
    """Return what all the pieces of a case cost, and of the sending what goes with them."""
    lines = list(Line.objects.filter(parcel=parcel).order_by("pk"))
    asked = dict(case.items.values_list("line", "quantity"))
    back = pieces(parcel, GIVEN_BACK)
    items = [
        sums.Pieces(
            line=line.pk, pieces=asked[line.pk], quantity=line.quantity,
            gone=line.refused + back.get(line.pk, 0), paid=line.paid, refunded=line.refunded,
        )
        for line in lines
        if line.pk in asked
    ]  # fmt: skip
    stays = sum(line.left - back.get(line.pk, 0) - asked.get(line.pk, 0) for line in lines)
    sent_back = parcel.refunded - sum(line.refunded for line in lines)
    return sums.whole(items, parcel.shipping - sent_back if stays <= 0 else 0)


def refund(
    case: Return, locked: Locked, rials: int | None, said: Said, *, fault: bool = False
) -> None:
    """Give ``rials`` of a locked case back (all of it without), or wait for the cash.

    Raise ``TooMuch``, ``NoMoney``, ``MoveRefused``.
    """
    RETURN_MOVES.require(case.state, ReturnState.REFUNDED)
    all_of_it = whole_of(case, locked.parcel)
    share = all_of_it if rials is None else sums.part(all_of_it, rials)
    fault = fault or case.is_sellers_fault
    settled = case.received_at is not None or share.total == all_of_it.total
    if not _money_is_here(locked, share.total):
        step(
            case, ReturnState.TO_REFUND, _told(said, share), awaited=share.total,
            is_sellers_fault=fault, is_settled=settled,
        )  # fmt: skip
        return
    _write(case, locked, share, _told(said, share), is_sellers_fault=fault, is_settled=settled)


@transaction.atomic
def refund_awaited(pk: int) -> bool:
    """Give back what waited for the cash of its order; return whether that was possible."""
    case, locked = lock_case(pk, money=True)
    if case.state != ReturnState.TO_REFUND or case.awaited is None:
        return False
    all_of_it = whole_of(case, locked.parcel)
    amount = min(case.awaited, all_of_it.total)
    share = all_of_it if amount == all_of_it.total else sums.part(all_of_it, amount)
    if not _money_is_here(locked, share.total):
        return False
    _write(case, locked, share, Said(Side.SHOP, rials=share.total), awaited=None)
    return True


def _told(said: Said, share: sums.Share) -> Said:
    return Said(said.side, said.by, said.code, said.text, share.total, said.photos)


def _money_is_here(locked: Locked, amount: int) -> bool:
    """Return whether what the buyer paid can be sent back now; raise ``NoMoney`` if never."""
    for payment in locked.payments:
        if payment.state == PaymentState.CONFIRMED and payment.kept >= amount:
            return True
        if payment.state == PaymentState.DUE:
            if locked.order.status != OrderState.COMPLETED:
                return False
            count_cash(payment.pk, reason="all parcels are over")
            locked.payments = lock_payments(locked.order.number)
            return True
    if not amount:
        return True
    raise NoMoney(f"order {locked.order.number}: {amount} rials are not there to go back")


def _write(case: Return, locked: Locked, share: sums.Share, said: Said, **fields: object) -> None:
    items = {item.line_id: item for item in ReturnItem.objects.filter(case=case)}
    lines = list(Line.objects.filter(pk__in=share.lines).order_by("pk"))
    for line in lines:
        line.refunded += share.lines[line.pk]
        items[line.pk].refunded = share.lines[line.pk]
    Line.objects.bulk_update(lines, ["refunded"])
    ReturnItem.objects.bulk_update(items.values(), ["refunded"])
    step(
        case, ReturnState.REFUNDED, said,
        refunded=int(share.total), shipping=share.shipping, **fields,
    )  # fmt: skip
    _give(case, locked, share.total, said.by)


def _give(case: Return, locked: Locked, total: Rials, by: User | None) -> None:
    key = refund_key(case)
    give_back(locked, total, key=key, reason=f"return {case.number}", by=by)


def refund_key(case: Return) -> str:
    """Return the name of a case's refund among its order's: one for each case, for ever."""
    return f"{PARCEL}{case.parcel_id}:return:{case.pk}"
