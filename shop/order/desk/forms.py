"""What a producer writes about a parcel."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.fields import PersianCharField, PersianIntegerField
from core.language import either, spoken
from shop.order import words
from shop.order.models import Line, Parcel
from shop.order.states import SELLERS_REASONS
from shop.shipping.carriers import Carrier, CodeFault, carriers, carriers_for, clean_code, fault_of

FAULTS = {
    CodeFault.MISSING: _("Write the tracking code that stands on your receipt."),
    CodeFault.NOT_DIGITS: _("A tracking code has digits only."),
}


class RefuseForm(forms.Form):
    """Why she cannot make it; with several goods or pieces, how many of each."""

    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=[(why.value, words.MINE[why]) for why in SELLERS_REASONS],
        widget=forms.RadioSelect,
        help_text=_("The buyer reads the reason; nothing else you write."),
    )
    text = PersianCharField(
        label=_("More about it, for us"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, lines: Sequence[Line], **kwargs: Any) -> None:
        """Ask for the pieces of each line, all of them to begin with."""
        super().__init__(*args, **kwargs)
        self.lines = [line for line in lines if line.left]
        self.asks_pieces = sum(line.left for line in self.lines) > 1
        if self.asks_pieces:
            for line in self.lines:
                self.fields[f"pieces_{line.pk}"] = _pieces_field(line)

    @property
    def pieces(self) -> dict[int, int] | None:
        """The pieces she cannot make, by line; ``None`` for all of it."""
        if not self.asks_pieces:
            return None
        given = {line.pk: self.cleaned_data[f"pieces_{line.pk}"] for line in self.lines}
        return None if all(given[line.pk] == line.left for line in self.lines) else given

    @property
    def piece_fields(self) -> list[Any]:
        """The bound fields that ask for pieces."""
        return [self[name] for name in self.fields if name.startswith("pieces_")]

    def clean(self) -> dict[str, Any]:
        """Refuse a "no" to nothing."""
        data = super().clean() or {}
        asked = [name for name in self.fields if name.startswith("pieces_")]
        if asked and all(data.get(name) == 0 for name in asked):
            self.add_error(None, _("Write how many pieces you cannot make."))
        return data


def _pieces_field(line: Line) -> PersianIntegerField:
    return PersianIntegerField(
        label=words.title_of(line),
        min_value=0,
        max_value=line.left,
        initial=line.left,
        help_text=ngettext(
            "How many of %(n)s piece can you not make?",
            "How many of %(n)s pieces can you not make?",
            line.left,
        )
        % {"n": spoken(line.left)},
    )


class PostForm(forms.Form):
    """Who carries the parcel, and the code they gave."""

    carrier = forms.ChoiceField(label=_("Who carries it?"), widget=forms.RadioSelect)
    tracking = forms.CharField(
        label=_("Tracking code"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, parcel: Parcel, **kwargs: Any) -> None:
        """Offer the carriers of the ordered way to send."""
        super().__init__(*args, **kwargs)
        self.carriers = carriers_for(parcel.shipping_code)
        field: Any = self.fields["carrier"]
        field.choices = [(c.code, either(c.name_fa, c.name_en)) for c in self.carriers]
        field.initial = parcel.carrier or self.carriers[0].code
        if not any(carrier.gives_codes for carrier in self.carriers):
            del self.fields["tracking"]
        else:
            self.fields["tracking"].initial = parcel.tracking_code
            self.fields["tracking"].help_text = code_help(self.carriers)
            chosen = carriers().get(self.data.get("carrier", "")) if self.is_bound else None
            self.fields["tracking"].required = chosen is None or chosen.gives_codes
            self.fields["tracking"].error_messages["required"] = FAULTS[CodeFault.MISSING]

    def clean(self) -> dict[str, Any]:
        """Refuse a code that the carrier cannot have given; say what its codes look like."""
        data = super().clean() or {}
        carrier = carriers().get(data.get("carrier", ""))
        if carrier is None:
            return data
        data["tracking"] = clean_code(data.get("tracking", "")) if carrier.gives_codes else ""
        if fault := fault_of(carrier, data["tracking"]):
            self.add_error("tracking", fault_words(fault, carrier, data["tracking"]))
        return data


def code_help(known: Sequence[Carrier]) -> str:
    """Return what the codes of these carriers look like."""
    shapes = [
        _("%(carrier)s: %(digits)s digits")
        % {"carrier": either(c.name_fa, c.name_en), "digits": digits_of(c)}
        for c in known
        if c.gives_codes
    ]
    return words.joined(*shapes)


def digits_of(carrier: Carrier) -> str:
    """Return how many digits its codes have: «۲۴», "12 to 24"."""
    if carrier.least_digits == carrier.most_digits:
        return spoken(carrier.most_digits)
    return _("%(least)s to %(most)s") % {
        "least": spoken(carrier.least_digits),
        "most": spoken(carrier.most_digits),
    }


def fault_words(fault: CodeFault, carrier: Carrier, code: str) -> str:
    """Return what is wrong with a code and what to write."""
    if fault in FAULTS:
        return str(FAULTS[fault])
    return _("A code of %(carrier)s has %(digits)s digits; you wrote %(n)s.") % {
        "carrier": either(carrier.name_fa, carrier.name_en),
        "digits": digits_of(carrier),
        "n": spoken(len(code)),
    }


class DeliveredForm(forms.Form):
    """How she knows that it arrived."""

    note = PersianCharField(
        label=_("How do you know that it arrived?"),
        max_length=200,
        help_text=_("For example: the buyer called, or the carrier's page says so."),
    )
