"""What ``manage.py audit`` checks of payments."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.audit import Finding, register
from shop.payment.models import Payment, Refund
from shop.payment.queries import stranded_parts, tenders_of
from shop.payment.states import SETTLED, UNDECIDED, RefundState

KEPT = "payments: money to be sent back is sent"
BACK = "payments: refunds sum to their payment"
OPEN = "payments: what is past its time has expired"
PARTS = "payments: parts sum to their payment"
STRANDED = "payments: what has ended holds no money"
UNHEARD = "payments: a confirmed payment was heard of once"

# The sweeper runs each minute: what it left for an hour, it leaves for ever.
PATIENCE = timedelta(hours=1)


@register(KEPT)
def money_kept_too_long() -> Iterator[Finding]:
    """Refunds that are due for more than three days."""
    since = timezone.now() - timedelta(days=3)
    kept = Refund.objects.filter(created_at__lt=since).exclude(state=RefundState.SENT)
    for pk, payment in kept.values_list("pk", "payment"):
        yield Finding(KEPT, f"payment {payment}", f"its refund {pk} is overdue")


@register(BACK)
def refunds_sum_to_their_payment() -> Iterator[Finding]:
    """What a payment says of its refunds is what they are, to the rial."""
    sent = Q(refunds__state=RefundState.SENT)
    sums = Payment.objects.annotate(
        asked=Coalesce(Sum("refunds__amount"), 0),
        sent=Coalesce(Sum("refunds__amount", filter=sent), 0),
    )
    for payment in sums.exclude(going_back=F("asked"), sent_back=F("sent")):
        text = f"{payment.asked} asked and {payment.sent} sent, it says {payment.going_back}"
        yield Finding(BACK, f"payment {payment.pk}", f"{text} and {payment.sent_back}")


@register(OPEN)
def open_past_their_time() -> Iterator[Finding]:
    """Payments that the sweeper should have expired."""
    late = Payment.objects.filter(
        state__in=UNDECIDED, expires_at__lt=timezone.now() - PATIENCE
    ).values_list("pk", flat=True)
    for pk in late:
        yield Finding(OPEN, f"payment {pk}", "still open: does the sweeper run?")


@register(UNHEARD)
def confirmed_without_a_word() -> Iterator[Finding]:
    """Find confirmed or refunded payments with no event that says so."""
    said = Count("events", filter=Q(events__kind__in=["paid", "confirmed_by_staff"]))
    taken = Payment.objects.filter(state__in=SETTLED)
    for pk in taken.annotate(said=said).filter(said=0).values_list("pk", flat=True):
        yield Finding(UNHEARD, f"payment {pk}", "no event confirms it")


@register(PARTS)
def parts_sum_to_their_payment() -> Iterator[Finding]:
    """Find split payments that are paid, and whose parts brought another sum."""
    for payment in Payment.objects.filter(gateway="split", state__in=SETTLED):
        came = sum(p.amount for p in tenders_of(payment) if p.part_id)
        if came != payment.amount:
            yield Finding(PARTS, f"payment {payment.pk}", f"{came} of {payment.amount} came")


@register(STRANDED)
def parts_of_what_has_ended() -> Iterator[Finding]:
    """Find parts that an hour after the end of the whole still hold the buyer's money."""
    late = stranded_parts().filter(part__payment__expires_at__lt=timezone.now() - PATIENCE)
    for pk in late.values_list("pk", flat=True):
        yield Finding(STRANDED, f"payment {pk}", "the whole has ended: does the sweeper run?")
