"""The product's page, and what stands in its place when it is not on sale."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from catalog import delivery
from catalog.detail import queries
from catalog.detail.structured import absolute, product_data
from catalog.detail.words import WITHDRAWAL
from catalog.models import Card, Product, WithdrawalRule
from core.structured import ld_json


def product(request: HttpRequest, product_slug: str, pk: int) -> HttpResponse:
    """Show a product on sale; its slug put right; 404 with others like it when it is gone."""
    found = queries.find(pk)
    if found is None:
        return gone(request, None)
    card = getattr(found, "card", None)
    if card is None or card.until < timezone.localdate():
        return gone(request, found)
    if product_slug != card.slug:
        query = request.GET.urlencode()
        return HttpResponsePermanentRedirect(
            card.get_absolute_url() + (f"?{query}" if query else "")
        )
    page = queries.page_of(found, timezone.localdate())
    return render(request, "catalogue/detail.html", _context(request, page))


def gone(request: HttpRequest, found: Product | None) -> HttpResponse:
    """Say that it is not on sale, and show what is; status 404."""
    on_sale = Card.objects.for_sale(timezone.localdate())
    if found is not None and found.trade_id:
        nearest = list(on_sale.filter(sector=found.trade.sector_id).order_by("-published")[:4])
    else:
        nearest = []
    cards = nearest or list(on_sale.order_by("-published")[:4])
    context = {"product": found, "cards": cards}
    return render(request, "catalogue/gone.html", context, status=404)


def _context(request: HttpRequest, page: queries.ProductPage) -> dict[str, Any]:
    rule = WITHDRAWAL[page.product.withdrawal_rule or WithdrawalRule.SEVEN_DAYS]
    url = settings.SITE_URL + page.card.get_absolute_url()
    in_english = get_language() == "en"
    described_in_english = in_english and bool(page.product.description_en)
    text = page.product.description_en if described_in_english else page.product.description
    return {
        "page": page,
        "product": page.product,
        "card": page.card,
        "seller": page.seller,
        "description": text,
        "description_is_persian": in_english and not described_in_english,
        "delivery": delivery.estimate(request, page.product, page.seller),
        "withdrawal_title": rule[0],
        "withdrawal_text": rule[1],
        "canonical_url": url,
        "share_image": absolute(page.gallery[0]["src"]) if page.gallery else "",
        "structured": ld_json(product_data(page, url)),
    }
