"""Counted offers and the words they are found by; ``catalog.desk.actions`` writes the count."""

from dataclasses import dataclass

from core.persian import ZWNJ, search_key
from sellers.models import Partner, StockRecord


@dataclass(frozen=True)
class Offer:
    """A counted offer and what it is called."""

    seller: Partner
    product_id: int
    title: str


def counted_offers(sellers: list[int]) -> list[Offer]:
    """Return the offers whose pieces are counted, of these sellers, by title. One query."""
    offers = StockRecord.objects.filter(
        partner__in=sellers, num_in_stock__isnull=False, product__made_to_order=False
    ).exclude(product__structure="parent")
    rows = offers.select_related("product__parent", "partner").order_by("product__title", "pk")
    return [Offer(row.partner, row.product_id, row.product.get_title()) for row in rows]


def named(offers: list[Offer], words: tuple[str, ...]) -> list[Offer]:
    """Return the offers whose title has all the words, in any spelling; all for no words."""
    keys = [key for word in words for key in search_key(word).split()]
    found = []
    for offer in offers:
        title = f"{search_key(offer.title)} {search_key(offer.title.replace(ZWNJ, ''))}"
        if all(key in title for key in keys):
            found.append(offer)
    exact = [offer for offer in found if search_key(offer.title).split() == keys]
    return exact or found
