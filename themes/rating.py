"""Stars that can be read aloud."""

from collections.abc import Callable

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

OUT_OF = 5


def stars(
    value: float, count: int | None, *, full: bool, show: Callable[[float | None], str]
) -> SafeString:
    """Return one star and the number, or all five; ``show`` writes numbers for the reader."""
    shown = show(round(float(value), 1))
    spoken = _("Rated %(value)s of 5") % {"value": shown}
    if count:
        reviews = ngettext("%(count)s review", "%(count)s reviews", count)
        spoken = f"{spoken}, {reviews % {'count': show(count)}}"
    sprite = static("icons.svg")
    lit = [i < round(float(value)) for i in range(OUT_OF)] if full else [True]
    drawn = format_html_join(
        "",
        '<svg class="icon icon-s{}"><use href="{}#star"></use></svg>',
        (("" if on else " icon-off", sprite) for on in lit),
    )
    tail = "" if full and not count else shown if not count else f"{shown} ({show(count)})"
    return format_html(
        '<span class="stars" role="img" aria-label="{}">{}'
        '<span aria-hidden="true">{}</span></span>',
        spoken,
        drawn,
        tail,
    )
