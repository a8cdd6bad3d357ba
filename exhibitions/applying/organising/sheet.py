"""The list as a workbook; no cell of it is a formula."""

from collections.abc import Iterable, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from core.jalali import date_text
from core.language import either, joined, language
from core.sheets.writing import Page, xlsx
from exhibitions.applying import words
from exhibitions.applying.desk.page import wish_words
from exhibitions.models import Application


def workbook(applications: Iterable[Application], scores: Mapping[int, int]) -> bytes:
    """Return the applications as XLSX; ``scores`` of the jury by id, empty without a jury."""
    headings = [
        _("Producer"), _("County"), _("Trade"), _("State"), _("Sent on"), _("Stalls"),
        _("Members"), _("Wishes"), _("Any other stall"), _("Socket"), _("Beside"),
        _("Add-ons"), _("Goods"), _("About"), _("Jury"),
    ]  # fmt: skip
    rows = [_row(one, scores) for one in applications]
    widths = (28, 16, 24, 18, 18, 8, 28, 30, 10, 8, 20, 24, 36, 48, 8)
    return xlsx([Page(_("Applications"), headings, rows, widths)])


def _row(one: Application, scores: Mapping[int, int]) -> list[str | int | None]:
    county, trade, beside = one.seller.county, one.trade, one.beside
    sent = timezone.localdate(one.submitted_at) if one.submitted_at else None
    return [
        either(one.seller.name, one.seller.name_en),
        either(county.name_fa, county.name_en) if county else "",
        either(trade.name_fa, trade.name_en) if trade else "",
        str(words.ORGANISER[one.state].text),
        date_text(sent, language(), "short") if sent else "",
        one.size,
        joined(*(either(m.seller.name, m.seller.name_en) for m in one.members.all())),
        joined(*map(wish_words, one.wishes.all())),
        _("yes") if one.anywhere else _("no"),
        _("yes") if one.needs_socket else _("no"),
        either(beside.name, beside.name_en) if beside else "",
        joined(
            *(
                f"{row.quantity} × {either(row.add_on.name_fa, row.add_on.name_en)}"
                for row in one.add_ons.all()
            )
        ),
        joined(*(either(p.title, p.title_en) for p in one.goods.all())),
        one.about,
        scores.get(one.pk),
    ]
