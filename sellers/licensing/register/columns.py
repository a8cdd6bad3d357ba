"""The columns of the portal's file, by their Persian or English headings."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.fields import JalaliDateField, PersianCharField
from core.language import spoken
from core.sheets import Column, Limits
from core.sheets.columns import folded
from sellers.licensing.forms import PaperNumberField
from sellers.models import County, Trade

LIMITS = Limits(rows=20_000, size=15_000_000, unpacked=120_000_000)


class NamedField(forms.Field):
    """A name from a table of ours; the value is its code, empty for an empty cell."""

    def __init__(self, names: dict[str, str], **kwargs: Any) -> None:
        """Take names folded to codes."""
        super().__init__(required=False, **kwargs)
        self.names = names

    def to_python(self, value: Any) -> str:
        """Return the code; refuse a name that the table does not have."""
        word = folded(str(value or ""))
        if word and word not in self.names:
            raise ValidationError(_("We know no such name. Check how it is written."))
        return self.names.get(word, "")


class TradesCell(NamedField):
    """Names or codes of trades, parted by ؛ or ; or a new line."""

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]  # several of them
        """Return the codes."""
        parts = [part for part in re.split(r"[؛;\n]", str(value or "")) if part.strip()]
        return [super(TradesCell, self).to_python(part) for part in parts]


def columns() -> tuple[Column, ...]:
    """Return the columns with today's counties and trades. Two queries."""
    counties: dict[str, str] = {}
    for county in County.objects.all():
        counties |= dict.fromkeys(
            map(folded, (county.pk, county.name_fa, county.name_en)), county.pk
        )
    trades: dict[str, str] = {}
    for trade in Trade.objects.all():
        trades |= dict.fromkeys(map(folded, (trade.pk, trade.name_fa, trade.name_en)), trade.pk)
    return (
        Column("uid", "شناسه یکتا", "Unique id", PaperNumberField(), also=("شماره مجوز", "uid")),
        Column(
            "until",
            "تاریخ پایان اعتبار",
            "Valid until",
            JalaliDateField(),
            also=("تاریخ اعتبار", "اعتبار تا", "expiry"),
        ),
        Column("since", "تاریخ صدور", "Issued on", JalaliDateField(required=False), may_lack=True),
        Column(
            "holder",
            "نام دارنده",
            "Holder",
            PersianCharField(required=False, max_length=128),
            also=("نام و نام خانوادگی", "متقاضی"),
            may_lack=True,
        ),
        Column("county", "شهرستان", "County", NamedField(counties), may_lack=True),
        Column(
            "trades",
            "رسته",
            "Trades",
            TradesCell(trades),
            also=("عنوان رسته", "رسته‌ها"),
            may_lack=True,
        ),
    )


def too_late(row: Any) -> str:
    """Return what is wrong between the days of a row, the empty string for sound ones."""
    since, until = row.values.get("since"), row.values.get("until")
    return (
        str(_("The last day lies before the first one."))
        if since and until and until < since
        else ""
    )


def twice(number: int) -> str:
    """Return the fault of a row whose unique id stands above."""
    return str(_("This unique id stands in row %(row)s already.") % {"row": spoken(number)})
