"""What the demo's buyers find when they come: goods with offers, and places to send them to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from catalog.demo.drafts import written_goods
from catalog.models import Product
from catalog.photos import first_pictures
from core.demo import DemoPlan
from core.money import Rials, from_decimal
from sellers.models import Partner, StockRecord
from shop.shipping.queries import places

# Dearer goods are bought by handshake, not by strangers' clicks.
DEAREST = Rials(600_000_000)


@dataclass
class Ware:
    """An offer of a product or variant; ``left`` is what no order holds, None: not counted."""

    product: Product
    offer: StockRecord
    price: Rials
    since: datetime
    left: int | None
    photo: dict[str, Any] | None

    @property
    def lead_days(self) -> int:
        """Working days until it can be handed over."""
        return int(self.product.lead_days)


@dataclass
class Market:
    """All wares by seller, and the codes of the places that orders go to."""

    stalls: dict[int, list[Ware]]
    sellers: dict[int, Partner]
    near: list[str]
    far: list[str]

    @property
    def size(self) -> int:
        """How many wares there are."""
        return sum(map(len, self.stalls.values()))

    def of_seller(self, code: str) -> "Market":
        """Return the market with the stall of one seller alone; the wares are the same."""
        pks = [pk for pk, seller in self.sellers.items() if seller.code == code]
        stalls = {pk: self.stalls[pk] for pk in pks}
        return Market(stalls, self.sellers, self.near, self.far)


def open_market(plan: DemoPlan) -> Market:
    """Read the written goods with their offers. Five queries."""
    skus = {draft.sku for draft in written_goods(plan)}
    offers = StockRecord.objects.select_related("product__parent", "partner__county")
    stalls: dict[int, list[Ware]] = {}
    sellers: dict[int, Partner] = {}
    rows = [o for o in offers.order_by("partner__code", "partner_sku") if _sku(o) in skus]
    photos = first_pictures({_top(offer) for offer in rows})
    for offer in rows:
        price = from_decimal(offer.price)
        if price > DEAREST:
            continue
        product = offer.product
        counted = not product.made_to_order and offer.num_in_stock is not None
        left = offer.net_stock_level if counted else None
        since = (product.parent or product).date_created
        sellers[offer.partner_id] = offer.partner
        ware = Ware(product, offer, price, since, left, photos.get(_top(offer)))
        stalls.setdefault(offer.partner_id, []).append(ware)
    near = [code for code, place in places().items() if place["within"]]
    far = [code for code, place in places().items() if not place["within"]]
    return Market(stalls, sellers, near, far)


def _sku(offer: StockRecord) -> str:
    return str((offer.product.parent or offer.product).upc)


def _top(offer: StockRecord) -> int:
    return int(offer.product.parent_id or offer.product_id)
