"""schema.org data of a producer's page."""

from typing import Any

from core.structured import absolute, rating
from sellers.models import Partner


def producer_data(
    seller: Partner, url: str, *, face: dict[str, Any] | None, cover: dict[str, Any] | None
) -> dict[str, Any]:
    """Return the Organization; only the county is public, never an address."""
    return {
        "@type": "Organization",
        "@id": f"{url}#producer",
        "name": seller.name,
        "alternateName": seller.name_en,
        "description": seller.tagline,
        "url": url,
        "logo": absolute(face["src"]) if face else "",
        "image": absolute(cover["src"]) if cover else "",
        "address": {
            "@type": "PostalAddress",
            "addressRegion": "Lorestan",
            "addressLocality": seller.county.name_fa if seller.county else "",
            "addressCountry": "IR",
        },
        "aggregateRating": rating(seller.rating, seller.reviews),
    }
