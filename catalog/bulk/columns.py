"""The columns of a file of goods: one shape for the template, the import and the export."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from catalog.bulk.rules import MOST_DAYS, MOST_STOCK
from catalog.models import ShippingClass, Unit, WithdrawalRule
from core.fields import PersianCharField, PersianIntegerField, TomanField
from core.language import language, spoken
from core.money import grouped
from core.sheets import Column
from core.sheets.columns import folded
from sellers.models import Trade

YES: Final = frozenset(map(folded, ("بله", "بلی", "آری", "yes", "y", "true", "1")))
NO: Final = frozenset(map(folded, ("خیر", "نه", "no", "n", "false", "0")))
# A row with this code is the template's example, and is left out.
EXAMPLES: Final = frozenset(map(folded, ("نمونه", "example")))


class NamedCell(forms.Field):
    """A cell with one of a few words; ``names`` maps their folded forms to values."""

    def __init__(self, names: Mapping[str, str], told: Any, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.names = names
        self.told = told

    def to_python(self, value: Any) -> str | None:
        """Return the value behind the word, ``None`` for an empty cell."""
        word = folded(str(value or ""))
        if not word:
            return None
        if word not in self.names:
            raise ValidationError(self.told, code="invalid_choice")
        return self.names[word]


class YesNoCell(forms.Field):
    """«بله» or «خیر»; empty says nothing."""

    def to_python(self, value: Any) -> bool | None:
        """Return the answer, ``None`` for an empty cell."""
        word = folded(str(value or ""))
        if not word:
            return None
        if word in YES or word in NO:
            return word in YES
        raise ValidationError(_("Write yes or no."), code="invalid")


@lru_cache(maxsize=8)
def names_of(choices: type[models.TextChoices]) -> dict[str, str]:
    """Return the value of each choice by its folded name, in every language, and by itself."""
    names = {folded(value): value for value in choices.values}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            names |= {folded(str(label)): value for value, label in choices.choices}
    return names


def trade_names() -> dict[str, str]:
    """Return the codes of trades by code and by name in both languages. One query.

    A name that two trades share is left out: such a trade is written by its code.
    """
    names: dict[str, str] = {}
    twice: set[str] = set()
    for code, fa, en in Trade.objects.filter(retired=False).values_list("pk", "name_fa", "name_en"):
        for name in {folded(code), folded(fa), folded(en)} - {""}:
            twice |= {name} if names.setdefault(name, code) != code else set()
    return {name: code for name, code in names.items() if name not in twice}


def one_of(choices: type[models.TextChoices]) -> NamedCell:
    """Return the cleaner for a column with the words of ``choices``."""
    return NamedCell(names_of(choices), _("Choose one of the words on the page “What to write”."))


def count_up_to(most: int) -> PersianIntegerField:
    """Return the cleaner for a whole number from 0 to ``most``; its words are in our digits."""
    told = _("Write a number from 0 to %(most)s.") % {"most": grouped(most, language())}
    messages = {"min_value": spoken(told), "max_value": spoken(told)}
    return PersianIntegerField(required=False, min_value=0, max_value=most, error_messages=messages)


def columns(trades: Mapping[str, str]) -> tuple[Column, ...]:
    """Return the columns; ``trades`` are those of ``trade_names``."""
    return (
        Column(
            "code", "کد کالا", "Code of the goods", PersianCharField(max_length=60),
            also=("کد", "SKU", "شناسه کالا", "code"),
            note=_("Your own code, one for each row. The same code changes the same goods."),
            example="A-101",
        ),
        Column(
            "title", "نام کالا", "Name", PersianCharField(
                required=False, min_length=3, max_length=120),
            also=("عنوان", "نام", "title"), width=34,
            note=_("As you would say it to a neighbour: what it is, and its size."),
            example="مربای به، ۸۰۰ گرم",
        ),
        Column(
            "price", "قیمت (تومان)", "Price (toman)",
            TomanField(required=False, min_toman=1_000, max_toman=500_000_000),
            also=("قیمت یک عدد",),
            note=_("In toman, digits only. 120,000 and ۱۲۰۰۰۰ are the same."),
            example=120_000,
        ),
        Column(
            "stock", "چند تا دارید؟", "How many", count_up_to(MOST_STOCK),
            also=("موجودی", "تعداد", "stock"), may_lack=True,
            note=_("A whole number. Leave it empty for goods that you make after each order."),
            example=12,
        ),
        Column(
            "trade", "رسته", "Trade", NamedCell(
                trades, _("There is no such trade. Write its name or code as in your licence.")),
            also=("رسته شغلی",), may_lack=True, width=22,
            note=_("The name or the code of the trade, as in your licence. Needed for new goods."),
            example="مرباسازی",
        ),
        Column(
            "made_to_order", "سفارشی می‌سازم", "Made to order", YesNoCell(required=False),
            also=("سفارشی",), may_lack=True, note=_("Yes or no."), example="خیر",
        ),
        Column(
            "lead_days", "روز آماده‌سازی", "Days to make ready", count_up_to(MOST_DAYS),
            may_lack=True, note=_("Working days from the order to handing over."), example=2,
        ),
        Column(
            "weight_g", "وزن بسته (گرم)", "Packed weight (grams)", count_up_to(200_000),
            also=("وزن",), may_lack=True, note=_("With its packing, in grams."), example=950,
        ),
        Column(
            "unit", "واحد", "Unit", one_of(Unit), may_lack=True,
            note=_("What one piece of the price buys."), example="شیشه",
        ),
        Column(
            "shipping_class", "چطور فرستاده شود", "How it travels", one_of(ShippingClass),
            also=("ارسال",), may_lack=True, width=24,
            note=_("How it may travel."), example="پست، با بسته‌بندی شکستنی",
        ),
        Column(
            "withdrawal_rule", "پس‌گرفتن", "Withdrawal", one_of(WithdrawalRule),
            also=("مرجوعی",), may_lack=True, width=26,
            note=_("Whether the buyer may change their mind."),
        ),
        Column(
            "description", "توضیح", "Description", PersianCharField(
                required=False, max_length=4_000),
            also=("توضیحات", "شرح"), may_lack=True, width=50,
            note=_("What it is made of, its size, how to keep it."),
            example="از بهِ باغ خودمان، با شکر کم.",
        ),
        Column(
            "title_en", "نام به انگلیسی", "Name in English", PersianCharField(
                required=False, max_length=120),
            may_lack=True, width=30, note=_("If you like."), example="Quince jam, 800 g",
        ),
        Column(
            "description_en", "توضیح به انگلیسی", "Description in English", PersianCharField(
                required=False, max_length=4_000),
            may_lack=True, width=50, note=_("If you like."),
        ),
    )  # fmt: skip


# Where a variant takes these from the goods it is a variant of.
OF_THE_WHOLE: Final = frozenset(
    ("trade", "made_to_order", "unit", "shipping_class", "withdrawal_rule",
     "description", "title_en", "description_en", "lead_days")
)  # fmt: skip
