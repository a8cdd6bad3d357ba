"""A product's photos with all their cuts, in one query whatever their number."""

from typing import Any

from django.db.models import F, FilteredRelation, Q

from catalog.models import ProductImage
from catalog.photos.sizes import GOODS, SHOWN, specs
from core.models import Photo, Rendition


def gallery(product_id: int) -> list[dict[str, Any]]:
    """Return what ``{% picture %}`` draws of each photo, in their order. One query.

    A photo without cuts is drawn as it was uploaded.
    """
    kinds = specs(GOODS)
    cut = FilteredRelation("photo__renditions", condition=Q(photo__renditions__filter_spec__in=kinds))
    images = ProductImage.objects.filter(product=product_id, photo__isnull=False)
    rows = images.annotate(
        cut=cut, spec=F("cut__filter_spec"), cut_file=F("cut__file"), cut_width=F("cut__width"),
        cut_height=F("cut__height"),
    )  # fmt: skip
    pictures: dict[int, dict[str, Any]] = {}
    for image in rows.select_related("photo").order_by("display_order", "pk", "cut_width"):
        picture = pictures.setdefault(image.photo_id, _picture(image.photo))
        if image.cut_file:
            _add(picture, kinds[image.spec], image)
    return [_written(picture) for picture in pictures.values()]


def _picture(photo: Photo) -> dict[str, Any]:
    return {
        "alt": photo.description or photo.title,
        "w": photo.width,
        "h": photo.height,
        "src": photo.file.url,
        "srcset": {},
        "large": photo.file.url,
        "color": photo.colour,
    }


def _add(picture: dict[str, Any], kind: str, image: Any) -> None:
    """Add one cut; the webp nearest the shown width is what <img> names, the widest the zoom."""
    url = Rendition._meta.get_field("file").storage.url(image.cut_file)
    sets = picture["srcset"].setdefault(kind, {})
    sets[image.cut_width] = url
    if kind == "webp" and min(sets, key=lambda w: abs(w - SHOWN)) == image.cut_width:
        picture.update(src=url, w=image.cut_width, h=image.cut_height)
    if kind == "webp" and max(sets) == image.cut_width:
        picture.update(large=url, large_w=image.cut_width, large_h=image.cut_height)


def _written(picture: dict[str, Any]) -> dict[str, Any]:
    sets = picture["srcset"].items()
    written = {kind: ", ".join(f"{url} {w}w" for w, url in cuts.items()) for kind, cuts in sets}
    return {**picture, "srcset": written}
