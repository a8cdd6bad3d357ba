"""What is kept or prepared follows what editors and staff change."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail import signals as wagtail

from catalog import frame
from catalog.models import Category
from core.models import Photo
from sellers.models import County, Sector
from shop.pages import actions, foot
from shop.pages.models import HomePage, TextPage


def connect() -> None:
    """Listen; called once, when the apps are ready."""
    for model in (Category, County, Sector):
        for signal in (post_save, post_delete):
            signal.connect(frame.forget, sender=model)
    wagtail.page_published.connect(_prepare, sender=HomePage)
    post_save.connect(_renew, sender=Photo)
    wagtail.page_published.connect(foot.forget, sender=TextPage)
    wagtail.page_unpublished.connect(foot.forget, sender=TextPage)
    wagtail.post_page_move.connect(foot.forget, sender=TextPage)
    post_delete.connect(foot.forget, sender=TextPage)


def _prepare(instance: HomePage, **_signal: Any) -> None:
    actions.prepare_pictures(instance)


def _renew(instance: Photo, created: bool, raw: bool = False, **_signal: Any) -> None:
    if not created and not raw:
        actions.renew_pictures(instance)
