"""Work that leaves the request: sending money back, ending charges."""

from django_tasks import task

from shop.payment.actions import send_back
from shop.payment.gateways import gateway
from shop.payment.models import Payment
from shop.payment.protocol import Closes
from shop.payment.states import SETTLED


@task()
def send_refund(refund_pk: int) -> None:
    """Send one refund; when the bank fails, the sweeper tries again."""
    send_back(refund_pk)


@task()
def close_charge(payment_pk: int) -> None:
    """End a charge that gave way or ran out; one that was paid meanwhile is left alone."""
    payment = Payment.objects.get(pk=payment_pk)
    bank = gateway(payment.gateway)
    if payment.state not in SETTLED and isinstance(bank, Closes):
        bank.close(payment)
