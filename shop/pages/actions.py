"""Making ready what editors publish."""

from typing import Any

from catalog.photos import make_renditions, photo_values
from catalog.photos.sizes import HEROES
from core.models import Photo
from shop.pages.models import HomePage


def pictures_of(page: HomePage) -> dict[str, Any]:
    """Return what ``{% picture %}`` draws of the photos in the body, by id; cut what is missing."""
    photos = list(Photo.objects.filter(pk__in=_photo_ids(page)))
    for photo in photos:
        make_renditions(photo, HEROES)
    return {str(pk): value for pk, value in photo_values(photos, HEROES).items()}


def prepare_pictures(page: HomePage) -> None:
    """Store the pictures of a published page."""
    page.pictures = pictures_of(page)
    HomePage.objects.filter(pk=page.pk).update(pictures=page.pictures)


def renew_pictures(photo: Photo) -> None:
    """Store anew the pictures of the home pages that show ``photo``. One query if none does."""
    for page in HomePage.objects.exclude(pictures={}):
        if str(photo.pk) in page.pictures:
            prepare_pictures(page)


def _photo_ids(page: HomePage) -> set[int]:
    heroes = (block["value"] for block in page.body.raw_data if block["type"] == "hero")
    return {hero["image"] for hero in heroes if hero.get("image")}
