"""The product's page, and what stands in its place when it is not on sale."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog import delivery
from catalog.detail import queries
from catalog.detail.structured import CURRENCY, product_data
from catalog.detail.words import WITHDRAWAL
from catalog.frame import frame
from catalog.models import Card, Product, WithdrawalRule
from catalog.share.cards import as_picture, goods_address
from catalog.standing import met_at
from core.kept import kept
from core.language import either
from core.structured import absolute, breadcrumbs, ld_json


@require_safe
@kept
def product(request: HttpRequest, product_slug: str, pk: int) -> HttpResponse:
    """Show a product on sale; its slug put right; 404 with others like it when it is gone."""
    found = queries.find(pk, timezone.localdate())
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
    cards = queries.others(found, timezone.localdate())
    return render(request, "catalogue/gone.html", {"product": found, "cards": cards}, status=404)


def _context(request: HttpRequest, page: queries.ProductPage) -> dict[str, Any]:
    goods, card = page.product, page.card
    url = absolute(card.get_absolute_url())
    crumbs = _crumbs(page)
    title, text = WITHDRAWAL[goods.withdrawal_rule or WithdrawalRule.SEVEN_DAYS]
    description = either(goods.description, goods.description_en)
    data = product_data(page, url, description, _name(goods.trade))
    return {
        "page": page,
        "product": goods,
        "card": card,
        "seller": page.seller,
        "crumbs": crumbs,
        "description": description,
        "met": met_at(page.seller, timezone.localdate()),
        "delivery": delivery.estimate(request, goods, page.seller),
        "withdrawal_title": title,
        "withdrawal_text": text,
        "canonical_url": url,
        "share_image": (picture := _share_card(card)),
        "share_image_url": picture["src"],
        "currency": CURRENCY,
        "structured": ld_json(data, breadcrumbs(crumbs)),
    }


def _share_card(card: Card) -> dict[str, Any]:
    """Return the picture by which a shared link is known. No query."""
    county = next((c for c in frame().counties if c.code == card.county_id), None)
    return as_picture(goods_address(card, county), card.name)


def _crumbs(page: queries.ProductPage) -> list[dict[str, str]]:
    """Return the way down: all goods, the sector's shelf, the trade's shelf, the product."""
    crumbs = [{"label": _("All goods"), "url": reverse("catalogue:index")}]
    sector, shelf = frame().sector(page.card.sector_id), getattr(page.product.trade, "shelf", None)
    if sector:
        crumbs.append({"label": _name(sector), "url": sector.url})
    if sector and shelf and shelf.is_public:
        url = reverse("catalogue:category", args=[f"{sector.slug}/{shelf.slug}", shelf.pk])
        crumbs.append({"label": _name(page.product.trade), "url": url})
    return [*crumbs, {"label": page.card.name}]


def _name(fact: Any) -> str:
    """Return the short name of a sector or trade, without what stands in brackets."""
    return either(fact.name_fa, fact.name_en).partition(" (")[0]
