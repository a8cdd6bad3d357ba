"""Small signs drawn many times on a page, and so kept once drawn: icons, stars, availability."""

from functools import lru_cache

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from core.money import grouped

OUT_OF = 5
KEPT = 4096
UNSPOKEN = mark_safe('aria-hidden="true"')


def number(value: float | str, language: str) -> str:
    """Return a number with separators, in the language's digits; at most one decimal."""
    return grouped(value if isinstance(value, float) else int(value), language)


@lru_cache(maxsize=KEPT)
def icon(name: str, css: str, label: str, *, turning: bool) -> SafeString:
    """Return one icon; ``turning`` ones point the other way on a Persian page."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else UNSPOKEN
    return format_html(
        '<svg class="icon{}{}" {}><use href="{}#{}"></use></svg>',
        f" {css}" if css else "",
        " icon-turns" if turning else "",
        spoken,
        static("icons.svg"),
        name,
    )


@lru_cache(maxsize=KEPT)
def stars(value: float, count: int, full: bool, language: str) -> SafeString:
    """Return one star and the number, or all five, with the words for a screen reader."""
    shown, counted = number(value, language), number(count, language)
    with override(language):
        spoken = _("Rated %(value)s of 5") % {"value": shown}
        if count:
            reviews = ngettext("%(count)s review", "%(count)s reviews", count)
            spoken = f"{spoken}, {reviews % {'count': counted}}"
    lit = [i < round(value) for i in range(OUT_OF)] if full else [True]
    drawn = format_html_join(
        "",
        '<svg class="icon icon-s{}"><use href="{}#star"></use></svg>',
        (("" if on else " icon-off", static("icons.svg")) for on in lit),
    )
    tail = f"{shown} ({counted})" if count else "" if full else shown
    return format_html(
        '<span class="stars" role="img" aria-label="{}">{}'
        '<span aria-hidden="true">{}</span></span>',
        spoken,
        drawn,
        tail,
    )


@lru_cache(maxsize=KEPT)
def stock(state: str, lead_days: int, language: str) -> SafeString:
    """Return availability in words; the colour only underlines them."""
    days = {"days": number(lead_days, language)}
    with override(language):
        if state == "sold_out":
            return _state("state-warn", _("Sold out"))
        if state == "made_to_order" and lead_days:
            text = ngettext(
                "Made to order, %(days)s day", "Made to order, %(days)s days", lead_days
            )
            return _state("", text % days)
        if state == "made_to_order":
            return _state("", _("Made to order"))
        if lead_days:
            text = ngettext("Ready in %(days)s day", "Ready in %(days)s days", lead_days)
            return _state("state-good", text % days)
        return _state("state-good", _("In stock"))


def _state(css: str, text: str) -> SafeString:
    return (
        format_html('<span class="{}">{}</span>', css, text)
        if css
        else format_html("<span>{}</span>", text)
    )
