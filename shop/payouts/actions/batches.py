"""Make a batch, and let a second person send it."""

from datetime import date
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.models import User
from core.outbox import after_commit
from core.record import move, move_many
from shop.ledger.actions import lock_account, make_accounts, post
from shop.ledger.models import Account
from shop.ledger.queries import owed_to
from shop.ledger.rules import Kind, Side, What, account
from shop.payouts.actions.transfers import send_batch_abroad
from shop.payouts.models import Batch, Payout
from shop.payouts.pain import Order, Transfer, pain_001
from shop.payouts.queries import wishes
from shop.payouts.rules import plan, way_of
from shop.payouts.states import BATCH_MOVES, PAYOUT_MOVES, BatchState, PayoutState
from shop.payouts.words import BANK, STRIPE

TRANSIT = account(Kind.TRANSIT)


class NothingDue(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Nobody has enough due and an account to pay it to."""


class SamePerson(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Whoever made a batch does not approve it."""


@transaction.atomic
def draft_batch(*, day: date, method: str, by: User) -> Batch:
    """Plan a payout of all that is due; nothing moves yet. Raise ``NothingDue``.

    Sellers of another batch that waits for approval are left to it.
    """
    lock_account(TRANSIT)  # one at a time
    planned = plan(wishes(), settings.PAYOUT_LEAST_RIALS).payouts
    if not planned:
        raise NothingDue
    today = timezone.localdate()
    same = Batch.objects.filter(number__startswith=f"{today:%y%m%d}-").count()
    batch = Batch.objects.create(
        number=f"{today:%y%m%d}-{same + 1}", day=day, method=method, made_by=by
    )
    Payout.objects.bulk_create(
        Payout(
            batch=batch, seller_id=wish.seller, number=f"{batch.number}-{wish.seller}",
            amount=wish.due, iban=wish.iban, name=wish.name or wish.abroad,
            method=way_of(wish, method),
        )
        for wish in planned
    )  # fmt: skip
    return batch


@transaction.atomic
def approve_batch(pk: int, *, by: User) -> Batch:
    """Send a batch: take the money from the sellers' accounts, and make the file, once.

    Balances are looked at again behind the accounts' locks: whoever has less than planned by now
    (a refund came) is left out and comes with the next batch. Approved already, it stays as it is.
    Raise ``SamePerson``, or ``MoveRefused`` for a batch that was called off.
    """
    batch = Batch.objects.select_for_update().get(pk=pk)
    if batch.state in (BatchState.APPROVED, BatchState.DONE):
        return batch
    BATCH_MOVES.require(batch.state, BatchState.APPROVED)
    if batch.made_by_id == by.pk:
        raise SamePerson
    going, left_out = _look_again(batch)
    for payout in going:
        post(
            f"payout:{payout.number}:sent",
            [
                Side(account(Kind.SELLER, payout.seller_id), payout.amount, What.PAYOUT),
                Side(TRANSIT, -payout.amount),
            ],
            kind="payout", reference=payout.number, by=by,
        )  # fmt: skip
    move_many(going, PayoutState.SENT, table=PAYOUT_MOVES, by=by)
    move_many(left_out, PayoutState.LEFT_OUT, table=PAYOUT_MOVES, by=by, reason="balance changed")
    batch.approved_by, batch.approved_at = by, timezone.now()
    fields = ["approved_by", "approved_at"]
    by_file = [payout for payout in going if payout.method == BANK]
    if by_file:
        text = document_of(batch, by_file)
        batch.document, batch.fingerprint = text, sha256(text.encode()).hexdigest()  # type: ignore[assignment]
        fields += ["document", "fingerprint"]
    move(batch, BatchState.APPROVED, table=BATCH_MOVES, by=by, also_save=fields)
    if any(payout.method == STRIPE for payout in going):
        after_commit(send_batch_abroad, batch.pk)
    if not going:
        move(batch, BatchState.DONE, table=BATCH_MOVES, by=by)
    return batch


def _look_again(batch: Batch) -> tuple[list[Payout], list[Payout]]:
    """Lock the sellers' accounts, in one order; return who is paid and who is left out."""
    payouts = list(batch.payouts.select_for_update().order_by("seller_id"))
    codes = sorted(account(Kind.SELLER, payout.seller_id) for payout in payouts)
    make_accounts(codes)
    list(Account.objects.select_for_update().filter(pk__in=codes).order_by("pk"))
    due = owed_to([payout.seller_id for payout in payouts])
    going = [payout for payout in payouts if due[payout.seller_id] >= payout.amount]
    return going, [payout for payout in payouts if payout not in going]


def document_of(batch: Batch, payouts: list[Payout]) -> str:
    """Return the file that our bank pays by."""
    order = Order(
        number=batch.number,
        made_at=batch.approved_at or timezone.now(),
        day=batch.day,
        name=settings.PAYOUT_FROM_NAME,
        iban=settings.PAYOUT_FROM_IBAN,
    )
    transfers = [Transfer(p.number, p.amount, p.name, p.iban.reveal()) for p in payouts]
    return pain_001(order, transfers)


@transaction.atomic
def cancel_batch(pk: int, *, by: User, reason: str = "") -> Batch:
    """Call off a batch that nobody approved; said twice, it is once. Raise ``MoveRefused``."""
    batch = Batch.objects.select_for_update().get(pk=pk)
    if batch.state != BatchState.CANCELLED:
        move(batch, BatchState.CANCELLED, table=BATCH_MOVES, by=by, reason=reason)
        payouts = list(batch.payouts.select_for_update().order_by("pk"))
        move_many(payouts, PayoutState.LEFT_OUT, table=PAYOUT_MOVES, by=by, reason=reason)
    return batch
