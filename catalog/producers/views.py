"""The list of producers and each producer's page."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog.brand.queries import brand_of, racks_of
from catalog.frame import frame
from catalog.producers import queries
from catalog.producers.reliability import reliability_of
from catalog.producers.structured import producer_data
from catalog.share.cards import as_picture, shop_address
from catalog.standing import met_at
from catalog.voices.queries import reviews_about
from core.kept import kept
from core.language import either
from core.persian import clean
from core.structured import absolute, breadcrumbs, canonical, ld_json
from sellers.models import Partner

GOODS_PER_PAGE = 24
WORDS_LENGTH = 60
TRADES_SHOWN = 2
REVIEWS_SHOWN = 4


class Counted(Paginator):
    """A paginator that was told how many there are."""

    def __init__(self, *args: Any, number: int, **kwargs: Any) -> None:
        """Keep the number."""
        super().__init__(*args, **kwargs)
        self._number = number

    @cached_property
    def count(self) -> int:
        """Return the number. No query."""
        return self._number


@require_safe
@kept
def index(request: HttpRequest) -> HttpResponse:
    """List producers with goods on sale, by county and words. At most 5 queries of its own."""
    today = timezone.localdate()
    choices = queries.counties(today)
    county = request.GET.get("county", "")
    county = county if county in {c.code for c in choices} else ""
    words = clean(request.GET.get("q", ""))[:WORDS_LENGTH]
    found = queries.with_goods(today, county=county, words=words)
    paginator = Paginator(found, queries.PAGE_SIZE)
    if not words:  # the counties have counted already
        number = sum(c.count for c in choices if not county or c.code == county)
        paginator = Counted(found, queries.PAGE_SIZE, number=number)
    page = paginator.get_page(request.GET.get("page"))
    sellers = list(page.object_list)
    trades = queries.trades_of(sellers, today) if sellers else {}
    rows = [(s, trades.get(s.pk, [])[:TRADES_SHOWN], queries.face_of(s)) for s in sellers]
    context = {
        "page": page,
        "rows": rows,
        "counties": choices,
        "county": next((c for c in choices if c.code == county), None),
        "words": words,
        "everywhere": sum(c.count for c in choices),
        "noindex": bool(words or county),
        "canonical_url": canonical(reverse("producers:index"), page.number),
    }
    return render(request, "producers/index.html", context)


@require_safe
@kept
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one producer: story, proof of licence, goods. At most 7 queries of its own."""
    seller = queries.find(slug)
    if seller is None:
        raise Http404(_("There is no producer with this address."))
    today = timezone.localdate()
    shelves = queries.trades_of([seller], today).get(seller.pk, [])
    shelf = next((s for s in shelves if s.code == request.GET.get("trade")), None)
    cards = queries.goods(seller, today, shelf.code if shelf else "")
    number = shelf.count if shelf else sum(s.count for s in shelves)
    page = Counted(cards, GOODS_PER_PAGE, number=number).get_page(request.GET.get("page"))
    brand = brand_of(seller)
    front = page.number == 1 and shelf is None
    context = {
        "page": page,
        "cards": page.object_list,
        "brand": brand,
        "racks": racks_of(seller, today) if front and brand and brand.has_shelves else [],
        "shelves": shelves,
        "shelf": shelf,
        "licences": queries.licences(seller, today),
        "met": met_at(seller, today),
        "reviews": reviews_about(seller, REVIEWS_SHOWN) if seller.reviews else [],
        "reliability": reliability_of(seller),
        "counties": frame().counties,
        "noindex": shelf is not None,
        **_about(seller, page.number),
    }
    return render(request, "producers/detail.html", context)


def _about(seller: Partner, page: int) -> dict[str, Any]:
    """Return what does not depend on the goods: pictures, crumbs, what machines read."""
    face, cover = queries.face_of(seller), queries.cover_of(seller)
    url = absolute(seller.get_absolute_url())
    name = either(seller.name, seller.name_en)
    crumbs = [{"label": _("Producers"), "url": reverse("producers:index")}, {"label": name}]
    data = producer_data(seller, url, face=face, cover=cover)
    return {
        "seller": seller,
        "face": face,
        "cover": cover,
        "crumbs": crumbs,
        "canonical_url": canonical(seller.get_absolute_url(), page),
        "share_image": (card := as_picture(shop_address(seller), name)),
        "share_image_url": card["src"],
        "structured": ld_json(data, breadcrumbs(crumbs)),
    }
