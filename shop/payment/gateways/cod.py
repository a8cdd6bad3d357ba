"""Cash on delivery: accepted at once, paid at the door, confirmed by whoever took the cash."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from core.money import Rials
from shop.payment.models import Payment, Refund
from shop.payment.protocol import Answer, Next, Urls
from shop.payment.states import PaymentState


class CashOnDelivery:
    """Nobody is asked: the money is due until our staff say that it came."""

    code = "cod"
    label = _("Pay at the door")
    hint = _("Pay in cash when the goods arrive.")
    pays_now = False

    def supports(self, currency: str) -> bool:
        """Take rials: what people have in their pockets."""
        return currency == "IRR"

    def start(self, payment: Payment, urls: Urls) -> Next:
        """Accept it now."""
        return Next(PaymentState.DUE)

    def confirm(self, payment: Payment, message: Mapping[str, str]) -> Answer:
        """No bank knows; staff confirm."""
        return Answer("pending", Rials(payment.amount), payment.currency)

    def refund(self, payment: Payment, refund: Refund) -> Answer:
        """People hand cash back, and record it."""
        return Answer("pending", Rials(refund.amount), payment.currency)
