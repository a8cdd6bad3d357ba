"""One change of price, stock or days to make of many goods: shown, applied, and taken back.

What is shown is stored row by row, so what is applied is what was seen: goods that became another
meanwhile are left alone and named. The same holds for taking it back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from catalog.bulk.goods import offers_of
from catalog.bulk.rules import (
    MOST_DAYS,
    MOST_STOCK,
    CountChange,
    PriceChange,
    can_be_undone,
    count_after,
    price_after,
)
from catalog.bulk.states import CHANGE_MOVES, ChangeState
from catalog.models import BulkChange, ChangedOffer, Product
from catalog.moderation.states import ListingState
from core.models import User
from core.money import Rials, from_decimal, to_decimal
from core.record import move
from sellers.models import Partner, StockRecord

FIELDS: Final = ("price", "stock", "lead_days")
# What was only shown is forgotten after a day.
SHOWN_FOR: Final = timedelta(days=1)
Rule = PriceChange | CountChange


class UndoTooLate(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """More than a day has passed since it was applied."""


def show(
    seller: Partner, products: Iterable[int], field: str, rule: Rule, *, by: User
) -> BulkChange:
    """Store what ``rule`` would make of the seller's goods among ``products``; nothing changes.

    A product with variants means all of them. Goods that nobody counts are not among those whose
    stock changes. Five queries.
    """
    offers = list(_chosen(seller, set(products)))
    rows = _rows_of_days(offers, rule) if field == "lead_days" else _rows(offers, field, rule)
    with transaction.atomic():
        BulkChange.objects.filter(
            seller=seller,
            state=ChangeState.SHOWN,
            created_at__lt=timezone.now() - SHOWN_FOR,
        ).delete()
        change = BulkChange.objects.create(seller=seller, by=by, field=field, rule=asdict(rule))
        stored = [row for row in rows if row.after != row.before]
        for row in stored:
            row.change = change
        ChangedOffer.objects.bulk_create(stored)
    return change


def _chosen(seller: Partner, products: set[int]) -> Iterator[StockRecord]:
    for offer in offers_of(seller).exclude(product__state=ListingState.REMOVED):
        if products & {offer.product_id, offer.product.parent_id}:
            yield offer


def _rows(offers: Iterable[StockRecord], field: str, rule: Rule) -> Iterator[ChangedOffer]:
    for offer in offers:
        before = number_of(offer, field)
        if before is not None:
            after = _after(before, field, rule, held=offer.num_allocated or 0)
            yield _row(offer.product, before, after, offer)


def _rows_of_days(offers: Iterable[StockRecord], rule: Rule) -> Iterator[ChangedOffer]:
    """Yield a row for each product; variants are made in the time of the whole."""
    whole = {(o.product.parent or o.product).pk: o.product.parent or o.product for o in offers}
    for product in whole.values():
        yield _row(product, product.lead_days, _after(product.lead_days, "lead_days", rule))


def _row(
    product: Any, before: int, after: int | None, offer: StockRecord | None = None
) -> ChangedOffer:
    return ChangedOffer(
        product=product, offer=offer, title=product.get_title()[:255], before=before, after=after
    )


def _after(before: int, field: str, rule: Rule, *, held: int = 0) -> int | None:
    if isinstance(rule, PriceChange):
        return price_after(Rials(before), rule)
    most = MOST_DAYS if field == "lead_days" else MOST_STOCK
    return count_after(before, rule, least=held, most=most)


def number_of(offer: StockRecord, field: str) -> int | None:
    """Return the price in rials or the count of an offer, ``None`` where there is none."""
    if field == "price":
        return None if offer.price is None else int(from_decimal(offer.price))
    return offer.num_in_stock


@transaction.atomic
def apply(pk: int, *, by: User) -> BulkChange:
    """Write a change that was shown, in one transaction; what is another meanwhile is left.

    The cards follow on commit. Raise ``MoveRefused`` when it was applied already.
    """
    change = _locked(pk)
    change.applied_at = timezone.now()
    move(change, ChangeState.APPLIED, table=CHANGE_MOVES, by=by, also_save=["applied_at"])
    rows = [row for row in change.rows.all() if row.after is not None]
    _write(change, rows, frm="before", to="after", done="applied", left="left")
    return change


@transaction.atomic
def undo(pk: int, *, by: User) -> BulkChange:
    """Take back an applied change; goods that were changed since keep what they have now.

    Raise ``MoveRefused`` when it is not applied, ``UndoTooLate`` a day later.
    """
    change = _locked(pk)
    CHANGE_MOVES.require(change.state, ChangeState.UNDONE)
    now = timezone.now()
    if change.applied_at is None or not can_be_undone(change.applied_at, now):
        raise UndoTooLate
    change.undone_at = now
    move(change, ChangeState.UNDONE, table=CHANGE_MOVES, by=by, also_save=["undone_at"])
    rows = list(change.rows.filter(outcome="applied"))
    _write(change, rows, frm="after", to="before", done="undone", left="kept")
    return change


def _locked(pk: int) -> BulkChange:
    changes = BulkChange.objects.select_for_update(of=("self",)).select_related("seller")
    return changes.get(pk=pk)


def _write(
    change: BulkChange, rows: list[ChangedOffer], *, frm: str, to: str, done: str, left: str
) -> None:
    """Lock what the rows speak of, in one order, and write each that is still as expected."""
    things = _things(change, rows)
    for row in rows:
        thing = things.get(row.offer_id or row.product_id)
        expected, wanted = getattr(row, frm), getattr(row, to)
        fits = thing is not None and _now(thing, change.field) == expected
        row.outcome = done if fits and _set(thing, change.field, wanted) else left
    ChangedOffer.objects.bulk_update(rows, ["outcome"], batch_size=500)


def _things(change: BulkChange, rows: list[ChangedOffer]) -> dict[int, Any]:
    if change.field == "lead_days":
        goods = Product.objects.select_for_update().order_by("pk")
        return {p.pk: p for p in goods.filter(pk__in=[row.product_id for row in rows])}
    offers = StockRecord.objects.select_for_update().order_by("pk")
    mine = offers.filter(partner=change.seller, pk__in=[row.offer_id for row in rows])
    return {offer.pk: offer for offer in mine}


def _now(thing: Any, field: str) -> int | None:
    return thing.lead_days if field == "lead_days" else number_of(thing, field)


def _set(thing: Any, field: str, value: int) -> bool:
    """Write a number; say no when orders hold more pieces than it."""
    if field == "price":
        thing.price = to_decimal(Rials(value))
        thing.save(update_fields=["price", "date_updated"])
    elif field == "stock":
        if value < (thing.num_allocated or 0):
            return False
        thing.num_in_stock = value
        thing.save(update_fields=["num_in_stock", "date_updated"])
    else:
        thing.lead_days = value
        thing.save(update_fields=["lead_days", "date_updated"])
    return True
