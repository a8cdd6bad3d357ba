"""Photos as the face draws them: one small dictionary, made from ready renditions."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from catalog.models import ProductImage
from catalog.photos.sizes import FORMATS, GOODS, SHOWN, specs
from catalog.pixels import Size
from core.models import Photo, Rendition


def first_pictures(products: Collection[int]) -> dict[int, dict[str, Any]]:
    """Return by product id what ``{% picture %}`` draws of its first photo. Two queries."""
    images = ProductImage.objects.filter(product__in=products, photo__isnull=False)
    first: dict[int, Photo] = {}
    for image in images.select_related("photo").order_by("product_id", "display_order", "id"):
        first.setdefault(image.product_id, image.photo)
    values = photo_values(set(first.values()))
    return {product: values[photo.pk] for product, photo in first.items()}


def photo_dict(photo: Photo, sizes: tuple[Size, ...] = GOODS) -> dict[str, Any]:
    """Return what ``{% picture %}`` draws of one photo. One query."""
    return photo_values([photo], sizes)[photo.pk]


def photo_values(
    photos: Collection[Photo], sizes: tuple[Size, ...] = GOODS
) -> dict[int, dict[str, Any]]:
    """Return by photo id what ``{% picture %}`` draws; one query for any number of photos.

    ``alt``, ``w``, ``h``, ``src``, ``srcset`` by format and ``color``, from renditions in
    ``sizes`` (see ``catalog.photos.sizes``); a photo without any is shown as it was uploaded.
    """
    named = specs(sizes)
    ready: dict[int, list[Rendition]] = defaultdict(list)
    found = Rendition.objects.filter(image__in=[p.pk for p in photos], filter_spec__in=named)
    for rendition in found.order_by("width", "pk"):
        ready[rendition.image_id].append(rendition)
    return {photo.pk: _values(photo, ready[photo.pk], named) for photo in photos}


def _values(photo: Photo, renditions: list[Rendition], named: dict[str, str]) -> dict[str, Any]:
    by_format: dict[str, dict[int, Rendition]] = defaultdict(dict)
    for rendition in renditions:
        by_format[named[rendition.filter_spec]][rendition.width] = rendition
    srcset = {
        kind: ", ".join(f"{r.file.url} {width}w" for width, r in by_format[kind].items())
        for kind in sorted(by_format)
    }
    kind = next((k for k in FORMATS if k in by_format), None)
    shown = min(by_format[kind].values(), key=lambda r: abs(r.width - SHOWN)) if kind else photo
    return {
        "alt": photo.description or photo.title,
        "w": shown.width,
        "h": shown.height,
        "src": shown.file.url,
        "srcset": srcset,
        "color": photo.colour,
    }
