"""What an operator decides in a dispute; both sides are told, with the reason."""

from django.db import transaction

from core.moves import MoveRefused
from shop.returns.actions.refunding import refund
from shop.returns.actions.writing import Said, lock_case, step
from shop.returns.models import Return
from shop.returns.queries import last_address
from shop.returns.rules import goods_come_back
from shop.returns.states import Ground, ReturnState, Side, Verdict


@transaction.atomic
def decide(
    pk: int, verdict: str, ground: str, said: Said, *, rials: int | None = None, fault: bool = False
) -> Return:
    """Decide a disputed case once; the same verdict again changes nothing.

    ``rials`` is needed for a part. ``fault`` says that the producer could have avoided it: it
    counts in her reliability. Raise ``TooMuch``, ``ValueError``, ``MoveRefused``.
    """
    case, locked = lock_case(pk, money=True)
    what, why = Verdict(verdict), Ground(ground)
    told = Said(Side.SHOP, said.by, why, said.text, rials if what == Verdict.PART else None)
    if case.state != ReturnState.DISPUTED:
        raise MoveRefused(case.state, ReturnState.DISPUTED)
    if what == Verdict.DISMISS:
        step(case, ReturnState.CLOSED, told, is_settled=True)
    elif what == Verdict.SEND_BACK:
        if case.received_at is not None or not goods_come_back(case.kind, case.reason):
            raise MoveRefused(case.state, ReturnState.ACCEPTED)
        address = case.return_to or last_address(case.parcel.seller_id)
        step(case, ReturnState.ACCEPTED, told, return_to=address, is_sellers_fault=fault)
    else:
        if what == Verdict.PART and rials is None:
            raise ValueError("a part needs a sum")
        refund(case, locked, rials if what == Verdict.PART else None, told, fault=fault)
    return case
