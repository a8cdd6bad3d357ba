"""A seller's goods as a file sees them: one row for each offer, by the seller's own code."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from catalog.models import Product
from core.money import from_decimal
from sellers.models import Partner, StockRecord

OWN = ("title", "title_en", "description", "description_en", "unit", "made_to_order",
       "lead_days", "weight_g", "shipping_class", "withdrawal_rule")  # fmt: skip


@dataclass(frozen=True)
class Goods:
    """An offer with its product, and what a row of a file would say of them."""

    offer: StockRecord
    values: dict[str, Any]

    @property
    def product(self) -> Any:
        """The product or variant that is offered."""
        return self.offer.product

    @property
    def is_variant(self) -> bool:
        """Whether it is a variant of other goods."""
        return self.product.parent_id is not None


def offers_of(seller: Partner) -> QuerySet[StockRecord]:
    """Return what the seller offers, variants beside their parent. Adds no query."""
    return (
        StockRecord.objects.filter(partner=seller)
        .exclude(product__structure=Product.PARENT)
        .select_related("product__parent", "product__trade", "product__product_class")
        .order_by("product_id")
    )


def found(offers: QuerySet[StockRecord]) -> Iterator[Goods]:
    """Yield the goods of these offers. One query."""
    for offer in offers:
        yield Goods(offer, values_of(offer))


def by_code(seller: Partner, codes: Collection[str], *, lock: bool = False) -> dict[str, Goods]:
    """Return the seller's goods among ``codes``. One query; with ``lock`` the offers are held."""
    offers = offers_of(seller).filter(partner_sku__in=codes)
    if lock:
        offers = offers.select_for_update(of=("self",)).order_by("pk")
    return {str(goods.offer.partner_sku): goods for goods in found(offers)}


def values_of(offer: StockRecord) -> dict[str, Any]:
    """Return clean values by column; ``price`` in rials, ``stock`` None where nobody counts."""
    product: Any = offer.product
    return {
        "code": offer.partner_sku,
        "price": None if offer.price is None else int(from_decimal(offer.price)),
        "stock": offer.num_in_stock,
        "trade": product.trade_id,
        **{key: getattr(product, key) for key in OWN},
    }
