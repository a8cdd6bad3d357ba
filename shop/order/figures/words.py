"""What the figures say, in sentences: verbs first, no jargon."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.language import either, language, spoken
from core.money import Rials, toman_text
from shop.order.figures.queries import Sold


def this_week(now: int, before: int) -> str:
    """Say how many orders came this week, and how that compares with last week by now."""
    if not now and not before:
        return _("No order has come this week yet.")
    told = ngettext("This week %(n)s order has come", "This week %(n)s orders have come", now) % {
        "n": spoken(now)
    }
    if now == before:
        return _("%(told)s, as many as last week by this day.") % {"told": told}
    words = {"told": told, "n": spoken(abs(now - before))}
    if now > before:
        return _("%(told)s, %(n)s more than last week by this day.") % words
    return _("%(told)s, %(n)s fewer than last week by this day.") % words


def best_sells(best: list[Sold]) -> str:
    """Say what sells best; nothing when nothing was sold."""
    if not best:
        return ""
    name = either(best[0].name_fa, best[0].name_en)
    pieces = spoken(best[0].pieces)
    return _("%(name)s sells best: %(n)s pieces in a month.") % {"name": name, "n": pieces}


def come_back(people: int, again: int) -> str:
    """Say how many of a month's buyers are no strangers."""
    if not people:
        return ""
    told = ngettext("%(n)s person bought in a month", "%(n)s people bought in a month", people)
    words = {"told": told % {"n": spoken(people)}, "again": spoken(again)}
    if not again:
        return _("%(told)s, all for the first time.") % words
    return _("%(told)s; %(again)s of them had bought from you before.") % words


def beside_others(mine: int, middle: int, trade: str) -> str:
    """Say how a month compares with the middle one of the trade."""
    words = {
        "trade": trade,
        "sum": toman_text(Rials(middle), language()),
        "mine": toman_text(Rials(mine), language()),
    }
    if mine >= middle:
        return _(
            "In “%(trade)s” the middle producer sold goods for %(sum)s in a month; you sold for "
            "%(mine)s, as much or more."
        ) % words  # fmt: skip
    return _(
        "In “%(trade)s” the middle producer sold goods for %(sum)s in a month; you sold for "
        "%(mine)s."
    ) % words  # fmt: skip


def sentences(*told: str) -> Iterator[str]:
    """Return those that say something."""
    return (sentence for sentence in told if sentence)
