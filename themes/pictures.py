"""Photographs as ``<picture>``: modern formats first, the place reserved before they arrive."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

FORMATS = ("avif", "webp", "jpeg", "png")
SOON, LATER = 'fetchpriority="high"', 'loading="lazy" decoding="async"'
NO_PHOTO = mark_safe('<span class="picture no-photo" aria-hidden="true"></span>')


@lru_cache(maxsize=128)
def sharp_enough(sizes: str) -> str:
    """Return ``sizes`` that ask for 1.8 pixels a point where a phone has three.

    Nobody sees a photograph's third pixel, and it costs two and a half times the bytes.
    Browsers take the smallest file that is large enough, so a point too many is a size too many.
    """
    *before, last = sizes.rsplit(", ", 1)
    return ", ".join([*before, f"(min-resolution: 2.5dppx) calc({last} * .6)", last])


def picture(
    photo: Mapping[str, Any] | None, *, sizes: str, priority: bool, css: str, alt: str | None
) -> SafeString:
    """Return the markup; ``photo`` holds alt, w, h, src and srcset by format.

    Every value is escaped here, by hand: this runs for each card of a list.
    """
    if not photo or not photo.get("src"):
        return NO_PHOTO
    sets = photo.get("srcset") or {}
    within = escape(sharp_enough(sizes))
    sources = "".join(
        f'<source type="image/{kind}" srcset="{escape(sets[kind])}" sizes="{within}">'
        for kind in FORMATS
        if sets.get(kind)
    )
    text = escape(photo.get("alt", "") if alt is None else alt)
    markup = (
        f'<picture class="picture{" " + escape(css) if css else ""}">{sources}'
        f'<img src="{escape(photo["src"])}" alt="{text}" width="{int(photo["w"])}" '
        f'height="{int(photo["h"])}" {SOON if priority else LATER}></picture>'
    )
    return mark_safe(markup)  # noqa: S308 -- every value above is escaped or a number
