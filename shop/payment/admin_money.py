"""Exchange rates and disputes for staff: rates are added, never changed; disputes are read."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.jalali import date_text
from core.language import language
from core.money import Rials, toman_text
from shop.payment.admin_columns import gateway_words, moment, money_of
from shop.payment.admin_filters import GatewayFilter
from shop.payment.models import BankMessage, ConnectAccount, ConnectTransfer, Dispute, ExchangeRate


@admin.register(ExchangeRate)
class ExchangeRateAdmin(admin.ModelAdmin):
    """What a foreign currency costs, from which day on; a wrong one is followed by a right one."""

    list_display = ("currency", "since", "cost")
    list_filter = ("currency",)
    fields = ("currency", "rials", "day")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: payments were charged at it."""
        return False

    @admin.display(description=_("from"), ordering="day")
    def since(self, rate: ExchangeRate) -> str:
        """Return the day in the reader's calendar."""
        return date_text(rate.day, language(), "short")

    @admin.display(description=_("one unit costs"), ordering="rials")
    def cost(self, rate: ExchangeRate) -> str:
        """Return what one unit costs, as people read it."""
        return toman_text(Rials(rate.rials), language())


@admin.register(Dispute)
class DisputeAdmin(admin.ModelAdmin):
    """What buyers' banks want back: to be answered at the gateway, in time."""

    list_display = ("reference", "payment", "units", "reason", "status", "opened_at")
    list_filter = ("status",)
    list_select_related = ("payment",)
    search_fields = ("=reference", "=payment__reference")
    readonly_fields = fields = (
        "payment", "reference", "units", "reason", "status", "opened_at", "heard_at",
    )  # fmt: skip

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never: gateways tell of them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: money is not forgotten."""
        return False

    @admin.display(description=_("amount"))
    def units(self, dispute: Dispute) -> str:
        """Return the amount with its currency."""
        return money_of(dispute.amount, dispute.currency)


class Read(admin.ModelAdmin):
    """Rows that actions write and people read."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never: actions write them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: actions write them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: money is not forgotten."""
        return False


@admin.register(ConnectAccount)
class ConnectAccountAdmin(Read):
    """Sellers' accounts at Stripe, as Stripe said last."""

    list_display = ("seller", "reference", "country", "is_told", "can_receive", "can_pay_out")
    list_select_related = ("seller",)
    search_fields = ("=reference", "seller__name")


@admin.register(ConnectTransfer)
class ConnectTransferAdmin(Read):
    """What was transferred to sellers' accounts, and taken back."""

    list_display = ("key", "seller", "toman", "abroad", "state", "why", "asked")
    list_filter = ("state",)
    list_select_related = ("account__seller", "reverses")
    fields = readonly_fields = (
        "key", "seller", "account", "reverses", "toman", "abroad", "cost", "state", "why",
        "reference", "asked",
    )  # fmt: skip
    asked = moment("created_at", _("asked for at"))

    @admin.display(description=_("producer"))
    def seller(self, row: ConnectTransfer) -> str:
        """Return whose account it is."""
        return str(row.account.seller)

    @admin.display(description=_("amount"), ordering="amount")
    def toman(self, row: ConnectTransfer) -> str:
        """Return the amount; what was taken back is below zero."""
        sign = -1 if row.reverses_id else 1
        return toman_text(Rials(sign * row.amount), language())

    @admin.display(description=_("amount abroad"), ordering="units")
    def abroad(self, row: ConnectTransfer) -> str:
        """Return what the account got."""
        return money_of(row.units, row.currency)

    @admin.display(description=_("one unit costs"))
    def cost(self, row: ConnectTransfer) -> str:
        """Return at which rate."""
        return toman_text(Rials(row.rate), language())

    @admin.display(description=_("reason"))
    def why(self, row: ConnectTransfer) -> str:
        """Return Stripe's own word."""
        return row.refusal or "-"

    search_fields = ("=key", "=reference")


@admin.register(BankMessage)
class BankMessageAdmin(Read):
    """Signed messages of banks; those without a payment speak of nothing of ours."""

    list_display = ("key", "way", "kind", "payment", "received_at", "handled_at")
    list_filter = (GatewayFilter, "kind", ("handled_at", admin.EmptyFieldListFilter))
    list_select_related = ("payment",)
    search_fields = ("=key", "=reference")
    fields = readonly_fields = (
        "way", "key", "kind", "payment", "received_at", "handled_at", "pretty",
    )  # fmt: skip

    @admin.display(description=_("gateway"), ordering="gateway")
    def way(self, message: BankMessage) -> str:
        """Return the gateway's name; its code when it is not set up any more."""
        return gateway_words(message.gateway)
