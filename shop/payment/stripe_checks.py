"""System checks: what Stripe still needs before a buyer is sent there, and whom it serves."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection
from django.utils import timezone

from shop.payment.models import ExchangeRate
from shop.payment.rates import rate_of

NEEDS = {
    "STRIPE_SECRET_KEY": "the secret key (sk_…) of your Stripe account",
    "STRIPE_WEBHOOK_SECRET": "the signing secret (whsec_…) of the webhook that Stripe calls at "
    "/payments/webhook/stripe/",
}


def _is_on() -> bool:
    return "stripe" in settings.PAYMENT_GATEWAYS


@register(Tags.compatibility)
def stripe_is_set_up(**kwargs: Any) -> list[CheckMessage]:
    """Name each setting that Stripe cannot work without."""
    if not _is_on():
        return []
    missing = [name for name in NEEDS if not getattr(settings, name)]
    errors: list[CheckMessage] = [
        Error(f"Stripe needs the setting {name}.", hint=f"Write {NEEDS[name]}.", id="payment.E005")
        for name in missing
    ]
    currency = settings.STRIPE_CURRENCY
    if currency == "IRR" or len(currency) != 3 or not currency.isalpha():
        text = f"STRIPE_CURRENCY is {currency!r}. Stripe does not charge in rials (IRR)."
        hint = "Write a currency that Stripe charges in, such as EUR, and its rate in the admin."
        errors.append(Error(text, hint=hint, id="payment.E006"))
    return errors


@register(Tags.security, deploy=True)
def stripe_serves_no_one_in_iran(**kwargs: Any) -> list[CheckMessage]:
    """Remind whoever deploys of what no setting can mend."""
    if not _is_on():
        return []
    text = "Stripe serves no business, no seller and no bank account in Iran."
    hint = (
        "Use it only through a company in a country that Stripe serves, for buyers and sellers "
        "outside Iran, and within the law that binds that company."
    )
    return [checks.Warning(text, hint=hint, id="payment.W001")]


@register(Tags.database)
def stripe_has_a_rate(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Say when the rate of today is missing: Stripe is not offered without one."""
    if not databases or not _is_on():
        return []
    if ExchangeRate._meta.db_table not in connection.introspection.table_names():
        return []  # asked by the very `migrate` that makes the table
    currency, days = settings.STRIPE_CURRENCY, settings.STRIPE_RATE_DAYS
    if rate_of(currency, timezone.localdate()) is not None:
        return []
    text = f"No exchange rate of the last {days} days for {currency}: Stripe is not offered."
    return [checks.Warning(text, hint="Write one in the admin: exchange rates.", id="payment.W002")]
