"""How one seller sends, and what for: her own prices by place, and what she does not do. Pure.

Stored with the seller as plain values (``to_json``); what is not said is as the platform does it,
so nothing said at all is "post for me": the platform's tariff everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# Weights up to which she names a price, in grams.
STEPS_G = (1000, 2000, 5000, 10_000, 30_000)
MOST_ZONES = 3


class TermsError(ValueError):
    """Terms that contradict themselves; the message says how."""


@dataclass(frozen=True)
class OwnZone:
    """Some places with her own prices of post; ``steps`` are (up to grams, rials), rising.

    ``places`` are codes of counties and provinces.
    """

    name: str
    places: frozenset[str]
    steps: tuple[tuple[int, int], ...]

    def price(self, weight_g: int) -> int | None:
        """Return her price for a parcel, ``None`` for one heavier than she named."""
        return next((rials for grams, rials in self.steps if weight_g <= grams), None)


@dataclass(frozen=True)
class Terms:
    """All that a seller says about sending. Amounts are rials.

    ``free_above``: goods of that much are sent free, but not by freight. ``courier`` is her price
    of the same-city courier. To ``blocked`` places nothing is sent; fetching stays possible.
    """

    zones: tuple[OwnZone, ...] = ()
    free_above: int | None = None
    courier: int | None = None
    blocked: frozenset[str] = frozenset()

    def zone_of(self, *codes: str | None) -> OwnZone | None:
        """Return the first zone that holds one of the codes: those of a county, its province."""
        return next((zone for zone in self.zones if zone.places.intersection(codes)), None)

    def blocks(self, *codes: str | None) -> bool:
        """Whether nothing is sent to a place with one of these codes."""
        return bool(self.blocked.intersection(codes))

    def is_free(self, items: int) -> bool:
        """Whether goods worth ``items`` are sent free."""
        return self.free_above is not None and items >= self.free_above


PLATFORM = Terms()


def check(terms: Terms) -> Terms:
    """Return sound terms; raise ``TermsError`` for prices that fall, and places named twice."""
    seen: set[str] = set()
    for zone in terms.zones:
        if not zone.steps or any(rials < 0 for _, rials in zone.steps):
            raise TermsError("a zone needs prices")
        if any(a[0] >= b[0] or a[1] > b[1] for a, b in pairwise(zone.steps)):
            raise TermsError("a heavier parcel never costs less")
        if seen & zone.places:
            raise TermsError("a place stands in one zone only")
        seen |= zone.places
    return terms


def to_json(terms: Terms) -> dict[str, Any]:
    """Return plain values to store; ``{}`` for the platform's own terms."""
    if terms == PLATFORM:
        return {}
    return {
        "zones": [
            {"name": z.name, "places": sorted(z.places), "steps": [list(step) for step in z.steps]}
            for z in terms.zones
        ],
        "free_above": terms.free_above,
        "courier": terms.courier,
        "blocked": sorted(terms.blocked),
    }


def from_json(stored: Mapping[str, Any]) -> Terms:
    """Return stored terms."""
    if not stored:
        return PLATFORM
    zones = tuple(
        OwnZone(
            zone["name"],
            frozenset(zone["places"]),
            tuple((grams, rials) for grams, rials in zone["steps"]),
        )
        for zone in stored["zones"]
    )
    blocked = frozenset(stored["blocked"])
    return Terms(zones, stored["free_above"], stored["courier"], blocked)
