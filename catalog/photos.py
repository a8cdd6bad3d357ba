"""Photos of goods as the face draws them: one small dictionary, made from ready renditions."""

from collections import defaultdict
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Any

from core.models import Photo, Rendition

WIDTHS = (320, 640, 1200)
SHOWN = 640
TALL = 5 / 4  # product photos are 4:5
FORMATS = {".avif": "avif", ".webp": "webp", ".jpg": "jpeg", ".jpeg": "jpeg", ".png": "png"}
# The fallback of <img> is what the oldest browser reads.
OLDEST_FIRST = ("jpeg", "png", "webp", "avif")


def photo_values(photos: Collection[Photo]) -> dict[int, dict[str, Any]]:
    """Return by photo id what ``{% picture %}`` draws; one query for any number of photos.

    ``alt``, ``w``, ``h``, ``src`` and ``srcset`` by format, from renditions of 4:5 in ``WIDTHS``;
    a photo without any is shown as it was uploaded.
    """
    ready: dict[int, list[Rendition]] = defaultdict(list)
    for rendition in Rendition.objects.filter(image__in=[p.pk for p in photos], width__in=WIDTHS):
        if abs(rendition.height / rendition.width - TALL) < 0.02:
            ready[rendition.image_id].append(rendition)
    return {photo.pk: _values(photo, ready[photo.pk]) for photo in photos}


def _values(photo: Photo, renditions: list[Rendition]) -> dict[str, Any]:
    by_format: dict[str, dict[int, Rendition]] = defaultdict(dict)
    for rendition in sorted(renditions, key=lambda r: (r.width, r.pk)):
        kind = FORMATS.get(PurePosixPath(rendition.file.name).suffix.lower())
        if kind:
            by_format[kind].setdefault(rendition.width, rendition)
    alt = photo.description or photo.title
    kind = next((k for k in OLDEST_FIRST if by_format.get(k)), None)
    if kind is None:
        return {
            "alt": alt, "w": photo.width, "h": photo.height, "src": photo.file.url, "srcset": {},
        }  # fmt: skip
    shown = min(by_format[kind].values(), key=lambda r: abs(r.width - SHOWN))
    srcset = {
        k: ", ".join(f"{r.file.url} {width}w" for width, r in sizes.items())
        for k, sizes in sorted(by_format.items())
    }
    return {
        "alt": alt,
        "w": shown.width,
        "h": shown.height,
        "src": shown.file.url,
        "srcset": srcset,
    }
