"""The ledger."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    """Accounts, entries, postings."""

    name = "shop.ledger"
    label = "ledger"
    verbose_name = _("Ledger")

    def ready(self) -> None:
        """Register what is audited."""
        from shop.ledger import audits  # noqa: F401, PLC0415 -- it registers itself
