"""Commission, an app of its own on the catalogue's floor."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommissionConfig(AppConfig):
    """Rules of commission."""

    name = "catalog.commission"
    label = "commission"
    verbose_name = _("Commission")

    def ready(self) -> None:
        """Register the demo's rules."""
        from catalog.commission import demo  # noqa: F401, PLC0415 -- apps are ready now
