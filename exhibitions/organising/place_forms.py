"""What an organiser says of places: venues, their halls, types of stalls."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.brand.forms import long_text
from core.fields import PersianCharField
from core.language import either
from exhibitions.models import Hall, StallType, Venue
from exhibitions.organising.access import Organiser
from exhibitions.organising.fair_forms import english
from exhibitions.organising.fields import DegreesField, MetresField
from sellers.models import County

MOST_HALL_CM: Final = 50_000
MOST_STALL_CM: Final = 2_000


class CountyChoice(forms.ModelChoiceField):
    """Counties by their names in the reader's language."""

    def label_from_instance(self, county: County) -> str:  # type: ignore[override]  # our model
        """Return the name."""
        return either(county.name_fa, county.name_en)


class VenueForm(forms.ModelForm):
    """A place of fairs: where it is, how one gets there."""

    name_fa = PersianCharField(label=_("Name of the place"), max_length=160)
    name_en = english(_("Name in English"))
    county = CountyChoice(County.objects.none(), label=_("County"))
    address_fa = PersianCharField(label=_("Address"), max_length=200, required=False)
    address_en = english(_("Address in English"), 200)
    way_fa = long_text(
        _("How to get there"), 1000, 4,
        help_text=_("Bus lines, where to park, which gate, the way for a wheelchair."),
    )  # fmt: skip
    way_en = long_text(_("How to get there, in English"), 1000, 3, english=True)
    latitude = DegreesField(label=_("Latitude"), min_value=24, max_value=41)
    longitude = DegreesField(
        label=_("Longitude"), min_value=43, max_value=65,
        help_text=_("A long press on the map of your phone shows both numbers."),
    )  # fmt: skip

    class Meta:
        model = Venue
        fields = (
            "name_fa", "name_en", "county", "address_fa", "address_en", "way_fa", "way_en",
            "latitude", "longitude",
        )  # fmt: skip

    def __init__(self, *args: Any, organiser: Organiser, **kwargs: Any) -> None:
        """Offer this organiser's counties; who has the province may leave the county empty."""
        super().__init__(*args, **kwargs)
        counties = County.objects.all()
        if not organiser.everywhere:
            counties = counties.filter(pk__in=organiser.counties)
        self.fields["county"].queryset = counties  # type: ignore[attr-defined]  # set by Django
        if organiser.everywhere:
            self.fields["county"].required = False
            self.fields["county"].help_text = _("Empty for a place outside the province.")

    def clean(self) -> dict[str, Any]:
        """Refuse half a point on the map."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        half = (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None)
        if half and not {"latitude", "longitude"} & self.errors.keys():
            self.add_error("longitude", _("Write both numbers of the point, or none."))
        return cleaned


class HallForm(forms.ModelForm):
    """A hall or a square, as wide and deep as its plans can be."""

    name_fa = PersianCharField(label=_("Name of the hall"), max_length=80)
    name_en = english(_("Name in English"), 80)
    width_cm = MetresField(label=_("Width in metres"), least_cm=100, most_cm=MOST_HALL_CM)
    depth_cm = MetresField(label=_("Depth in metres"), least_cm=100, most_cm=MOST_HALL_CM)

    class Meta:
        model = Hall
        fields = ("name_fa", "name_en", "width_cm", "depth_cm")

    def clean_name_fa(self) -> str:
        """Refuse a name that another hall of the place has."""
        name: str = self.cleaned_data["name_fa"]
        others = Hall.objects.filter(venue=self.instance.venue_id, name_fa=name)
        if others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another hall of this place has this name."))
        return name


class StallTypeForm(forms.ModelForm):
    """A size of stall."""

    name_fa = PersianCharField(label=_("Name of the type"), max_length=80)
    name_en = english(_("Name in English"), 80)
    width_cm = MetresField(label=_("Width in metres"), least_cm=50, most_cm=MOST_STALL_CM)
    depth_cm = MetresField(label=_("Depth in metres"), least_cm=50, most_cm=MOST_STALL_CM)

    class Meta:
        model = StallType
        fields = ("name_fa", "name_en", "width_cm", "depth_cm")
