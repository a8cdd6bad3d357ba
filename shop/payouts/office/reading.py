"""A bank's answer to a batch: pain.002, or a sheet with number, state, reference and reason."""

import io

from django.utils.translation import gettext as _

from core.fields import PersianCharField
from core.sheets import Column, SheetRefused, Table, read_sheet
from shop.payouts.pain import Answer, Unreadable, read_pain_002

COLUMNS = (
    Column("number", "شماره", "Number", PersianCharField(max_length=35)),
    Column("state", "وضعیت", "State", PersianCharField(max_length=35)),
    Column("reference", "پیگیری", "Reference", PersianCharField(max_length=64, required=False)),
    Column("reason", "دلیل", "Reason", PersianCharField(max_length=200, required=False)),
)
PAID = frozenset({"paid", "acsc", "accc", "پرداخت شد", "پرداخت‌شده", "انجام شد"})
RETURNED = frozenset({"returned", "rjct", "canc", "برگشت", "برگشتی", "برگشت خورد"})


class AnswerRefused(ValueError):  # noqa: N818 -- a sentence for its sender
    """The file cannot be read; the text says what to send."""


def read_answer(content: bytes) -> list[Answer]:
    """Return what a file says of each payout; raise ``AnswerRefused`` with a sentence."""
    if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        try:
            return read_pain_002(content)
        except Unreadable as error:
            raise AnswerRefused(_("This is no answer of a bank (pain.002).")) from error
    try:
        rows = list(Table(read_sheet(io.BytesIO(content)), COLUMNS).rows())
    except SheetRefused as error:
        raise AnswerRefused(error.messages[0]) from error
    return [_answer(row.values) for row in rows if not row.faults]


def _answer(said: dict[str, str]) -> Answer:
    state = said["state"].casefold()
    paid = True if state in PAID else False if state in RETURNED else None
    return Answer(said["number"], paid, said["reference"] or "", said["reason"] or "")
