"""The list of producers and each producer's page."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.detail.structured import absolute
from catalog.producers import queries
from core.persian import clean
from core.structured import ld_json

GOODS_PER_PAGE = 24


def index(request: HttpRequest) -> HttpResponse:
    """List producers with goods on sale, by county and words."""
    today = timezone.localdate()
    choices = queries.counties(today)
    county = request.GET.get("county", "")
    county = county if county in {c.code for c in choices} else ""
    words = clean(request.GET.get("q", ""))[:60]
    found = queries.with_goods(today, county=county, words=words)
    page = Paginator(found, queries.PAGE_SIZE).get_page(request.GET.get("page"))
    sellers = list(page.object_list)
    trades, faces = queries.trades_of(sellers, today), queries.faces(sellers)
    rows = [(s, trades.get(s.pk, [])[:3], faces.get(s.pk)) for s in sellers]
    context = {"page": page, "rows": rows, "counties": choices, "county": county, "words": words}
    return render(request, "producers/index.html", context)


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one producer: story, proof of licence, goods."""
    seller = queries.find(slug)
    if seller is None:
        raise Http404(_("There is no producer with this address."))
    today = timezone.localdate()
    page = Paginator(queries.goods(seller, today), GOODS_PER_PAGE).get_page(request.GET.get("page"))
    face = queries.faces([seller]).get(seller.pk)
    cover = queries.cover_of(seller)
    url = settings.SITE_URL + seller.get_absolute_url()
    data = {
        "@type": "Organization",
        "name": seller.name,
        "alternateName": seller.name_en,
        "description": seller.tagline,
        "url": url,
        "logo": absolute(face["src"]) if face else "",
        "address": {
            "@type": "PostalAddress",
            "addressRegion": "Lorestan",
            "addressLocality": seller.county.name_fa if seller.county else "",
            "addressCountry": "IR",
        },
    }
    context = {
        "seller": seller,
        "face": face,
        "cover": cover,
        "licences": queries.licences(seller, today),
        "page": page,
        "cards": page.object_list,
        "canonical_url": url,
        "share_image": absolute(cover["src"]) if cover else "",
        "structured": ld_json(data),
    }
    return render(request, "producers/detail.html", context)
