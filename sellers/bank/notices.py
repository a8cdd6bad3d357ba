"""What owners hear when somebody changes where their money goes."""

from django.utils.translation import gettext, override

from core.language import either
from core.texting.sending import queue_sms
from sellers.models import BankChange, Membership


def tell_account_changed(change: BankChange) -> None:
    """Tell every owner of the shop, in their own language, by a message that cannot be stopped."""
    owners = Membership.objects.owners().filter(seller=change.seller_id).select_related("user")
    for owner in owners:
        if not owner.user.mobile:
            continue
        with override(owner.user.language):
            text = gettext(
                "The bank account of %(shop)s is now %(account)s. "
                "If this was not you, sign in and change it back at once."
            ) % {
                "shop": either(change.seller.name, change.seller.name_en),
                "account": change.after,
            }
        queue_sms(owner.user.mobile, text, key=f"bank:{change.pk}:{owner.user_id}")
