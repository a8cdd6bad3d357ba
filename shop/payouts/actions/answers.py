"""What the bank says became of each payout: there, or back with a word to the seller."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from core.models import User
from core.record import move
from shop.ledger.actions import post
from shop.ledger.rules import Kind, Side, What, account
from shop.payouts.models import Batch, Payout
from shop.payouts.notices import tell_returned
from shop.payouts.pain import Answer
from shop.payouts.states import BATCH_MOVES, PAYOUT_MOVES, BatchState, PayoutState
from shop.payouts.words import STRIPE

TRANSIT = account(Kind.TRANSIT)
# Where the money of a payout leaves us.
LEAVES = {STRIPE: account(Kind.GATEWAY, STRIPE)}


class NotAnswerable(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The bank speaks of a payout that is not, or not yet, on its way."""


@dataclass
class Taken:
    """What an answer changed: payouts paid, returned, undecided, and numbers that are not ours."""

    paid: int = 0
    returned: int = 0
    open: int = 0
    unknown: list[str] = field(default_factory=list)


def take_answers(answers: Iterable[Answer], *, by: User | None) -> Taken:
    """Write what a bank's report says; each payout alone, so that one odd line stops no other.

    The same report again changes nothing.
    """
    taken = Taken()
    for answer in answers:
        try:
            _require_ours(answer.number)
            if answer.paid is None:
                taken.open += 1
            elif answer.paid:
                taken.paid += mark_paid(answer.number, reference=answer.reference, by=by)
            else:
                taken.returned += mark_returned(answer.number, reason=answer.reason, by=by)
        except NotAnswerable:
            taken.unknown.append(answer.number)
    return taken


@transaction.atomic
def mark_paid(number: str, *, reference: str, by: User | None) -> bool:
    """Record that a payout reached its seller; return whether that is new.

    Raise ``NotAnswerable`` for a number that is none of ours or not on its way.
    """
    payout = locked_payout(number)
    if payout.state == PayoutState.PAID:
        return False
    if payout.state != PayoutState.SENT:
        raise NotAnswerable(number)
    _post(payout, "paid", [Side(TRANSIT, payout.amount), Side(_leaves(payout), -payout.amount)], by)
    _move(payout, PayoutState.PAID, by, reference=reference[:64])
    return True


@transaction.atomic
def mark_returned(number: str, *, reason: str, by: User | None) -> bool:
    """Record that a payout came back: its seller has the money due again, and is told.

    Also after the bank said "paid". Raise ``NotAnswerable``.
    """
    payout = locked_payout(number)
    if payout.state == PayoutState.RETURNED:
        return False
    if payout.state not in (PayoutState.SENT, PayoutState.PAID):
        raise NotAnswerable(number)
    came_from = _leaves(payout) if payout.state == PayoutState.PAID else TRANSIT
    mine = account(Kind.SELLER, payout.seller_id)
    sides = [Side(came_from, payout.amount), Side(mine, -payout.amount, What.RETURNED)]
    _post(payout, "returned", sides, by)
    _move(payout, PayoutState.RETURNED, by, reason=reason[:200])
    tell_returned(payout)
    return True


def _leaves(payout: Payout) -> str:
    return LEAVES.get(payout.method, account(Kind.BANK))


def _require_ours(number: str) -> None:
    """Refuse what a bank's file says of a payout that Stripe pays."""
    if Payout.objects.filter(number=number, method=STRIPE).exists():
        raise NotAnswerable(number)


def locked_payout(number: str) -> Payout:
    """Return a payout, its batch and itself locked; raise ``NotAnswerable`` for none of ours."""
    batch = Payout.objects.filter(number=number).values_list("batch", flat=True).first()
    if batch is None:
        raise NotAnswerable(number)
    Batch.objects.select_for_update().get(pk=batch)  # batches before payouts, as approving does
    return Payout.objects.select_for_update(of=("self",)).get(number=number)


def _post(payout: Payout, event: str, sides: list[Side], by: User | None) -> None:
    reason = f"payout:{payout.number}:{event}"
    post(reason, sides, kind="payout", reference=payout.number, by=by)


def _move(payout: Payout, to: PayoutState, by: User | None, **said: str) -> None:
    for name, value in said.items():
        setattr(payout, name, value)
    payout.settled_at = timezone.now()
    move(payout, to, table=PAYOUT_MOVES, by=by, also_save=[*said, "settled_at"])
    batch = payout.batch
    waits = batch.payouts.filter(state=PayoutState.SENT).exists()
    if batch.state == BatchState.APPROVED and not waits:
        move(batch, BatchState.DONE, table=BATCH_MOVES, by=by)
