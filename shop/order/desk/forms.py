"""What a producer writes about a parcel."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.fields import PersianCharField, PersianIntegerField
from core.language import spoken
from shop.order import words
from shop.order.models import Line, Parcel
from shop.order.states import SELLERS_REASONS
from shop.shipping.carriers import carriers_for
from shop.shipping.forms import CarrierForm


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


class PostForm(CarrierForm):
    """Who carries the parcel: the carriers of the ordered way to send; again, to correct it."""

    def __init__(self, *args: Any, parcel: Parcel, **kwargs: Any) -> None:
        """Begin with what was said of the parcel."""
        said = {"carrier": parcel.carrier, "tracking": parcel.tracking_code}
        initial = said if parcel.carrier else None
        known = carriers_for(parcel.shipping_code)
        super().__init__(*args, carriers=known, initial=initial, **kwargs)


class DeliveredForm(forms.Form):
    """How she knows that it arrived."""

    note = PersianCharField(
        label=_("How do you know that it arrived?"),
        max_length=200,
        help_text=_("For example: the buyer called, or the carrier's page says so."),
    )
