"""What producers' pages say of all a producer's goods together: how many, and their stars."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Sum

from catalog.models import Card
from sellers.models import Partner

COLUMNS = ("goods", "reviews", "rating")
Tally = tuple[int, int, Decimal | None]
NOTHING: Tally = (0, 0, None)


def tallies(sellers: Collection[int] | None = None) -> dict[int, Tally]:
    """Return goods, reviews and mean stars by seller, of those with cards. One query."""
    cards = Card.objects.all() if sellers is None else Card.objects.filter(seller__in=sellers)
    rows = cards.values("seller").order_by()
    counted = rows.annotate(
        n=Count("pk"), number=Sum("reviews"), stars=Sum(F("rating") * F("reviews"))
    )
    return {row["seller"]: _tally(row) for row in counted}


def _tally(row: Mapping[str, Any]) -> Tally:
    number = row["number"] or 0
    mean = Decimal(f"{row['stars'] / number:.2f}") if number and row["stars"] else None
    return row["n"], number, mean


def told(seller: Partner) -> Tally:
    """Return what is stored with the seller."""
    return seller.goods, seller.reviews, seller.rating


@transaction.atomic
def count(sellers: Collection[int] | None = None) -> int:
    """Store the tallies of some sellers, or of all; return how many changed. Three queries."""
    rows = Partner.objects.select_for_update().order_by("pk").only(*COLUMNS)
    locked = list(rows if sellers is None else rows.filter(pk__in=sellers))
    made = tallies(sellers)
    changed = [seller for seller in locked if told(seller) != made.get(seller.pk, NOTHING)]
    for seller in changed:
        seller.goods, seller.reviews, seller.rating = made.get(seller.pk, NOTHING)
    Partner.objects.bulk_update(changed, COLUMNS, batch_size=500)
    return len(changed)
