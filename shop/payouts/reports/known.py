"""What of ours a report should hold."""

from collections.abc import Iterator
from datetime import date, datetime, time

from django.utils import timezone

from shop.payment.models import Payment, Refund
from shop.payment.states import SETTLED, RefundState
from shop.payouts.matching import Known
from shop.payouts.models import Payout
from shop.payouts.states import PayoutState
from shop.payouts.words import STRIPE

BANK = "bank"


def known(source: str, since: date, until: date) -> list[Known]:
    """Return what of ours a report of these days should hold. Two queries."""
    return list(_of_bank(since, until) if source == BANK else _of_gateway(source, since, until))


def _of_gateway(code: str, since: date, until: date) -> Iterator[Known]:
    days = _days(since, until)
    came = Payment.objects.filter(gateway=code, state__in=SETTLED, confirmed_at__range=days)
    for one in came:
        name = one.receipt or one.gateway_reference
        yield Known(name, one.amount, "payment", one.pk, one.reference)
    yield from _refunds(code, days)


def _refunds(code: str, days: tuple[datetime, datetime]) -> Iterator[Known]:
    sent = Refund.objects.filter(payment__gateway=code, state=RefundState.SENT, sent_at__range=days)
    for one in sent.select_related("payment"):
        number = one.payment.reference
        yield Known(one.reference, -one.amount, "payment", one.payment_id, number)


def _of_bank(since: date, until: date) -> Iterator[Known]:
    days = _days(since, until)
    paid = Payout.objects.filter(state=PayoutState.PAID, settled_at__range=days)
    for one in paid.exclude(method=STRIPE).select_related("batch"):
        yield Known(one.reference or one.number, -one.amount, "payout", one.pk, one.batch.number)
    for code in ("transfer", "cod"):
        yield from _refunds(code, days)


def _days(since: date, until: date) -> tuple[datetime, datetime]:
    first = timezone.make_aware(datetime.combine(since, time.min))
    return first, timezone.make_aware(datetime.combine(until, time.max))
