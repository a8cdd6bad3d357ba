"""Hold stock for orders and give it back. Never check-then-write: the row itself decides."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import F
from django.db.models.functions import Coalesce

from core import kept
from sellers.availability import left_of
from sellers.models import StockRecord
from sellers.strategy import stock_policy
from shop.order.models import Line

HELD = Coalesce(F("num_allocated"), 0)


def allocate(pieces: Mapping[int, int]) -> list[int]:
    """Hold ``pieces`` (by stock record id); return the ids of those with too few left.

    One conditional update for each record, in the order of ids, so that two orders with the same
    goods never wait for each other in a ring. The caller rolls back when anything is returned.
    """
    kept.changed()
    return [pk for pk, quantity in sorted(pieces.items()) if not _hold(pk, quantity)]


def _hold(pk: int, quantity: int) -> bool:
    enough = StockRecord.objects.filter(pk=pk, num_in_stock__gte=HELD + quantity)
    return enough.update(num_allocated=HELD + quantity) == 1


def left(pks: Iterable[int]) -> dict[int, int]:
    """Return how many pieces of each record no order holds."""
    rows = StockRecord.objects.filter(pk__in=pks)
    return dict(rows.values_list("pk", Coalesce(F("num_in_stock"), 0) - HELD))


def pieces_of(lines: Iterable[Line]) -> dict[int, int]:
    """Return how many pieces lines ask for, by stock record id; uncounted goods left out."""
    pieces: dict[int, int] = defaultdict(int)
    for line in lines:
        if line.stockrecord is not None and is_counted(line):
            pieces[line.stockrecord.pk] += line.quantity
    return pieces


def is_counted(line: Line) -> bool:
    """Return whether stock is held for a line, as the shop decides when it sells.

    Needs product, its class, its parent with its class, and stock record fetched along.
    """
    if line.product is None or line.stockrecord is None:
        return False
    return left_of(stock_policy(line.product, line.stockrecord)) is not None


def release_stock(lines: Iterable[Line], pieces: Mapping[int, int] | None = None) -> None:
    """Give back what ``lines`` of a locked order hold, or of it ``pieces`` (by line)."""
    for pk, quantity in _let_go(lines, pieces):
        StockRecord.objects.filter(pk=pk).update(num_allocated=HELD - quantity)


def consume_stock(lines: Iterable[Line], pieces: Mapping[int, int] | None = None) -> None:
    """Take what ``lines`` of a locked order hold out of the stock: sent, or never there.

    Made-to-order goods hold nothing and lose nothing.
    """
    for pk, quantity in _let_go(lines, pieces):
        StockRecord.objects.filter(pk=pk).update(
            num_in_stock=F("num_in_stock") - quantity, num_allocated=HELD - quantity
        )


def _let_go(lines: Iterable[Line], pieces: Mapping[int, int] | None) -> list[tuple[int, int]]:
    """Let lines hold less (without ``pieces``: nothing); return pieces by stock record."""
    held: dict[int, int] = defaultdict(int)
    changed = []
    for line in lines:
        quantity = line.num_allocated or 0
        if pieces is not None:
            # What was refused before is held no more, so the rest is what is still wanted.
            quantity = min(quantity, pieces.get(line.pk, 0))
        if quantity:
            line.num_allocated = (line.num_allocated or 0) - quantity
            changed.append(line)
            if line.stockrecord_id:
                held[line.stockrecord_id] += quantity
    kept.changed()
    Line.objects.bulk_update(changed, ["num_allocated"])
    return sorted(held.items())


def put_back(lines: Iterable[Line], pieces: Mapping[int, int]) -> None:
    """Put ``pieces`` (by line) that came back from buyers into the stock again.

    Goods that nobody counts, and those no longer sold, stay as they are.
    """
    found: dict[int, int] = defaultdict(int)
    for line in lines:
        if line.stockrecord_id and is_counted(line):
            found[line.stockrecord_id] += pieces.get(line.pk, 0)
    kept.changed()
    for pk, quantity in sorted(found.items()):
        in_stock = Coalesce(F("num_in_stock"), 0) + quantity
        StockRecord.objects.filter(pk=pk).update(num_in_stock=in_stock)
