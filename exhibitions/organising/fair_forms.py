"""What an organiser says of a fair: its name, its days, its place and halls, its picture."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from catalog.brand.forms import long_text
from core.fields import JalaliDateField, MobileField, PersianCharField, PersianIntegerField
from core.language import either, spoken
from exhibitions.models import Fair, FairKind, Hall, Plan, Venue
from exhibitions.organising.access import Organiser
from exhibitions.organising.fields import ClockField, WeekdaysField
from exhibitions.schedule.rules import days_between

LATIN: Final = {"dir": "ltr", "lang": "en"}
MOST_SPAN: Final = 370  # days from the first to the last
WITHOUT_PLAN: Final = "hall"


def english(label: Any, most: int = 160) -> PersianCharField:
    """Return a field for a name in English."""
    return PersianCharField(
        label=label, max_length=most, required=False, widget=forms.TextInput(attrs=LATIN)
    )


class VenueChoice(forms.ModelChoiceField):
    """Places by their names in the reader's language."""

    def label_from_instance(self, venue: Venue) -> str:  # type: ignore[override]  # our model
        """Return the name, with the county."""
        name = either(venue.name_fa, venue.name_en)
        if venue.county is None:
            return name
        return f"{name} ({either(venue.county.name_fa, venue.county.name_en)})"


class DaysForm(forms.Form):
    """The days and hours of a fair; ``cleaned_data["days"]`` are its open days."""

    first = JalaliDateField(label=_("First day"))
    last = JalaliDateField(label=_("Last day"))
    weekdays = WeekdaysField(
        label=_("Only on these days of the week"), required=False,
        help_text=_("For a weekly bazaar. Leave all empty for every day."),
    )  # fmt: skip
    opens_at = ClockField(label=_("Opens at"))
    closes_at = ClockField(label=_("Closes at"))

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning; make the days."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last:
            cleaned["days"] = self._days(first, last, cleaned.get("weekdays") or ())
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("It closes later than it opens. Check both hours."))
        return cleaned

    def _days(self, first: date, last: date, weekdays: Sequence[int]) -> list[date]:
        if last < first:
            self.add_error("last", _("The last day comes after the first one."))
            return []
        if (last - first).days > MOST_SPAN:
            self.add_error(
                "last", _("A fair is planned for a year at most. Begin another one for later.")
            )
            return []
        days = days_between(first, last, weekdays)
        if not days:
            self.add_error("weekdays", _("Between these two days there is no such day."))
        return days


class BeginForm(DaysForm):
    """Enough to begin a fair: what, where and when; all of it can be changed until people come."""

    name_fa = PersianCharField(label=_("Name of the fair"), max_length=160)
    name_en = english(_("Name in English"))
    kind = forms.ChoiceField(label=_("Kind"), choices=FairKind.choices)
    venue = VenueChoice(Venue.objects.none(), label=_("Place"))
    field_order = ("name_fa", "name_en", "kind", "venue")

    def __init__(self, *args: Any, organiser: Organiser, **kwargs: Any) -> None:
        """Offer the places of this organiser."""
        super().__init__(*args, **kwargs)
        self.fields["venue"].queryset = organiser.venues().select_related("county")  # type: ignore[attr-defined]  # set by Django


class WhenForm(DaysForm):
    """Place, days, hours and halls of a fair. ``chosen_halls`` returns halls with plans."""

    venue = VenueChoice(Venue.objects.none(), label=_("Place"))
    stalls_count = PersianIntegerField(
        label=_("How many stalls"), required=False, min_value=0, max_value=5000,
        help_text=_("Counted by itself when a hall with a plan is chosen."),
    )  # fmt: skip
    field_order = ("venue", "first", "last", "weekdays", "opens_at", "closes_at")

    def __init__(self, *args: Any, organiser: Organiser, fair: Fair, **kwargs: Any) -> None:
        """Offer this organiser's places, and the halls of the place the fair has now."""
        super().__init__(*args, **kwargs)
        self.fair = fair
        places = organiser.venues() | Venue.objects.filter(pk=fair.venue_id)
        self.fields["venue"].queryset = places.distinct().select_related("county")  # type: ignore[attr-defined]  # set by Django
        self.halls = list(fair.venue.halls.order_by("id"))
        plans = Plan.objects.filter(hall__in=self.halls).annotate(n=Count("stalls"))
        self._plans: dict[int, list[Any]] = {hall.pk: [] for hall in self.halls}
        for plan in plans.order_by("-version"):
            self._plans[plan.hall_id].append(plan)
        for hall in self.halls:
            self.fields[f"hall_{hall.pk}"] = self._choice(hall)

    def _choice(self, hall: Hall) -> forms.ChoiceField:
        options: list[Any] = [
            ("", _("Not used")),
            (WITHOUT_PLAN, _("The whole hall, without a plan")),
        ]
        options += [
            (str(plan.pk), _("Plan, version %(version)s: %(n)s stalls")
             % {"version": spoken(plan.version), "n": spoken(plan.n)})
            for plan in self._plans[hall.pk]
        ]  # fmt: skip
        return forms.ChoiceField(
            label=either(hall.name_fa, hall.name_en), choices=options, required=False
        )

    @property
    def hall_fields(self) -> list[Any]:
        """Return the bound fields of the halls."""
        return [self[f"hall_{hall.pk}"] for hall in self.halls]

    @property
    def moves_away(self) -> bool:
        """Whether another place was chosen: its halls are asked for on the next page."""
        venue: Venue = self.cleaned_data["venue"]
        return venue.pk != self.fair.venue_id

    def chosen_halls(self) -> list[tuple[Hall, Plan | None]]:
        """Return the halls that were chosen, each with its plan or ``None``."""
        if self.moves_away:
            return []
        found = []
        for hall in self.halls:
            said = self.cleaned_data[f"hall_{hall.pk}"]
            plan = next((p for p in self._plans[hall.pk] if str(p.pk) == said), None)
            if plan or said == WITHOUT_PLAN:
                found.append((hall, plan))
        return found


class TextsForm(forms.ModelForm):
    """What visitors read of a fair, in both languages."""

    name_fa = PersianCharField(label=_("Name of the fair"), max_length=160)
    name_en = english(_("Name in English"))
    organiser_fa = PersianCharField(label=_("Organiser"), max_length=160, required=False)
    organiser_en = english(_("Organiser in English"))
    about = long_text(
        _("About this fair"), 4000, 8,
        help_text=_("For whom it is, what there is to see, what is special this year."),
    )  # fmt: skip
    about_en = long_text(_("About this fair, in English"), 4000, 6, english=True)

    class Meta:
        model = Fair
        fields = (
            "name_fa", "name_en", "kind", "organiser_fa", "organiser_en", "about", "about_en",
        )  # fmt: skip


class PictureForm(forms.Form):
    """A wide picture of a fair; what it holds is judged by the door for photos."""

    picture = forms.FileField(
        label=_("Wide picture"), allow_empty_file=True,
        help_text=_("Three times as wide as high. No writing on it: the name stands beside it."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages={"required": _("Choose the picture first.")},
    )  # fmt: skip


class CloneForm(forms.Form):
    """The next edition of a fair: the same halls, terms and texts on other days."""

    name_fa = PersianCharField(label=_("Name of the fair"), max_length=160)
    first = JalaliDateField(
        label=_("First day"),
        help_text=_("The days keep their distance: four days in a row stay four days in a row."),
    )


class HelperForm(forms.Form):
    """Who else works at a fair."""

    mobile = MobileField(label=_("Mobile number of the helper"))


class ReasonForm(forms.Form):
    """Why something is done that others feel."""

    reason = PersianCharField(
        label=_("Reason"), max_length=600, widget=forms.Textarea(attrs={"rows": 3})
    )
