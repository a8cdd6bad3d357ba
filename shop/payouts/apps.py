"""Payouts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PayoutsConfig(AppConfig):
    """Holding, payouts, statements."""

    name = "shop.payouts"
    label = "payouts"
    verbose_name = _("Payouts")

    def ready(self) -> None:
        """Register checks, audits, the demo, and the desk's menu."""
        from shop.payouts import (  # noqa: F401, PLC0415 -- they register themselves
            audits,
            checks,
            holding,
            jobs,
            sms_commands,
        )
        from shop.payouts.demo import steps  # noqa: F401, PLC0415 -- registers itself
        from shop.payouts.desk import entries  # noqa: F401, PLC0415 -- fills the desk's menu
