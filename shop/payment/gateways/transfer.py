"""Bank transfer: the buyer sends the money and hands in a receipt number, our staff check it."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.money import Rials
from shop.payment.models import Payment, Refund
from shop.payment.protocol import Answer, Next, Urls
from shop.payment.states import PaymentState


class BankTransfer:
    """A page of ours shows the account; ``hand_in_receipt`` and staff do the rest."""

    code = "transfer"
    label = _("Bank transfer")
    hint = _("Send the money from your bank, then write the receipt number.")
    pays_now = False

    def supports(self, currency: str) -> bool:
        """Take rials: the account is an Iranian one."""
        return currency == "IRR"

    def start(self, payment: Payment, urls: Urls) -> Next:
        """Send the buyer to the page with the account, in the active language."""
        page = reverse("pay:transfer", args=[payment.token])
        return Next(PaymentState.STARTED, redirect_url=page)

    def confirm(self, payment: Payment, message: Mapping[str, str]) -> Answer:
        """No bank tells us; staff read the statement and confirm."""
        return Answer("pending", Rials(payment.amount), payment.currency)

    def refund(self, payment: Payment, refund: Refund) -> Answer:
        """People send it back by hand, and record the bank's number of it."""
        return Answer("pending", Rials(refund.amount), payment.currency)
