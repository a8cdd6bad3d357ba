"""What is true of most goods of a trade, so that nobody has to be asked. Pure.

Read off the shop's own goods: by sector, then by what the trade's name speaks of.
"""

from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True)
class Defaults:
    """What a new listing begins with. ``weight_g`` is packed, ``lead_days`` are working days.

    The texts are values of ``Unit``, ``ShippingClass`` and ``WithdrawalRule``.
    """

    unit: str = "piece"
    weight_g: int = 500
    lead_days: int = 3
    shipping_class: str = "post"
    withdrawal_rule: str = "7_working_days"
    perishable: bool = False
    made_to_order: bool = False


SERVICE: Final = Defaults(
    weight_g=0,
    lead_days=5,
    shipping_class="none",
    withdrawal_rule="service_until_started",
    made_to_order=True,
)
FOOD: Final = Defaults(unit="pack", lead_days=2, withdrawal_rule="review_food")
_BY_SECTOR: Final = {
    "HND": Defaults(weight_g=700, lead_days=7),
    "WVN": Defaults(weight_g=2000, lead_days=14),
    "CLO": Defaults(weight_g=450, lead_days=5),
    "FOD": FOOD,
    "DLV": replace(
        FOOD,
        weight_g=1000,
        shipping_class="cold_or_express",
        withdrawal_rule="excluded_perishable",
        perishable=True,
    ),
    "BEE": replace(FOOD, unit="jar", weight_g=1000, shipping_class="post_fragile"),
    "AGR": Defaults(unit="pack", lead_days=2),
    "IND": Defaults(lead_days=4),
    "ART": Defaults(lead_days=7),
}
_JAR: Final = {"unit": "jar", "weight_g": 800, "shipping_class": "post_fragile"}
_BOTTLE: Final = {"unit": "bottle", "weight_g": 900, "shipping_class": "post_fragile"}
_FRAGILE: Final[dict[str, object]] = {"shipping_class": "post_fragile"}
_FRESH: Final = {
    "shipping_class": "cold_or_express",
    "withdrawal_rule": "excluded_perishable",
    "perishable": True,
}
# The beginning of a word of the trade's name, and what it changes; the first that fits.
_BY_WORD: Final[dict[str, tuple[tuple[str, dict[str, object]], ...]]] = {
    "FOD": (
        ("مربا", _JAR), ("ترشی", _JAR), ("شور", _JAR), ("رب", _JAR), ("عسل", _JAR),
        ("شربت", _BOTTLE), ("عرق", _BOTTLE), ("گلاب", _BOTTLE), ("سرکه", _BOTTLE),
        ("آبغوره", _BOTTLE), ("روغن", _BOTTLE), ("آبلیمو", _BOTTLE),
        ("غذا", _FRESH), ("آش", _FRESH), ("دلمه", _FRESH), ("کیک", _FRESH), ("سالاد", _FRESH),
    ),
    "DLV": (
        ("کشک", {"shipping_class": "post", "withdrawal_rule": "review_food", "perishable": False}),
        ("قره", {"shipping_class": "post", "withdrawal_rule": "review_food", "perishable": False}),
        ("روغن", {**_JAR, "withdrawal_rule": "review_food", "perishable": False}),
    ),
    "HND": (
        ("سفال", {"shipping_class": "post_fragile", "weight_g": 1200}),
        ("سرامیک", {"shipping_class": "post_fragile", "weight_g": 1200}),
        ("شیشه", _FRAGILE), ("آبگینه", _FRAGILE), ("آینه", _FRAGILE),
        ("زیور", {"weight_g": 150, "lead_days": 4}),
    ),
    "AGR": (
        ("گل", _FRESH), ("قارچ", _FRESH), ("سبزی", _FRESH), ("نهال", {"unit": "piece"}),
        ("گیاهان", {"withdrawal_rule": "review_food"}), ("زعفران", {"weight_g": 50}),
    ),
    "CLO": (("کیف", {"weight_g": 700}), ("کفش", {"unit": "pair", "weight_g": 900})),
}  # fmt: skip


def defaults_for(trade: str, words: frozenset[str], *, service: bool = False) -> Defaults:
    """Return the defaults of a trade by its code ("FOD-031") and the words of its name."""
    if service:
        return SERVICE
    sector = trade[:3]
    base = _BY_SECTOR.get(sector, Defaults())
    for beginning, changes in _BY_WORD.get(sector, ()):
        if any(word.startswith(beginning) for word in words):
            return replace(base, **changes)  # type: ignore[arg-type]  # names of our own fields
    return base
