"""Classes and rates of tax for operators; what invoices were written under stays."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from catalog.tax.models import TaxClass, TaxRate
from core.admin_tools import JALALI_DATES
from core.jalali import date_text
from core.language import language


class Kept(admin.ModelAdmin):
    """Rows that invoices speak of."""

    formfield_overrides = JALALI_DATES

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: sales were made under it."""
        return False


@admin.register(TaxClass)
class TaxClassAdmin(Kept):
    """What the law calls goods."""

    list_display = ("__str__", "is_exempt", "sectors", "source")
    list_filter = ("is_exempt",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Keep the code: listings and order lines name it."""
        return ("code",) if obj else ()


@admin.register(TaxRate)
class TaxRateAdmin(Kept):
    """The standard rate; another one is added with the day from which it holds."""

    list_display = ("rate", "since", "source")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: sales were taxed at it."""
        return False

    @admin.display(description=_("rate"))
    def rate(self, row: TaxRate) -> str:
        """Return the rate in percent."""
        return f"{row.permille / 10:g} %"

    @admin.display(description=_("from"), ordering="starts")
    def since(self, row: TaxRate) -> str:
        """Return the day in the reader's calendar."""
        return date_text(row.starts, language(), "short")
