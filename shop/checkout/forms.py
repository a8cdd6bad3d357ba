"""What a buyer types at checkout: five fields here, two choices on the next screen."""

from typing import Any

from django import forms
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from core.fields import MobileField, PersianCharField, PostcodeField
from shop.shipping.queries import destinations


class WhereForm(forms.Form):
    """Who receives the goods, and where."""

    name = PersianCharField(
        label=_("Full name"),
        error_messages={"required": _("Write who receives the goods.")},
        max_length=100,
        validators=[MinLengthValidator(3, _("Write first and family name."))],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    mobile = MobileField(
        label=_("Mobile number"),
        help_text=_("We send the news of your order to it."),
        error_messages={"required": _("Write a mobile number of 11 digits, such as 09161234567.")},
    )
    place = forms.ChoiceField(
        label=_("County or province"),
        error_messages={"required": _("Choose where the goods shall go.")},
    )
    line = PersianCharField(
        label=_("Address"),
        error_messages={"required": _("Write city, street and number.")},
        max_length=255,
        help_text=_("City or village, street, alley, number and floor"),
        validators=[MinLengthValidator(8, _("Write city, street and number."))],
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )
    postcode = PostcodeField(
        label=_("Postcode"),
        help_text=_("10 digits"),
        error_messages={"required": _("Write the 10 digits of the postcode, such as 6813833946.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the places we send to."""
        super().__init__(*args, **kwargs)
        groups = [(group.label, group.places) for group in destinations()]
        self.fields["place"].choices = [("", _("Choose one")), *groups]  # type: ignore[attr-defined]
