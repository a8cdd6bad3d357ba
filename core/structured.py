"""schema.org data for search engines, safe inside a page."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

# A text that holds "</script>" must not end the element; these letters may stand escaped in JSON.
# U+2028 and U+2029 end a line in older readers of scripts.
_ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def ld_json(*things: dict[str, Any]) -> SafeString:
    """Return the things with their context as the content of a ``application/ld+json`` script.

    Empty values are left out: a thing without a picture does not say that it has an empty one.
    """
    told = [{key: value for key, value in thing.items() if not _empty(value)} for thing in things]
    data = told[0] if len(told) == 1 else {"@graph": told}
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308 -- markup letters are escaped above


def _empty(value: Any) -> bool:
    return value is None or value in ("", [])


def absolute(url: str) -> str:
    """Return a media or page address with the site's own in front, if it has none."""
    return url if "://" in url else settings.SITE_URL + url


def canonical(path: str, page: int = 1) -> str:
    """Return the one address of a page of a list, whatever it was narrowed by."""
    return absolute(path) + (f"?page={page}" if page > 1 else "")


def rating(value: float | Decimal | None, count: int) -> dict[str, Any] | None:
    """Return the AggregateRating of ``count`` reviews, out of five; ``None`` without any."""
    if not value or not count:
        return None
    return {
        "@type": "AggregateRating",
        "ratingValue": round(float(value), 2),
        "bestRating": 5,
        "reviewCount": count,
    }


def breadcrumbs(crumbs: Iterable[dict[str, str]]) -> dict[str, Any]:
    """Return the way up as a BreadcrumbList; ``crumbs`` as ``parts/breadcrumbs.html`` has them."""
    items = [
        {"@type": "ListItem", "position": place, "name": crumb["label"]}
        | ({"item": absolute(crumb["url"])} if crumb.get("url") else {})
        for place, crumb in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
