"""Finding orders: by number or mobile in one box, digits of any kind."""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.orders import forms as oscar

from core import validators
from core.persian import clean, to_latin_digits
from shop.order.words import ORDER_STATES


class OrderSearchForm(oscar.OrderSearchForm):
    """Oscar's form; the first box takes a mobile number too, and states have words."""

    order_number = forms.CharField(required=False, label=_("Number of the order, or mobile"))
    status = forms.ChoiceField(
        choices=(("", "---------"), *ORDER_STATES.items()), label=_("State"), required=False
    )

    def clean_order_number(self) -> str:
        """Return the number in Latin digits, without what stands between."""
        return number_of(self.cleaned_data["order_number"])


def number_of(typed: str) -> str:
    """Return a number as it is stored: Latin digits, no spaces or hyphens."""
    return to_latin_digits(clean(typed)).replace(" ", "").replace("-", "")


def mobile_of(typed: str) -> str:
    """Return a mobile number in E.164, '' for anything else."""
    try:
        return validators.mobile(typed)
    except validators.Invalid:
        return ""
