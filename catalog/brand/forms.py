"""The forms of a shop's face; one question each."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.brand.recordings import MOST_SECONDS, Recording, judge
from core.fields import PersianCharField
from core.language import either, spoken
from sellers.brand.palettes import PALETTES

ENGLISH: Final = {"dir": "ltr", "lang": "en"}


def long_text(
    label: Any, most: int, rows: int, *, english: bool = False, required: bool = False, **more: Any
) -> PersianCharField:
    """Return a field for some sentences."""
    attrs: dict[str, Any] = {"rows": rows, **(ENGLISH if english else {})}
    widget = forms.Textarea(attrs=attrs)
    return PersianCharField(label=label, max_length=most, widget=widget, required=required, **more)


class PaletteForm(forms.Form):
    """Which set of colours the shop wears."""

    palette = forms.ChoiceField(required=False, label=_("Colours of the shop"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the market's own colours and every set."""
        super().__init__(*args, **kwargs)
        named = [(p.code, either(p.name_fa, p.name_en)) for p in PALETTES]
        self.fields["palette"].choices = [("", _("The market's own")), *named]  # type: ignore[attr-defined]


class PicturesForm(forms.Form):
    """A new emblem or a new wide picture; what they hold is judged by the door for photos."""

    portrait = forms.FileField(
        label=_("Emblem"),
        help_text=_("A square picture: your mark, your hands, a piece of yours."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    cover = forms.FileField(
        label=_("Wide picture"),
        help_text=_("Three times as wide as high: your table, your work, your landscape."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )


class WordsForm(forms.Form):
    """The story and the place, in both languages."""

    story = long_text(
        _("Your story"), 3000, 8,
        help_text=_("How you learned it, from whom, and what you do differently."),
    )  # fmt: skip
    story_en = long_text(_("Your story in English"), 3000, 6, english=True)
    place = long_text(
        _("About my place"), 400, 3,
        help_text=_("What your county gives to your work. No address: buyers see the county only."),
    )  # fmt: skip
    place_en = long_text(_("About my place, in English"), 400, 3, english=True)


class VoiceForm(forms.Form):
    """A recording and the same in writing; without the writing there is no voice."""

    recording = forms.FileField(
        label=_("Recording"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "audio/*"}),
        error_messages={"required": _("Choose the recording from your phone.")},
    )
    text = long_text(
        _("The same in writing"), 3000, 6, required=True,
        help_text=_("For those who do not hear, or are on a bus: what you say, word for word."),
        error_messages={"required": _("Write down what you say; some do not hear.")},
    )  # fmt: skip
    text_en = long_text(_("The same in English"), 3000, 4, english=True)

    def __init__(self, *args: Any, has_voice: bool, **kwargs: Any) -> None:
        """Know whether there is a recording already."""
        super().__init__(*args, **kwargs)
        self.fields["recording"].required = not has_voice
        told = _("Up to %(most)s seconds, as your phone records it: greet, and say how you work.")
        self.fields["recording"].help_text = told % {"most": spoken(MOST_SECONDS)}

    def clean_recording(self) -> Recording | None:
        """Judge the recording by its content."""
        upload = self.cleaned_data["recording"]
        return judge(upload) if upload else None


class RackForm(forms.Form):
    """A shelf of the shop: its name, and its goods in the order they were numbered."""

    name = PersianCharField(
        label=_("Name of the shelf"),
        max_length=60,
        help_text=_("Such as: gifts under 500 thousand toman."),
        error_messages={"required": _("Give the shelf a name.")},
    )
    name_en = PersianCharField(
        label=_("Name in English"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs=ENGLISH),
    )
    goods = forms.TypedMultipleChoiceField(
        coerce=int,
        label=_("Goods on it"),
        error_messages={
            "required": _("Tick at least one product."),
            "invalid_choice": _("Some of the goods are not yours or are gone. Tick them again."),
        },
    )

    def __init__(self, *args: Any, chosen_from: list[int], **kwargs: Any) -> None:
        """Offer the seller's goods."""
        super().__init__(*args, **kwargs)
        self.fields["goods"].choices = [(pk, pk) for pk in chosen_from]  # type: ignore[attr-defined]
