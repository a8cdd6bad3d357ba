"""A statement on paper (typst) and as a sheet. Nothing typed becomes part of the typst source."""

from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import typeset
from core.jalali import date_text
from core.language import either, language, spoken
from core.sheets import Page, xlsx
from sellers.models import Partner
from shop.payouts.desk.words import COLUMNS, about, heads_of, table_of, toman, used
from shop.payouts.queries import next_payout
from shop.payouts.statement import Statement

SOURCE = Path(__file__).parents[1] / "pdf" / "statement.typ"
MOST_PAGES = 200


def statement_pdf(seller: Partner, made: Statement) -> bytes:
    """Return a month's statement in the active language; no query."""
    return typeset.pdf(SOURCE, _data(seller, made))


def _data(seller: Partner, made: Statement) -> dict[str, Any]:
    today = timezone.localdate()
    table = table_of(made)
    return {
        "language": language(),
        "shop": _("Bazarche"),
        "title": _("Statement"),
        "month": made.month.name(language()),
        "seller": either(seller.name, seller.name_en),
        "made": _("Made on %(day)s") % {"day": date_text(today, language())},
        "unit": _("All amounts are in toman."),
        "sums": _sums(made),
        "heads": [head["label"] for head in table["heads"]],
        "rows": table["rows"],
        "payouts": [
            [date_text(row.day, language(), "day_month"), about(row), toman(row.net)]
            for row in made.payouts
        ],
        "payouts_title": _("Paid to your account"),
        "sales_title": _("Your sales"),
        "none": _("Nothing was sold in this month."),
        "next": _("The next payout is on %(day)s.")
        % {"day": date_text(next_payout(today), language(), "weekday")},
        "pages": [spoken(page) for page in range(1, MOST_PAGES + 1)],
    }


def _sums(made: Statement) -> list[list[str]]:
    earned = sum(row.net for row in made.sales)
    paid = sum(row.net for row in made.payouts)
    return [
        [pgettext("statement", "At the beginning of the month"), toman(made.opening)],
        [pgettext("statement", "Earned in this month"), toman(earned)],  # type: ignore[arg-type]
        [pgettext("statement", "Paid to your account"), toman(paid)],  # type: ignore[arg-type]
        [pgettext("statement", "At the end of the month"), toman(made.closing)],
    ]


def statement_xlsx(made: Statement) -> bytes:
    """Return a month's rows as a workbook; amounts are numbers, in toman."""
    places = used(made)
    rows: list[list[Any]] = []
    for row in made.rows:
        amounts = [row.of(*COLUMNS[place]) / 10 for place in places]
        rows.append([date_text(row.day, language(), "short"), about(row), *amounts, row.net / 10])
    blank: list[Any] = [""] * (len(places) + 1)
    first: list[Any] = [_("At the beginning of the month"), *blank, made.opening / 10]
    last: list[Any] = [_("At the end of the month"), *blank, made.closing / 10]
    return xlsx([Page(made.month.name(language()), heads_of(made), [first, *rows, last])])
