"""What a producer says about sending, and the parcel she tries it with."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.fields import PersianCharField, PersianIntegerField, TomanField
from core.language import joined, spoken
from shop.shipping.fields import PlaceField
from shop.shipping.parcels import COLD, FRAGILE, HEAVY
from shop.shipping.queries import destinations, places_without_cash
from shop.shipping.terms import MOST_ZONES, STEPS_G, OwnZone, Terms

MOST_TOMAN = 50_000_000
KINDS: dict[str, Promise] = {
    "post": pgettext_lazy("goods", "ordinary"),
    FRAGILE: pgettext_lazy("goods", "fragile"),
    COLD: pgettext_lazy("goods", "to be kept cool"),
    HEAVY: pgettext_lazy("goods", "too big for a box"),
}


class PlacesField(forms.MultipleChoiceField):
    """Some counties and provinces, ticked."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        """Offer the places we send to, in their groups."""

        def choices() -> list[Any]:
            return [(group.label, group.places) for group in destinations()]

        super().__init__(choices=choices, required=False, **kwargs)


def cash_words() -> str:
    """Return what taking cash means, and where nobody takes any."""
    text = _(
        "The cash stays with you, and our commission comes from your next sales. It is offered in "
        "counties that allow cash, and only if every producer in the basket takes it."
    )
    if closed := places_without_cash():
        text += " " + _("No cash is taken in: %(names)s.") % {"names": joined(*closed)}
    return text


class TermsForm(forms.Form):
    """The courier, free above a sum, places without, and up to three zones with own prices."""

    offers_courier = forms.BooleanField(
        label=gettext_lazy("I send by courier within my own county"), required=False
    )
    courier = TomanField(
        label=gettext_lazy("What the courier costs (toman)"),
        required=False,
        max_toman=MOST_TOMAN,
        help_text=gettext_lazy("Leave it empty for the platform's price."),
    )
    free_above = TomanField(
        label=gettext_lazy("Sending is free from this sum on (toman)"),
        required=False,
        min_toman=1,
        help_text=gettext_lazy("You pay the carrier then. Leave it empty for never."),
    )
    accepts_cod = forms.BooleanField(
        label=gettext_lazy("Buyers may pay me in cash when they get the goods"), required=False
    )
    blocked = PlacesField(label=gettext_lazy("I do not send to"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add the fields of the zones."""
        super().__init__(*args, **kwargs)
        self.fields["accepts_cod"].help_text = cash_words()
        for n in range(1, MOST_ZONES + 1):
            self.fields[f"zone{n}_name"] = PersianCharField(
                label=_("What you call it"), required=False, max_length=40
            )
            self.fields[f"zone{n}_places"] = PlacesField(label=_("Places in it"))
            for grams in STEPS_G:
                self.fields[f"zone{n}_{grams}"] = TomanField(
                    label=_("Up to %(n)s kg (toman)") % {"n": spoken(grams // 1000)},
                    required=False,
                    max_toman=MOST_TOMAN,
                )

    @property
    def zones(self) -> list[dict[str, Any]]:
        """The bound fields of each zone, and whether it has something in it."""
        return [
            {
                "number": n,
                "name": self[f"zone{n}_name"],
                "places": self[f"zone{n}_places"],
                "prices": [self[f"zone{n}_{grams}"] for grams in STEPS_G],
                "is_used": self._is_used(n),
            }
            for n in range(1, MOST_ZONES + 1)
        ]

    def _is_used(self, n: int) -> bool:
        fields = ["name", "places", *map(str, STEPS_G)]
        return any(self[f"zone{n}_{field}"].value() for field in fields) or any(
            self.errors.get(f"zone{n}_{field}") for field in fields if self.is_bound
        )

    def clean(self) -> dict[str, Any]:
        """Refuse zones without places or prices, prices that fall, and places named twice."""
        data = super().clean() or {}
        seen = set(data.get("blocked") or [])
        for n in range(1, MOST_ZONES + 1):
            places = set(data.get(f"zone{n}_places") or [])
            prices = [price for _grams, price in self._steps(n)]
            if not places and not prices and not data.get(f"zone{n}_name"):
                continue
            if not places:
                self.add_error(f"zone{n}_places", _("Tick at least one place of this zone."))
            elif seen & places:
                self.add_error(f"zone{n}_places", _("A place stands twice. Tick it only once."))
            if not prices:
                self.add_error(f"zone{n}_{STEPS_G[0]}", _("Write at least one price."))
            elif prices != sorted(prices):
                text = _("A heavier parcel cannot cost less than a lighter one.")
                self.add_error(f"zone{n}_{STEPS_G[0]}", text)
            seen |= places
        return data

    def _steps(self, n: int) -> list[tuple[int, int]]:
        found = ((grams, self.cleaned_data.get(f"zone{n}_{grams}")) for grams in STEPS_G)
        return [(grams, price) for grams, price in found if price is not None]

    def terms(self) -> Terms:
        """Return what was said."""
        data = self.cleaned_data
        zones = tuple(
            OwnZone(
                data[f"zone{n}_name"] or _("Zone %(n)s") % {"n": spoken(n)},
                frozenset(data[f"zone{n}_places"]),
                tuple(self._steps(n)),
            )
            for n in range(1, MOST_ZONES + 1)
            if data[f"zone{n}_places"]
        )
        return Terms(zones, data["free_above"], data["courier"], frozenset(data["blocked"]))


def initial_of(terms: Terms, *, offers_courier: bool, accepts_cod: bool) -> dict[str, Any]:
    """Return what the form shows of stored terms."""
    shown: dict[str, Any] = {
        "offers_courier": offers_courier,
        "accepts_cod": accepts_cod,
        "courier": terms.courier,
        "free_above": terms.free_above,
        "blocked": sorted(terms.blocked),
    }
    for n, zone in enumerate(terms.zones, start=1):
        shown |= {f"zone{n}_name": zone.name, f"zone{n}_places": sorted(zone.places)}
        shown |= {f"zone{n}_{grams}": rials for grams, rials in zone.steps}
    return shown


class TryForm(forms.Form):
    """A parcel to try the prices with."""

    to = PlaceField(label=gettext_lazy("Where to?"))
    grams = PersianIntegerField(
        label=gettext_lazy("How heavy is it? (grams)"),
        min_value=1,
        max_value=500_000,
        initial=1000,
    )
    items = TomanField(label=gettext_lazy("What do the goods cost? (toman)"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("What kind of goods?"), choices=list(KINDS.items()))
