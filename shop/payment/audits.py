"""What ``manage.py audit`` checks of payments."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from core.audit import Finding, register
from shop.payment.models import Payment
from shop.payment.states import UNDECIDED, PaymentState

# The sweeper runs each minute: what it left for an hour, it leaves for ever.
PATIENCE = timedelta(hours=1)


@register("payments: money to be sent back is sent")
def money_kept_too_long() -> Iterator[Finding]:
    """Refunds that are due for more than three days."""
    kept = Payment.objects.filter(
        state=PaymentState.CONFIRMED, refund_wanted_at__lt=timezone.now() - timedelta(days=3)
    )
    for pk in kept.values_list("pk", flat=True):
        yield _finding("money to be sent back is sent", pk, "its refund is overdue")


@register("payments: what is past its time has expired")
def open_past_their_time() -> Iterator[Finding]:
    """Payments that the sweeper should have expired."""
    late = Payment.objects.filter(
        state__in=UNDECIDED, expires_at__lt=timezone.now() - PATIENCE
    ).values_list("pk", flat=True)
    for pk in late:
        yield _finding("what is past its time has expired", pk, "still open: does the sweeper run?")


@register("payments: a confirmed payment was heard of once")
def confirmed_without_a_word() -> Iterator[Finding]:
    """Find confirmed or refunded payments with no event that says so."""
    said = Count("events", filter=Q(events__kind__in=["paid", "confirmed_by_staff"]))
    taken = Payment.objects.filter(state__in=[PaymentState.CONFIRMED, PaymentState.REFUNDED])
    for pk in taken.annotate(said=said).filter(said=0).values_list("pk", flat=True):
        yield _finding("a confirmed payment was heard of once", pk, "no event confirms it")


def _finding(check: str, pk: int, text: str) -> Finding:
    return Finding(f"payments: {check}", f"payment {pk}", text)
