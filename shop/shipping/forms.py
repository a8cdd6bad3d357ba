"""Asks who carries a parcel and for the code they gave, for goods sent and sent back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.language import either
from shop.shipping.carrier_words import CODE_FAULTS, code_fault, code_help
from shop.shipping.carriers import Carrier, CodeFault, clean_code, fault_of


class CarrierForm(forms.Form):
    """Who carries the parcel, and the code they gave.

    Cleaned, ``tracking`` is a well-formed code of the carrier, '' for one that gives none.
    """

    carrier = forms.ChoiceField(label=_("Who carries it?"), widget=forms.RadioSelect)
    tracking = forms.CharField(
        label=_("Tracking code"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, carriers: Sequence[Carrier], **kwargs: Any) -> None:
        """Offer ``carriers``, the usual one first; ask for no code where none of them gives any."""
        super().__init__(*args, **kwargs)
        self.carriers = {carrier.code: carrier for carrier in carriers}
        field: Any = self.fields["carrier"]
        field.choices = [(c.code, either(c.name_fa, c.name_en)) for c in carriers]
        field.initial = carriers[0].code
        if any(carrier.gives_codes for carrier in carriers):
            self._ask_for_code()
        else:
            del self.fields["tracking"]

    def _ask_for_code(self) -> None:
        tracking = self.fields["tracking"]
        tracking.help_text = code_help(list(self.carriers.values()))
        chosen = self.carriers.get(self.data.get("carrier", ""))
        tracking.required = chosen is None or chosen.gives_codes
        tracking.error_messages["required"] = CODE_FAULTS[CodeFault.MISSING]

    def clean(self) -> dict[str, Any]:
        """Refuse a code that the carrier cannot have given; say what its codes look like."""
        data = super().clean() or {}
        carrier = self.carriers.get(data.get("carrier", ""))
        if carrier is None or "tracking" in self.errors:
            return data
        data["tracking"] = clean_code(data.get("tracking", "")) if carrier.gives_codes else ""
        if fault := fault_of(carrier, data["tracking"]):
            self.add_error("tracking", code_fault(fault, carrier, data["tracking"]))
        return data
