"""What is said of imports and changes, in the reader's language."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.bulk.columns import columns
from catalog.bulk.files import CHOICES
from catalog.bulk.states import Verdict
from catalog.models import BulkChange
from core.language import language, spoken
from core.money import Rials, toman_text

VERDICTS: dict[str, str | Promise] = {
    Verdict.NEW: gettext_lazy("New"),
    Verdict.CHANGED: gettext_lazy("Changed"),
    Verdict.UNCHANGED: gettext_lazy("As before"),
    Verdict.FAULTY: gettext_lazy("To correct"),
}
FIELDS: dict[str, str | Promise] = {
    "price": gettext_lazy("Price"),
    "stock": gettext_lazy("How many there are"),
    "lead_days": gettext_lazy("Days to make ready"),
}
OUTCOMES: dict[str, str | Promise] = {
    "applied": gettext_lazy("Changed"),
    "left": gettext_lazy("Left alone: it was changed meanwhile, or orders hold more"),
    "undone": gettext_lazy("As it was before"),
    "kept": gettext_lazy("Left alone: it was changed since"),
}
LONGEST = 60


class Difference(NamedTuple):
    """One cell that changes."""

    heading: str
    before: str
    after: str


def differences(changes: Mapping[str, Any], trades: Mapping[str, str]) -> list[Difference]:
    """Return what a row changes, as people read it; ``trades`` names trades by code."""
    headings = {column.key: column.heading for column in columns({})}
    return [
        Difference(headings[key], shown(key, before, trades), shown(key, after, trades))
        for key, (before, after) in changes.items()
    ]


def shown(key: str, value: Any, trades: Mapping[str, str]) -> str:
    """Return a value of a column in the reader's words, long texts cut."""
    if value in (None, ""):
        return _("nothing")
    if key == "price":
        return toman_text(Rials(value), language())
    if key == "trade":
        return trades.get(value, value)
    if key == "made_to_order":
        return _("yes") if value else _("no")
    if key in CHOICES:
        return str(CHOICES[key](value).label)
    text = spoken(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def number(field: str, value: int | None) -> str:
    """Return a number of a change: toman, pieces or days."""
    if value is None:
        return ""
    return toman_text(Rials(value), language()) if field == "price" else spoken(value)


def rule_of(change: BulkChange) -> str:
    """Return in a line what was asked."""
    rule, value = change.rule, change.rule["value"]
    if rule["way"] == "set":
        return _("to %(value)s") % {"value": number(change.field, value)}
    if rule["way"] == "percent":
        whole, tenth = divmod(abs(value), 10)
        size = _("%(n)s%%") % {"n": spoken(f"{whole}.{tenth}" if tenth else whole)}
    else:
        size = number(change.field, abs(value))
    text = _("up by %(size)s") if value >= 0 else _("down by %(size)s")
    return text % {"size": size}
