"""Who judges by what, and the points of one reviewer."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from core.fields import MobileField, PersianCharField, PersianIntegerField
from core.language import either, spoken
from exhibitions.models import Criterion


class ReviewerForm(forms.Form):
    """A person by number."""

    mobile = MobileField(label=_("Mobile number of the reviewer"))
    name = PersianCharField(label=_("Name"), required=False, max_length=80)


class CriterionForm(forms.Form):
    """A criterion with its scale and weight."""

    name_fa = PersianCharField(label=_("Criterion"), max_length=120)
    name_en = forms.CharField(label=_("In English"), required=False, max_length=120)
    help_fa = PersianCharField(label=_("What do many points mean?"), required=False, max_length=240)
    most = PersianIntegerField(
        label=_("Most points"), initial=5, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    weight = PersianIntegerField(
        label=_("Weight"), initial=1, validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text=_("A criterion of weight 2 counts twice as much as one of weight 1."),
    )  # fmt: skip


class ScoresForm(forms.Form):
    """Points for each criterion, and a word on it."""

    note = PersianCharField(
        label=_("A note for the organiser"), required=False, max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, criteria: list[Criterion], *args: Any, **kwargs: Any) -> None:
        """Ask for points from 0 to the most of each criterion."""
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for one in criteria:
            self.fields[f"points_{one.pk}"] = forms.TypedChoiceField(
                label=either(one.name_fa, one.name_en), coerce=int,
                choices=[(n, spoken(n)) for n in range(one.most + 1)],
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose how many points you give.")},
            )  # fmt: skip

    @property
    def rows(self) -> list[tuple[Criterion, Any]]:
        """Return each criterion with its field."""
        return [(one, self[f"points_{one.pk}"]) for one in self.criteria]

    @property
    def points(self) -> dict[int, int]:
        """Return the points by criterion."""
        return {one.pk: self.cleaned_data[f"points_{one.pk}"] for one in self.criteria}


class ConflictForm(forms.Form):
    """Why somebody must not judge an application."""

    text = PersianCharField(label=_("How do you know the applicant?"), max_length=200)
