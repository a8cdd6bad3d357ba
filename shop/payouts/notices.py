"""What sellers hear of their money; the message leaves with the transaction."""

from django.utils.translation import gettext, override

from core.language import language
from core.money import Rials, toman_text
from core.structured import absolute
from core.texting.sending import queue_sms
from sellers.models import Membership
from shop.payouts.models import Payout
from shop.payouts.words import STRIPE


def tell_returned(payout: Payout) -> None:
    """Tell every owner, in their own language, that their bank sent the money back."""
    owners = Membership.objects.owners().filter(seller=payout.seller_id).select_related("user")
    for owner in owners:
        if not owner.user.mobile:
            continue
        with override(owner.user.language):
            text = returned_text(payout)
        queue_sms(owner.user.mobile, text, key=f"payout:{payout.number}:{owner.user_id}")


def returned_text(payout: Payout) -> str:
    """Return the message, in the active language."""
    if payout.method == STRIPE:
        told = gettext(
            "%(sum)s could not be paid to your account abroad. Look at it at the desk;"
            " we pay you with the next payout."
        ) % {"sum": toman_text(Rials(payout.amount), language())}
        return f"{told}\n{absolute('/desk/payouts-abroad/')}"
    told = gettext(
        "Your bank sent %(sum)s back to us. Look at your account number at the desk;"
        " we pay you with the next payout."
    ) % {"sum": toman_text(Rials(payout.amount), language())}
    return f"{told}\n{absolute('/desk/money/')}"
