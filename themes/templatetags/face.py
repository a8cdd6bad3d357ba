"""Presentation tags: money, dates, names, icons, pictures, addresses. ``{% load face %}``.

They speak the active language: Persian digits, toman and the Jalali calendar on Persian pages.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.encoding import escape_uri_path
from django.utils.html import conditional_escape, format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe

from core.jalali import MONTHS_FA, WEEKDAYS_FA, date_text, to_jalali, weekday_index
from core.language import either, is_persian, language, spoken
from core.money import Rials, toman_text
from core.persian import to_persian_digits
from themes import cards, charts, choices, facets, names, once, pictures, signs, woven_map

register = template.Library()

# Icons that point somewhere, and so turn round on a Persian page.
TURNING = frozenset({"forward", "back", "truck", "send", "exit"})
SECTOR_ICONS = {
    "HND": "hammer", "WVN": "loom", "CLO": "garment", "FOD": "jar", "DLV": "milk", "BEE": "bee",
    "AGR": "leaf", "IND": "box", "ITS": "laptop", "SRV": "chat", "ART": "art",
}  # fmt: skip
NOTHING = mark_safe("")
THEMES = frozenset({"light", "dark"})
JALALI_BEHIND = 621


@register.filter
def toman(rials: int | str | None) -> str:
    """«۴۸۰٬۰۰۰ تومان» or "480,000 toman" from whole rials; nothing for ``None`` or ''."""
    return "" if rials is None or rials == "" else toman_text(Rials(int(rials)), language())


@register.filter
def rials_toman_number(rials: int | str | None) -> str:
    """Return the amount in toman without the word: «۴۸۰٬۰۰۰» or "480,000"."""
    if rials is None or rials == "":
        return ""
    return toman_text(Rials(int(rials)), language(), unit=False)


@register.filter
def digits(value: object) -> str:
    """Return the text with Persian digits on a Persian page; unchanged on an English one."""
    return spoken(value)


@register.filter
def number(value: float | str | None) -> str:
    """Return a count with separators: «۱٬۲۳۴» or "1,234"; what is no number stays as it is."""
    try:
        return "" if value is None or value == "" else signs.number(value, language())
    except ValueError:
        return str(value)


def local_day(value: date | datetime) -> date:
    """Return the day in Iran of a date or of an aware datetime."""
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


@register.filter
def jdate(value: date | datetime | None, style: str = "long") -> str:
    """«۲ آذر ۱۴۰۵» or "23 November 2026"; ``style``: long, short, day_month, weekday."""
    return date_text(local_day(value), language(), style) if value else ""  # type: ignore[arg-type]  # templates


@register.filter
def leaf_of(value: date | datetime) -> dict[str, str]:
    """Return the words of a calendar leaf: ``day``, ``month``, ``weekday``."""
    day = local_day(value)
    if not is_persian():
        return {"day": str(day.day), "month": f"{day:%b}", "weekday": f"{day:%a}"}
    jalali = to_jalali(day)
    return {
        "day": to_persian_digits(jalali.day),
        "month": MONTHS_FA[jalali.month - 1],
        "weekday": WEEKDAYS_FA[weekday_index(day)],
    }


@register.filter
def since_year(value: int | None) -> str:
    """Return a Jalali year as the reader counts: «۱۳۹۱», 2012 (the year it began in)."""
    if not value:
        return ""
    return to_persian_digits(value) if is_persian() else str(value + JALALI_BEHIND)


@register.filter
def clock(value: datetime | None) -> str:
    """Return the time of day in Iran: «۱۴:۳۰»."""
    return digits(f"{timezone.localtime(value):%H:%M}") if value else ""


@register.simple_tag
def away_of(seller: Any) -> dict[str, Any] | None:
    """Return {back_on, stops, note} while a seller is on holiday, ``None`` on other days."""
    today = timezone.localdate()
    away = getattr(seller, "away", None)
    if away is None or not away.covers(today):
        return None
    note = either(seller.away_note, seller.away_note_en)
    return {"back_on": away.back_on(today), "stops": away.stops, "note": note}


@register.simple_tag(name="once", takes_context=True)
def drawn_once(context: template.Context, name: str, **facts: Any) -> SafeString:
    """Render a template that is the same for everybody; drawn again when ``facts`` change."""
    return once.once(context, name, facts)


@register.simple_tag
def place_options(delivery: Any) -> SafeString:
    """Draw the places that a product can be sent to, the one that the reader chose selected."""
    chosen = delivery.place_code if delivery.is_chosen else ""
    return choices.place_options(delivery.place_groups, chosen)


@register.filter
def is_ahead(day: date | None) -> bool:
    """Whether a day is still to come."""
    return day is not None and day > timezone.localdate()


@register.filter
def name_of(thing: object) -> str:
    """Return a thing's name in the reader's language; the Persian one where there is no other."""
    return names.name_of(thing, language())


@register.filter
def short_name_of(thing: object) -> str:
    """Return a name without its bracket: "Handicrafts (metal, wood)" → "Handicrafts"."""
    return name_of(thing).partition(" (")[0]


@register.filter
def sector_icon(code: str) -> str:
    """Return the icon of a sector by its code."""
    return SECTOR_ICONS.get(code, "shop")


@register.simple_tag
def text_of(thing: object, field: str) -> SafeString:
    """Write a bilingual text; Persian on an English page says so by ``lang`` and ``dir``."""
    text, fallen_back = names.text_of(thing, field, language())
    if fallen_back:
        return format_html('<span lang="fa" dir="rtl">{}</span>', text)
    return conditional_escape(text)


@register.simple_tag
def prose_of(thing: object, field: str) -> SafeString:
    """Write a long bilingual text in paragraphs, for a box of its own; see ``text_of``."""
    text, fallen_back = names.text_of(thing, field, language())
    paragraphs = mark_safe(linebreaks(text, autoescape=True))  # noqa: S308 -- escaped here
    if fallen_back:
        return format_html('<div class="prose" lang="fa" dir="rtl">{}</div>', paragraphs)
    return format_html('<div class="prose">{}</div>', paragraphs)


@register.filter
def place(code: str | None) -> str:
    """Return the name of a county by its code, from the page's frame: no query of its own."""
    return names.county_name(code, language()) if code else ""


@register.simple_tag
def icon(name: str, css: str = "", label: str = "") -> SafeString:
    """Draw one line icon of ``icons.svg``, hidden from screen readers unless it has a ``label``."""
    return signs.icon(str(name), css, str(label), turning=name in TURNING)


@register.simple_tag
def picture(
    photo: dict[str, Any] | None,
    sizes: str = "(min-width: 60em) 280px, 44vw",
    priority: bool = False,
    css: str = "",
    alt: str | None = None,
) -> SafeString:
    """Draw ``<picture>`` from a photo's dictionary, its place reserved, lazy unless ``priority``.

    ``alt=""`` marks a picture beside its own name. ``None`` as photo draws a woven ground.
    """
    return pictures.picture(photo, sizes=sizes, priority=priority, css=css, alt=alt)


@register.simple_tag
def product_card(
    card: Any, priority: bool = False, heading: str = "", hide_seller: bool = False
) -> SafeString:
    """Draw a product in a list from its prepared card; no query. ``heading`` is "h3" or another."""
    return cards.card(
        card,
        language(),
        timezone.localdate(),
        priority=bool(priority),
        heading=heading or "h3",
        with_seller=not hide_seller,
    )


@register.simple_tag
def facet_choices(facet: Mapping[str, Any]) -> SafeString:
    """Draw the choices of a facet: {name, options [{value, label, count, selected}]}."""
    return facets.choices(facet["name"], facet["options"], language())


@register.simple_tag
def stars(value: float | None, count: int | None = None, full: bool = False) -> SafeString:
    """Draw a rating out of five with its number of reviews; ``full`` draws all five stars."""
    return signs.stars(round(float(value), 1), count or 0, full, language()) if value else NOTHING


@register.simple_tag
def stock_words(stock: str, lead_days: int | None = 0) -> SafeString:
    """Say whether and when a thing can be had: ``in_stock``, ``made_to_order``, ``sold_out``."""
    return signs.stock(str(stock), lead_days or 0, language())


@register.simple_tag
def bar_chart(rows: list[dict[str, Any]], label: str) -> SafeString:
    """Horizontal bars as SVG; a row has ``label``, ``value`` (≥ 0) and ``text``."""
    return charts.bars(rows, label, right_to_left=is_persian())


@register.simple_tag
def county_map(counties: list[Any], label: str, here: str = "") -> SafeString:
    """Weave a map: one field of stitches per county (code, latitude, longitude, names, url).

    With ``here``, a county's code, it only shows where that county lies.
    """
    return woven_map.draw(counties, label, name_of, here)


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: object) -> str:
    """Return the current query with some values set; ``None`` or '' takes one out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def without_query(context: template.Context, name: str, value: object = None) -> str:
    """Return the current query without one value of ``name`` (or all of them), back on page one."""
    query = context["request"].GET.copy()
    kept = [v for v in query.getlist(name) if value is not None and v != str(value)]
    query.setlist(name, kept)
    query.pop("page", None)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def path_in(context: template.Context, code: str, absolute: bool = False) -> str:
    """Return this page's address in a language: Persian has no prefix, English has /en/.

    A page whose translation has an address of its own names both in ``paths_in``. Where it has
    none, a reader is sent to the first page of that language, a machine (``absolute``) nowhere.
    """
    request: HttpRequest | None = context.get("request")
    path = escape_uri_path(request.path) if request else "/"
    home = "/en/" if code == "en" else "/"
    paths: dict[str, str] | None = context.get("paths_in")
    if paths is not None:
        target = paths.get(code, "" if absolute else home)
    else:
        bare = path.removeprefix("/en") if path == "/en" or path.startswith("/en/") else path
        target = home + bare.lstrip("/")  # two slashes would name another host
    if not absolute or not target:
        return target
    site: str = context.get("site_url") or (request.build_absolute_uri("/") if request else "")
    return site.rstrip("/") + target


@register.simple_tag(takes_context=True)
def chosen_theme(context: template.Context) -> str:
    """``light`` or ``dark`` as the reader chose by cookie, else nothing: the device decides."""
    request: HttpRequest | None = context.get("request")
    chosen = request.COOKIES.get("theme", "") if request else ""
    return chosen if chosen in THEMES else ""


@register.simple_tag(takes_context=True)
def here(context: template.Context, url: str, exact: bool = False) -> SafeString:
    """``aria-current`` for a link to this page, or to the part of the site it lies in."""
    path = context["request"].path if context.get("request") else ""
    if url and path == url:
        return mark_safe('aria-current="page"')
    inside = bool(url) and not exact and path.startswith(url)
    return mark_safe('aria-current="true"') if inside else mark_safe("")


@register.simple_tag(takes_context=True)
def sector_links(context: template.Context, sectors: Iterable[Any]) -> SafeString:
    """Draw the links of the menu of sectors, by hand as every page has a dozen of them."""
    links = (
        f'<li><a href="{conditional_escape(sector.url)}" {here(context, sector.url)}>'
        f"{conditional_escape(short_name_of(sector))}</a></li>"
        for sector in sectors
    )
    return mark_safe("".join(links))  # noqa: S308 -- texts are escaped
