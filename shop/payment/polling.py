"""Look at a payment while its buyer waits."""

from contextlib import suppress

from django.core.cache import cache
from django.utils import timezone

from shop.payment.actions import settle
from shop.payment.actions.sweeping import expire
from shop.payment.models import Payment
from shop.payment.protocol import GatewayDown
from shop.payment.states import UNDECIDED

ASK_EVERY_S = 4


def rest(payment: Payment) -> None:
    """Let the next page not ask again: the gateway has just not answered."""
    cache.set(_asked(payment), 1, ASK_EVERY_S)


def _asked(payment: Payment) -> str:
    return f"payment-asked-{payment.pk}"


def look(payment: Payment) -> Payment:
    """Return the payment as it stands now; ask its gateway at most every few seconds.

    For pages that show a payment: never raises for a bank that does not answer. A payment that is
    decided is returned as it is, without a query.
    """
    if payment.state not in UNDECIDED:
        return payment
    if not cache.add(_asked(payment), 1, ASK_EVERY_S):
        return Payment.objects.get(pk=payment.pk)
    with suppress(GatewayDown, LookupError):
        payment = settle(payment.pk, {}, key="poll")
    return expire(payment.pk, timezone.now()) if payment.state in UNDECIDED else payment
