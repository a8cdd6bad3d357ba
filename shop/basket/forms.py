"""What people send to change a basket."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import PersianCharField, PersianIntegerField
from shop.shipping.fields import PlaceField

HOW_MANY = _("Write how many you want in digits, such as 2.")


class QuantityField(PersianIntegerField):
    """How many pieces: one or more, in any digits."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {
            "invalid": HOW_MANY,
            "required": HOW_MANY,
            "min_value": _("Write how many you want: one or more."),
            "max_value": _("That is more than we can sell in one order."),
        }
        super().__init__(
            max_value=9999, error_messages=messages, label=_("How many"), localize=False, **kwargs
        )


class AddForm(forms.Form):
    """A product for the basket; ``child_id`` is the chosen variant, if there are any.

    ``wish`` is what the buyer writes on goods that ask for it.
    """

    product = forms.IntegerField(min_value=1)
    child_id = forms.IntegerField(min_value=1, required=False)
    quantity = QuantityField(min_value=1, required=False)
    wish = PersianCharField(required=False, max_length=100)
    next = forms.CharField(required=False, max_length=1000)

    def clean_quantity(self) -> int:
        """One piece where the form did not ask."""
        quantity: int | None = self.cleaned_data["quantity"]
        return 1 if quantity is None else quantity


class QuantityForm(forms.Form):
    """A line's new quantity; 0 takes it out."""

    quantity = QuantityField(min_value=0)


class DestinationForm(forms.Form):
    """Where the goods shall go; not choosing forgets the place."""

    use_required_attribute = False

    to = PlaceField(label=_("Where shall it go?"), first=_("Not chosen yet"))
