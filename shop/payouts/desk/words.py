"""What a statement says, as plain values in the reader's language."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.jalali import date_text
from core.language import language, spoken
from core.money import Rials, toman_text
from shop.ledger.rules import What
from shop.payouts.coming import Coming
from shop.payouts.statement import Row, Statement

# The columns of amounts; those without any amount in a month are left out.
COLUMNS: tuple[tuple[What, ...], ...] = (
    (What.PRICE,),
    (What.POST,),
    (What.COMMISSION,),
    (What.TAX,),
    (What.COMPANY,),
    (What.INSTALMENT,),
    (What.REFUND,),
    (What.CASH,),
    (What.OTHER,),
)
ALWAYS = 3
# After Persian letters the parts of a number with a dash would change places.
LTR, END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def headings() -> list[str]:
    """Return what the columns are called."""
    return [
        pgettext("statement", "Goods"),
        pgettext("statement", "Sending"),
        pgettext("statement", "Commission"),
        pgettext("statement", "Tax"),
        pgettext("statement", "Company's share"),
        pgettext("statement", "Instalment"),
        pgettext("statement", "Given back"),
        pgettext("statement", "Cash you took"),
        pgettext("statement", "Other"),
    ]


def used(made: Statement) -> list[int]:
    """Return which columns a month has."""
    return [
        place
        for place, whats in enumerate(COLUMNS)
        if place < ALWAYS or any(row.of(*whats) for row in made.sales)
    ]


def heads_of(made: Statement) -> list[str]:
    """Return all headings of a month's sales."""
    names = headings()
    inner = [names[place] for place in used(made)]
    return [
        pgettext("statement", "Day"), pgettext("statement", "For"), *inner,
        pgettext("statement", "You get"),
    ]  # fmt: skip


def table_of(made: Statement) -> dict[str, Any]:
    """Return a month's sales as ``parts/table.html`` shows them, amounts in toman."""
    heads = [{"label": head, "number": place > 1} for place, head in enumerate(heads_of(made))]
    return {"heads": heads, "rows": [_cells(made, row) for row in made.sales]}


def _cells(made: Statement, row: Row) -> list[str]:
    amounts = [row.of(*COLUMNS[place]) for place in used(made)]
    return [
        date_text(row.day, language(), "day_month"),
        about(row),
        *(toman(amount) if amount else "–" for amount in amounts),
        toman(row.net),
    ]


def about(row: Row) -> str:
    """Say what a row is: a sale, money given back, a payout."""
    said = {"number": f"{LTR}{spoken(row.number)}{END}"}
    if row.kind == "back":
        return _("Given back: %(number)s") % said
    if row.kind == "payout":
        came_back = row.net > 0
        return (_("Payout %(number)s came back") if came_back else _("Payout %(number)s")) % said
    if What.PRICE not in row.parts and What.COMPANY in row.parts:
        return _("Your share of %(number)s") % said
    return _("Order %(number)s") % said


def toman(rials: Rials) -> str:
    """Return an amount without its unit."""
    return toman_text(rials, language(), unit=False)


def state_text(one: Coming) -> str:
    """Say when a parcel's money comes."""
    if one.held:
        return one.held
    if one.is_cash:
        return _("Paid at the door: only the commission is taken from your balance.")
    if one.due is None:
        return _("Yours seven working days after it arrives.")
    return _("Yours from %(day)s.") % {"day": date_text(one.due, language(), "weekday")}
