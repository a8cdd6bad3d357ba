"""Form fields about where goods go."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.selects import LongSelect
from shop.shipping.queries import destinations

CHOOSE = _("Choose one")


class PlaceField(forms.ChoiceField):
    """A county of ours or another province, by its code. No query but that of the places."""

    widget = LongSelect

    def __init__(self, *, first: Any = CHOOSE, **kwargs: Any) -> None:
        """Offer the places we send to, below the words ``first`` for none of them."""

        def choices() -> list[Any]:
            return [("", first), *((group.label, group.places) for group in destinations())]

        kwargs.setdefault("label", _("County or province"))
        super().__init__(choices=choices, **kwargs)
