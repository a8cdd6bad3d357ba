"""Everything a product's page shows, in eight queries for whatever number of photos or reviews."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog.models import Card, Product, ProductImage
from catalog.photos import photo_values
from core.money import Rials, from_decimal
from sellers.models import Licence, Partner, StockRecord

REVIEWS_SHOWN = 6
SIMILAR_SHOWN = 4


@dataclass(frozen=True)
class Choice:
    """One thing that can be put in the basket: the product itself or a variant.

    ``left`` is how many there are, None when it is made to order or not counted.
    """

    product_id: int
    title: str
    title_en: str
    price: Rials
    left: int | None

    @property
    def sold_out(self) -> bool:
        """Whether none is left."""
        return self.left == 0


@dataclass(frozen=True)
class ProductPage:
    """What the page shows."""

    product: Product
    card: Card
    seller: Partner
    licence: Licence | None
    gallery: list[dict[str, Any]]
    choices: list[Choice]
    reviews: list[ProductReview]
    similar: list[Card]

    @property
    def has_variants(self) -> bool:
        """Whether the buyer must choose one of several."""
        return bool(self.product.is_parent)

    @property
    def sold_out(self) -> bool:
        """Whether nothing of it is left."""
        return all(choice.sold_out for choice in self.choices)


def find(pk: int) -> Product | None:
    """Return the public top-level product with its card and seller, or None. One query."""
    goods = Product.objects.filter(pk=pk, is_public=True).exclude(structure=Product.CHILD)
    related = ("card__seller__county", "card__seller__portrait", "trade__sector", "product_class")
    return goods.select_related(*related).first()


def page_of(product: Product, day: date) -> ProductPage:
    """Return the page of a product that has a card. At most seven queries."""
    card: Card = product.card
    seller = card.seller
    return ProductPage(
        product=product,
        card=card,
        seller=seller,
        licence=licence_of(seller, str(card.trade_id), day),
        gallery=_gallery(product),
        choices=_choices(product, seller),
        reviews=list(_reviews(product)[:REVIEWS_SHOWN]),
        similar=list(similar(card, day)),
    )


def licence_of(seller: Partner, trade_code: str, day: date) -> Licence | None:
    """Return the licence under which the seller sells goods of the trade. One query."""
    licences = Licence.objects.valid(day).filter(seller=seller, trades=trade_code)
    return licences.order_by("-valid_until").first()


def similar(card: Card, day: date) -> QuerySet[Card]:
    """Return cards of the same sector, of the same trade first. One query when read."""
    same_sector = Card.objects.for_sale(day).filter(sector=card.sector_id).exclude(pk=card.pk)
    by_trade = same_sector.extra(
        select={"same_trade": "trade_id = %s"}, select_params=[card.trade_id]
    )
    return by_trade.order_by("-same_trade", "-published", "-product")[:SIMILAR_SHOWN]


def _gallery(product: Product) -> list[dict[str, Any]]:
    images = ProductImage.objects.filter(product=product, photo__isnull=False)
    photos = [i.photo for i in images.select_related("photo").order_by("display_order", "id")]
    values = photo_values(photos)
    return [values[photo.pk] for photo in photos]


def _choices(product: Product, seller: Partner) -> list[Choice]:
    offers = StockRecord.objects.filter(partner=seller, price__isnull=False)
    if product.is_parent:
        children = Product.objects.filter(parent=product, is_public=True).order_by("pk")
        goods = list(children.prefetch_related(Prefetch("stockrecords", queryset=offers)))
        pairs = [(child, offer) for child in goods for offer in child.stockrecords.all()[:1]]
    else:
        pairs = [(product, offer) for offer in offers.filter(product=product)[:1]]
    return [_choice(product, thing, offer) for thing, offer in pairs]


def _choice(parent: Product, thing: Product, offer: StockRecord) -> Choice:
    made = parent.made_to_order or thing.made_to_order
    counted = parent.product_class is None or parent.product_class.track_stock
    left = None if made or not counted else max(0, offer.net_stock_level)
    return Choice(thing.pk, thing.title, thing.title_en, from_decimal(offer.price), left)


def _reviews(product: Product) -> QuerySet[ProductReview]:
    approved = ProductReview.objects.filter(product=product, status=ProductReview.APPROVED)
    return approved.select_related("user").order_by("-date_created", "-pk")
