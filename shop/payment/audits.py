"""What ``manage.py audit`` checks of payments."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.audit import Finding, register
from shop.payment.models import Payment, Refund
from shop.payment.states import SETTLED, UNDECIDED, RefundState

KEPT = "payments: money to be sent back is sent"
BACK = "payments: refunds sum to their payment"
OPEN = "payments: what is past its time has expired"
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
