"""Producers' discount codes."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CouponsConfig(AppConfig):
    """Producers' discount codes."""

    name = "shop.coupons"
    label = "coupons"
    verbose_name = _("Discount codes of producers")

    def ready(self) -> None:
        """Hang the page into the desk, and check what was given."""
        from shop.coupons import audits, entries  # noqa: F401, PLC0415 -- they register themselves
