"""Where one is paid to."""

from django import forms
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from core.fields import IbanField, PersianCharField


class BankForm(forms.Form):
    """The IBAN and whose account it is; nothing stored is ever shown in it."""

    iban = IbanField(
        label=_("IBAN (Sheba)"),
        error_messages={"required": _("Write your IBAN. Your bank's app shows it.")},
    )
    holder = PersianCharField(
        label=_("Whose account is it?"),
        help_text=_("First and family name, as the bank has it."),
        max_length=128,
        validators=[MinLengthValidator(3, _("Write first and family name."))],
        error_messages={"required": _("Write whose account it is.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
