"""What organisers type about rules and draws."""

from datetime import datetime, time, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.fields import JalaliDateField, PersianCharField, PersianIntegerField
from core.language import either
from exhibitions.allocation.problem import FACTS
from exhibitions.allocation.seed import FigureFault, plain_figure
from exhibitions.drawing import words
from exhibitions.models import Fair, FairRules, QuotaKind
from sellers.models import County, Sector, Trade

MOST: int = 1000
# Quotas by these would show in the published file who is what; the others stay out of it.
COUNTED: tuple[str, ...] = ("new_producer", "rural", "support_company")


def _points(label: Any, **more: Any) -> PersianIntegerField:
    return PersianIntegerField(label=label, min_value=0, max_value=MOST, **more)


class RulesForm(forms.Form):
    """The rules of a draw; what nobody changes is sound for most fairs."""

    trade_per_aisle = PersianIntegerField(
        label=_("How many of one trade may stand in one aisle?"),
        help_text=_("Leave it empty for any number."),
        min_value=1, max_value=MOST, required=False,
    )  # fmt: skip
    county_per_aisle = PersianIntegerField(
        label=_("How many of one county may stand in one aisle?"),
        help_text=_("Leave it empty for any number."),
        min_value=1, max_value=MOST, required=False,
    )  # fmt: skip
    rivals_apart = forms.BooleanField(
        label=_("Two who show the same trade never stand side by side"), required=False
    )
    earlier_refusal = _points(_("Went without a stall at the fair before"))
    new_producer = _points(_("New producer"))
    rural = _points(_("Works in a village"))
    support_company = _points(_("Support company"))
    loan_holder = _points(_("Pays back a loan"))
    jury = _points(_("What the jury said, at the best score"))
    attendance = _points(_("Kept earlier places, at the best record"))
    first = _points(_("First wish"))
    second = _points(_("Second wish"))
    third = _points(_("Third wish"))
    fourth = _points(_("Fourth wish"))
    fifth = _points(_("Fifth wish and later"))
    anywhere = _points(_("Any other stall"))
    together = _points(_("The neighbour one wished for"))

    HARD: ClassVar = ("trade_per_aisle", "county_per_aisle", "rivals_apart")
    PEOPLE: ClassVar = (*FACTS, "jury", "attendance")
    WISHES: ClassVar = (
        "first", "second", "third", "fourth", "fifth", "anywhere", "together",
    )  # fmt: skip

    @classmethod
    def of(cls, rules: FairRules, data: Any = None) -> "RulesForm":
        """Return the form of a fair's rules."""
        names = (*cls.HARD, *cls.PEOPLE, *cls.WISHES)
        return cls(data, initial={name: getattr(rules, name) for name in names})

    def clean(self) -> dict[str, Any]:
        """Refuse wishes that are worth more than earlier ones."""
        cleaned = super().clean() or {}
        worth: list[Any] = [cleaned.get(name) for name in self.WISHES[:-1]]
        if None not in worth and (worth != sorted(worth, reverse=True) or worth[-1] < 1):
            self.add_error(
                "anywhere",
                _("No wish is worth more than the one before it, any other stall at least 1."),
            )
        return cleaned

    def groups(self) -> list[tuple[Any, Any, list[forms.BoundField]]]:
        """Return the fields in three parts, each with a title and a sentence about it."""
        return [
            (_("What every plan keeps"), "", [self[name] for name in self.HARD]),
            (
                _("Points for people"),
                _("Everyone has 100 points. Say how many more one has for what."),
                [self[name] for name in self.PEOPLE],
            ),
            (
                _("What wishes are worth"),
                _("One's points count so many times, by which wish is granted."),
                [self[name] for name in self.WISHES],
            ),
        ]


class QuotaForm(forms.Form):
    """One quota: for whom, at least, at most."""

    about = forms.ChoiceField(label=_("For whom?"))
    least = PersianIntegerField(
        label=_("At least so many stalls"), min_value=0, max_value=MOST, required=False
    )
    most = PersianIntegerField(
        label=_("At most so many stalls"), min_value=0, max_value=MOST, required=False
    )

    def __init__(self, *args: Any, fair: Fair, **kwargs: Any) -> None:
        """Offer counties, sectors, the trades of those who apply, and what one is."""
        super().__init__(*args, **kwargs)
        shown = Trade.objects.filter(pk__in=fair.applications.alive().values("trade"))
        about: Any = self.fields["about"]
        about.choices = [
            ("", _("Choose")),
            (_("County"), _keys(QuotaKind.COUNTY, County.objects.order_by("position"))),
            (_("Sector"), _keys(QuotaKind.SECTOR, Sector.objects.order_by("position"))),
            (_("Trade"), _keys(QuotaKind.TRADE, shown.order_by("name_fa"))),
            (
                pgettext_lazy("quota", "What one is"),
                [(f"{QuotaKind.FACT}:{fact}", words.FACT_WORDS[fact]) for fact in COUNTED],
            ),
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a quota that asks nothing or contradicts itself; split for whom it is."""
        cleaned = super().clean() or {}
        least, most = cleaned.get("least") or 0, cleaned.get("most")
        if self.errors:
            return cleaned
        if not least and most is None:
            raise ValidationError(_("Write at least one of the two numbers."))
        if most is not None and least > most:
            raise ValidationError(_("“At least” must not be more than “at most”."))
        kind, _colon, key = cleaned["about"].partition(":")
        return {"kind": kind, "key": key, "least": least, "most": most}


def _keys(kind: str, rows: Any) -> list[tuple[str, str]]:
    return [(f"{kind}:{row.pk}", either(row.name_fa, row.name_en)) for row in rows]


class ReasonField(PersianCharField):
    """Why something is set by hand; people read it."""

    def __init__(self, **kwargs: Any) -> None:
        """Ask for a sentence."""
        kwargs.setdefault("label", _("Why?"))
        super().__init__(min_length=10, max_length=300, **kwargs)
        self.widget = forms.Textarea(attrs={"rows": 2, "maxlength": 300})


class PublishForm(forms.Form):
    """Which public figure the seed will be made of, and when it is known."""

    figure_name = PersianCharField(
        label=_("Which public figure?"), max_length=200, min_length=10,
        help_text=_(
            "A number that nobody can know today and everybody can read then. Say where it is read."
        ),
        initial=_("The overall index of Tehran's stock exchange at the close, as on tsetmc.com"),
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 200}),
    )  # fmt: skip
    day = JalaliDateField(label=_("Of which day?"))
    hour = PersianIntegerField(
        label=_("Known from which hour?"), help_text=_("From 0 to 23."),
        min_value=0, max_value=23, initial=18,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Return the moment as ``figure_at``."""
        cleaned = super().clean() or {}
        if cleaned.get("day") and cleaned.get("hour") is not None:
            moment = datetime.combine(cleaned["day"], time(cleaned["hour"]))
            cleaned["figure_at"] = timezone.make_aware(moment)
        return cleaned


class ReopenForm(forms.Form):
    """The last day on which producers may apply again."""

    day = JalaliDateField(label=_("Until the end of which day?"))

    def until(self) -> datetime:
        """Return the end of that day."""
        end = datetime.combine(self.cleaned_data["day"], time(23, 59, 59))
        return timezone.make_aware(end)


def next_day() -> Any:
    """Return tomorrow: the first day whose figures nobody knows."""
    return timezone.localdate() + timedelta(days=1)


class FigureForm(forms.Form):
    """The figure itself, once it is known."""

    figure = PersianCharField(
        label=_("The figure, as it was published"), max_length=30,
        help_text=_("All digits, also those after the point, such as 2,894,567.13."),
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip

    def clean_figure(self) -> str:
        """Return the plain figure."""
        try:
            return plain_figure(self.cleaned_data["figure"])
        except FigureFault as error:
            raise ValidationError(_("Write the figure in digits, such as 2,894,567.13.")) from error


class VoidForm(forms.Form):
    """Why a draw does not count."""

    reason = ReasonField(
        label=_("Why does this draw not count?"),
        help_text=_("Everybody reads this on the page of the draw."),
    )


class PinForm(forms.Form):
    """Whose stall is set before the draw, which, and why."""

    application = forms.TypedChoiceField(label=_("Whose stall?"), coerce=int)
    stall = forms.TypedChoiceField(
        label=_("Which stall?"), coerce=int,
        help_text=_("The first one, for who has several side by side."),
    )  # fmt: skip
    reason = ReasonField(help_text=_("She reads this, and whoever wished for this stall."))

    def __init__(self, *args: Any, people: Any, stalls: Any, **kwargs: Any) -> None:
        """Offer those who take part and the stalls of the fair."""
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["application"].choices = [("", _("Choose")), *people]
        fields["stall"].choices = [("", _("Choose")), *stalls]


class ChangeForm(forms.Form):
    """Whose place is changed by hand, to which stall, and why."""

    code = forms.ChoiceField(label=_("Whose place?"))
    stall = forms.ChoiceField(
        label=_("To which stall?"), required=False,
        help_text=_("Who stands there changes places with her."),
    )  # fmt: skip
    reason = ReasonField(help_text=_("Those concerned read this."))

    def __init__(self, *args: Any, people: Any, stalls: Any, **kwargs: Any) -> None:
        """Offer all applicants, those without a stall too, and all stalls."""
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["code"].choices = [("", _("Choose")), *people]
        fields["stall"].choices = [("", _("None: take her stall away")), *stalls]
