"""Writing an import: once, in the background, from where it stopped, however often it is begun.

"All or nothing" is one transaction. "Only the good rows" is one for each ``BATCH`` rows, so that
its progress can be seen and what was written stays when a machine stops.
"""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from catalog.bulk.goods import by_code
from catalog.bulk.judge import Judge
from catalog.bulk.rules import differences
from catalog.bulk.states import IMPORT_MOVES, ImportState, Mode, Verdict
from catalog.bulk.writing import begin_listing, change_goods
from catalog.models import GoodsImport, ImportRow
from core.language import spoken
from core.models import User
from core.record import move
from sellers.models import Trade

BATCH = 50
# A run that wrote nothing for so long has stopped; it may be begun again, from where it stopped.
STOPPED_AFTER = timedelta(minutes=2)


class RowRefused(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """A row that was good when it was shown cannot be written any more."""

    def __init__(self, row: ImportRow) -> None:
        """Keep the row with its faults."""
        super().__init__(row.number)
        self.row = row


def locked(pk: int) -> GoodsImport:
    """Return an import with its row locked, its seller and person beside it."""
    jobs = GoodsImport.objects.select_for_update(of=("self",)).select_related("seller", "by")
    return jobs.get(pk=pk)


@transaction.atomic
def start(pk: int, mode: Mode, *, by: User) -> bool:
    """Hand an import to the background; say no when it runs or is over, or has nothing to write.

    An import that stopped on its way is begun again in the mode it had.
    """
    job = locked(pk)
    if job.state == ImportState.RUNNING:
        if not has_stopped(job):
            return False
        job.save(update_fields=["touched_at"])
    else:
        faulty = mode is Mode.ALL and job.faulty
        if job.state != ImportState.READY or not job.good or faulty:
            return False
        job.mode, job.note = mode, ""
        move(job, ImportState.RUNNING, table=IMPORT_MOVES, by=by,
             also_save=["mode", "note", "touched_at"])  # fmt: skip
    transaction.on_commit(partial(run_import.enqueue, pk, translation.get_language() or "fa"))
    return True


@transaction.atomic
def drop(pk: int, *, by: User) -> None:
    """Forget an import that was only looked at; raise ``MoveRefused`` when it was begun."""
    move(locked(pk), ImportState.DROPPED, table=IMPORT_MOVES, by=by)


def has_stopped(job: GoodsImport) -> bool:
    """Whether a running import has shown no sign of life for long."""
    return job.state == ImportState.RUNNING and timezone.now() - job.touched_at > STOPPED_AFTER


@task()
def run_import(pk: int, language: str) -> None:
    """Write the rows of an import that are not written yet."""
    with translation.override(language):
        job = GoodsImport.objects.get(pk=pk)
        if job.mode == Mode.ALL:
            _write_all(pk)
        else:
            while _write_some(pk, BATCH):
                pass


def _write_all(pk: int) -> None:
    try:
        _write_some(pk, None)
    except RowRefused as refused:
        _give_back(pk, refused.row)


@transaction.atomic
def _write_some(pk: int, most: int | None) -> bool:
    """Write the next rows, all when ``most`` is None; say whether the import goes on."""
    job = locked(pk)
    if job.state != ImportState.RUNNING:
        return False
    waiting = job.rows.filter(verdict__in=(Verdict.NEW, Verdict.CHANGED), is_done=False)
    rows = list(waiting.order_by("number")[:most])
    for row in rows:
        row.job = job
    _write_rows(job, rows)
    written = [row for row in rows if row.is_done]
    ImportRow.objects.bulk_update(rows, ["is_done", "product", "verdict", "faults"])
    job.done += len(written)
    _recount(job, [row for row in rows if not row.is_done])
    goes_on = most is not None and len(rows) == most
    job.save(update_fields=["done", "new", "changed", "faulty", "touched_at"])
    if not goes_on:
        move(job, ImportState.DONE, table=IMPORT_MOVES, by=job.by)
    return goes_on


def _write_rows(job: GoodsImport, rows: list[ImportRow]) -> None:
    day = timezone.localdate()
    known = by_code(job.seller, [row.code for row in rows], lock=True)
    trades = Trade.objects.in_bulk({row.values.get("trade") for row in rows} - {None})
    judge = Judge(job.seller, day)
    for row in rows:
        goods = known.get(row.code)
        faults = judge.faults(row.values, goods)
        if faults and job.mode == Mode.ALL:
            row.faults = [["", "", text] for _key, text in faults]
            raise RowRefused(row)
        if faults:
            row.faults = [["", "", text] for _key, text in faults]
            continue
        if goods is None:
            trade = trades[row.values["trade"]]
            row.product = begin_listing(job.seller, row.code, row.values, trade=trade)
        else:
            change_goods(goods, differences(goods.values, row.values))
            row.product = goods.product
        row.is_done = True


def _recount(job: GoodsImport, refused: list[ImportRow]) -> None:
    """Count rows that turned out faulty while they were written among the faulty ones."""
    for row in refused:
        verdict = str(row.verdict)
        setattr(job, verdict, getattr(job, verdict) - 1)
        job.faulty += 1
        row.verdict = Verdict.FAULTY
    if refused:
        ImportRow.objects.bulk_update(refused, ["verdict", "faults"])


@transaction.atomic
def _give_back(pk: int, refused: ImportRow) -> None:
    """Note that nothing was written and because of which row; the import may be begun again."""
    job = locked(pk)
    if job.state != ImportState.RUNNING:
        return
    told = {"row": spoken(refused.number), "why": " ".join(text for _c, _l, text in refused.faults)}
    job.note = _("Nothing was written. Row %(row)s cannot be written any more: %(why)s") % told
    _recount(job, [refused])
    move(job, ImportState.READY, table=IMPORT_MOVES, reason=job.note,
         also_save=["note", "new", "changed", "faulty", "touched_at"])  # fmt: skip
