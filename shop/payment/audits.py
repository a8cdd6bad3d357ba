"""What ``manage.py audit`` checks of payments."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from core.audit import Finding, register
from shop.payment.models import Payment
from shop.payment.states import SETTLED, UNDECIDED, PaymentState

KEPT = "payments: money to be sent back is sent"
OPEN = "payments: what is past its time has expired"
UNHEARD = "payments: a confirmed payment was heard of once"

# The sweeper runs each minute: what it left for an hour, it leaves for ever.
PATIENCE = timedelta(hours=1)


@register(KEPT)
def money_kept_too_long() -> Iterator[Finding]:
    """Refunds that are due for more than three days."""
    kept = Payment.objects.filter(
        state=PaymentState.CONFIRMED, refund_wanted_at__lt=timezone.now() - timedelta(days=3)
    )
    for pk in kept.values_list("pk", flat=True):
        yield Finding(KEPT, f"payment {pk}", "its refund is overdue")


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
