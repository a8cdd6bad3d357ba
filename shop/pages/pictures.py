"""The photos in a home page's body, cut to the sizes its template shows."""

from typing import Any

from wagtail.blocks import StreamValue

from catalog.photos import make_renditions, photo_values
from catalog.photos.sizes import HEROES
from core.models import Photo


def pictures_of(body: StreamValue) -> dict[str, Any]:
    """Return what ``{% picture %}`` draws of the photos in ``body``, by id; cut what is missing."""
    photos = list(Photo.objects.filter(pk__in=_photo_ids(body)))
    for photo in photos:
        make_renditions(photo, HEROES)
    return {str(pk): value for pk, value in photo_values(photos, HEROES).items()}


def _photo_ids(body: StreamValue) -> set[int]:
    heroes = (block["value"] for block in body.raw_data if block["type"] == "hero")
    return {hero["image"] for hero in heroes if hero.get("image")}
