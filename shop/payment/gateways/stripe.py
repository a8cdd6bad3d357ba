"""Stripe, by its official SDK: hosted Checkout, for shops that are allowed to use it.

Stripe knows no rials: what is charged, in ``STRIPE_CURRENCY`` at the rate of the day, is kept with
the payment. It asks in a currency of its own and answers for it; our amounts stay in rials.
"""

import json
import logging
from collections.abc import Mapping
from typing import Any

import stripe
from django.conf import settings
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from core.money import Rials
from shop.payment.models import Payment, Refund
from shop.payment.protocol import (
    About,
    Answer,
    Charged,
    ChargeRefused,
    Forged,
    GatewayDown,
    Next,
    Notice,
    Urls,
    Verdict,
)
from shop.payment.purposes import purpose_of
from shop.payment.rates import rate_today
from shop.payment.rules import charged, part_of_charge
from shop.payment.states import PaymentState
from shop.payment.stripe_api import asking, client

log = logging.getLogger(__name__)

SENT = ("succeeded", "pending")


class Stripe:
    """A hosted Checkout session for each payment; webhooks, refunds, disputes."""

    code = "stripe"
    label = _("International card (Stripe)")
    hint = _("Pay by a card from outside Iran, on Stripe's page.")
    pays_now = True

    def supports(self, currency: str) -> bool:
        """Take rials while there is a rate for them."""
        return currency == "IRR" and rate_today(settings.STRIPE_CURRENCY) is not None

    def origins(self) -> list[str]:
        """Name where Checkout is: the browser must be let go there."""
        return [settings.STRIPE_CHECKOUT_URL]

    def start(self, payment: Payment, urls: Urls) -> Next:
        """Open a Checkout session; asked again for the same payment, Stripe returns the same."""
        rate = rate_today(settings.STRIPE_CURRENCY)
        if rate is None:
            raise ChargeRefused("no rate for today")
        currency = settings.STRIPE_CURRENCY
        amount = charged(Rials(payment.amount), rials_per_unit=rate, currency=currency)
        try:
            with asking("a session") as api:
                session = api.v1.checkout.sessions.create(
                    params=_session_of(payment, amount, currency, urls),
                    options={"idempotency_key": f"session-{payment.token}-{rate}"},
                )
        except stripe.StripeError as error:
            log.error("payment %s: stripe refuses to begin (%s)", payment.pk, error.code)
            raise ChargeRefused(str(error.code)) from None
        page = str(session.url)
        return Next(PaymentState.STARTED, page, session.id, Charged(amount, currency, rate))

    def confirm(self, payment: Payment, message: Mapping[str, str]) -> Answer:
        """Read the session; what it took must be what we asked for."""
        try:
            with asking("a session") as api:
                session = api.v1.checkout.sessions.retrieve(payment.gateway_reference)
        except stripe.StripeError as error:
            log.error("payment %s: stripe does not show it (%s)", payment.pk, error.code)
            raise GatewayDown(f"stripe: {error.code}") from None
        if session.payment_status != "paid":
            verdict: Verdict = "declined" if session.status == "expired" else "pending"
            return Answer(verdict, Rials(payment.amount), payment.currency)
        took, currency = session.amount_total or 0, (session.currency or "").upper()
        intent = str(session.payment_intent)
        if (took, currency) != (payment.charge_amount, payment.charge_currency):
            return Answer("mismatch", Rials(took), currency, intent)
        return Answer("paid", Rials(payment.amount), payment.currency, intent)

    def close(self, payment: Payment) -> None:
        """Expire the session, so that nobody pays what gave way; a paid one stays paid."""
        try:
            with asking("a session's end") as api:
                api.v1.checkout.sessions.expire(payment.gateway_reference)
        except stripe.StripeError:
            log.info("payment %s: its session is closed already", payment.pk)

    # --- Sending back ----------------------------------------------------------------------------
    def refund(self, payment: Payment, refund: Refund) -> Answer:
        """Send it back once for its name, also after Stripe has forgotten the key of a day ago."""
        amount = Rials(refund.amount)
        units = _units_of(payment, refund)
        if not units:
            return Answer("pending", amount, payment.currency)  # less than a cent
        try:
            with asking("a refund") as api:
                made = _made_before(api, payment, refund) if refund.tries > 1 else None
                made = made or api.v1.refunds.create(
                    params={
                        "payment_intent": payment.receipt,
                        "amount": units,
                        "metadata": {"refund": refund.name},
                    },
                    options={"idempotency_key": f"{refund.name}-{payment.gateway_reference}"},
                )
        except stripe.StripeError as error:
            log.error("refund %s: stripe refuses it (%s)", refund.pk, error.code)
            return Answer("declined", amount, payment.currency)
        sent = made.status in SENT and made.amount == units
        return Answer("paid" if sent else "declined", amount, payment.currency, made.id)

    # --- Hearing ---------------------------------------------------------------------------------
    def read_webhook(self, body: bytes, headers: Mapping[str, str]) -> Notice:
        """Check the signature and its time by the SDK, then read; else raise ``Forged``."""
        secret, signature = settings.STRIPE_WEBHOOK_SECRET, headers.get("Stripe-Signature", "")
        try:
            client().construct_event(body, signature, secret)
            said: dict[str, Any] = json.loads(body)
            kind, thing = str(said["type"]), said["data"]["object"]
            about, reference = _about(kind, thing)
            told = {"event": kind, **_told(about, thing)}
            return Notice(reference, told, f"webhook:{said['id']}"[:100], about, said)
        except (stripe.SignatureVerificationError, ValueError, TypeError, LookupError) as error:
            raise Forged from error


def _session_of(payment: Payment, amount: int, currency: str, urls: Urls) -> Any:
    name = purpose_of(payment).describe(payment)[:250]
    price = {
        "currency": currency.lower(),
        "unit_amount": amount,
        "product_data": {"name": name},
    }
    return {
        "mode": "payment",
        "line_items": [{"quantity": 1, "price_data": price}],
        "adaptive_pricing": {"enabled": False},  # the buyer's bank exchanges, not Stripe
        "success_url": urls.return_url,
        "cancel_url": urls.return_url,
        "client_reference_id": payment.reference,
        "metadata": {"purpose": payment.purpose, "payment": str(payment.pk)},
        "payment_intent_data": {
            "description": name,
            "transfer_group": f"{payment.purpose}-{payment.reference}",
        },
    }


def _units_of(payment: Payment, refund: Refund) -> int:
    earlier = payment.refunds.filter(pk__lt=refund.pk).aggregate(rials=Sum("amount"))["rials"]
    return part_of_charge(
        payment.charge_amount or 0,
        amount=Rials(payment.amount),
        before=Rials(earlier or 0),
        back=Rials(refund.amount),
    )


def _made_before(api: stripe.StripeClient, payment: Payment, refund: Refund) -> Any:
    made = api.v1.refunds.list(params={"payment_intent": payment.receipt, "limit": 100})
    names = [(r.to_dict().get("metadata") or {}).get("refund") for r in made.data]
    return made.data[names.index(refund.name)] if refund.name in names else None


def _about(kind: str, thing: Mapping[str, Any]) -> tuple[About, str]:
    """Return what an event speaks of, and the name that we know it by."""
    if kind.startswith("checkout.session."):
        return "charge", str(thing["id"])
    if kind.startswith("charge.dispute."):
        return "dispute", str(thing["payment_intent"])
    if kind == "refund.failed":
        return "refund", str(thing["payment_intent"])
    if kind == "account.updated":
        return "account", str(thing["id"])
    return "nothing", ""


def _told(about: About, thing: Mapping[str, Any]) -> dict[str, str]:
    names = {
        "dispute": ("id", "amount", "currency", "reason", "status"),
        "refund": ("id", "amount", "currency", "failure_reason"),
    }.get(about, ())
    return {name: str(thing.get(name) or "") for name in names}
