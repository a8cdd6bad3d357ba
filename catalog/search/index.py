"""Keeping the narrow rows, and a search cluster where there is one, in step with the cards."""

from collections.abc import Collection, Sequence
from typing import Any

from wagtail.search.backends import get_search_backends

from catalog.models import Card, CardWords
from catalog.search.backend import GoodsBackend
from catalog.search.rows import compared, rows_of, store_rows
from catalog.search.spell import learn


def index_cards(cards: Sequence[Card]) -> set[int]:
    """Store the narrow rows of ``cards`` where they differ, learn their words, tell the cluster.

    Return the ids of the cards whose row changed. Call it in the transaction that wrote the cards.
    """
    if not cards:
        return set()
    rows = rows_of(cards)
    stored = {row.pk: row for row in CardWords.objects.filter(pk__in=rows).defer("words")}
    fresh = [
        row for pk, row in rows.items() if pk not in stored or compared(stored[pk]) != compared(row)
    ]
    changed = {row.pk for row in fresh}
    store_rows(fresh)
    learn(card for card in cards if card.pk in changed)
    tell_clusters([card for card in cards if card.pk in changed])
    return changed


def tell_clusters(cards: Sequence[Card]) -> None:
    """Hand changed cards to search engines outside the database."""
    for backend in _clusters() if cards else []:
        backend.add_bulk(Card, list(cards))


def forget(ids: Collection[int]) -> None:
    """Take cards that are about to go out of the clusters; rows go with their card."""
    for backend in _clusters() if ids else []:
        for pk in ids:
            backend.delete(Card(pk=pk))


def _clusters() -> list[Any]:
    return [
        b for b in get_search_backends(with_auto_update=True) if not isinstance(b, GoodsBackend)
    ]
