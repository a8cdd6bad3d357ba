"""What buyers and staff type about a payment."""

import re
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.fields import PersianCharField, TomanField
from core.persian import to_latin_digits

_SEPARATORS = re.compile(r"[\s\u200c_.,/-]+")
_RECEIPT = re.compile(r"[0-9A-Z]{4,40}")


def _new_key() -> str:
    return f"staff:{uuid4().hex}"


class ReceiptField(forms.CharField):
    """A bank's tracking number: Latin digits and capital letters, without what stands between."""

    default_error_messages = {
        "invalid": _("Write the number as your bank shows it: 4 to 40 digits or Latin letters."),
    }

    def to_python(self, value: Any) -> Any:
        """Return the number; ۱۲۳-۴۵۶ and 123 456 are both 123456."""
        text = super().to_python(value)
        if not text:
            return text
        number = _SEPARATORS.sub("", to_latin_digits(text)).upper()
        if not _RECEIPT.fullmatch(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class ReceiptForm(forms.Form):
    """The buyer's receipt number."""

    receipt = ReceiptField(
        label=_("Receipt number"),
        help_text=_("Your bank calls it tracking or reference number."),
        max_length=64,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )

    def refuse_used(self) -> None:
        """Say that another payment has this number."""
        text = _("This number was used for another payment. Look at your receipt once more.")
        self.add_error("receipt", ValidationError(text, code="used"))


class ReasonForm(forms.Form):
    """Why staff say yes or no; kept with the payment."""

    reason = PersianCharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class SentBackForm(ReasonForm):
    """The bank's number of a transfer back to the buyer."""

    reference = ReceiptField(label=_("Tracking number of the transfer back"), max_length=64)
    field_order = ["reference", "reason"]


class RefundForm(ReasonForm):
    """How much goes back and why; ``key`` makes one press one refund, however often it arrives."""

    amount = TomanField(
        label=_("Amount in toman"),
        required=False,
        help_text=_("Leave it empty to send back all that is kept."),
    )
    key = forms.CharField(max_length=64, widget=forms.HiddenInput, initial=_new_key)
    field_order = ["amount", "reason"]

    def clean_amount(self) -> int | None:
        """Refuse nothing at all: an empty field means everything."""
        amount: int | None = self.cleaned_data["amount"]
        if amount == 0:
            raise ValidationError(_("Write an amount above zero."), code="zero")
        return amount
