"""Zarinpal, version 4 of its interface (zarinpal.com/docs): Iranian cards, amounts in rials.

The bank calls nobody: the buyer comes back, or the sweeper asks. A refund goes through its GraphQL
interface, which knows no idempotency key: it is asked for once, and what is not plainly answered
that once is left to people, who look into Zarinpal's panel first.
"""

import logging
from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.money import Rials
from shop.payment.calls import post
from shop.payment.models import Payment, Refund
from shop.payment.protocol import Answer, ChargeRefused, GatewayDown, Next, Urls, Verdict
from shop.payment.purposes import purpose_of
from shop.payment.states import PaymentState

log = logging.getLogger(__name__)

PAID, PAID_BEFORE = 100, 101
OTHER_AMOUNT, NOT_PAID = -50, -51
LONGEST_DESCRIPTION = 500
LEAST_REFUND = 20_000
# What "inquiry" says of a charge that "verify" does not call paid.
VERDICTS: Final[Mapping[str, Verdict]] = {
    "IN_BANK": "pending", "PAID": "pending", "VERIFIED": "pending", "FAILED": "declined",
    "REVERSED": "declined",
}  # fmt: skip
SESSION = """
query Sessions($terminal_id: ID!, $reference_id: String) {
  Session(terminal_id: $terminal_id, reference_id: $reference_id) { id amount }
}"""
ADD_REFUND = """
mutation AddRefund($session_id: ID!, $amount: BigInteger!, $description: String,
                   $method: InstantPayoutActionTypeEnum, $reason: RefundReasonEnum) {
  resource: AddRefund(session_id: $session_id, amount: $amount, description: $description,
                      method: $method, reason: $reason) { id amount }
}"""


class Zarinpal:
    """Request, redirect, verify; "already verified" is a yes, too."""

    code = "zarinpal"
    label = _("Bank card (Zarinpal)")
    hint = _("Pay by any Iranian bank card, on Zarinpal's page.")
    pays_now = True

    def supports(self, currency: str) -> bool:
        """Take rials."""
        return currency == "IRR"

    def origins(self) -> list[str]:
        """Name where its page is: the browser must be let go there."""
        return [settings.ZARINPAL_URL]

    def start(self, payment: Payment, urls: Urls) -> Next:
        """Ask for an authority; a second request makes another one and harms nothing."""
        said = self._ask(
            "request",
            amount=payment.amount,
            currency="IRR",
            description=purpose_of(payment).describe(payment)[:LONGEST_DESCRIPTION],
            callback_url=urls.return_url,
            metadata={"order_id": payment.reference},
        )
        if said["code"] != PAID:
            log.error("payment %s: zarinpal refuses to begin (%s)", payment.pk, said["code"])
            raise ChargeRefused(str(said["code"]))
        authority = str(said["authority"])
        page = f"{settings.ZARINPAL_URL}/pg/StartPay/{authority}"
        return Next(PaymentState.STARTED, page, authority)

    def confirm(self, payment: Payment, message: Mapping[str, str]) -> Answer:
        """Verify with the amount that we stored; Zarinpal refuses any other."""
        charge = payment.gateway_reference
        said = self._ask("verify", amount=payment.amount, authority=charge)
        code, amount = said["code"], Rials(payment.amount)
        if code in (PAID, PAID_BEFORE):
            return Answer("paid", amount, "IRR", str(said.get("ref_id", "")))
        if code == OTHER_AMOUNT:
            return Answer("mismatch", Rials(0), "IRR")
        if code != NOT_PAID:
            log.error("payment %s: zarinpal does not verify (%s)", payment.pk, code)
            raise GatewayDown(f"zarinpal: code {code}")
        return Answer(self._verdict(charge), amount, "IRR")

    def _verdict(self, authority: str) -> Verdict:
        """Tell one who is still paying from one who gave up; "verify" calls both unpaid."""
        said = self._ask("inquiry", authority=authority)
        return VERDICTS.get(str(said.get("status")), "pending")

    def _ask(self, what: str, **fields: Any) -> Mapping[str, Any]:
        """Return ``data`` or ``errors`` of the answer, whichever has the code."""
        url = f"{settings.ZARINPAL_URL}/pg/v4/payment/{what}.json"
        reply = post(self.code, url, {"merchant_id": settings.ZARINPAL_MERCHANT_ID, **fields})
        said = reply.body.get("data") or reply.body.get("errors")
        if not isinstance(said, dict) or "code" not in said:
            raise GatewayDown(f"zarinpal: {what} without a code")
        return said

    # --- Sending back ----------------------------------------------------------------------------
    def refund(self, payment: Payment, refund: Refund) -> Answer:
        """Have Zarinpal pay it to the card, once; without a token, or in doubt, people do."""
        by_hand = Answer("pending", Rials(refund.amount), "IRR")
        if not settings.ZARINPAL_ACCESS_TOKEN or refund.amount < LEAST_REFUND or refund.tries > 1:
            return by_hand
        session = self._session(payment)
        if session is None:
            return by_hand
        try:
            said = self._query(ADD_REFUND, again=False, **_refund_of(session, refund))
        except GatewayDown:
            log.error("refund %s: zarinpal broke off, people must look", refund.pk)
            return by_hand
        made = (said.get("data") or {}).get("resource") or {}
        if said.get("errors") or not made.get("id"):
            return Answer("declined", Rials(refund.amount), "IRR")
        return Answer("paid", Rials(int(made["amount"])), "IRR", str(made["id"]))

    def _session(self, payment: Payment) -> str | None:
        """Return Zarinpal's number of the transaction, found by the one it gave when verified."""
        terminal = settings.ZARINPAL_TERMINAL_ID
        said = self._query(SESSION, terminal_id=terminal, reference_id=payment.receipt)
        found = (said.get("data") or {}).get("Session") or []
        same = [s for s in found if int(s["amount"]) == payment.amount]
        return str(same[0]["id"]) if len(same) == 1 else None

    def _query(self, query: str, *, again: bool = True, **variables: Any) -> Mapping[str, Any]:
        token = {"Authorization": f"Bearer {settings.ZARINPAL_ACCESS_TOKEN}"}
        body = {"query": query, "variables": variables}
        return post(self.code, settings.ZARINPAL_API_URL, body, headers=token, again=again).body


def _refund_of(session: str, refund: Refund) -> dict[str, Any]:
    return {
        "session_id": session,
        "amount": refund.amount,
        "description": refund.name,
        "method": "PAYA",
        "reason": "CUSTOMER_REQUEST",
    }
