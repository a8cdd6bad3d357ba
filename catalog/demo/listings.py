"""Listings on their way: a draft, some that wait, one that came back; full weeks and lots."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from catalog.classes import classes
from catalog.demo.drafts import DATA
from catalog.models import FoodLot, Product, ProductImage
from catalog.moderation.states import ListingState
from catalog.moderation.words import reason
from core.backdate import keeping_dates
from core.demo import DemoPlan, register
from core.models import MoveRecord, User
from core.money import RIALS_PER_TOMAN
from core.persian import slug
from sellers.facts import read_csv
from sellers.models import Partner, StockRecord

# How many pieces a week holds, by what is made to order; and what its buyer writes on it.
WEEKS: Final = {"LR-0015": 6, "LR-0078": 2, "LR-0081": 5, "LR-0188": 1, "LR-0224": 20}
ASKS: Final = {
    "LR-0015": "نامی که حک شود",
    "LR-0081": "نامی که گلدوزی شود",
    "LR-0224": "نام عروس و داماد",
}
UNSEEN: Final = ("LR-0011", "LR-0036", "LR-0150")


class Way(NamedTuple):
    """A listing that is not in the shop yet, like another one of its seller."""

    code: str
    like: str
    title: str
    toman: int
    pieces: int
    state: ListingState
    days_ago: int


WAYS: Final = (
    Way("LS-0001", "LR-0011", "آبگردان مسی دسته‌دار", 1_150_000, 2, ListingState.REVISION, 3),
    Way("LS-0002", "LR-0009", "سینی مسی کوچک", 0, 0, ListingState.DRAFT, 1),
    Way("LS-0003", "LR-0013", "گوشوارهٔ فیروزه‌کوب", 980_000, 4, ListingState.WAITING, 0),
    Way("LS-0004", "LR-0036", "سبد حصیری نان", 320_000, 9, ListingState.WAITING, 1),
    Way("LS-0005", "LR-0150", "گلابی خشک حلقه‌ای", 185_000, 20, ListingState.WAITING, 1),
)


@register(65, "listings")
def demo_listings(plan: DemoPlan) -> None:
    """Let some goods be on their way to the shop, and others be made in full weeks or in lots."""
    made = sum(_write(plan, way) for way in WAYS)
    _say_more()
    lots = FoodLot.objects.bulk_create(_lots(plan), ignore_conflicts=True)
    plan.write(f"{made} new listings on their way, {len(lots)} lots of food")


def _write(plan: DemoPlan, way: Way) -> bool:
    """Make one listing with its past; not where its model is missing or it is there already."""
    model = Product.objects.filter(upc=way.like).first()
    if model is None or Product.objects.filter(upc=way.code).exists():
        return False
    moment = _moment(plan, way.days_ago)
    with keeping_dates(Product, MoveRecord):
        listing = Product.objects.create(
            upc=way.code,
            title=way.title,
            slug=slug(way.title),
            product_class=classes()[False],
            state=way.state,
            is_public=False,
            form_key=uuid5(NAMESPACE_URL, way.code),
            submitted_at=None if way.state == ListingState.DRAFT else moment,
            date_created=moment,
            date_updated=moment,
            trade_id=model.trade_id,
            unit=model.unit,
            lead_days=model.lead_days,
            weight_g=model.weight_g,
            shipping_class=model.shipping_class,
            withdrawal_rule=model.withdrawal_rule,
        )
        MoveRecord.objects.bulk_create(_past(listing, way, moment))
    _offer(listing, model, way)
    return True


def _offer(listing: Product, model: Product, way: Way) -> None:
    seller = Partner.objects.filter(stockrecords__product=model).first()
    StockRecord.objects.create(
        product=listing,
        partner=seller,
        partner_sku=way.code,
        price=way.toman * RIALS_PER_TOMAN or None,
        num_in_stock=way.pieces or None,
        num_allocated=0,
    )
    for image in model.images.order_by("display_order")[1:2]:
        ProductImage.objects.create(
            product=listing, photo=image.photo, original=image.original.name, display_order=0
        )


def _past(listing: Product, way: Way, moment: datetime) -> Iterator[MoveRecord]:
    """Yield how the listing came to where it stands."""
    if way.state == ListingState.DRAFT:
        return
    operator = User.objects.filter(is_staff=True).order_by("pk").first()
    yield _move(listing, ListingState.DRAFT, ListingState.WAITING, moment)
    if way.state == ListingState.REVISION:
        looked = moment + timedelta(hours=20)
        record = _move(listing, ListingState.WAITING, ListingState.REVISION, looked)
        record.by, record.reason = operator, reason("photo_dark", "")
        yield record


def _move(listing: Product, origin: str, to: str, at: datetime) -> MoveRecord:
    return MoveRecord(
        model=listing._meta.label_lower,
        object_id=listing.pk,
        from_state=origin,
        to_state=to,
        at=at,
    )


def _moment(plan: DemoPlan, days_ago: int) -> datetime:
    day = plan.day - timedelta(days=days_ago)
    return timezone.make_aware(datetime.combine(day, time(8, 30)))


def _say_more() -> None:
    for sku, pieces in WEEKS.items():
        goods = Product.objects.filter(upc=sku)
        goods.update(weekly_capacity=pieces, asks_buyer=ASKS.get(sku, ""))
    Product.objects.filter(upc__in=UNSEEN, state=ListingState.PUBLISHED).update(unseen=True)


def _lots(plan: DemoPlan) -> Iterator[FoodLot]:
    rows = {row["sku"]: row for row in read_csv(DATA / "demo_lots.csv")}
    for pk, sku in Product.objects.filter(upc__in=rows, lots=None).values_list("pk", "upc"):
        made = plan.day - timedelta(days=plan.chance("lot", sku).randrange(5, 15))
        yield FoodLot(
            product_id=pk,
            code=f"{sku[3:]}-{1 + plan.chance('code', sku).randrange(40)}",
            ingredients=rows[sku]["ingredients"],
            best_before=made + timedelta(days=int(rows[sku]["keeps_days"])),
            permit_number=f"{plan.chance('permit', sku).randrange(10**6, 10**7)}",
        )
