"""What operators write on the money pages."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import JalaliDateField, PersianCharField, TomanField
from core.workdays import is_workday
from shop.payment.admin_columns import gateway_words
from shop.payouts.words import METHODS


class NewBatchForm(forms.Form):
    """When and how a batch is paid."""

    day = JalaliDateField(label=_("Day of payout"))
    method = forms.ChoiceField(label=_("How is it paid?"), choices=list(METHODS.items()))

    def clean_day(self) -> date:
        """Refuse days gone by and days on which banks rest."""
        day: date = self.cleaned_data["day"]
        if day < timezone.localdate():
            raise ValidationError(_("This day has passed. Write today or a later one."))
        if not is_workday(day):
            raise ValidationError(_("Banks rest on this day. Write a working day."))
        return day


class PaidForm(forms.Form):
    """One payout made by hand."""

    payout = forms.CharField(max_length=24)
    reference = PersianCharField(
        label=_("bank's reference"),
        max_length=64,
        error_messages={"required": _("Write the bank's number of the transfer.")},
    )


class DepositForm(forms.Form):
    """What a gateway sent to our bank account."""

    gateway = forms.ChoiceField(label=_("Which gateway?"))
    rials = TomanField(label=_("Amount in toman"), min_toman=1)
    reference = PersianCharField(
        label=_("bank's reference"),
        max_length=64,
        error_messages={"required": _("Write the bank's number of the transfer.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the gateways whose bank pays over."""
        super().__init__(*args, **kwargs)
        codes = [code for code in settings.PAYMENT_GATEWAYS if code not in ("cod", "transfer")]
        field: Any = self.fields["gateway"]
        field.choices = [(code, gateway_words(code)) for code in codes]


class TaxForm(forms.Form):
    """Value-added tax that was paid to the state."""

    rials = TomanField(label=_("Amount in toman"), min_toman=1)
    reference = PersianCharField(
        label=_("Number of the receipt"),
        max_length=64,
        error_messages={"required": _("Write the number of the tax office's receipt.")},
    )


class UploadForm(forms.Form):
    """A bank's or gateway's file."""

    file = forms.FileField(
        label=_("File"), error_messages={"required": _("Choose the file that the bank gave you.")}
    )

    def content(self) -> bytes:
        """Return what was sent."""
        sent: Any = self.cleaned_data["file"]
        return bytes(sent.read())
