"""From a file to an import that is shown before anything is written."""

from collections import Counter
from datetime import date, datetime, time
from math import isfinite
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.bulk.columns import EXAMPLES, columns, trade_names
from catalog.bulk.goods import Goods, by_code
from catalog.bulk.judge import Judge
from catalog.bulk.rules import differences, given, verdict_of
from catalog.bulk.states import Verdict
from catalog.models import GoodsImport, ImportRow
from core.language import spoken
from core.models import User
from core.persian import clean
from core.sheets import CellFault, Limits, Row, SheetRefused, Table, read_sheet
from core.sheets.columns import folded
from sellers.models import Partner

LIMITS = Limits(rows=2_000)
KEPT = 20  # imports of a seller; older ones go with their rows


def take_in(upload: IO[bytes], *, seller: Partner, by: User, day: date) -> GoodsImport:
    """Read a file and store what each of its rows would do; nothing of the shop changes.

    Raise ``SheetRefused``. About 1 s for 1,000 rows; seven queries and two for each 500 rows.
    """
    table = Table(read_sheet(upload, LIMITS), columns(trade_names()))
    rows = [row for row in table.rows() if folded(str(row.values.get("code"))) not in EXAMPLES]
    if not rows:
        raise SheetRefused("empty")
    name = clean(getattr(upload, "name", "") or "")[-120:]
    job = GoodsImport(
        seller=seller, by=by, name=name, headings=list(table.sheet.headings), unknown=table.unknown
    )
    judged = judge_rows(table, rows, seller, day)
    counted = Counter(row.verdict for row in judged)
    for verdict in Verdict:
        setattr(job, verdict.value, counted[verdict])
    with transaction.atomic():
        job.save()
        for row in judged:
            row.job = job
        ImportRow.objects.bulk_create(judged, batch_size=500)
        _forget_old(seller)
    return job


def judge_rows(table: Table, rows: list[Row], seller: Partner, day: date) -> list[ImportRow]:
    """Return a row to store for each row of the file, with its verdict."""
    known = by_code(seller, {str(row.values.get("code")) for row in rows})
    judge, first_with = Judge(seller, day), dict[str, int]()
    judged = []
    for row in rows:
        code = str(row.values.get("code", ""))
        goods = known.get(code)
        row.faults += _faults_of(table, row, goods, judge)
        if first := first_with.get(code):
            text = _("The same code stands in row %(row)s. Each row needs its own.")
            row.faults.append(table.fault("code", text % {"row": spoken(first)}))
        if code:
            first_with.setdefault(code, row.number)
        judged.append(_stored(row, code, goods))
    return judged


def _faults_of(table: Table, row: Row, goods: Goods | None, judge: Judge) -> list[CellFault]:
    """Return the faults beyond those of single cells; what is missing is told once."""
    told = {fault.column for fault in row.faults}
    faults = [table.fault(key, text) for key, text in judge.faults(row.values, goods)]
    return [fault for fault in faults if not fault.column or fault.column not in told]


def _stored(row: Row, code: str, goods: Goods | None) -> ImportRow:
    changes = differences(goods.values, row.values) if goods and not row.faults else {}
    verdict = verdict_of(known=goods is not None, changes=changes, faulty=bool(row.faults))
    title = row.values.get("title") or (goods.values["title"] if goods else "")
    return ImportRow(
        number=row.number,
        code=code[:128],
        title=title[:255],
        verdict=verdict,
        cells=[plain(cell) for cell in row.raw.cells],
        values=given(row.values),
        changes=changes,
        faults=[[fault.column, fault.letter, fault.text] for fault in row.faults],
        product_id=goods.product.pk if goods else None,
    )


def plain(cell: Any) -> Any:
    """Return a cell as JSON can hold it."""
    if isinstance(cell, float) and not isfinite(cell):
        return str(cell)
    return cell.isoformat() if isinstance(cell, date | datetime | time) else cell


def _forget_old(seller: Partner) -> None:
    kept = GoodsImport.objects.filter(seller=seller).order_by("-pk").values_list("pk", flat=True)
    GoodsImport.objects.filter(seller=seller, pk__in=list(kept[KEPT:])).delete()
