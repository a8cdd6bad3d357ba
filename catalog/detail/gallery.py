"""A product's photos with all their cuts, in one query whatever their number."""

from typing import Any, NamedTuple

from django.db.models import FilteredRelation, Q, QuerySet

from catalog.models import ProductImage
from catalog.photos.sizes import GOODS, SHOWN, specs
from catalog.pixels import Size
from core.models import Photo, Rendition
from core.prepared import prepared

COLUMNS = (
    "photo_id", "photo__description", "photo__title", "photo__file", "photo__width",
    "photo__height", "photo__colour", "cut__filter_spec", "cut__file", "cut__width", "cut__height",
)  # fmt: skip


class Row(NamedTuple):
    """A photo beside one of its cuts, or beside nothing."""

    photo: int
    description: str
    title: str
    file: str
    width: int
    height: int
    colour: str
    spec: str | None
    cut: str | None
    cut_width: int
    cut_height: int


def gallery(product_id: int) -> list[dict[str, Any]]:
    """Return what ``{% picture %}`` draws of each photo, in their order. One query.

    A photo without cuts is drawn as it was uploaded.
    """
    kinds = specs(GOODS)
    pictures: dict[int, dict[str, Any]] = {}
    for row in map(Row._make, _photos(product_id)):
        picture = pictures.setdefault(row.photo, _picture(row))
        if row.spec and row.cut:
            _add(picture, kinds[row.spec], row.cut, Size(row.cut_width, row.cut_height))
    return [_written(picture) for picture in pictures.values()]


@prepared(int)
def _photos(product_id: int) -> QuerySet[ProductImage, tuple[Any, ...]]:
    cuts = FilteredRelation(
        "photo__renditions", condition=Q(photo__renditions__filter_spec__in=specs(GOODS))
    )
    images = ProductImage.objects.filter(product=product_id, photo__isnull=False)
    rows = images.annotate(cut=cuts).order_by("display_order", "pk", "cut__width")
    return rows.values_list(*COLUMNS)


def _picture(row: Row) -> dict[str, Any]:
    url = Photo._meta.get_field("file").storage.url(row.file)
    return {
        "alt": row.description or row.title,
        "w": row.width,
        "h": row.height,
        "src": url,
        "srcset": {},
        "large": url,
        "color": row.colour,
    }


def _add(picture: dict[str, Any], kind: str, file: str, size: Size) -> None:
    """Add one cut; the webp nearest the shown width is what <img> names, the widest the zoom."""
    url = Rendition._meta.get_field("file").storage.url(file)
    sets = picture["srcset"].setdefault(kind, {})
    sets[size.width] = url
    if kind == "webp" and min(sets, key=lambda w: abs(w - SHOWN)) == size.width:
        picture.update(src=url, w=size.width, h=size.height)
    if kind == "webp" and max(sets) == size.width:
        picture.update(large=url, large_w=size.width, large_h=size.height)


def _written(picture: dict[str, Any]) -> dict[str, Any]:
    sets = picture["srcset"].items()
    written = {kind: ", ".join(f"{url} {w}w" for w, url in cuts.items()) for kind, cuts in sets}
    return {**picture, "srcset": written}
