"""Form fields of an address, at checkout and in the address book."""

from typing import Any

from django import forms
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from core.fields import PersianCharField


class ReceiverField(PersianCharField):
    """Who receives the goods: first and family name."""

    def __init__(self, **kwargs: Any) -> None:
        """Let browsers fill it in."""
        super().__init__(
            error_messages={"required": _("Write who receives the goods.")},
            max_length=100,
            validators=[MinLengthValidator(3, _("Write first and family name."))],
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
            **kwargs,
        )


class StreetField(PersianCharField):
    """City, street and number in one."""

    def __init__(self, **kwargs: Any) -> None:
        """Let browsers fill it in."""
        super().__init__(
            label=_("Address"),
            error_messages={"required": _("Write city, street and number.")},
            max_length=255,
            help_text=_("City or village, street, alley, number and floor"),
            validators=[MinLengthValidator(8, _("Write city, street and number."))],
            widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
            **kwargs,
        )
