"""What buyers, producers and operators write in a case."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from catalog.voices.fields import PrivatePhotosField
from core.fields import IbanField, PersianCharField, PersianIntegerField, TomanField
from core.language import spoken
from shop.order import words as order_words
from shop.order.models import Line
from shop.returns import words
from shop.returns.actions.choosing import ways_back
from shop.returns.actions.writing import PHOTOS_A_NOTE
from shop.returns.rules import Bought
from shop.returns.states import Ground, Kind, No, Reason, Verdict
from shop.shipping.forms import CarrierForm

LONGEST = 1000
KEY = r"^[0-9a-f]{32}$"


def text_field(label: Any, *, required: bool, rows: int = 3, **kwargs: Any) -> PersianCharField:
    """Return a field for some sentences."""
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return PersianCharField(
        label=label, required=required, max_length=LONGEST, widget=widget, **kwargs
    )


class SayForm(forms.Form):
    """Words, photographs, or both."""

    text = text_field(_("What do you want to add?"), required=False)
    photos = PrivatePhotosField(most=PHOTOS_A_NOTE, label=_("Photos"))

    def clean(self) -> dict[str, Any]:
        """Ask for words or a photo."""
        data = super().clean() or {}
        if not data.get("text") and not data.get("photos") and not self.errors:
            self.add_error("text", _("Write something, or choose a photo."))
        return data


class OpenForm(forms.Form):
    """Which pieces, and for a problem what is wrong. ``lines`` are those that it can be about."""

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        lines: Sequence[tuple[Line, Bought]],
        asks_iban: bool,
        **kwargs: Any,
    ) -> None:
        """Ask for pieces only where there is a choice, and for an account only where it is used."""
        kwargs["initial"] = {"key": uuid4().hex, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.kind, self.lines = kind, list(lines)
        self.asks_pieces = sum(free.free for _line, free in self.lines) > 1
        if self.asks_pieces:
            for line, free in self.lines:
                self.fields[f"pieces_{line.pk}"] = _pieces_field(line, free, len(self.lines) == 1)
        if kind == Kind.PROBLEM:
            self.fields["reason"] = forms.ChoiceField(
                label=_("What is wrong?"),
                choices=[(reason.value, words.REASONS[reason]) for reason in Reason],
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose what is wrong.")},
            )
        is_problem = kind == Kind.PROBLEM
        label = _("Tell the producer about it")
        self.fields["text"] = text_field(
            label,
            required=is_problem,
            error_messages={"required": _("Write in a sentence what happened.")},
        )
        if is_problem:
            self.fields["photos"] = PrivatePhotosField(
                most=PHOTOS_A_NOTE,
                label=_("Photos"),
                help_text=_("A photo often decides it: of the goods, and of the box."),
            )
        if asks_iban:
            self.fields["iban"] = IbanField(
                label=_("Where shall the money go? (IBAN)"),
                help_text=_(
                    "You did not pay by card, so we need an account. Only Bazarche sees it."
                ),
            )
        self.fields["key"] = forms.RegexField(KEY, widget=forms.HiddenInput)

    @property
    def piece_fields(self) -> list[Any]:
        """The bound fields that ask for pieces."""
        return [self[name] for name in self.fields if name.startswith("pieces_")]

    @property
    def pieces(self) -> dict[int, int]:
        """The pieces by line, once the form is clean."""
        if not self.asks_pieces:
            return {line.pk: free.free for line, free in self.lines}
        return {line.pk: self.cleaned_data[f"pieces_{line.pk}"] for line, _free in self.lines}

    def clean(self) -> dict[str, Any]:
        """Refuse a request about nothing."""
        data = super().clean() or {}
        asked = [name for name in self.fields if name.startswith("pieces_")]
        if asked and all(data.get(name) == 0 for name in asked):
            self.add_error(None, _("Write how many pieces it is about."))
        return data


def _pieces_field(line: Line, free: Bought, alone: bool) -> PersianIntegerField:
    return PersianIntegerField(
        label=order_words.title_of(line),
        min_value=0,
        max_value=free.free,
        initial=free.free if alone else 0,
        help_text=ngettext("How many of %(n)s piece?", "How many of %(n)s pieces?", free.free)
        % {"n": spoken(free.free)},
    )


class SendForm(CarrierForm):
    """Who carries the goods back, and the code they gave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer whoever may carry goods back."""
        super().__init__(*args, carriers=ways_back(), **kwargs)


class AddressForm(forms.Form):
    """Where the goods come back to."""

    return_to = PersianCharField(
        label=_("Where shall the buyer send it?"),
        max_length=400,
        min_length=10,
        help_text=_(
            "Name, address, postcode and a phone number. The buyer alone sees it, and only until"
            " the goods are back. A shop or a relative's address will do."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class RefuseForm(forms.Form):
    """Why a producer says no."""

    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=[(no.value, words.NOES[no]) for no in No],
        widget=forms.RadioSelect,
    )
    text = text_field(_("Explain it to the buyer"), required=True)
    photos = PrivatePhotosField(most=PHOTOS_A_NOTE, label=_("Photos"))


class _SumForm(forms.Form):
    """A form with a sum of at most what the pieces cost; ``most`` in rials."""

    most: int = 0

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = most

    def check_sum(self, data: dict[str, Any]) -> None:
        """Refuse more than can go back, and nothing."""
        rials = data.get("rials")
        if rials is not None and not 0 < rials <= self.most:
            told = _("At most %(sum)s can go back, and more than nothing.")
            self.add_error("rials", told % {"sum": words.toman(self.most)})


class OfferForm(_SumForm):
    """How much of the money, for goods that the buyer keeps."""

    rials = TomanField(label=_("How much do you give back? (toman)"), min_toman=1)
    text = text_field(_("A word to the buyer"), required=False, rows=2)

    def clean(self) -> dict[str, Any]:
        """Refuse more than was paid."""
        data = super().clean() or {}
        self.check_sum(data)
        return data


class ReceiveForm(_SumForm):
    """The goods are back: how they are, and what goes back for them."""

    ALL, PART, ASK = "all", "part", "ask"
    CONDITIONS: ClassVar = [
        ("yes", _("Good: I can sell it again")),
        ("no", _("Not good enough to sell")),
    ]
    MONEY: ClassVar = [
        (ALL, _("All the money goes back")),
        (PART, _("I offer a part, because of how it came back")),
        (ASK, _("Bazarche shall decide")),
    ]
    condition = forms.ChoiceField(
        label=_("How are the goods?"), choices=CONDITIONS, widget=forms.RadioSelect
    )
    money = forms.ChoiceField(
        label=_("What of the money goes back?"),
        choices=MONEY,
        widget=forms.RadioSelect,
        initial=ALL,
    )
    rials = TomanField(label=_("How much, if it is a part? (toman)"), required=False, min_toman=1)
    text = text_field(
        _("What is wrong with it?"),
        required=False,
        rows=2,
        help_text=_("Needed unless all the money goes back."),
    )
    photos = PrivatePhotosField(most=PHOTOS_A_NOTE, label=_("Photos"))

    def clean(self) -> dict[str, Any]:
        """Ask for the sum of a part, and for words unless all goes back."""
        data = super().clean() or {}
        if data.get("money") == self.PART:
            if data.get("rials") is None and "rials" not in self.errors:
                self.add_error("rials", _("Write how much goes back."))
            self.check_sum(data)
        if data.get("money") in (self.PART, self.ASK) and not data.get("text"):
            self.add_error("text", _("Write what is wrong with it."))
        return data

    @property
    def sum(self) -> int | None:
        """What goes back in rials: ``None`` for all, 0 when the shop decides."""
        return {self.ALL: None, self.ASK: 0}.get(
            self.cleaned_data["money"], self.cleaned_data["rials"]
        )


class DecideForm(_SumForm):
    """An operator's decision."""

    verdict = forms.ChoiceField(label=_("What happens?"), widget=forms.RadioSelect)
    rials = TomanField(label=_("How much, if it is a part? (toman)"), required=False, min_toman=1)
    ground = forms.ChoiceField(
        label=_("Why? Both sides read it."),
        choices=[(ground.value, words.GROUNDS[ground]) for ground in Ground],
        widget=forms.RadioSelect,
    )
    text = text_field(_("More about it, for both sides"), required=False)
    fault = forms.BooleanField(
        label=_("The producer could have avoided it"),
        required=False,
        help_text=_("It then counts in her reliability."),
    )

    def __init__(self, *args: Any, may_send_back: bool, **kwargs: Any) -> None:
        """Offer sending back only where there is something to send."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["verdict"]
        field.choices = [
            (one.value, words.VERDICTS[one])
            for one in Verdict
            if may_send_back or one != Verdict.SEND_BACK
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the sum of a part."""
        data = super().clean() or {}
        if data.get("verdict") == Verdict.PART:
            if data.get("rials") is None and "rials" not in self.errors:
                self.add_error("rials", _("Write how much goes back."))
            self.check_sum(data)
        return data
