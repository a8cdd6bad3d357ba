"""What a seller does with a case: accept, refuse, offer a part, give all back, say that it came."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from core.moves import MoveRefused
from shop.order.actions.hold import lines_of_parcel
from shop.order.actions.stock import put_back
from shop.order.notices import cards_changed
from shop.returns.actions.refunding import refund, whole_of
from shop.returns.actions.writing import Said, lock_case, set_days, step, write_note
from shop.returns.models import Return
from shop.returns.notices import tell
from shop.returns.rules import SELLERS_FAULT, goods_come_back
from shop.returns.states import Kind, No, ReturnState
from shop.returns.sums import part


@transaction.atomic
def accept(pk: int, return_to: str, said: Said) -> Return:
    """Let the goods come back to ``return_to``; accepted without an address, give it now.

    Nothing comes back of what never came: raise ``MoveRefused``, as from other states.
    """
    case, _locked = lock_case(pk)
    if case.state == ReturnState.ACCEPTED:
        if return_to != case.return_to:
            _give_address(case, return_to, said)
        return case
    if not goods_come_back(case.kind, case.reason):
        raise MoveRefused(case.state, ReturnState.ACCEPTED)
    if case.state not in (ReturnState.OPENED, ReturnState.DISPUTED) or case.received_at:
        raise MoveRefused(case.state, ReturnState.ACCEPTED)
    step(case, ReturnState.ACCEPTED, said, return_to=return_to)
    return case


def _give_address(case: Return, return_to: str, said: Said) -> None:
    set_days(case, ReturnState.ACCEPTED, return_to=return_to)
    case.save(update_fields=["return_to", "due_on", "is_reminded"])
    tell(case, write_note(case, said, step="address"))


@transaction.atomic
def refuse(pk: int, why: str, said: Said) -> Return:
    """Say no, with a reason; the buyer may ask the shop. Said twice, it is once.

    Raise ``ValueError`` for a reason there is not, ``MoveRefused``.
    """
    case, _locked = lock_case(pk)
    if case.state != ReturnState.REFUSED:
        if case.state != ReturnState.OPENED:
            raise MoveRefused(case.state, ReturnState.REFUSED)
        step(case, ReturnState.REFUSED, _with(said, No(why)))
    return case


@transaction.atomic
def offer(pk: int, rials: int, said: Said) -> Return:
    """Offer a part of the money: for goods that the buyer keeps, or that came back worn.

    Raise ``TooMuch``, ``MoveRefused``.
    """
    case, locked = lock_case(pk)
    if case.state == ReturnState.OFFERED and case.offered == rials:
        return case
    part(whole_of(case, locked.parcel), rials)
    step(case, ReturnState.OFFERED, _with(said, "", rials), offered=rials)
    return case


@transaction.atomic
def refund_now(pk: int, said: Said) -> Return:
    """Give all the money back at once; the buyer sends nothing. Twice, it is once."""
    case, locked = lock_case(pk, money=True)
    if case.state not in (ReturnState.REFUNDED, ReturnState.TO_REFUND):
        refund(case, locked, None, said, fault=is_fault(case))
    return case


@transaction.atomic
def receive(pk: int, *, is_sellable: bool, rials: int | None, said: Said) -> Return:
    """Say that the goods are back. What can be sold again returns to the stock.

    ``rials`` ``None`` gives the whole sum back; less is offered to the buyer; 0 asks the shop to
    decide. Raise ``TooMuch``, ``MoveRefused``; received already, nothing changes.
    """
    case, locked = lock_case(pk, money=True)
    if case.received_at is not None:
        return case
    now: datetime = timezone.now()
    step(case, ReturnState.RECEIVED, said, received_at=now, is_sellable=is_sellable)
    if is_sellable:
        _restock(case)
    if rials is None:
        refund(case, locked, None, Said(said.side, said.by), fault=is_fault(case))
    elif rials:
        part(whole_of(case, locked.parcel), rials)
        step(case, ReturnState.OFFERED, Said(said.side, said.by, rials=rials), offered=rials)
    else:
        step(case, ReturnState.DISPUTED, Said(said.side, said.by))
    return case


def is_fault(case: Return) -> bool:
    """Return whether a seller who gives in answers for it: faults that are hers to avoid."""
    return case.kind == Kind.PROBLEM and case.reason in SELLERS_FAULT


def _with(said: Said, code: str, rials: int | None = None) -> Said:
    return Said(said.side, said.by, code, said.text, rials, said.photos)


def _restock(case: Return) -> None:
    pieces = dict(case.items.values_list("line", "quantity"))
    rows = [row for row in lines_of_parcel(case.parcel) if row.pk in pieces]
    put_back(rows, pieces)
    cards_changed(row.product_id for row in rows if row.product_id)
