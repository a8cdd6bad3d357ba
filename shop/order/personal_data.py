"""What orders hold of people, and that an open one keeps its buyer here."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.models import User
from core.personal import Fate, by, held, in_the_way
from core.personal_texts import SELLING, TEN_YEARS
from shop.order.models import Order
from shop.order.states import ORDER_MOVES

ADDRESS = ["first_name", "last_name", "phone_number", "line1", "line4", "postcode", "notes"]

held(
    "order.Order", _("Orders"), by("user"),
    ["number", "date_placed", "status", "total_incl_tax", "mobile", "guest_email"],
    Fate.KEEP, SELLING, TEN_YEARS,
)  # fmt: skip
held(
    "order.ShippingAddress",
    _("Addresses of orders"),
    by("order__user"),
    ADDRESS,
    Fate.KEEP,
    SELLING,
    TEN_YEARS,
)
held(
    "order.BillingAddress",
    _("Addresses of invoices"),
    by("order__user"),
    ADDRESS[:2],
    Fate.KEEP,
    SELLING,
    TEN_YEARS,
)
held(
    "voucher.VoucherApplication",
    _("Discounts you used"),
    by("user"),
    ["voucher", "date_created"],
    Fate.KEEP,
    SELLING,
    TEN_YEARS,
)


@in_the_way
def open_orders(user: User) -> Iterator[Any]:
    """An order that is on its way needs its buyer."""
    for number in (
        Order.objects.filter(user=user)
        .exclude(status__in=list(ORDER_MOVES.final))
        .values_list("number", flat=True)
    ):
        yield gettext("Order %(number)s is still open: wait for it, or cancel it first.") % {
            "number": number
        }
