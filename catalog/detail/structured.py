"""schema.org data of a product's page."""

from typing import Any, Final

from catalog.detail.queries import ProductPage
from catalog.models import WithdrawalRule
from catalog.voices.structured import review_data
from core.money import Rials
from core.structured import absolute, rating

SCHEMA: Final = "https://schema.org/"
AVAILABILITY: Final = {
    "in_stock": SCHEMA + "InStock",
    "made_to_order": SCHEMA + "MadeToOrder",
    "sold_out": SCHEMA + "OutOfStock",
}
CURRENCY: Final = "IRR"
WITHDRAWAL_DAYS: Final = 7


def product_data(page: ProductPage, url: str, description: str, trade: str) -> dict[str, Any]:
    """Return the Product with its offer, maker and rating; prices are rials, as IRR says."""
    card = page.card
    return {
        "@type": "Product",
        "@id": f"{url}#product",
        "name": card.name,
        "description": description,
        "sku": page.product.upc or str(card.pk),
        "url": url,
        "image": [absolute(photo["large"]) for photo in page.gallery],
        "category": trade,
        "brand": {"@type": "Brand", "name": card.seller_title},
        "offers": _offer(page, url),
        "aggregateRating": rating(card.rating, card.reviews),
        "review": review_data(page.reviews),
    }


def _offer(page: ProductPage, url: str) -> dict[str, Any]:
    seller_url = absolute(page.card.get_seller_url())
    seller = {"@type": "Organization", "name": page.card.seller_title, "url": seller_url}
    prices: list[Rials] = [choice.price for choice in page.choices]
    shared = {
        "priceCurrency": CURRENCY,
        "availability": AVAILABILITY[page.card.stock],
        "itemCondition": SCHEMA + "NewCondition",
        "url": url,
        "seller": seller,
        "hasMerchantReturnPolicy": _returns(page.product.withdrawal_rule),
    }
    if len(prices) > 1:
        spread = {"lowPrice": min(prices), "highPrice": max(prices), "offerCount": len(prices)}
        return {"@type": "AggregateOffer", **spread, **shared}
    return {"@type": "Offer", "price": page.card.price, **shared}


def _returns(rule: str) -> dict[str, Any]:
    """Return the right of withdrawal; working days are told as days, which are never more."""
    policy: dict[str, Any] = {"@type": "MerchantReturnPolicy", "applicableCountry": "IR"}
    if rule != WithdrawalRule.SEVEN_DAYS:
        return {**policy, "returnPolicyCategory": SCHEMA + "MerchantReturnNotPermitted"}
    return {
        **policy,
        "returnPolicyCategory": SCHEMA + "MerchantReturnFiniteReturnWindow",
        "merchantReturnDays": WITHDRAWAL_DAYS,
        "returnMethod": SCHEMA + "ReturnByMail",
    }
