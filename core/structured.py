"""schema.org data for search engines, safe inside a page."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# A text that holds "</script>" must not end the element; these letters may stand escaped in JSON.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def ld_json(data: dict[str, Any]) -> SafeString:
    """Return ``data`` with its context as the content of a ``application/ld+json`` script."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308 -- markup letters are escaped above
