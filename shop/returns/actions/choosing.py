"""What a buyer does with a case: take it back, take an offer, ask the shop, send the goods."""

from django.db import transaction

from core.moves import MoveRefused
from shop.returns.actions.answering import is_fault
from shop.returns.actions.refunding import refund
from shop.returns.actions.writing import Said, lock_case, step, write_note
from shop.returns.models import Return
from shop.returns.states import Kind, ReturnState
from shop.shipping.carriers import (
    Carrier,
    CodeFault,
    UnknownCarrier,
    carriers,
    clean_code,
    fault_of,
)

NOT_BACK = ("fetched", "served")


class WrongCode(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """A tracking code that this carrier cannot have given; ``fault`` says what is wrong."""

    def __init__(self, fault: CodeFault) -> None:
        """Keep what is wrong."""
        super().__init__(fault)
        self.fault = fault


@transaction.atomic
def cancel(pk: int, said: Said) -> Return:
    """Take a case back before the goods travel; twice, it is once. Raise ``MoveRefused``."""
    case, _locked = lock_case(pk)
    if case.state != ReturnState.CANCELLED:
        if case.received_at is not None:
            raise MoveRefused(case.state, ReturnState.CANCELLED)
        step(case, ReturnState.CANCELLED, said)
    return case


@transaction.atomic
def take_offer(pk: int, rials: int, said: Said) -> Return:
    """Agree to the ``rials`` that the buyer saw; another offer by now raises ``MoveRefused``."""
    case, locked = lock_case(pk, money=True)
    if case.state in (ReturnState.REFUNDED, ReturnState.TO_REFUND):
        return case
    if case.state != ReturnState.OFFERED or case.offered != rials:
        raise MoveRefused(case.state, ReturnState.REFUNDED)
    refund(case, locked, rials, said, fault=is_fault(case))
    return case


@transaction.atomic
def decline_offer(pk: int, said: Said) -> Return:
    """Say no to an offer. Who withdraws sends the goods back then; else the shop decides."""
    case, _locked = lock_case(pk)
    if case.state != ReturnState.OFFERED:
        raise MoveRefused(case.state, ReturnState.DISPUTED)
    goes_back = case.kind == Kind.WITHDRAWAL and case.received_at is None
    step(case, ReturnState.ACCEPTED if goes_back else ReturnState.DISPUTED, said)
    return case


@transaction.atomic
def dispute(pk: int, said: Said) -> Return:
    """Ask the shop to decide after a seller's no; twice, it is once. Raise ``MoveRefused``."""
    case, _locked = lock_case(pk)
    if case.state != ReturnState.DISPUTED:
        if case.state != ReturnState.REFUSED:
            raise MoveRefused(case.state, ReturnState.DISPUTED)
        step(case, ReturnState.DISPUTED, said)
    return case


@transaction.atomic
def send_back(pk: int, carrier: str, tracking: str, said: Said) -> Return:
    """Record that the goods were handed over to a carrier; again, correct the code.

    Raise ``UnknownCarrier``, ``WrongCode``; ``MoveRefused`` before there is an address.
    """
    case, _locked = lock_case(pk)
    found = way_back(carrier)
    code = clean_code(tracking) if found.gives_codes else ""
    if fault := fault_of(found, code):
        raise WrongCode(fault)
    if case.state == ReturnState.SENT_BACK:
        case.carrier, case.tracking_code = carrier, code
        case.save(update_fields=["carrier", "tracking_code"])
        return case
    if case.state != ReturnState.ACCEPTED or not case.return_to:
        raise MoveRefused(case.state, ReturnState.SENT_BACK)
    step(case, ReturnState.SENT_BACK, said, carrier=carrier, tracking_code=code)
    return case


def ways_back() -> list[Carrier]:
    """Return who may carry goods back."""
    return [carrier for carrier in carriers().values() if carrier.code not in NOT_BACK]


def way_back(code: str) -> Carrier:
    """Return the carrier of a code; raise ``UnknownCarrier``."""
    for carrier in ways_back():
        if carrier.code == code:
            return carrier
    raise UnknownCarrier(code)


MOST_NOTES = 40


@transaction.atomic
def say(pk: int, said: Said) -> Return:
    """Add words or photos of a side to an open case. Raise ``MoveRefused`` once it has ended.

    Forty notes are enough for any quarrel: after them it is full.
    """
    case, _locked = lock_case(pk)
    if not case.is_open or case.notes.count() >= MOST_NOTES:
        raise MoveRefused(case.state, case.state)
    last = case.notes.last()
    if last and (last.side, last.text, last.step) == (said.side, said.text, "") and said.text:
        return case  # the same form once more
    write_note(case, said)
    return case
