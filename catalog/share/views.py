"""Share cards as pictures: for messengers, social networks and search engines."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from PIL import Image

from catalog.frame import frame
from catalog.models import Card, ProductImage
from catalog.share import cards
from sellers.models import Brand, Partner

WEEK = 7 * 24 * 60 * 60


@require_safe
def shop(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the card of an open shop. One query while it is kept."""
    sellers = Partner.objects.select_related("county", "portrait", "cover", "brand")
    seller = sellers.filter(slug=slug, is_open=True).first()
    if seller is None:
        raise Http404(_("There is no producer with this address."))
    words = cards.words_of_shop(seller)
    stamp = cards.mark(words, seller.portrait_id, seller.cover_id)
    content = cards.kept(
        f"shop/{seller.pk}",
        stamp,
        words,
        photo=partial(cards.opened, seller.cover),
        face=partial(cards.opened, seller.portrait),
    )
    return _png(request, content, stamp)


@require_safe
def goods(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the card of goods on sale. Two queries while it is kept."""
    card = Card.objects.for_sale(timezone.localdate()).filter(pk=pk).first()
    if card is None:
        raise Http404
    county = next((c for c in frame().counties if c.code == card.county_id), None)
    palette = Brand.objects.filter(seller=card.seller_id).values_list("palette", flat=True).first()
    words = cards.words_of_goods(card, county, palette or "")
    stamp = cards.mark(words, cards.photo_of(card))
    content = cards.kept(f"goods/{card.pk}", stamp, words, photo=partial(_first_photo, card.pk))
    return _png(request, content, cards.goods_stamp(card, county))


def _first_photo(product: int) -> Image.Image | None:
    images = ProductImage.objects.filter(product=product, photo__isnull=False)
    first = images.select_related("photo").order_by("display_order", "pk").first()
    return cards.opened(first.photo) if first else None


def _png(request: HttpRequest, content: bytes, stamp: str) -> HttpResponse:
    """Return the picture; one asked for by its fingerprint never changes."""
    response = HttpResponse(content, content_type="image/png")
    asked = request.GET.get("v")
    response["Cache-Control"] = f"public, max-age={WEEK if asked == stamp else 300}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
