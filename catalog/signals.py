"""Cards follow the goods: whoever saves goods, photos, offers, licences, sellers or reviews.

Ids are gathered and refreshed once, when the transaction commits; so a hundred saves cost one
refresh, and what is rolled back costs none. Writes that send no signals (``update``,
``bulk_create``) call ``catalog.actions.refresh_cards`` themselves.
"""

from collections.abc import Callable
from functools import partial
from threading import local
from typing import Any

from django.db import connection, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog import facts, frame, tally
from catalog.actions import (
    refresh_cards,
    refresh_cards_of_seller,
    refresh_cards_of_sellers,
)
from catalog.listing import counts, totals
from catalog.models import Card, Category, Product, ProductImage
from catalog.photos import take_in
from catalog.search import index
from sellers.facts import trades_changed
from sellers.licensing.actions.endings import papers_changed
from sellers.models import County, Licence, Partner, Permit, Sector, StockRecord, Trade


class _Waiting(local):
    """What this thread's transaction has touched."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.products: set[int] = set()
        self.sellers: set[int] = set()


_waiting = _Waiting()


def refresh_later(*, product: int | None = None, seller: int | None = None) -> None:
    """Refresh the cards of a product, or all of a seller, when the transaction commits."""
    if not any(entry[1] is _refresh for entry in reversed(connection.run_on_commit)):
        _waiting.products.clear()  # left over from a transaction that was rolled back
        _waiting.sellers.clear()
    if product is not None:
        _waiting.products.add(product)
    if seller is not None:
        _waiting.sellers.add(seller)
    # Each touch registers anew: an inner block that rolls back takes its own entry along.
    transaction.on_commit(_refresh)


def _refresh() -> None:
    """Refresh what waits; the first call of a commit does all, the others find nothing."""
    products, sellers = set(_waiting.products), set(_waiting.sellers)
    _waiting.products.clear()
    _waiting.sellers.clear()
    for seller in sorted(sellers):
        refresh_cards_of_seller(seller)
    if products:
        refresh_cards(products)


def _image_comes(instance: ProductImage, raw: bool = False, **_: Any) -> None:
    if instance.is_upload and not raw:
        take_in(instance)


def _product_changed(instance: Product, **_: Any) -> None:
    if instance.pk:
        refresh_later(product=instance.parent_id or instance.pk)


def _part_changed(instance: Any, **_: Any) -> None:
    if instance.product_id:
        refresh_later(product=instance.product_id)


def _seller_changed(instance: Partner, **_: Any) -> None:
    if instance.pk:
        refresh_later(seller=instance.pk)


def _paper_changed(instance: Any, **_: Any) -> None:
    if isinstance(instance, Licence | Permit):
        refresh_later(seller=instance.seller_id)


def _papers_changed(sellers: list[int], **_: Any) -> None:
    transaction.on_commit(partial(refresh_cards_of_sellers, sellers))


def _facts_changed(**_: Any) -> None:
    transaction.on_commit(facts.forget)
    transaction.on_commit(frame.forget)


def _trades_changed(**_: Any) -> None:
    _facts_changed()
    transaction.on_commit(refresh_cards)  # goods are found by their trade's name and sector


def _card_gone(instance: Card, **_: Any) -> None:
    index.forget([instance.pk])
    totals.move([instance], [])
    transaction.on_commit(counts.outdate)
    transaction.on_commit(partial(tally.count, [instance.seller_id]))


def connect() -> None:
    """Listen to everything a card is made of, and to photos that are uploaded."""
    handlers: dict[Callable[..., None], list[Any]] = {
        _product_changed: [Product],
        _part_changed: [StockRecord, ProductImage, ProductReview],
        _seller_changed: [Partner],
        _paper_changed: [Licence, Permit],
        _facts_changed: [County, Sector, Trade, Category],
    }
    for handler, models in handlers.items():
        for model in models:
            for signal in (post_save, post_delete):
                signal.connect(handler, sender=model, dispatch_uid=f"{handler.__name__}:{model}")
    pre_save.connect(_image_comes, sender=ProductImage)
    for paper in (Licence, Permit):
        m2m_changed.connect(_paper_changed, sender=paper.trades.through)
    papers_changed.connect(_papers_changed)
    post_delete.connect(_card_gone, sender=Card)
    trades_changed.connect(_trades_changed)
