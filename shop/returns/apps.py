"""Withdrawals, returns, disputes."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReturnsConfig(AppConfig):
    """What happens to goods that do not please."""

    name = "shop.returns"
    label = "returns"
    verbose_name = _("Returns")

    def ready(self) -> None:
        """Hold the money of open cases; register audits."""
        from shop.returns import (  # noqa: F401, PLC0415 -- they register themselves
            audits,
            demo,
            holds,
            jobs,
            pages,
            personal_data,
        )
        from shop.returns.desk import deeds, entries  # noqa: F401, PLC0415 -- they fill the desk
