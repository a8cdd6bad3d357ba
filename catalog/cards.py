"""How cards are made: what a list shows of each product, worked out from the goods themselves.

``made`` reads a batch of products with a constant number of queries; ``catalog.actions`` stores
what it returns and the audit compares it with what is stored.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog.capacity import open_pieces, promised_lead
from catalog.models import Card, CardStock, Product
from catalog.photos import first_pictures
from core.money import from_decimal
from sellers.licensing import gate
from sellers.models import StockRecord

# What a refresh writes: every column but the key, in the order of the model.
_COLUMNS = [f for f in Card._meta.concrete_fields if not f.primary_key]
FIELDS = [f.name for f in _COLUMNS]

SoldCounter = Callable[[Collection[int]], dict[int, int]]
_sold_counters: list[SoldCounter] = []


def count_sold_by(counter: SoldCounter) -> SoldCounter:
    """Register who knows how many pieces were sold: product ids in, pieces by id out.

    Orders stand above goods, so they register in their ``ready()``; ids of variants are asked too.
    """
    _sold_counters.append(counter)
    return counter


@dataclass
class Facts:
    """What was read about a batch of products, by product id."""

    offers: dict[int, list[StockRecord]] = field(default_factory=lambda: defaultdict(list))
    until: dict[tuple[int, str], date] = field(default_factory=dict)
    pictures: dict[int, dict[str, Any]] = field(default_factory=dict)
    reviews: dict[int, int] = field(default_factory=dict)
    sold: dict[int, int] = field(default_factory=dict)
    waiting: dict[int, int] = field(default_factory=dict)
    day: date = date.min


def sources(product_ids: Collection[int]) -> QuerySet[Product]:
    """Return the products among ``product_ids`` that may have a card. Adds no query."""
    return (
        Product.objects.filter(pk__in=product_ids, is_public=True, trade__isnull=False)
        .exclude(structure=Product.CHILD)
        .select_related("trade", "product_class")
        .only(
            "title", "title_en", "slug", "unit", "lead_days", "weekly_capacity", "made_to_order",
            "rating", "structure", "date_created", "trade__sector_id", "product_class__track_stock",
        )
    )  # fmt: skip


def made(product_ids: Collection[int], day: date) -> dict[int, Card]:
    """Return the cards that ``product_ids`` should have on ``day``, by id; at most 9 queries."""
    products = list(sources(product_ids))
    facts = read_facts([p.pk for p in products], day)
    facts.waiting = open_pieces([p.pk for p in products if p.weekly_capacity])
    cards = (_card(product, facts) for product in products)
    return {card.pk: card for card in cards if card is not None}


def read_facts(pks: Collection[int], day: date) -> Facts:
    """Read offers, licences, photos, reviews and sales of top-level products."""
    facts = Facts(day=day)
    _read_offers(pks, facts)
    sellers = {offer.partner_id for offers in facts.offers.values() for offer in offers}
    facts.until = gate.rights(day, sellers)
    facts.pictures = first_pictures(pks)
    approved = ProductReview.objects.filter(product__in=pks, status=ProductReview.APPROVED)
    facts.reviews = dict(approved.values_list("product").annotate(Count("pk")))
    _read_sales(pks, facts)
    return facts


def _read_offers(pks: Collection[int], facts: Facts) -> None:
    # A subquery on one table: either side of the "or" has an index there.
    mine = Product.objects.filter(Q(pk__in=pks) | Q(parent__in=pks, is_public=True))
    offers = StockRecord.objects.filter(
        product__in=mine.order_by().values("pk"),
        price__isnull=False,
        partner__is_open=True,
        partner__county__isnull=False,
    )
    for offer in offers.select_related("partner", "product").order_by("price", "pk"):
        facts.offers[offer.product.parent_id or offer.product_id].append(offer)


def _read_sales(pks: Collection[int], facts: Facts) -> None:
    variants = {o.product_id: pk for pk, offers in facts.offers.items() for o in offers}
    for counter in _sold_counters:
        for product, pieces in counter({*pks, *variants}).items():
            pk = variants.get(product, product)
            facts.sold[pk] = facts.sold.get(pk, 0) + pieces


def _card(product: Product, facts: Facts) -> Card | None:
    """Return the product's card, or ``None`` when no seller may sell it today."""
    trade = str(product.trade_id)
    licensed = [o for o in facts.offers[product.pk] if (o.partner_id, trade) in facts.until]
    if not licensed:
        return None
    offer = min(licensed, key=lambda o: (_stock(product, o) == CardStock.SOLD_OUT, o.price, o.pk))
    seller = offer.partner
    mine = [o for o in licensed if o.partner_id == seller.pk]
    return Card(
        product_id=product.pk,
        title=product.title,
        title_en=product.title_en,
        slug=product.slug,
        unit=product.unit,
        price=from_decimal(offer.price),
        price_from=len({o.price for o in mine}) > 1,
        seller_id=seller.pk,
        seller_name=seller.name,
        seller_name_en=seller.name_en,
        seller_slug=seller.slug,
        county_id=seller.county_id,
        sector_id=product.trade.sector_id,
        trade_id=trade,
        stock=_stock(product, offer),
        lead_days=promised_lead(
            product.lead_days, product.weekly_capacity, facts.waiting.get(product.pk, 0)
        ),
        photo=facts.pictures.get(product.pk),
        rating=product.rating,
        reviews=facts.reviews.get(product.pk, 0),
        sold=facts.sold.get(product.pk, 0),
        published=product.date_created,
        until=facts.until[seller.pk, trade],
        back_on=seller.away.back_on(facts.day) if seller.away else None,
    )


def _stock(product: Product, offer: StockRecord) -> CardStock:
    """Return what ``offer`` says of availability; its product may be a variant of ``product``."""
    if product.made_to_order or offer.product.made_to_order:
        return CardStock.MADE_TO_ORDER
    tracked = product.product_class is None or product.product_class.track_stock
    return CardStock.IN_STOCK if offer.net_stock_level > 0 or not tracked else CardStock.SOLD_OUT


def values_of(card: Card) -> Iterable[Any]:
    """Return the values of a card's columns in the order of ``FIELDS``, to compare two cards."""
    return [getattr(card, column.attname) for column in _COLUMNS]
