"""Work that leaves the request: sending money back."""

from django_tasks import task

from shop.payment.actions import send_back


@task()
def send_refund(refund_pk: int) -> None:
    """Send one refund; when the bank fails, the sweeper tries again."""
    send_back(refund_pk)
