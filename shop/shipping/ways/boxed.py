"""What carriers ask who take boxes by weight and zone."""

from core.money import Rials
from shop.shipping.parcels import FRAGILE, ParcelSpec, Quote, Zone
from shop.shipping.tariff import tariff


def boxes(weight_g: int) -> list[int]:
    """Return the weights in grams of the boxes a parcel fills: all full but the last."""
    full, rest = divmod(weight_g, tariff().terms["post_box_g"])
    return [tariff().terms["post_box_g"]] * full + ([rest] if rest or not full else [])


def boxed(spec: ParcelSpec, code: str, there: Zone) -> Quote | None:
    """Return the sum of the steps of ``data/steps.csv``, ``None`` for what fits no box or zone."""
    table, parts = tariff(), boxes(spec.weight_g)
    if not (spec.goes_in_a_box and table.serves(code, there)):
        return None
    price = sum(table.step(code, there, part) for part in parts)
    if FRAGILE in spec.shipping_classes:
        price += table.terms["fragile_surcharge"] * len(parts)
    return Quote(code, Rials(price), table.days[code, there], len(parts))
