"""Open sellers' accounts at Stripe, transfer money to them and take it back.

Stripe is asked outside any transaction. What is transferred is written down first, under a key of
the caller's; asked again under the same key, nothing moves twice.
"""

import logging
from typing import Any

import stripe
from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from core.money import Rials
from core.record import move
from sellers.models import Partner
from shop.payment.models import ConnectAccount, ConnectTransfer
from shop.payment.protocol import GatewayDown
from shop.payment.rates import rate_today
from shop.payment.rules import paid_out, part_of_charge
from shop.payment.states import TRANSFER_MOVES, TransferState
from shop.payment.stripe_api import asking

log = logging.getLogger(__name__)


class NotServed(Exception):  # noqa: N818 -- Stripe's answer
    """Stripe does not open an account there, or not with what was told."""


class CannotTransfer(ValueError):  # noqa: N818 -- an answer to the caller
    """No account that can receive money, no rate for today, or more than there is to take back."""


# --- Accounts -------------------------------------------------------------------------------------
def open_account(seller: Partner, *, country: str) -> ConnectAccount:
    """Return the seller's account; open it in ``country`` (ISO 3166) where there is none.

    Raise ``NotServed`` for a country that Stripe does not serve, ``GatewayDown``.
    """
    known = ConnectAccount.objects.filter(seller=seller).first()
    if known is not None:
        return known
    try:
        with asking("an account") as api:
            made = api.v1.accounts.create(
                params={
                    "country": country,
                    "controller": {
                        "fees": {"payer": "application"},
                        "losses": {"payments": "application"},
                        "stripe_dashboard": {"type": "express"},
                    },
                    "capabilities": {"transfers": {"requested": True}},
                    "metadata": {"seller": str(seller.pk)},
                },
                options={"idempotency_key": f"account-{seller.pk}-{country}"},
            )
    except stripe.StripeError as error:
        log.warning("seller %s: stripe opens no account (%s)", seller.pk, error.code)
        raise NotServed(str(error.code)) from None
    account, _new = ConnectAccount.objects.get_or_create(
        seller=seller, defaults={"reference": made.id, "country": country}
    )
    return account


def page_to_tell(account: ConnectAccount, *, return_url: str, refresh_url: str) -> str:
    """Return the address of Stripe's page where the seller tells what it asks for; minutes old."""
    with asking("an account's page") as api:
        link = api.v1.account_links.create(
            params={
                "account": account.reference,
                "type": "account_onboarding",
                "return_url": return_url,
                "refresh_url": refresh_url,
            }
        )
    return link.url


def refresh_account(reference: str) -> ConnectAccount | None:
    """Ask Stripe how an account stands and write it; ``None`` for one that is not ours."""
    if not ConnectAccount.objects.filter(reference=reference).exists():
        return None
    with asking("an account") as api:
        said: dict[str, Any] = api.v1.accounts.retrieve(reference).to_dict()
    with transaction.atomic():
        account = ConnectAccount.objects.select_for_update().get(reference=reference)
        account.is_told = bool(said.get("details_submitted"))
        account.can_pay_out = bool(said.get("payouts_enabled"))
        account.can_receive = (said.get("capabilities") or {}).get("transfers") == "active"
        account.asked_for = list((said.get("requirements") or {}).get("currently_due") or [])
        account.save()
    return account


# --- Transfers ------------------------------------------------------------------------------------
def transfer(seller: Partner, amount: Rials, *, key: str, group: str = "") -> ConnectTransfer:
    """Transfer ``amount`` rials to a seller at today's rate, rounded down to a whole unit.

    ``group`` ties it to what was paid: "order-100123". The same ``key`` again is the same
    transfer, tried again if it was not sent. Raise ``CannotTransfer`` or ``GatewayDown``; look at
    ``state``: Stripe may refuse it, for want of money or of papers.
    """
    return send_transfer(want_transfer(seller, amount, key=key), group=group)


def want_transfer(seller: Partner, amount: Rials, *, key: str) -> ConnectTransfer:
    """Write down what is to be sent, at today's rate; Stripe is not asked yet.

    The same ``key`` again is the same transfer. Raise ``CannotTransfer``.
    """
    return ConnectTransfer.objects.filter(key=key).first() or _want(seller, amount, key)


def send_transfer(wanted: ConnectTransfer, *, group: str = "") -> ConnectTransfer:
    """Send what was written down, once; look at ``state``. Raise ``GatewayDown``."""
    return _send(wanted, group)


def _want(seller: Partner, amount: Rials, key: str) -> ConnectTransfer:
    account = ConnectAccount.objects.filter(seller=seller, can_receive=True).first()
    currency = settings.STRIPE_CURRENCY
    rate = rate_today(currency)
    units = paid_out(amount, rials_per_unit=rate, currency=currency) if rate else 0
    if account is None or rate is None or not units:
        raise CannotTransfer(f"{amount} rials to seller {seller.pk}")
    terms = {"amount": amount, "units": units, "currency": currency, "rate": rate}
    wanted, _new = ConnectTransfer.objects.get_or_create(
        key=key, defaults={"account": account, **terms}
    )
    return wanted


def take_back(transfer_key: str, amount: Rials, *, key: str) -> ConnectTransfer:
    """Take ``amount`` rials of a transfer back, at the transfer's own rate.

    All parts together are the whole transfer, to the cent. Idempotent by ``key``. Raise
    ``CannotTransfer`` for more than there is, or ``GatewayDown``.
    """
    with transaction.atomic():
        sent = ConnectTransfer.objects.select_for_update().get(key=transfer_key, reverses=None)
        back = ConnectTransfer.objects.filter(key=key).first() or _want_back(sent, amount, key)
    return _send(back, "")


def _want_back(sent: ConnectTransfer, amount: Rials, key: str) -> ConnectTransfer:
    before = Rials(sent.reversals.aggregate(rials=Sum("amount"))["rials"] or 0)
    if sent.state != TransferState.SENT or not 0 < amount <= sent.amount - before:
        raise CannotTransfer(f"{amount} rials of {sent.key}")
    whole = Rials(sent.amount)
    units = part_of_charge(sent.units, amount=whole, before=before, back=amount)
    if not units:
        raise CannotTransfer(f"{amount} rials are less than a cent")
    return ConnectTransfer.objects.create(
        account=sent.account, key=key, reverses=sent, amount=amount, units=units,
        currency=sent.currency, rate=sent.rate,
    )  # fmt: skip


def _send(wanted: ConnectTransfer, group: str) -> ConnectTransfer:
    if wanted.state == TransferState.SENT:
        return wanted
    try:
        with asking("a transfer") as api:
            reference = _ask(api, wanted, group)
    except stripe.StripeError as error:
        log.error("transfer %s: stripe refuses it (%s)", wanted.key, error.code)
        return _write(wanted, TransferState.REFUSED, refusal=str(error.code or "")[:100])
    return _write(wanted, TransferState.SENT, reference=reference)


def _ask(api: stripe.StripeClient, wanted: ConnectTransfer, group: str) -> str:
    # A refusal is remembered under its key, too: another try needs another name.
    name: Any = {"idempotency_key": f"transfer-{wanted.key}-{wanted.account.reference}"}
    told: Any = {"amount": wanted.units, "metadata": {"key": wanted.key}}
    if wanted.reverses is not None:
        return api.v1.transfers.reversals.create(
            wanted.reverses.reference, params=told, options=name
        ).id
    params: Any = {
        "currency": wanted.currency.lower(),
        "destination": wanted.account.reference,
        **({"transfer_group": group} if group else {}),
        **told,
    }
    return api.v1.transfers.create(params=params, options=name).id


def _write(wanted: ConnectTransfer, state: TransferState, **fields: str) -> ConnectTransfer:
    with transaction.atomic():
        row = ConnectTransfer.objects.select_for_update().get(pk=wanted.pk)
        if row.state not in (TransferState.SENT, state):
            for name, value in fields.items():
                setattr(row, name, value)
            move(row, state, table=TRANSFER_MOVES, also_save=list(fields))
    return row


__all__ = [
    "CannotTransfer",
    "GatewayDown",
    "NotServed",
    "open_account",
    "page_to_tell",
    "refresh_account",
    "send_transfer",
    "take_back",
    "transfer",
    "want_transfer",
]
