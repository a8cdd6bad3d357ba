"""Making the narrow rows of cards: what narrows, counts and sorts, and the words."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.html import strip_tags

from catalog.listing.bands import place
from catalog.models import Card, CardWords, Product
from catalog.models.words import WordsField
from catalog.search.terms import Words
from sellers.models import County, Trade

LONGEST_TEXT = 200  # letters of a description that are searched, in each language
FIELDS = [f.name for f in CardWords._meta.concrete_fields if not f.primary_key]
_COMPARED = [f.attname for f in CardWords._meta.concrete_fields if not isinstance(f, WordsField)]


def rows_of(cards: Sequence[Card]) -> dict[int, CardWords]:
    """Return the narrow rows that ``cards`` should have, by id; three queries for any number."""
    texts = {
        pk: [strip_tags(fa)[:LONGEST_TEXT], strip_tags(en)[:LONGEST_TEXT]]
        for pk, fa, en in Product.objects.filter(pk__in=[c.pk for c in cards])
        .order_by()
        .values_list("pk", "description", "description_en")
    }
    trades = Trade.objects.select_related("sector").in_bulk({c.trade_id for c in cards})
    counties = County.objects.in_bulk({c.county_id for c in cards})
    return {
        card.pk: _row(card, trades[card.trade_id], counties[card.county_id], texts[card.pk])
        for card in cards
    }


def words_of(card: Card, trade: Trade, county: County, texts: Iterable[str]) -> Words:
    """Return the words of one card in their three ranks."""
    sector = trade.sector
    names = [
        *(trade.name_fa, trade.name_en, sector.name_fa, sector.name_en),
        *(card.seller_name, card.seller_name_en, county.name_fa, county.name_en),
    ]
    return Words.of([card.title, card.title_en], names, texts)


def _row(card: Card, trade: Trade, county: County, texts: Iterable[str]) -> CardWords:
    words = words_of(card, trade, county, texts)
    return CardWords(
        card_id=card.pk,
        county_id=card.county_id,
        sector_id=card.sector_id,
        trade_id=card.trade_id,
        stock=card.stock,
        band=place(card.price),
        price=card.price,
        rating=card.rating,
        reviews=card.reviews,
        sold=card.sold,
        published=card.published,
        until=card.until,
        fingerprint=words.fingerprint,
        words=words,
    )


def compared(row: CardWords) -> list[Any]:
    """Return all of a row but its words, for which the fingerprint stands."""
    return [getattr(row, name) for name in _COMPARED]


def store_rows(rows: Sequence[CardWords]) -> None:
    """Write narrow rows, new and changed alike, in one statement a batch."""
    if rows:
        CardWords.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["card"],
            update_fields=FIELDS,
            batch_size=500,
        )


def display_names(cards: Iterable[Card]) -> Iterable[str]:
    """Yield titles and names of cards as people write them; two queries for any number."""
    cards = list(cards)
    for card in cards:
        yield from (card.title, card.title_en, card.seller_name, card.seller_name_en)
    for trade in Trade.objects.select_related("sector").filter(pk__in={c.trade_id for c in cards}):
        yield from (trade.name_fa, trade.name_en, trade.sector.name_fa, trade.sector.name_en)
    for county in County.objects.filter(pk__in={c.county_id for c in cards}):
        yield from (county.name_fa, county.name_en)
