"""Asking about payments and their parts."""

from django.db.models import F, QuerySet

from shop.payment.models import Part, Payment
from shop.payment.models.refund import WHOLE
from shop.payment.states import CLOSED, LIVE, SETTLED, PaymentState


def try_of(part: Part) -> Payment | None:
    """Return the try to pay a part that counts: the live one; ``None`` before it was opened."""
    live = part.tries.filter(state__in=LIVE, going_back__lt=F("amount"))
    return live.order_by("-pk").first()


def whole_of(payment: Payment) -> Payment:
    """Return the split payment that a part's payment belongs to."""
    return Payment.objects.get(parts__tries=payment.pk)


def tenders_of(payment: Payment) -> list[Payment]:
    """Return the payments by which its money came: the parts of a split one, else itself.

    What came too late or twice for a part went back whole, and is none of them.
    """
    tries = Payment.objects.filter(part__payment=payment, state__in=SETTLED)
    parts = tries.exclude(refunds__key=WHOLE).order_by("part__number")
    return list(parts) or [payment]


def stranded_parts() -> QuerySet[Payment]:
    """Return payments of parts that still hold money though the whole has ended."""
    holds = Payment.objects.filter(
        state__in=[PaymentState.HELD, PaymentState.CONFIRMED], going_back__lt=F("amount")
    )
    return holds.filter(part__payment__state__in=CLOSED).order_by("pk")
