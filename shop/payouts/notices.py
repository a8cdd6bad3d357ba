"""What sellers hear of their money, after the transaction has committed."""

from functools import partial

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from core.language import language
from core.money import Rials, toman_text
from core.sms import send_sms
from core.structured import absolute
from shop.payouts.models import Payout


def tell_returned(payout: Payout) -> None:
    """Tell the owners that their bank sent the money back."""
    transaction.on_commit(partial(_enqueue, payout.pk), robust=True)


def _enqueue(pk: int) -> None:
    send_returned.enqueue(pk)


@task()
def send_returned(pk: int) -> None:
    """Text each owner of the shop, in their own language."""
    payout = Payout.objects.select_related("seller").get(pk=pk)
    for member in payout.seller.team.owners().select_related("user"):
        if member.user.mobile:
            with translation.override(member.user.language):
                send_sms(member.user.mobile, returned_text(payout))


def returned_text(payout: Payout) -> str:
    """Return the message, in the active language."""
    told = _(
        "Your bank sent %(sum)s back to us. Look at your account number at the desk;"
        " we pay you with the next payout."
    ) % {"sum": toman_text(Rials(payout.amount), language())}
    return f"{told}\n{absolute('/desk/money/')}"
