"""Take a report in, compare it, keep what was found; settle its differences."""

import hashlib
import io
from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone

from core.fields import PersianCharField, PersianIntegerField
from core.models import User
from core.sheets import Column, Table, read_sheet
from shop.payouts.matching import Found, Reported, match
from shop.payouts.models import Report, ReportDifference
from shop.payouts.reports.known import known

COLUMNS: Final = (
    Column("reference", "شماره پیگیری", "Reference", PersianCharField(max_length=128),
           also=("پیگیری", "شناسه", "Tracking")),
    Column("rials", "مبلغ (ریال)", "Amount (rials)", PersianIntegerField(),
           also=("مبلغ", "Amount")),
)  # fmt: skip


def take_in(
    content: bytes, *, name: str, source: str, since: date, until: date, by: User
) -> tuple[Report, bool]:
    """Compare a report with our books and keep what was found; return it and whether it is new.

    The same file for the same source and days is the report that was kept. Raise ``SheetRefused``
    with a sentence; then nothing is kept.
    """
    which = {
        "source": source, "since": since, "until": until,
        "digest": hashlib.sha256(content).hexdigest(),
    }  # fmt: skip
    rows = list(Table(read_sheet(io.BytesIO(content)), COLUMNS).rows())
    good = [Reported(r.values["reference"], r.values["rials"]) for r in rows if not r.faults]
    found = match(good, known(source, since, until))
    facts = {
        "name": name[-120:], "by": by, "rows": len(good), "agreed": found.agreed,
        "total": found.total,
        "faults": [f"{row.number}: {fault}" for row in rows for fault in row.faults],
    }  # fmt: skip
    with transaction.atomic():
        report, new = Report.objects.get_or_create(**which, defaults=facts)
        if new:
            rows_ = (_difference(report, one) for one in found.differences)
            ReportDifference.objects.bulk_create(rows_, batch_size=500)
    return report, new


def _difference(report: Report, one: Found) -> ReportDifference:
    mine = one.known
    return ReportDifference(
        report=report,
        kind=one.kind.value,
        reference=one.reference,
        reported=one.reported,
        known=mine.rials if mine else None,
        about=mine.what if mine else "",
        about_pk=mine.pk if mine else None,
        about_number=mine.number if mine else "",
    )


def settle(pk: int, *, resolution: str, by: User) -> ReportDifference:
    """Write what was done about a difference; settled before, it stays as it was written then."""
    with transaction.atomic():
        one = ReportDifference.objects.select_for_update().get(pk=pk)
        if one.resolved_at is None:
            one.resolution, one.resolved_by, one.resolved_at = resolution, by, timezone.now()
            one.save(update_fields=["resolution", "resolved_by", "resolved_at"])
    return one
