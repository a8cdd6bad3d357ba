"""The forms of many goods at once; what they return is a rule, never a half of one."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalog.bulk.intake import LIMITS
from catalog.bulk.rules import (
    MOST_DAYS,
    MOST_STOCK,
    CountChange,
    PriceChange,
    Rounding,
    Way,
)
from catalog.bulk.states import Mode
from core.fields import PersianIntegerField, TomanField
from core.language import language, spoken
from core.money import Rials, grouped

MOST_CHOSEN = 500


class FileForm(forms.Form):
    """The file of goods; what it holds is judged when it is read."""

    file = forms.FileField(
        label=_("Your file"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": _("Choose the file you have filled in.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say how much is taken, in the reader's digits."""
        super().__init__(*args, **kwargs)
        text = _("XLSX or CSV, at most %(rows)s rows.")
        self.fields["file"].help_text = text % {"rows": grouped(LIMITS.rows, language())}


class StartForm(forms.Form):
    """What happens when one row cannot be written."""

    mode = forms.ChoiceField(choices=[(mode.value, mode.value) for mode in Mode])


class PercentField(TomanField):
    """A percentage with at most one decimal; the value is in tenths of a percent."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write the percentage in digits, such as 10 or 7.5."),
    }

    def to_python(self, value: Any) -> Rials | None:
        """Return tenths of a percent; a percent sign may stand beside the number."""
        text = str(value or "").replace("%", "").replace("٪", "")
        return super().to_python(text)


class ChangeForm(forms.Form):
    """Which goods, and what is done to one of their numbers; ``rule`` is the answer."""

    goods = forms.TypedMultipleChoiceField(
        coerce=int,
        label=_("Goods"),
        error_messages={
            "required": _("Tick the goods to change."),
            "invalid_choice": _("Some of the goods are not yours or are gone. Tick them again."),
        },
    )

    def __init__(self, *args: Any, chosen_from: list[int], **kwargs: Any) -> None:
        """Offer the goods that were found; nobody else's."""
        super().__init__(*args, **kwargs)
        self.fields["goods"].choices = [(pk, pk) for pk in chosen_from]  # type: ignore[attr-defined]

    @property
    def rule(self) -> PriceChange | CountChange:
        """Return what was asked; only after the form was found good."""
        raise NotImplementedError


UP, DOWN, TO = "up", "down", "to"


class PriceForm(ChangeForm):
    """A new price: by percent, by an amount, or one for all."""

    WAYS: ClassVar = [
        ("up_percent", _("Raise by percent")),
        ("down_percent", _("Lower by percent")),
        ("up_amount", _("Raise by an amount in toman")),
        ("down_amount", _("Lower by an amount in toman")),
        ("set", _("One price for all, in toman")),
    ]
    way = forms.ChoiceField(
        label=_("What to do"), choices=WAYS, initial="up_percent", widget=forms.RadioSelect
    )
    value = forms.CharField(
        label=_("By how much, or to which price"),
        max_length=20,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": _("Write a number in digits.")},
    )
    step = forms.TypedChoiceField(
        label=_("Round to"),
        coerce=int,
        initial=1_000,
        choices=[
            (1, _("do not round")), (100, _("100 toman")), (1_000, _("1,000 toman")),
            (5_000, _("5,000 toman")), (10_000, _("10,000 toman")),
        ],
    )  # fmt: skip
    rounding = forms.ChoiceField(
        label=_("Which way"),
        initial=Rounding.NEAREST.value,
        choices=[
            (Rounding.NEAREST.value, _("to the nearest")),
            (Rounding.UP.value, _("up")),
            (Rounding.DOWN.value, _("down")),
        ],
    )

    def clean(self) -> dict[str, Any]:
        """Read the number as what it was said to be."""
        said: dict[str, Any] = super().clean() or {}
        way, text = said.get("way", ""), said.get("value")
        if not text or not way:
            return said
        percent = way.endswith("percent")
        most = 90 if way == "down_percent" else 1_000
        field = (
            PercentField(min_toman=0, max_toman=most)
            if percent
            else TomanField(min_toman=1, max_toman=500_000_000)
        )
        limits = _("Write a percentage from 0.1 to %(most)s.") % {"most": spoken(most)}
        try:
            said["number"] = field.clean(text)
        except ValidationError as error:
            at_limit = percent and error.code in ("too_little", "too_much")
            self.add_error("value", limits if at_limit else error)
            return said
        if percent and not said["number"]:
            self.add_error(
                "value", _("Write a percentage from 0.1 to %(most)s.") % {"most": spoken(most)}
            )
        return said

    @property
    def rule(self) -> PriceChange:
        """Return the change of prices."""
        said = self.cleaned_data
        direction, _sep, kind = said["way"].partition("_")
        way = {"percent": Way.PERCENT, "amount": Way.AMOUNT}.get(kind, Way.SET)
        value = -said["number"] if direction == "down" else said["number"]
        return PriceChange(way, value, said["step"], Rounding(said["rounding"]))


class CountForm(ChangeForm):
    """A new count: set, added to, or taken from."""

    WAYS: ClassVar = [
        ("set", _("Write this number")),
        ("up", _("Add to it")),
        ("down", _("Take away from it")),
    ]
    most = MOST_STOCK
    way = forms.ChoiceField(
        label=_("What to do"), choices=WAYS, initial="set", widget=forms.RadioSelect
    )
    value = PersianIntegerField(
        label=_("Number"),
        min_value=0,
        error_messages={"required": _("Write a number in digits.")},
    )

    def clean_value(self) -> int:
        """Refuse what is more than can be."""
        value: int = self.cleaned_data["value"]
        if value > self.most:
            raise ValidationError(
                _("Write at most %(most)s.") % {"most": grouped(self.most, language())}
            )
        return value

    @property
    def rule(self) -> CountChange:
        """Return the change of counts."""
        way, value = self.cleaned_data["way"], self.cleaned_data["value"]
        if way == "set":
            return CountChange(Way.SET, value)
        return CountChange(Way.AMOUNT, value if way == "up" else -value)


class DaysForm(CountForm):
    """New days to make ready."""

    most = MOST_DAYS


FORMS: dict[str, type[ChangeForm]] = {
    "price": PriceForm,
    "stock": CountForm,
    "lead_days": DaysForm,
}
