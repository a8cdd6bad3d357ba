"""The practice bank as a gateway: a card payment that takes no real money. Never in production.

All it knows comes from the bank's own functions (``practice_bank.book``), as over a network.
"""

import json
from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.language import language
from core.money import Rials
from shop.payment.models import Payment, Refund
from shop.payment.practice_bank import book, signature
from shop.payment.protocol import Answer, Forged, Next, Notice, Urls, Verdict
from shop.payment.purposes import purpose_of
from shop.payment.states import PaymentState


class PracticeBank:
    """A bank for laptops and tests: pays, declines, answers late, answers twice."""

    code = "practice"
    label = _("Bank card (practice)")
    hint = _("A practice bank: no real money moves.")
    pays_now = True

    def supports(self, currency: str) -> bool:
        """Take rials, as Iranian gateways do."""
        return currency == "IRR"

    def start(self, payment: Payment, urls: Urls) -> Next:
        """Open a charge and send the buyer to the bank's page, in the active language."""
        authority = book.open_charge(
            amount=payment.amount,
            currency=payment.currency,
            note=purpose_of(payment).describe(payment),
            return_url=urls.return_url,
            webhook_url=urls.webhook_url,
            hold=payment.hold,
        )
        page = reverse("payments:practice", args=[authority])
        query = urlencode({"lang": language()})
        return Next(PaymentState.STARTED, f"{page}?{query}", authority)

    def confirm(self, payment: Payment, message: Mapping[str, str]) -> Answer:
        """Ask the bank; what the return or the webhook said is not even read."""
        said = book.verify(payment.gateway_reference)
        return Answer(said.verdict, Rials(said.amount), said.currency, said.tracking)

    def capture(self, payment: Payment) -> Answer:
        """Take what was set aside."""
        said = book.capture(payment.gateway_reference)
        return Answer(said.verdict, Rials(said.amount), said.currency, said.tracking)

    def release(self, payment: Payment) -> None:
        """Give up what was set aside."""
        book.release(payment.gateway_reference)

    def refund(self, payment: Payment, refund: Refund) -> Answer:
        """Have the bank send it back, once for its name."""
        tracking = book.refund(payment.gateway_reference, refund.amount, refund.name)
        verdict: Verdict = "paid" if tracking else "declined"
        return Answer(verdict, Rials(refund.amount), payment.currency, tracking)

    def read_webhook(self, body: bytes, headers: Mapping[str, str]) -> Notice:
        """Check the signature first, then read; raise ``Forged`` for anything else."""
        if not signature.is_good(body, headers.get(signature.HEADER, "")):
            raise Forged
        said = json.loads(body)
        return Notice(
            said["authority"], {"event": said["event"]}, f"webhook:{said['id']}", raw=said
        )
