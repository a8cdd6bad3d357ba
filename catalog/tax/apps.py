"""Tax, an app of its own on the catalogue's floor."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TaxConfig(AppConfig):
    """Classes of goods and the rate."""

    name = "catalog.tax"
    label = "tax"
    verbose_name = _("Value-added tax")
