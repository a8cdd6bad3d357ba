"""What foreign currencies cost today."""

from datetime import date, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from shop.payment.models import ExchangeRate

KEPT_S = 60


def rate_of(currency: str, day: date) -> int | None:
    """Return how many rials one unit costs on ``day``; ``None`` without a rate that is fresh.

    A rate older than ``STRIPE_RATE_DAYS`` is none: better no sale than one at last month's rate.
    """
    oldest = day - timedelta(days=settings.STRIPE_RATE_DAYS)
    rows = ExchangeRate.objects.filter(currency=currency, day__lte=day, day__gt=oldest)
    return rows.order_by("-day").values_list("rials", flat=True).first()


def rate_today(currency: str) -> int | None:
    """Return today's rate; asked for once a minute."""
    key = f"rate:{currency}"
    kept = cache.get(key)
    if kept is None:
        kept = rate_of(currency, timezone.localdate()) or 0
        cache.set(key, kept, KEPT_S)
    return kept or None


def _forget(instance: ExchangeRate, **kwargs: object) -> None:
    cache.delete(f"rate:{instance.currency}")


def forget_when_changed() -> None:
    """Ask anew once a rate was written."""
    for signal in (post_save, post_delete):
        signal.connect(_forget, sender=ExchangeRate, dispatch_uid="rates")
