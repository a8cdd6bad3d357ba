"""Columns of the list of payments, in words that staff read."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.utils import timezone

from core.jalali import date_text
from core.language import is_persian, language, spoken
from core.money import Rials, toman_text
from shop.payment.gateways import UnknownGateway, gateway
from shop.payment.models import Payment
from shop.payment.rules import smallest_in


def moment(field: str, words: Any) -> Callable[[Any, Payment], str]:
    """Return a column that shows a time of a payment by the reader's calendar, in Iran's time."""

    @admin.display(description=words, ordering=field)
    def column(_admin: Any, payment: Payment) -> str:
        return moment_text(getattr(payment, field)) or "-"

    return column


def rials(field: str, words: Any) -> Callable[[Any, Payment], str]:
    """Return a column that shows an amount of a payment as people read it; "-" for none."""

    @admin.display(description=words, ordering=field)
    def column(_admin: Any, payment: Payment) -> str:
        amount = Rials(getattr(payment, field))
        return toman_text(amount, language()) if amount else "-"

    return column


def moment_text(at: datetime | None) -> str:
    """Return «۱۴۰۵/۰۹/۰۲ ۱۱:۵۰» or "2026-11-23 11:50"; "" for none."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    clock = f"{local:%H:%M}"
    if is_persian():
        return f"{date_text(local.date(), 'fa', 'short')} {spoken(clock)}"
    return f"{local:%Y-%m-%d} {clock}"


def money_of(units: int, currency: str) -> str:
    """Return an amount in the smallest unit of a currency as people write it: 10.00 EUR."""
    smallest = smallest_in(currency)
    return f"{units / smallest:.{len(str(smallest)) - 1}f} {currency}"


def gateway_words(code: str) -> str:
    """Return the name of a gateway; its code when it is not set up any more."""
    try:
        return str(gateway(code).label)
    except UnknownGateway:
        return code
