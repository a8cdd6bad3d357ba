"""Which goods somebody received and may review; and the one invitation to do so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog.models import Card
from catalog.voices.rules import may_edit
from core.models import User
from core.structured import absolute
from core.telling import News, tell_person
from core.texting.rules import Kind
from core.texting.sending import queue_sms
from shop.order.models import Line, Parcel
from shop.order.states import ParcelState
from shop.order.words import seller_of
from shop.talk.models import ReviewInvitation
from shop.talk.queries import parcels_of

# A day to try the goods; who did not hear of it within a month is left alone.
AFTER: Final = timedelta(days=1)
UNTIL: Final = timedelta(days=30)
BATCH: Final = 200


@dataclass(frozen=True)
class Received:
    """Goods that a person received, with their review if there is one."""

    card: Card
    review: ProductReview | None
    may_write: bool


def received_by(user: User, now: datetime) -> list[Received]:
    """Return the goods on sale that a person received, those without a review first.

    Three queries for any number.
    """
    parcels = parcels_of(user).filter(state=ParcelState.DELIVERED)
    rows = Line.objects.filter(parcel__in=parcels, product__isnull=False)
    pairs = rows.order_by("-parcel__delivered_at", "-pk").values_list("product", "product__parent")
    goods = list(dict.fromkeys(parent or pk for pk, parent in pairs))
    cards = Card.objects.in_bulk(goods)
    mine = {r.product_id: r for r in ProductReview.objects.filter(user=user, product__in=goods)}
    found = [
        Received(
            cards[pk], review := mine.get(pk), not review or may_edit(review.date_created, now)
        )
        for pk in goods
        if pk in cards
    ]
    return sorted(found, key=lambda one: one.review is not None)


def invite(now: datetime) -> int:
    """Ask the buyers of parcels that arrived a day ago or more what they think; return how many.

    Each parcel once, whatever runs at the same time.
    """
    return sum(_invite(parcel) for parcel in _due(now))


def _due(now: datetime) -> Iterator[Parcel]:
    arrived = Parcel.objects.filter(
        state=ParcelState.DELIVERED, delivered_at__gt=now - UNTIL, delivered_at__lte=now - AFTER
    ).exclude(pk__in=ReviewInvitation.objects.values("pk"))
    yield from arrived.select_related("order__user").order_by("pk")[:BATCH]


@transaction.atomic
def _invite(parcel: Parcel) -> bool:
    _row, new = ReviewInvitation.objects.get_or_create(parcel=parcel)
    if not new:
        return False
    order: Any = parcel.order
    key = f"review-invitation:{parcel.pk}"

    def compose() -> News:
        heading = _("Your parcel from %(seller)s has come. How do you find it?") % {
            "seller": seller_of(parcel)
        }
        text = _("A few words and stars help other buyers, and the producer.")
        return News(heading, reverse("my-reviews"), _("Write a review"), text)

    if order.user:
        tell_person(order.user, compose, key=key)
    elif order.mobile:
        with override(order.language):
            news = compose()
            text = f"{news.heading}\n{absolute(news.path)}"
            queue_sms(order.mobile, text, kind=Kind.OPTIONAL, key=key)
    return True
