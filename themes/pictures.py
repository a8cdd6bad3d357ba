"""Photographs as ``<picture>``: modern formats first, the place reserved before they arrive."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

FORMATS = ("avif", "webp", "jpeg", "png")
SOON, LATER = mark_safe('fetchpriority="high"'), mark_safe('loading="lazy" decoding="async"')
NO_PHOTO = mark_safe('<span class="picture no-photo" aria-hidden="true"></span>')


def picture(
    photo: Mapping[str, Any] | None, *, sizes: str, priority: bool, css: str, alt: str | None
) -> SafeString:
    """Return the markup; ``photo`` holds alt, w, h, src and srcset by format."""
    if not photo or not photo.get("src"):
        return NO_PHOTO
    sets = photo.get("srcset") or {}
    sources = format_html_join(
        "",
        '<source type="image/{}" srcset="{}" sizes="{}">',
        ((kind, sets[kind], sizes) for kind in FORMATS if sets.get(kind)),
    )
    loading = SOON if priority else LATER
    return format_html(
        '<picture class="{}">{}<img src="{}" alt="{}" width="{}" height="{}" {}></picture>',
        f"picture {css}".strip(),
        sources,
        photo["src"],
        photo.get("alt", "") if alt is None else alt,
        photo["w"],
        photo["h"],
        loading,
    )
