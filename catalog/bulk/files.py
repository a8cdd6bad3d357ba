"""Files of goods to take home: the template, all goods as they are, and what to correct."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from catalog.bulk.columns import OF_THE_WHOLE, columns, trade_names
from catalog.bulk.goods import Goods, found, offers_of
from catalog.models import GoodsImport, ShippingClass, Unit, WithdrawalRule
from catalog.moderation.states import ListingState
from core.language import either
from core.sheets import CellFault, Column, Page, csv_text, xlsx
from core.sheets.cells import Cell
from core.sheets.columns import TO_CORRECT, folded
from sellers.models import Partner, Trade

CHOICES = {"unit": Unit, "shipping_class": ShippingClass, "withdrawal_rule": WithdrawalRule}
TEN = 10


def template() -> bytes:
    """Return the workbook to fill in: headings, one example, and a page that explains."""
    shape = columns({})
    example: list[Cell] = [column.example for column in shape]
    example[0] = either("نمونه", "example")
    return xlsx(
        [
            Page(_("Goods"), _headings(shape), [example], [column.width for column in shape]),
            _explained(shape),
        ]
    )


def _explained(shape: Iterable[Column]) -> Page:
    rows: list[list[Cell]] = [
        [column.heading, str(column.note), _words(column)] for column in shape
    ]
    rows.append(["", _("An empty cell leaves things as they are."), ""])
    rows.append(["", _("The row with the word “example” as its code is left out."), ""])
    return Page(
        _("What to write"), [_("Heading"), _("What to write"), _("Words to choose from")], rows,
        [24, 70, 60],
    )  # fmt: skip


def _words(column: Column) -> str:
    if column.key in CHOICES:
        return _(", ").join(str(label) for label in CHOICES[column.key].labels)
    return _("yes, no") if column.key == "made_to_order" else ""


def export_xlsx(seller: Partner) -> bytes:
    """Return all goods of the seller in the shape that can be read in again. Two queries."""
    shape = columns({})
    widths = [column.width for column in shape]
    return xlsx(
        [Page(_("Goods"), _headings(shape), _rows(seller, shape), widths), _explained(shape)]
    )


def export_csv(seller: Partner) -> bytes:
    """Return the same as CSV."""
    shape = columns({})
    return csv_text(_headings(shape), _rows(seller, shape))


def _headings(shape: Iterable[Column]) -> list[str]:
    return [column.heading for column in shape]


def _rows(seller: Partner, shape: tuple[Column, ...]) -> Iterator[list[Cell]]:
    trades = _trades()
    offers = offers_of(seller).exclude(product__state=ListingState.REMOVED)
    for goods in found(offers):
        yield [_cell(goods, column.key, trades) for column in shape]


def _trades() -> dict[str, str]:
    """Return what to call each trade so that it is understood again: its name, or its code."""
    names = {t.pk: either(t.name_fa, t.name_en) for t in Trade.objects.filter(retired=False)}
    known = trade_names()
    return {pk: name for pk, name in names.items() if known.get(folded(name)) == pk}


def to_correct(job: GoodsImport) -> bytes:
    """Return the file as it was sent, with a column that says what to correct. One query."""
    own = [i for i, name in enumerate(job.headings) if folded(name) not in TO_CORRECT.names]
    headings = [*(job.headings[i] for i in own), TO_CORRECT.heading]
    rows = [
        [*(row.cells[i] for i in own), _("; ").join(_told(fault) for fault in row.faults)]
        for row in job.rows.order_by("number")
    ]
    return xlsx([Page(_("Goods"), headings, rows, [20] * len(own) + [60])])


def _told(fault: list[str]) -> str:
    column, letter, text = fault
    return str(CellFault(text, column, letter))


def _cell(goods: Goods, key: str, trades: dict[str, str]) -> Cell:
    """Return a cell in the reader's words, empty where a variant says nothing of its own."""
    value = goods.values.get(key)
    if value is None or (goods.is_variant and key in OF_THE_WHOLE):
        return None
    if key == "price":
        return int(value) // TEN if value % TEN == 0 else value / TEN
    if key == "trade":
        return trades.get(value, value)
    if key == "made_to_order":
        return _("yes") if value else _("no")
    if key in CHOICES:
        return str(CHOICES[key](value).label)
    return value  # type: ignore[no-any-return]  # what a column of ours holds
