"""Writing what lists read. Nothing else writes cards."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from catalog import cards, tally
from catalog.listing import counts, totals
from catalog.models import Card, Product
from catalog.search import index
from core import kept
from sellers.models import StockRecord

T = TypeVar("T")
BATCH = 1000


def refresh_cards(
    product_ids: Iterable[int] | None = None, *, day: date | None = None, words: bool = True
) -> int:
    """Make the cards of ``product_ids`` (of all goods when ``None``) agree with the goods.

    Variants stand for their parent. A product that is not public, or that no open, licensed
    seller offers on ``day`` (today), loses its card. Returns how many cards changed. About ten
    queries for each thousand products, and none for what stayed as it was; four fewer where only
    stock moved and ``words`` cannot have changed.
    """
    today = day or timezone.localdate()
    changed = 0
    for batch in batches(all_ids() if product_ids is None else _parents(product_ids)):
        changed += _refresh_batch(batch, today, words=words)
    if product_ids is None:
        tally.count()
        totals.recount()
    return changed


def refresh_cards_of_seller(seller_pk: int, *, day: date | None = None) -> int:
    """Make the cards of all that a seller offers, or has a card for, agree with the goods."""
    offered = StockRecord.objects.filter(partner=seller_pk).values_list("product_id", flat=True)
    shown = Card.objects.filter(seller=seller_pk).values_list("pk", flat=True)
    return refresh_cards({*offered, *shown}, day=day)


def refresh_cards_of_sellers(sellers: Iterable[int]) -> int:
    """Make the cards of many sellers agree with the goods, a batch of sellers at a time."""
    changed = 0
    for some in batches(sorted(set(sellers))):
        offered = StockRecord.objects.filter(partner__in=some).values_list("product_id", flat=True)
        shown = Card.objects.filter(seller__in=some).values_list("pk", flat=True)
        changed += refresh_cards({*offered, *shown})
    return changed


@transaction.atomic
def _refresh_batch(ids: list[int], day: date, *, words: bool) -> int:
    _lock(ids)
    wanted = cards.made(ids, day)
    stored = {card.pk: card for card in Card.objects.filter(pk__in=ids)}
    fresh = [
        card
        for pk, card in wanted.items()
        if pk not in stored or cards.values_of(card) != cards.values_of(stored[pk])
    ]
    gone = sorted(stored.keys() - wanted.keys())
    if fresh:
        Card.objects.bulk_create(
            fresh, update_conflicts=True, unique_fields=["product"], update_fields=cards.FIELDS
        )
        totals.move([stored[card.pk] for card in fresh if card.pk in stored], fresh)
    if gone:
        Card.objects.filter(pk__in=gone).delete()
    if touched := _sellers_touched(wanted, stored):
        tally.count(touched)
    indexed = index.index_cards(list(wanted.values()) if words else fresh)
    changed = {card.pk for card in fresh} | indexed | {*gone}
    if changed:
        kept.changed()
        counts.outdate()  # for what this transaction asks next
        transaction.on_commit(counts.outdate)
    return len(changed)


def _lock(ids: list[int]) -> None:
    """Lock goods: two refreshes of one would read the same card before and count it twice."""
    rows = Product.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
    list(rows.values_list("pk"))


def _sellers_touched(wanted: Mapping[int, Card], stored: Mapping[int, Card]) -> set[int]:
    """Return the sellers whose goods came, went, changed hands or got other stars."""
    before, after = _standing(stored), _standing(wanted)
    return {seller for _pk, seller, *_stars in before ^ after}


def _standing(found: Mapping[int, Card]) -> set[tuple[int, int, float | None, int]]:
    return {(pk, card.seller_id, card.rating, card.reviews) for pk, card in found.items()}


def all_ids() -> Iterator[int]:
    """Yield every id that has or may have a card, a batch at a time."""
    last = 0
    goods = Product.objects.exclude(structure=Product.CHILD).order_by("pk")
    while ids := list(goods.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        yield from ids
        last = ids[-1]


def _parents(product_ids: Iterable[int]) -> Iterator[int]:
    """Yield the ids with those of variants replaced by their parents', each once, in order."""
    ids = sorted(set(product_ids))
    children = Product.objects.filter(pk__in=ids, parent__isnull=False)
    parents = dict(children.values_list("pk", "parent_id"))
    yield from sorted({parents.get(pk, pk) for pk in ids})


def batches(rows: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Yield ids or rows in lists of at most ``size``."""
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch
