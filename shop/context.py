"""What every page of the shop needs, without a query where none is due."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language


def shop(request: HttpRequest) -> dict[str, Any]:
    """Return the other language's address, the site's own, and the basket's count."""
    language = get_language() or settings.LANGUAGE_CODE
    other = "en" if language == "fa" else "fa"
    return {
        "site_url": settings.SITE_URL,
        "canonical_url": settings.SITE_URL + request.path,
        "page_language": language,
        "page_direction": "rtl" if language == "fa" else "ltr",
        "other_language": other,
        "other_language_url": translate_url(request.get_full_path(), other),
    }
