"""The cuts of a row's photo as columns of the row's own query, so that they cost none of their own.

sellers = Partner.objects.select_related("portrait").annotate(**columns("portrait", FACES))
picture_of(seller, "portrait", FACES)  # what ``{% picture %}`` draws
"""

from typing import Any

from django.db.models import OuterRef, Subquery

from catalog.pixels import Size, spec
from core.models import Rendition

KIND = "webp"


def columns(path: str, sizes: tuple[Size, ...]) -> dict[str, Subquery]:
    """Return the columns that hold the files of the photo at ``path``, one for each size."""
    return {_name(path, size): _file(path, size) for size in sizes}


def _name(path: str, size: Size) -> str:
    return f"{path}_{size.width}"


def _file(path: str, size: Size) -> Subquery:
    cuts = Rendition.objects.filter(image=OuterRef(path), filter_spec=spec(size, KIND))
    return Subquery(cuts.values("file")[:1])


def picture_of(row: Any, path: str, sizes: tuple[Size, ...], photo: Any) -> dict[str, Any] | None:
    """Return what ``{% picture %}`` draws of ``photo``, from the columns that ``row`` brought.

    A photo without cuts is drawn as it was uploaded; no photo, no picture. No query.
    """
    if photo is None:
        return None
    url = Rendition._meta.get_field("file").storage.url
    files = {size: url(file) for size in sizes if (file := getattr(row, _name(path, size)))}
    shown = max(files, key=lambda size: size.width, default=None)
    return {
        "alt": photo.description or photo.title,
        "w": shown.width if shown else photo.width,
        "h": shown.height if shown else photo.height,
        "src": files[shown] if shown else photo.file.url,
        "srcset": {KIND: ", ".join(f"{u} {s.width}w" for s, u in files.items())} if shown else {},
        "color": photo.colour,
    }
