"""Open a payment and send the buyer to its gateway."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from core.money import Rials
from shop.payment import books
from shop.payment.actions.settling import settle
from shop.payment.actions.writing import locked, move_to, note, read, replace
from shop.payment.gateways import UnknownGateway
from shop.payment.gateways import gateway as gateway_of
from shop.payment.models import Part, Payment, PaymentEvent
from shop.payment.protocol import GatewayDown, Holds, Next, Urls
from shop.payment.purposes import purpose_of
from shop.payment.states import LIVE, UNDECIDED, PaymentState

TRIES = 5


class PaymentClosed(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The payment was declined or has expired: open another."""


def open_payment(
    *,
    purpose: str,
    reference: str,
    amount: Rials,
    gateway: str,
    expires_at: datetime | None,
    part: Part | None = None,
) -> Payment:
    """Return the live payment of ``purpose`` ``reference``; make it where there is none.

    The same terms again return the same payment. A try at another gateway (or of another amount)
    that is still undecided is asked for once more and then gives way, without a word to the
    purpose. One that is paid, or accepted for later, is returned as it is: look at its ``gateway``
    and ``state``. Raise ``UnknownGateway`` for a gateway that is not set up for the currency.
    """
    currency = settings.OSCAR_DEFAULT_CURRENCY
    if not gateway_of(gateway).supports(currency):
        raise UnknownGateway(gateway)
    terms = {"amount": amount, "currency": currency, "gateway": gateway}
    also = {"part": part, "hold": part is not None and isinstance(gateway_of(gateway), Holds)}
    for _try in range(TRIES):
        live = _live(purpose, reference)
        if live is None:
            made = _make(
                purpose=purpose, reference=reference, expires_at=expires_at, **terms, **also
            )
            if made is not None:
                return made
        elif _is_same_or_done(live, terms):
            return live
        else:
            make_room(live)
    raise RuntimeError(f"{purpose} {reference}: payments opened and closed without end")


def _live(purpose: str, reference: str) -> Payment | None:
    live = Payment.objects.filter(purpose=purpose, reference=reference, state__in=LIVE)
    return live.filter(going_back__lt=F("amount")).first()


def _is_same_or_done(live: Payment, terms: dict[str, object]) -> bool:
    same = all(getattr(live, name) == value for name, value in terms.items())
    return same or live.state not in UNDECIDED


def _make(**fields: object) -> Payment | None:
    """Return the new payment, ``None`` when someone opened one at the same moment."""
    try:
        with transaction.atomic():
            payment = Payment.objects.create(**fields)
            PaymentEvent.objects.create(
                payment=payment,
                kind="opened",
                key="opened",
                body={"gateway": payment.gateway, "amount": payment.amount},
            )
            return payment
    except IntegrityError:
        return None


def make_room(old: Payment) -> None:
    """Ask the old gateway a last time; decline the old payment unless it turns out paid."""
    # Unanswered: a "yes" that comes later is heard then, and sent back if need be.
    with suppress(GatewayDown, UnknownGateway):
        settle(old.pk, {}, key="switch")
    with transaction.atomic():
        old = locked(old.pk)
        if old.state in UNDECIDED:
            replace(old, "another way to pay was chosen")


def start_payment(pk: int, urls: Urls) -> Next:
    """Ask the gateway for its page, outside any transaction; return where the buyer goes.

    Started before, the same page again. Raise ``PaymentClosed`` for a payment that is declined,
    expired or past its time, ``GatewayDown`` when the bank cannot be reached (try again).
    """
    payment = read(pk)
    if payment.state != PaymentState.NEW:
        return _where_it_stands(payment)
    if payment.expires_at and payment.expires_at <= timezone.now():
        raise PaymentClosed(pk)
    following = gateway_of(payment.gateway).start(payment, urls)
    with transaction.atomic(durable=True):
        payment = locked(pk)
        if payment.state == PaymentState.NEW:
            _write_start(payment, following)
    return _where_it_stands(payment)


def _write_start(payment: Payment, following: Next) -> None:
    payment.gateway_reference = following.reference
    payment.redirect_url = following.redirect_url
    fields = ["gateway_reference", "redirect_url"]
    said: dict[str, Any] = {"state": following.state}
    if charged := following.charged:
        payment.charge_amount, payment.charge_currency = charged.amount, charged.currency
        payment.charge_rate = charged.rate
        fields += ["charge_amount", "charge_currency", "charge_rate"]
        said |= {"charged": charged.amount, "in": charged.currency, "rate": charged.rate}
    note(payment, "started", **said)
    move_to(payment, following.state, *fields)
    if following.state == PaymentState.DUE:
        books.money_is_due(payment)
    if following.state in (PaymentState.WAITING, PaymentState.DUE):
        purpose_of(payment).accepted(payment)


def _where_it_stands(payment: Payment) -> Next:
    if payment.state in (PaymentState.DECLINED, PaymentState.EXPIRED):
        raise PaymentClosed(payment.pk)
    state = PaymentState(payment.state)
    url = payment.redirect_url if state == PaymentState.STARTED else ""
    return Next(state, url, payment.gateway_reference)
