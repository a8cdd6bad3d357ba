"""What was sold: paid for and not refused, called off or sent back."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, IntegerField, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, Greatest, TruncDate
from django.utils import timezone

from core.money import Rials, from_decimal
from sellers.models import Partner, Trade
from shop.order.figures.rules import Sale
from shop.order.models import Line, Parcel
from shop.order.states import ParcelState

KEPT = (ParcelState.NEW, ParcelState.PREPARING, ParcelState.POSTED, ParcelState.DELIVERED)
# What is left of a line after pieces were refused and their money went back.
LEFT = F("quantity") - F("refused")
PAID = F("line_price_incl_tax") - F("refunded")
MOST_GOODS = 5
MOST_PLACES = 6


@dataclass(frozen=True)
class Sold:
    """One of the seller's goods: its names, pieces and rials."""

    name_fa: str
    name_en: str
    pieces: int
    rials: Rials


@dataclass(frozen=True)
class Place:
    """Where parcels went, and how many."""

    name_fa: str
    name_en: str
    parcels: int


def kept(first: date, last: date) -> QuerySet[Parcel]:
    """Return parcels of orders placed from ``first`` through ``last`` whose goods are sold."""
    zone = timezone.get_current_timezone()
    begin = datetime.combine(first, time.min, zone)
    end = datetime.combine(last + timedelta(days=1), time.min, zone)
    return Parcel.objects.filter(
        state__in=KEPT, order__date_placed__gte=begin, order__date_placed__lt=end
    )


def sales(seller: Partner, first: date, last: date) -> list[Sale]:
    """Return a seller's sales by day. One query."""
    rows = kept(first, last).filter(seller=seller).order_by()
    days = rows.annotate(day=TruncDate("order__date_placed")).values("day")
    sums = days.annotate(
        orders=Count("pk"),
        rials=Sum(Greatest(F("items") - F("refunded"), Value(0))),
    )
    return [Sale(row["day"], row["orders"], row["rials"]) for row in sums.order_by("day")]


def best(seller: Partner, first: date, last: date) -> list[Sold]:
    """Return what sold best by pieces, a few. One query."""
    lines = _lines(first, last).filter(parcel__seller=seller).order_by()
    goods: Any = lines.values("top").annotate(pieces=Sum(LEFT), paid=Sum(PAID))
    named = goods.annotate(
        title=Coalesce("product__parent__title", "product__title", "title"),
        title_en=Coalesce("product__parent__title_en", "product__title_en", "title_en"),
    )
    return [
        Sold(row["title"], row["title_en"], row["pieces"], from_decimal(row["paid"]))
        for row in named.order_by("-pieces", "top")[:MOST_GOODS]
    ]


def places(seller: Partner, first: date, last: date) -> list[Place]:
    """Return where most parcels went. One query."""
    address = "order__shipping_address"
    rows = kept(first, last).filter(seller=seller).order_by()
    named = rows.annotate(
        fa=Coalesce(f"{address}__county__name_fa", f"{address}__province__name_fa"),
        en=Coalesce(f"{address}__county__name_en", f"{address}__province__name_en"),
    )
    counted = named.filter(fa__isnull=False).values_list("fa", "en").annotate(n=Count("pk"))
    return [Place(*row) for row in counted.order_by("-n", "fa")[:MOST_PLACES]]


def buyers(seller: Partner, first: date, last: date) -> tuple[int, int]:
    """Return how many people bought, and how many of them bought before ``first`` or twice.

    Known by the mobile number they gave. Two queries.
    """
    address = "order__shipping_address__phone_number"
    now = kept(first, last).filter(seller=seller).order_by()
    counts = dict(now.exclude(**{address: ""}).values_list(address).annotate(n=Count("pk")))
    earlier = kept(date(2000, 1, 1), first - timedelta(days=1)).filter(seller=seller)
    known = set(
        earlier.filter(**{f"{address}__in": counts}).values_list(address, flat=True).distinct()
    )
    return len(counts), sum(n > 1 or number in known for number, n in counts.items())


def main_trade(seller: Partner, first: date, last: date) -> Trade | None:
    """Return the trade in which the seller sold most pieces. One query, two with a trade."""
    lines = _lines(first, last).filter(parcel__seller=seller).order_by()
    code = Coalesce("product__parent__trade", "product__trade")
    rows = lines.annotate(code=code).filter(code__isnull=False).values_list("code")
    top = rows.annotate(n=Sum(LEFT)).order_by("-n", "code").first()
    return Trade.objects.get(pk=top[0]) if top else None


def rials_of_others(seller: Partner, trade: Trade, first: date, last: date) -> list[int]:
    """Return what each other seller of a trade sold in it, in rials; no names. One query."""
    of_trade = Q(product__trade=trade) | Q(product__parent__trade=trade)
    lines = _lines(first, last).filter(of_trade).exclude(parcel__seller=seller).order_by()
    rows = lines.values_list("parcel__seller").annotate(paid=Sum(PAID))
    return [from_decimal(paid) for _seller, paid in rows]


def rials_in(seller: Partner, trade: Trade, first: date, last: date) -> int:
    """Return what a seller sold in a trade, in rials. One query."""
    of_trade = Q(product__trade=trade) | Q(product__parent__trade=trade)
    lines = _lines(first, last).filter(of_trade, parcel__seller=seller)
    paid = lines.aggregate(paid=Sum(PAID))["paid"]
    return from_decimal(paid) if paid else 0


def _lines(first: date, last: date) -> QuerySet[Line, Any]:
    top = Coalesce("product__parent_id", "product_id", output_field=IntegerField())
    lines: QuerySet[Line, Any] = Line.objects.filter(parcel__in=kept(first, last)).annotate(top=top)
    return lines
