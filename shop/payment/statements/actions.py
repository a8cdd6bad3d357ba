"""Take a bank's file in, compare it, and confirm what agrees."""

import hashlib
from contextlib import suppress
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from core.fields import PersianCharField, PersianIntegerField
from core.models import User
from core.moves import MoveRefused
from core.sheets import CellFault, Column, Table, read_sheet
from shop.payment.actions import ReceiptUsed, confirm_by_staff
from shop.payment.forms import ReceiptField
from shop.payment.models import Payment, Statement, StatementLine
from shop.payment.statements.rules import Compared, Line, Transfer, compare
from shop.payment.states import SETTLED, PaymentState

# As Iranian banks call them in the files that their sites give out.
COLUMNS: Final = (
    Column(
        "amount", "مبلغ واریز (ریال)", "Deposit (rials)",
        PersianIntegerField(min_value=0, required=False),
        also=("بستانکار", "مبلغ بستانکار", "واریز", "مبلغ", "credit", "deposit", "amount"),
        note=_("What came, in rials; rows without it are not looked at."),
    ),
    Column(
        "receipt", "شماره پیگیری", "Tracking number", ReceiptField(required=False, max_length=64),
        also=("کد پیگیری", "شماره سند", "شماره مرجع", "کد رهگیری", "reference", "receipt"),
    ),
    Column(
        "payer", "واریزکننده", "Payer", PersianCharField(required=False, max_length=120),
        also=("شرح", "توضیحات", "description"), may_lack=True,
    ),
)  # fmt: skip


def take_in(file: UploadedFile, *, by: User) -> tuple[Statement, list[tuple[int, CellFault]]]:
    """Keep the lines of a file with money that came; return it and what could not be read.

    The same file again is the same statement. Raise ``SheetRefused`` with a sentence.
    """
    file.seek(0)
    digest = hashlib.sha256(file.read()).hexdigest()
    rows = list(Table(read_sheet(file), COLUMNS).rows())
    faults = [(row.number, fault) for row in rows for fault in row.faults]
    good = [row for row in rows if not row.faults and row.values["amount"]]
    with transaction.atomic():
        statement, new = Statement.objects.get_or_create(
            digest=digest, defaults={"name": str(file.name)[-120:], "by": by}
        )
        if new:
            StatementLine.objects.bulk_create(
                StatementLine(
                    statement=statement,
                    row=row.number,
                    amount=row.values["amount"],
                    receipt=row.values["receipt"] or "",
                    payer=row.values.get("payer") or "",
                )
                for row in good
            )
    return statement, faults


def compared(statement: Statement) -> Compared:
    """Set a statement beside the transfers, as both stand now. Two queries."""
    lines = [Line(row.row, row.amount, row.receipt) for row in statement.lines.all()]
    told = Payment.objects.filter(gateway="transfer").exclude(receipt="")
    states = (PaymentState.WAITING, *SETTLED)
    transfers = told.filter(state__in=states).order_by("pk")
    return compare(
        lines,
        [
            Transfer(pk, amount, receipt, state in SETTLED)
            for pk, amount, receipt, state in transfers.values_list(
                "pk", "amount", "receipt", "state"
            )
        ],
    )


def confirm_matches(statement: Statement, *, by: User) -> int:
    """Confirm every transfer that the statement shows with its sum; return how many.

    Each for itself: one that somebody decided meanwhile stays as it is. Again, it is none.
    """
    done = 0
    for line, transfer in compared(statement).matches():
        with suppress(MoveRefused, ReceiptUsed, IntegrityError):
            reason = f"statement {statement.pk} ({statement.name}), row {line.row}"
            confirm_by_staff(transfer.pk, by=by, reason=reason)
            done += 1
    return done
