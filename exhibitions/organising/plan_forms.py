"""A plan as rows of a form: for who draws without a mouse, a script or a wide screen."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.fields import PersianCharField, PersianIntegerField
from core.language import either, spoken
from core.persian import to_latin_digits
from exhibitions.models import PlanFeature, StallType
from exhibitions.organising.fields import MetresField
from exhibitions.plans.reading import MOST_CODE, MOST_PLACE
from exhibitions.plans.rules import MOST_CM, Box, Feature, Stall

LTR: Final = {"dir": "ltr", "autocomplete": "off"}
MOST_IN_A_ROW: Final = 100


class NameField(PersianCharField):
    """A stall's number or an aisle's name; digits of any script are one."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "letters": _("Letters, digits and hyphens only, such as A12.")
    }

    def __init__(self, **kwargs: Any) -> None:
        """Limit it to what fits on a sign."""
        super().__init__(max_length=MOST_CODE, widget=forms.TextInput(attrs=LTR), **kwargs)

    def to_python(self, value: Any) -> Any:
        """Return the name in Latin digits."""
        text = to_latin_digits(super().to_python(value) or "")
        if text and not all(c.isalnum() or c == "-" for c in text):
            raise forms.ValidationError(self.error_messages["letters"], code="letters")
        return text

    def prepare_value(self, value: Any) -> Any:
        """Show it in the reader's digits."""
        return spoken(value) if isinstance(value, str) else value


def _length(label: Any, least: int = 0) -> MetresField:
    return MetresField(label=label, least_cm=least, most_cm=MOST_CM)


class BoxForm(forms.Form):
    """Where something stands and how large it is, in metres."""

    x = _length(_("From the left"))
    y = _length(_("From the top"))
    width = _length(_("Width"))
    depth = _length(_("Depth"))

    def box(self) -> Box:
        """Return the rectangle in centimetres."""
        said = self.cleaned_data
        return Box(said["x"], said["y"], said["width"], said["depth"])


class StallRow(BoxForm):
    """One stall; ``n`` is where it stands in the list of all."""

    n = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    code = NameField(label=pgettext_lazy("stall", "Number"))
    aisle = NameField(label=_("Aisle"))
    place = PersianIntegerField(label=_("Place in the aisle"), min_value=1, max_value=MOST_PLACE)
    kind = forms.ChoiceField(label=_("Type"))
    zone = forms.ChoiceField(label=_("For"), required=False)
    socket = forms.BooleanField(label=_("Socket"), required=False)
    field_order = (
        "n",
        "code",
        "aisle",
        "place",
        "kind",
        "width",
        "depth",
        "x",
        "y",
        "zone",
        "socket",
    )

    def __init__(
        self, *args: Any, kinds: Sequence[StallType], zones: Sequence[Any], **kwargs: Any
    ) -> None:
        """Offer the types and the sectors there are."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kind_choices(kinds)  # type: ignore[attr-defined]  # set by Django
        self.fields["zone"].choices = zone_choices(zones)  # type: ignore[attr-defined]  # set by Django

    def stall(self) -> Stall:
        """Return the stall as a value."""
        said = self.cleaned_data
        return Stall(
            said["code"], said["aisle"], said["place"] - 1, self.box(), said["kind"],
            said["zone"], said["socket"],
        )  # fmt: skip


def kind_choices(kinds: Sequence[StallType]) -> list[tuple[str, str]]:
    """Return types of stalls to choose from."""
    return [(kind.code, either(kind.name_fa, kind.name_en)) for kind in kinds]


def zone_choices(zones: Sequence[Any]) -> list[tuple[str, Any]]:
    """Return sectors to choose from, after all kinds of goods."""
    return [("", _("All kinds")), *((z.code, either(z.name_fa, z.name_en)) for z in zones)]


class FeatureRow(BoxForm):
    """A door, a pillar, a stage."""

    kind = forms.ChoiceField(label=_("What"), choices=PlanFeature.Kind.choices)
    field_order = ("kind", "width", "depth", "x", "y")

    def feature(self) -> Feature:
        """Return the feature as a value."""
        return Feature(self.cleaned_data["kind"], self.box())


class AddRowForm(forms.Form):
    """A row of stalls side by side."""

    count = PersianIntegerField(label=_("How many"), min_value=1, max_value=MOST_IN_A_ROW)
    aisle = NameField(label=_("Aisle"))
    kind = forms.ChoiceField(label=_("Type"))
    x = _length(_("From the left"))
    y = _length(_("From the top"))
    down = forms.BooleanField(label=_("Downwards, not to the right"), required=False)

    def __init__(self, *args: Any, kinds: Sequence[StallType], **kwargs: Any) -> None:
        """Offer the types there are."""
        super().__init__(*args, **kwargs)
        self.kinds = {kind.code: kind for kind in kinds}
        self.fields["kind"].choices = kind_choices(kinds)  # type: ignore[attr-defined]  # set by Django

    def first(self) -> Stall:
        """Return the first stall of the row."""
        said = self.cleaned_data
        kind = self.kinds[said["kind"]]
        box = Box(said["x"], said["y"], kind.width_cm, kind.depth_cm)
        return Stall("", said["aisle"], 0, box, kind.code)


STALLS: Final = formset_factory(StallRow, extra=0, max_num=50, absolute_max=50, can_delete=True)
FEATURES: Final = formset_factory(
    FeatureRow, extra=2, max_num=60, absolute_max=60, can_delete=True, validate_max=True
)
