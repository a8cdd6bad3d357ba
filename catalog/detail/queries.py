"""Everything a product's page shows, in five queries for whatever it holds."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from catalog.detail.gallery import gallery
from catalog.models import Card, FoodLot, Product
from catalog.photos.columns import columns, picture_of
from catalog.photos.sizes import FACES
from catalog.voices.queries import Voice, voices_of
from core.money import Rials, from_decimal
from core.prepared import prepared
from sellers.models import Partner, StockRecord

SIMILAR_SHOWN = 4
FACE = "card__seller__portrait"


@dataclass(frozen=True)
class Choice:
    """One thing that can be put in the basket: the product itself or a variant.

    ``left`` is how many there are, None when it is made to order or not counted. ``label`` is
    what tells a variant from the others.
    """

    product_id: int
    label: str
    label_en: str
    price: Rials
    left: int | None

    @property
    def sold_out(self) -> bool:
        """Whether none is left."""
        return self.left == 0


@dataclass(frozen=True)
class Lot:
    """The lot of a food that is sold now."""

    code: str
    ingredients: str
    best_before: date
    permit_number: str


@dataclass(frozen=True)
class ProductPage:
    """What the page shows."""

    product: Product
    card: Card
    seller: Partner
    face: dict[str, Any] | None
    gallery: list[dict[str, Any]]
    choices: list[Choice]
    reviews: list[Voice]
    questions: list[Voice]
    similar: list[Card]
    lot: Lot | None = None

    @property
    def has_variants(self) -> bool:
        """Whether the buyer must choose one of several."""
        return bool(self.product.is_parent)

    @property
    def sold_out(self) -> bool:
        """Whether nothing of it is left."""
        return all(choice.sold_out for choice in self.choices)

    @property
    def is_sent(self) -> bool:
        """Whether something is sent: false for services."""
        return bool(self.product.shipping_class != "none")

    @property
    def unit(self) -> str:
        """What one piece of the price buys, in words; nothing for services."""
        return str(self.product.get_unit_display()) if self.is_sent else ""

    @property
    def most(self) -> int | None:
        """The most pieces that one can take of any one choice, None when no one counts."""
        left = [choice.left for choice in self.choices]
        return None if None in left else max((n for n in left if n is not None), default=None)


def lot_of(product: Product) -> Lot | None:
    """Return the lot that ``find`` brought with a food, None for others. No query."""
    found = getattr(product, "lot", None)
    return (
        Lot(**{**found, "best_before": date.fromisoformat(found["best_before"])}) if found else None
    )


def _lot(day: date) -> Subquery:
    """Return the lot that is sold on ``day`` as one column: the first that still keeps."""
    said = {name: F(name) for name in ("code", "ingredients", "best_before", "permit_number")}
    lots = FoodLot.objects.sound(day).filter(product=OuterRef("pk"))
    return Subquery(lots.values_list(JSONObject(**said))[:1])


def find(pk: int, day: date) -> Product | None:
    """Return the public top-level product with its card, seller and shelf, or None. One query.

    With the lot of a food that is sold on ``day``, for ``lot_of``.
    """
    return next(iter(_public(int(pk), day)), None)


@prepared(int, date)
def _public(pk: int, day: date) -> QuerySet[Product]:
    goods = Product.objects.filter(pk=pk, is_public=True).exclude(structure=Product.CHILD)
    seller = ("card__seller__county", "card__seller__portrait")
    kinds = ("trade__shelf", "product_class")
    return goods.select_related(*seller, *kinds).annotate(lot=_lot(day), **columns(FACE, FACES))


def page_of(product: Product, day: date) -> ProductPage:
    """Return the page of a product that has a card. Four queries."""
    card: Card = product.card
    seller, voices = card.seller, voices_of(product)
    return ProductPage(
        product=product,
        card=card,
        seller=seller,
        face=picture_of(product, FACE, FACES, seller.portrait),
        gallery=gallery(product.pk),
        choices=_choices(product, seller),
        reviews=voices.reviews,
        questions=voices.questions,
        similar=similar(card, day),
        lot=lot_of(product),
    )


def similar(card: Card, day: date) -> list[Card]:
    """Return cards of the same trade and then of the same sector, the newest first. One query."""
    others = _others(card.pk, card.trade_id, card.sector_id, day)
    found = {other.pk: other for other in others}
    newest = sorted(found.values(), key=lambda c: (c.published, c.pk), reverse=True)
    return sorted(newest, key=lambda c: c.trade_id != card.trade_id)[:SIMILAR_SHOWN]


@prepared(int, str, str, date)
def _others(pk: int, trade: str, sector: str, day: date) -> QuerySet[Card]:
    others = Card.objects.for_sale(day).exclude(pk=pk).order_by("-published", "-product")
    in_trade = others.filter(trade=trade).values("pk")[:SIMILAR_SHOWN]
    in_sector = others.filter(sector=sector).values("pk")[: 2 * SIMILAR_SHOWN]
    near, wide = (Card.objects.order_by().filter(pk__in=ids) for ids in (in_trade, in_sector))
    return near.union(wide, all=True)


def others(product: Product | None, day: date) -> list[Card]:
    """Return the newest cards of a product's sector, or of all goods. One query or two."""
    on_sale = Card.objects.for_sale(day).order_by("-published", "-product")
    if product is not None and product.trade is not None:
        near = list(on_sale.filter(sector=product.trade.sector_id)[:SIMILAR_SHOWN])
        if near:
            return near
    return list(on_sale[:SIMILAR_SHOWN])


def _choices(product: Product, seller: Partner) -> list[Choice]:
    if not product.is_parent:
        return [_choice(product, product, offer) for offer in _offer(product.pk, seller.pk)]
    found: dict[int, Choice] = {}
    for offer in _offers_of_kinds(product.pk, seller.pk):
        found.setdefault(offer.product_id, _choice(product, offer.product, offer))
    return list(found.values())


@prepared(int, int)
def _offer(pk: int, seller: int) -> QuerySet[StockRecord]:
    return StockRecord.objects.filter(partner=seller, price__isnull=False, product=pk)[:1]


@prepared(int, int)
def _offers_of_kinds(pk: int, seller: int) -> QuerySet[StockRecord]:
    offers = StockRecord.objects.filter(partner=seller, price__isnull=False)
    kinds = offers.filter(product__parent=pk, product__is_public=True)
    return kinds.select_related("product").order_by("product_id", "pk")


def _choice(parent: Product, thing: Product, offer: StockRecord) -> Choice:
    made = parent.made_to_order or thing.made_to_order
    counted = parent.product_class is None or parent.product_class.track_stock
    left = None if made or not counted else max(0, offer.net_stock_level)
    return Choice(
        product_id=thing.pk,
        label=_label(thing.title, parent.title),
        label_en=_label(thing.title_en, parent.title_en),
        price=from_decimal(offer.price),
        left=left,
    )


def _label(title: str, parent_title: str) -> str:
    """Return what a variant's title adds to its parent's: "Socks, size 3" → "size 3"."""
    rest = title.removeprefix(parent_title).strip(" ،,-–:")
    return rest or title
