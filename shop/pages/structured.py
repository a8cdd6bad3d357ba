"""schema.org data of the shop as a whole."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from core.structured import absolute


def site_data(name: str, home_url: str) -> list[dict[str, Any]]:
    """Return the Organization behind the shop and the WebSite with its search."""
    shop = {"@id": f"{settings.SITE_URL}/#shop"}
    search = absolute(reverse("search:search")) + "?q={search_term_string}"
    return [
        {
            "@type": "Organization",
            **shop,
            "name": name,
            "url": home_url,
            "logo": absolute(static("img/mark.svg")),
            "telephone": settings.SHOP_PHONE,
            "email": settings.SHOP_EMAIL,
        },
        {
            "@type": "WebSite",
            "name": name,
            "url": home_url,
            "publisher": shop,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": search},
                "query-input": "required name=search_term_string",
            },
        },
    ]
