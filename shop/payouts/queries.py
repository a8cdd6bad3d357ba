"""Asking what is due, to whom, and where it is paid to."""

from collections.abc import Collection
from datetime import date

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from sellers.models import BankAccount
from shop.ledger.queries import balances_of_kind
from shop.ledger.rules import Kind, seller_of
from shop.order.models import Line, Parcel
from shop.order.states import ParcelState
from shop.payment.models import ConnectAccount
from shop.payouts.models import Payout
from shop.payouts.rules import Wish, payout_day
from shop.payouts.states import PayoutState


def unsettled() -> QuerySet[Parcel]:
    """Return delivered parcels whose money is held still, with what their windows depend on."""
    lines = Line.objects.only("parcel", "withdrawal_rule", "quantity", "refused")
    waiting = Parcel.objects.filter(state=ParcelState.DELIVERED, settled_at=None)
    return waiting.prefetch_related(Prefetch("lines", lines)).order_by("delivered_at")


def wishes() -> list[Wish]:
    """Return everybody with something due whom no other batch is about to pay.

    Three queries, and one more where Stripe is set up.
    """
    due = {seller_of(code) or 0: -total for code, total in balances_of_kind(Kind.SELLER).items()}
    planned = Payout.objects.filter(state=PayoutState.PLANNED).values_list("seller", flat=True)
    sellers = [pk for pk, total in due.items() if total > 0 and pk not in set(planned)]
    accounts = accounts_of(sellers)
    abroad = accounts_abroad(sellers)
    return [Wish(pk, due[pk], *accounts.get(pk, ("", "")), abroad.get(pk, "")) for pk in sellers]


def accounts_of(sellers: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return the IBAN and its holder of each seller who gave one. One query."""
    rows = BankAccount.objects.filter(seller__in=sellers)
    return {row.seller_id: (row.iban.reveal(), row.holder) for row in rows}


def accounts_abroad(sellers: Collection[int]) -> dict[int, str]:
    """Return the Stripe account of each seller that can receive money. One query, or none."""
    if "stripe" not in settings.PAYMENT_GATEWAYS:
        return {}
    rows = ConnectAccount.objects.filter(seller__in=sellers, can_receive=True)
    return dict(rows.values_list("seller", "reference"))


def next_payout(today: date) -> date:
    """Return the next day on which sellers are paid."""
    return payout_day(today, settings.PAYOUT_WEEKDAY)
