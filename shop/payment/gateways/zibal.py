"""Zibal, version 1 of its interface (help.zibal.ir/IPG/API): Iranian cards, amounts in rials.

The bank calls nobody: the buyer comes back, or the sweeper asks. Money goes back by hand, in
Zibal's panel: its refunds name an account and know no idempotency key.
"""

import logging
from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.money import Rials
from shop.payment.calls import post
from shop.payment.models import Payment, Refund
from shop.payment.protocol import Answer, ChargeRefused, GatewayDown, Next, Urls
from shop.payment.purposes import purpose_of
from shop.payment.states import PaymentState

log = logging.getLogger(__name__)

DONE, DONE_BEFORE = 100, 201
# What "inquiry" says of a charge: "status".
VERIFIED, PAID, BUYER_IS_PAYING, THEIR_FAULT = 1, 2, -1, -2
# Called off, card or PIN wrong, too little on the card …; or paid and gone back since.
ENDED: Final = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 18})


class Zibal:
    """Request, redirect, look, verify; "already verified" is a yes, too."""

    code = "zibal"
    label = _("Bank card (Zibal)")
    hint = _("Pay by any Iranian bank card, on Zibal's page.")
    pays_now = True

    def supports(self, currency: str) -> bool:
        """Take rials."""
        return currency == "IRR"

    def origins(self) -> list[str]:
        """Name where its page is: the browser must be let go there."""
        return [settings.ZIBAL_URL]

    def start(self, payment: Payment, urls: Urls) -> Next:
        """Ask for a track id; a second request makes another one and harms nothing."""
        said = self._ask(
            "request",
            amount=payment.amount,
            callbackUrl=urls.return_url,
            description=purpose_of(payment).describe(payment)[:200],
            orderId=payment.reference,
        )
        if said["result"] != DONE:
            log.error("payment %s: zibal refuses to begin (%s)", payment.pk, said["result"])
            raise ChargeRefused(str(said["result"]))
        track = str(said["trackId"])
        return Next(PaymentState.STARTED, f"{settings.ZIBAL_URL}/start/{track}", track)

    def confirm(self, payment: Payment, message: Mapping[str, str]) -> Answer:
        """Look first: verifying is taking, and another amount than ours is not taken."""
        said = self._ask("inquiry", trackId=int(payment.gateway_reference))
        status, amount = said.get("status"), Rials(int(said.get("amount") or 0))
        if said["result"] != DONE or status == THEIR_FAULT:
            raise GatewayDown(f"zibal: inquiry {said['result']}, status {status}")
        if status == BUYER_IS_PAYING:
            return Answer("pending", amount, "IRR")
        if status in ENDED:
            return Answer("declined", amount, "IRR")
        if status == PAID and amount == payment.amount:
            self._verify(payment)
        elif status not in (PAID, VERIFIED):
            return Answer("pending", amount, "IRR")
        return Answer("paid", amount, "IRR", str(said.get("refNumber") or ""))

    def _verify(self, payment: Payment) -> None:
        """Take the money; unverified, Zibal gives it back to the buyer by itself."""
        said = self._ask("verify", trackId=int(payment.gateway_reference))
        if said["result"] not in (DONE, DONE_BEFORE):
            raise GatewayDown(f"zibal: verify {said['result']}")

    def _ask(self, what: str, **fields: Any) -> Mapping[str, Any]:
        url = f"{settings.ZIBAL_URL}/v1/{what}"
        said = post(self.code, url, {"merchant": settings.ZIBAL_MERCHANT, **fields}).body
        if not isinstance(said.get("result"), int):
            raise GatewayDown(f"zibal: {what} without a result")
        return said

    def refund(self, payment: Payment, refund: Refund) -> Answer:
        """People send it back in Zibal's panel, and record its number."""
        return Answer("pending", Rials(refund.amount), "IRR")
