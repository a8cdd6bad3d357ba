"""What people type to find an order."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import MobileField
from core.persian import to_latin_digits
from core.waiting import too_many_tries


class OrderNumberField(forms.CharField):
    """An order's number; what people put between its digits is dropped."""

    def to_python(self, value: Any) -> str:
        """Return its digits in Latin."""
        typed = to_latin_digits(super().to_python(value) or "")
        return "".join(sign for sign in typed if sign.isdecimal())


class FindForm(forms.Form):
    """The number of an order and the mobile number it was placed with."""

    number = OrderNumberField(
        label=_("Order number"),
        max_length=30,
        help_text=_("10 digits; it stands in our message to you."),
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "numeric", "autocomplete": "off"}),
    )
    mobile = MobileField(label=_("Mobile number"), help_text=_("The one given with the order."))

    def refuse(self) -> None:
        """Say that the two do not belong together, and not which of them is wrong."""
        self.add_error(
            None, _("We find no order with this number and this mobile number. Check both.")
        )

    def wait(self, seconds: int) -> None:
        """Say that there were too many tries, and how long to wait."""
        self.add_error(None, too_many_tries(seconds))
