"""Making ready what editors publish."""

from core import kept
from core.models import Photo
from shop.pages.models import HomePage
from shop.pages.pictures import pictures_of


def prepare_pictures(page: HomePage) -> None:
    """Store the pictures of a published page."""
    page.pictures = pictures_of(page.body)
    HomePage.objects.filter(pk=page.pk).update(pictures=page.pictures)
    kept.changed()


def renew_pictures(photo: Photo) -> None:
    """Store anew the pictures of the home pages that show ``photo``. One query if none does."""
    for page in HomePage.objects.exclude(pictures={}):
        if str(photo.pk) in page.pictures:
            prepare_pictures(page)
