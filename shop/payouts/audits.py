"""What ``manage.py audit`` checks of orders and payouts against the ledger."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

from django.db.models import Sum
from django.utils import timezone

from core.audit import Finding, register
from shop.ledger.models import Posting
from shop.ledger.queries import balance
from shop.ledger.rules import Kind, account
from shop.order.models import Parcel
from shop.order.queries import SOLD
from shop.payment.models import Payment, Refund
from shop.payment.states import SETTLED, PaymentState, RefundState
from shop.payouts.models import Batch, Payout
from shop.payouts.states import PayoutState
from shop.payouts.words import BANK

HELD = "ledger: what is held for buyers is what their parcels cost"
SETTLED_ = "ledger: a settled parcel's money was given over"
CAME = "ledger: payments are posted as they came"
BACK = "ledger: refunds are posted as they went"
PAYOUTS = "payouts: each is posted as it stands"
FILES = "payouts: files are those that were approved"
LATE = "payouts: what is on its way is answered within ten days"


@register(HELD)
def held_is_what_parcels_cost() -> Iterator[Finding]:
    """What placed orders' parcels keep, unless settled, is in the buyers' account. Two queries."""
    open_ = Parcel.objects.filter(order__status__in=SOLD, settled_at=None)
    sums = open_.aggregate(items=Sum("items"), shipping=Sum("shipping"), back=Sum("refunded"))
    held = (sums["items"] or 0) + (sums["shipping"] or 0) - (sums["back"] or 0)
    booked = -balance(account(Kind.BUYERS))
    if held != booked:
        yield Finding(HELD, "buyers", f"parcels keep {held} rials, the ledger {booked}")


@register(SETTLED_)
def settled_parcels_were_given_over() -> Iterator[Finding]:
    """A settled parcel has its sale in the ledger, and no other has. Two queries."""
    sales = set(
        Posting.objects.filter(entry__kind="sale", account=account(Kind.BUYERS)).values_list(
            "entry__reference", flat=True
        )
    )
    settled = Parcel.objects.filter(settled_at__isnull=False)
    rows = settled.values_list("number", "items", "shipping", "refunded")
    known = {number: items + shipping - back for number, items, shipping, back in rows}
    for number in sorted(sales - known.keys()):
        yield Finding(SETTLED_, number, "its money was given over, and it is not settled")
    for number in sorted(pk for pk, kept in known.items() if kept and pk not in sales):
        yield Finding(SETTLED_, number, "is settled, and its money was not given over")


@register(CAME)
def payments_are_posted() -> Iterator[Finding]:
    """What payments brought, come or due at the door, is in the ledger. Three queries."""
    taken = Payment.objects.filter(part=None, state__in=[*SETTLED, PaymentState.DUE])
    came = taken.aggregate(sum=Sum("amount"))["sum"] or 0
    posted = Posting.objects.filter(entry__kind="payment", account=account(Kind.PAYMENTS))
    wanted = posted.filter(entry__reason__contains=":wanted:")
    sums = [rows.aggregate(sum=Sum("amount"))["sum"] or 0 for rows in (posted, wanted)]
    booked = sums[1] - sums[0]
    if came != booked:
        yield Finding(CAME, "payments", f"{came} rials came, {booked} are in the ledger")


@register(BACK)
def refunds_are_posted() -> Iterator[Finding]:
    """What is wanted back and was not sent lies in the account of refunds. Two queries."""
    open_ = Refund.objects.exclude(state=RefundState.SENT)
    waiting = open_.aggregate(sum=Sum("amount"))["sum"] or 0
    booked = -balance(account(Kind.REFUNDS))
    if waiting != booked:
        yield Finding(BACK, "refunds", f"{waiting} rials are to go back, the ledger has {booked}")


@register(PAYOUTS)
def payouts_are_posted() -> Iterator[Finding]:
    """Each payout took from its seller what its state says, and transit holds the rest."""
    gone = (PayoutState.SENT, PayoutState.PAID)
    sums = dict(
        Posting.objects.filter(entry__kind="payout", account__kind=Kind.SELLER)
        .values_list("entry__reference")
        .annotate(Sum("amount"))
        .order_by()
    )
    on_its_way = 0
    for payout in Payout.objects.only("number", "amount", "state").iterator():
        should = payout.amount if payout.state in gone else 0
        on_its_way += payout.amount if payout.state == PayoutState.SENT else 0
        if sums.pop(payout.number, 0) != should:
            yield Finding(PAYOUTS, payout.number, f"is {payout.state}, the ledger says otherwise")
    for number in sums:
        yield Finding(PAYOUTS, number, "was posted, and there is no such payout")
    if (booked := -balance(account(Kind.TRANSIT))) != on_its_way:
        yield Finding(PAYOUTS, "transit", f"{on_its_way} rials are on their way, {booked} posted")


@register(FILES)
def files_are_those_approved() -> Iterator[Finding]:
    """A batch's file is the one that was approved, and its sum that of its payouts."""
    for batch in Batch.objects.exclude(fingerprint="").prefetch_related("payouts"):
        text = batch.document.reveal()
        if sha256(text.encode()).hexdigest() != batch.fingerprint:
            yield Finding(FILES, batch.number, "the file was changed after it was approved")
        total = sum(
            p.amount
            for p in batch.payouts.all()
            if p.state != PayoutState.LEFT_OUT and p.method == BANK
        )
        if f"<CtrlSum>{total}</CtrlSum>" not in text:
            yield Finding(FILES, batch.number, f"the file does not pay {total} rials")


@register(LATE)
def answered_in_time() -> Iterator[Finding]:
    """Find payouts that the bank said nothing of for ten days."""
    long_ago = timezone.now() - timedelta(days=10)
    late = Payout.objects.filter(state=PayoutState.SENT, batch__approved_at__lt=long_ago)
    for number in late.values_list("number", flat=True):
        yield Finding(LATE, number, "no answer of the bank yet")
