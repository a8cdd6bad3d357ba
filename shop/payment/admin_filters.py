"""What staff look for in the list of payments."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shop.payment.admin_columns import gateway_words
from shop.payment.models import Dispute, Payment, Refund
from shop.payment.states import PaymentState, RefundState

# A dispute that is decided, in Stripe's words.
OVER = ("won", "lost", "warning_closed", "prevented")
NEEDS = {
    "confirmation": (_("a look at the account"), lambda: Q(state=PaymentState.WAITING)),
    "overdue": (
        _("a look at the account, overdue"),
        lambda: Q(state=PaymentState.WAITING, expires_at__lt=timezone.now()),
    ),
    "refund": (
        _("sending back"),
        lambda: Q(going_back__gt=F("sent_back")),
    ),
    "mismatch": (
        _("an eye: the bank named another amount"),
        lambda: Q(
            pk__in=Payment.objects.filter(events__kind="mismatch").values("pk"),
            confirmed_at=None,
        ),
    ),
    "refused": (
        _("an eye: the bank refuses to send money back"),
        lambda: Q(pk__in=Refund.objects.filter(state=RefundState.REFUSED).values("payment")),
    ),
    "dispute": (
        _("an eye: the buyer's bank disputes it"),
        lambda: Q(pk__in=Dispute.objects.exclude(status__in=OVER).values("payment")),
    ),
}


class GatewayFilter(admin.SimpleListFilter):
    """The way to pay, by its name."""

    title = _("gateway")
    parameter_name = "gateway"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the gateways that are set up."""
        return [(code, gateway_words(code)) for code in settings.PAYMENT_GATEWAYS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the payments, or bank messages, of one gateway."""
        return queryset.filter(gateway=self.value()) if self.value() else queryset


class NeedsFilter(admin.SimpleListFilter):
    """What a payment needs from staff."""

    title = _("needs")
    parameter_name = "needs"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the needs and their words."""
        return [(code, words) for code, (words, _rows) in NEEDS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Payment]) -> QuerySet[Payment]:
        """Keep the payments with the chosen need."""
        chosen = NEEDS.get(self.value() or "")
        return queryset.filter(chosen[1]()) if chosen else queryset
