"""schema.org data of a product's page."""

from typing import Any

from django.conf import settings

from catalog.detail.queries import ProductPage
from core.money import Rials

AVAILABILITY = {
    "in_stock": "https://schema.org/InStock",
    "made_to_order": "https://schema.org/MadeToOrder",
    "sold_out": "https://schema.org/OutOfStock",
}


def product_data(page: ProductPage, url: str) -> dict[str, Any]:
    """Return the Product with its offer, maker and rating; prices are rials, as IRR says."""
    card = page.card
    data: dict[str, Any] = {
        "@type": "Product",
        "name": card.name,
        "description": page.product.description,
        "sku": str(card.pk),
        "url": url,
        "image": [absolute(photo["src"]) for photo in page.gallery],
        "category": page.product.trade.name_fa,
        "brand": {"@type": "Brand", "name": card.seller_title},
        "offers": _offer(page, url),
    }
    if card.rating and card.reviews:
        data["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": round(card.rating, 1),
            "reviewCount": card.reviews,
        }
    return data


def _offer(page: ProductPage, url: str) -> dict[str, Any]:
    seller = {"@type": "Organization", "name": page.card.seller_title}
    prices: list[Rials] = [choice.price for choice in page.choices]
    shared = {
        "priceCurrency": "IRR",
        "availability": AVAILABILITY[page.card.stock],
        "url": url,
        "seller": seller,
    }
    if len(prices) > 1:
        spread = {"lowPrice": min(prices), "highPrice": max(prices), "offerCount": len(prices)}
        return {"@type": "AggregateOffer", **spread, **shared}
    return {"@type": "Offer", "price": page.card.price, **shared}


def absolute(url: str) -> str:
    """Return a media or page address with the site's own in front, if it has none."""
    return url if "://" in url else settings.SITE_URL + url
