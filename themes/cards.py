"""The card of one product in a list, drawn by hand: a page shows dozens of them.

As a template it was more than half of a list's work. Every text of a row is escaped here.
"""

from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from core.jalali import date_text
from core.money import toman_text
from themes import names, pictures, signs

SIZES = "(min-width: 75em) 270px, (min-width: 48em) 30vw, 44vw"


def card(
    row: Any, language: str, today: date, *, priority: bool, heading: str, with_seller: bool
) -> SafeString:
    """Return the markup of a ``catalog.Card``; ``heading`` is its level, such as "h3"."""
    title, fallen_back = names.text_of(row, "title", language)
    name: str = escape(title)
    if fallen_back:
        name = f'<span lang="fa" dir="rtl">{name}</span>'
    link = f'<a href="{escape(row.get_absolute_url())}">{name}</a>'
    picture = pictures.picture(row.photo, sizes=SIZES, priority=priority, css="", alt="")
    since = f"<small>{_from(language)}</small>" if row.price_from else ""
    maker = _maker(row, language) if with_seller else ""
    stars = signs.stars(round(row.rating, 1), row.reviews, False, language) if row.rating else ""
    return mark_safe(  # noqa: S308 -- texts are escaped above, signs are markup
        f"""<article class="product{" product-gone" if row.stock == "sold_out" else ""}">
  {picture}
  <div class="product-body">
    <{heading} class="product-name">{link}</{heading}>
    <p class="price">{since}{toman_text(row.price, language)}</p>
    {maker}
    <p class="product-state">{_state(row, language, today)}{stars}</p>
  </div>
</article>"""
    )


def _maker(row: Any, language: str) -> str:
    name = row.seller_title or row.seller_name
    place = f" · {escape(names.county_name(row.county_id, language))}" if row.county_id else ""
    return f'<p class="product-from">{_licensed(language)} {escape(name)}{place}</span></p>'


def _state(row: Any, language: str, today: date) -> str:
    if row.back_on is None or row.back_on <= today:
        return signs.stock(row.stock, row.lead_days, language)
    return _away(row.back_on, language)


@lru_cache
def _from(language: str) -> str:
    with override(language):
        return escape(pgettext("price", "from"))


@lru_cache
def _licensed(language: str) -> str:
    """Return the seal and the words before a seller's name, inside an open ``<span>``."""
    with override(language):
        seal = signs.icon("seal", "icon-s", "", turning=False)
        words = escape(_("Licensed producer:"))  # gettext reads no texts inside f-strings
        return f'{seal}<span><span class="only-read">{words}</span>'


@lru_cache(maxsize=signs.KEPT)
def _away(back_on: date, language: str) -> str:
    with override(language):
        day = date_text(back_on, language, "day_month")
        words = escape(_("On holiday, back on %(day)s") % {"day": day})
        sun = signs.icon("sun", "icon-s", "", turning=False)
        return f'<span class="state-warn">{sun} {words}</span>'
