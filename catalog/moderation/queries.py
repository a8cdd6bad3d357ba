"""What moderation asks: what a seller has shown, who waits, and what was decided before."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from catalog.models import Product, ProductImage
from catalog.moderation.rules import Record
from catalog.moderation.states import ListingState
from catalog.photos import first_pictures, photo_values
from core.models import MoveRecord
from core.money import Rials, from_decimal
from sellers.models import Partner, StockRecord

MODEL = Product._meta.label_lower
ACCEPTED = (ListingState.PUBLISHED, ListingState.HIDDEN)


def record_of(seller: Partner, day: date) -> Record:
    """Return what the seller has shown until ``day``. Two queries."""
    mine = Product.objects.of_seller(seller).order_by()
    sent_back = MoveRecord.objects.filter(
        model=MODEL, to_state=ListingState.REVISION, object_id__in=mine.values("pk")
    ).aggregate(last=Max("at"))["last"]
    return Record(
        kind=seller.kind,
        days_since_joining=(day - seller.joined_on).days if seller.joined_on else None,
        accepted=mine.filter(state__in=ACCEPTED, unseen=False).count(),
        days_since_revision=(day - timezone.localdate(sent_back)).days if sent_back else None,
    )


def history(pk: int) -> QuerySet[MoveRecord]:
    """Return every move of a listing, the newest first, with who made it. One query."""
    moves = MoveRecord.objects.filter(model=MODEL, object_id=pk)
    return moves.select_related("by").order_by("-pk")


def reasons_of(pks: Collection[int]) -> dict[int, str]:
    """Return by listing why it came back the last time. One query."""
    moves = MoveRecord.objects.filter(
        model=MODEL, object_id__in=pks, to_state=ListingState.REVISION
    )
    return dict(moves.order_by("pk").values_list("object_id", "reason"))


WAITING, UNSEEN = "waiting", "unseen"


def queue(kind: str) -> QuerySet[Product]:
    """Return what waits for a look, the longest first: before buyers see it, or afterwards."""
    goods = Product.objects.select_related("trade", "product_class")
    if kind == UNSEEN:
        return goods.filter(unseen=True, parent=None).order_by("date_updated", "pk")
    return goods.filter(state=ListingState.WAITING, parent=None).order_by("submitted_at", "pk")


@dataclass(frozen=True)
class Case:
    """A listing in the queue, with its seller, first photo and lowest price."""

    listing: Product
    seller: Partner | None
    photo: dict[str, Any] | None
    price: Rials | None


def cases_of(listings: Collection[Product]) -> list[Case]:
    """Return the listings as the queue shows them. Three queries."""
    pks = [listing.pk for listing in listings]
    photos, offers = first_pictures(pks), offers_of(pks)
    return [
        Case(
            listing,
            offers[listing.pk][0].partner if offers[listing.pk] else None,
            photos.get(listing.pk),
            _lowest(offers[listing.pk]),
        )
        for listing in listings
    ]


def offers_of(pks: Collection[int]) -> dict[int, list[StockRecord]]:
    """Return the offers of top-level goods, their own and their variants'. One query."""
    mine = Q(product__in=pks) | Q(product__parent__in=pks, product__is_public=True)
    found: dict[int, list[StockRecord]] = defaultdict(list)
    rows = StockRecord.objects.filter(mine).select_related("partner__county", "product")
    for offer in rows.order_by("product_id", "pk"):
        found[offer.product.parent_id or offer.product_id].append(offer)
    return found


def _lowest(offers: list[StockRecord]) -> Rials | None:
    return min((from_decimal(o.price) for o in offers if o.price is not None), default=None)


def pictures_of(listing: Product) -> list[dict[str, Any]]:
    """Return all photos of a listing, large. Two queries."""
    images = ProductImage.objects.filter(product=listing, photo__isnull=False)
    photos = [i.photo for i in images.select_related("photo").order_by("display_order", "pk")]
    values = photo_values(photos)
    return [values[photo.pk] for photo in photos]
