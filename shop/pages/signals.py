"""What is kept or prepared follows what editors and staff change."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from oscar.apps.catalogue.reviews.models import ProductReview
from wagtail import signals as wagtail

from catalog.models import Category, Product, ProductCategory, ProductClass, ProductImage
from core import kept
from core.models import Photo, Rendition, User
from sellers.facts import trades_changed
from sellers.models import County, Licence, Partner, Province, Sector, StockRecord, Trade
from shop.pages import actions, foot
from shop.pages.models import HomePage, TextPage

# All that pages for strangers are made of.
SHOWN = (
    Product, ProductCategory, ProductClass, ProductImage, ProductReview, Category,
    Partner, Licence, StockRecord, County, Province, Sector, Trade,
    HomePage, TextPage, Photo, Rendition,
)  # fmt: skip


def connect() -> None:
    """Listen; called once, when the apps are ready."""
    wagtail.page_published.connect(_prepare, sender=HomePage)
    post_save.connect(_renew, sender=Photo)
    wagtail.page_published.connect(foot.forget, sender=TextPage)
    wagtail.page_unpublished.connect(foot.forget, sender=TextPage)
    wagtail.post_page_move.connect(foot.forget, sender=TextPage)
    post_delete.connect(foot.forget, sender=TextPage)
    _keep_pages_true()


def _keep_pages_true() -> None:
    """Let whatever a kept page shows end it, after what lists and frames are made of is renewed.

    Writes that send no signals say so themselves: cards, held stock, cuts of photos.
    """
    for model in SHOWN:
        for signal in (post_save, post_delete):
            signal.connect(kept.changed, sender=model, dispatch_uid=f"kept:{model}")
    post_save.connect(_person_changed, sender=User)
    post_delete.connect(kept.changed, sender=User)
    m2m_changed.connect(kept.changed, sender=Licence.trades.through)
    wagtail.post_page_move.connect(kept.changed)
    trades_changed.connect(kept.changed)


def _person_changed(created: bool, update_fields: Collection[str] | None, **_signal: Any) -> None:
    """Reviews show names; nobody has written one before the first save, or by signing in."""
    if not created and update_fields != {"last_login"}:
        kept.changed()


def _prepare(instance: HomePage, **_signal: Any) -> None:
    actions.prepare_pictures(instance)


def _renew(instance: Photo, created: bool, raw: bool = False, **_signal: Any) -> None:
    if not created and not raw:
        actions.renew_pictures(instance)
