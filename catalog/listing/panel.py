"""Words for a list: facets with their counts, chips of what is chosen, orders, pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from catalog.facts import Fact, Facts
from catalog.listing.bands import BANDS, BORDERS_TOMAN
from catalog.listing.facets import Counts
from catalog.listing.queries import Goods, Scope
from catalog.listing.rules import (
    NEWEST,
    PAGE_SIZE,
    POPULAR,
    PRICE,
    PRICE_DOWN,
    RATING,
    RELEVANCE,
    Listing,
    opened,
)
from core.language import language
from core.money import RIALS_PER_TOMAN, Rials, toman_text

MOST_TRADES = 20
Option = dict[str, Any]


def facets(listing: Listing, scope: Scope, counts: Counts, facts: Facts) -> list[dict[str, Any]]:
    """Return the facets that can still narrow this list, in the order they are shown."""
    found = [_places(listing, counts, facts)]
    if not scope.sector and not scope.trade:
        found.append(_sectors(listing, counts, facts))
    if not scope.trade and (listing.sector or listing.trade or scope.sector):
        found.append(_trades(listing, scope, counts, facts))
    found += [_availability(listing, counts), _bands(listing, counts)]
    return [facet for facet in found if facet["options"]]


def _facet(name: str, label: str, options: Iterable[Option], *, open_: bool) -> dict[str, Any]:
    shown = [option for option in options if option["count"] or option["selected"]]
    chosen = any(option["selected"] for option in shown)
    return {"name": name, "label": label, "open": open_ or chosen, "options": shown}


def _options(
    things: Iterable[Fact], counts: Mapping[str, int], chosen: Iterable[str]
) -> list[Option]:
    taken = set(chosen)
    return [
        {
            "value": t.code,
            "label": t.name,
            "count": counts.get(t.code, 0),
            "selected": t.code in taken,
        }
        for t in things
    ]


def _places(listing: Listing, counts: Counts, facts: Facts) -> dict[str, Any]:
    options = _options(facts.counties.values(), counts.county, listing.county)
    return _facet("county", _("County"), options, open_=True)


def _sectors(listing: Listing, counts: Counts, facts: Facts) -> dict[str, Any]:
    options = _options(facts.sectors.values(), counts.sector, listing.sector)
    return _facet("sector", _("Kind of goods"), options, open_=True)


def _trades(listing: Listing, scope: Scope, counts: Counts, facts: Facts) -> dict[str, Any]:
    """Return the trades of the chosen sectors, the fullest first; chosen ones always."""
    sectors = opened(listing, facts.known, scope.sector)
    things = [t for t in facts.trades.values() if t.sector in sectors]
    options = _options(things, counts.trade, listing.trade)
    options.sort(key=lambda o: (not o["selected"], -o["count"]))
    chosen = sum(o["selected"] for o in options)
    return _facet("trade", _("Trade"), options[: max(MOST_TRADES, chosen)], open_=True)


def _availability(listing: Listing, counts: Counts) -> dict[str, Any]:
    words = {"in_stock": _("In stock"), "made_to_order": _("Made to order")}
    options = [
        {"value": v, "label": w, "count": counts.stock[v], "selected": v in listing.availability}
        for v, w in words.items()
    ]
    return _facet("availability", _("Availability"), options, open_=False)


def _bands(listing: Listing, counts: Counts) -> dict[str, Any]:
    numbers = counts.bands
    options = [
        {"value": b.code, "label": band_text(b.code), "count": numbers[b.code],
         "selected": b.code in listing.bands}
        for b in BANDS
    ]  # fmt: skip
    return _facet("price", _("Price range"), options, open_=False)


def _toman(amount: int, *, unit: bool = True) -> str:
    return toman_text(Rials(amount * RIALS_PER_TOMAN), language(), unit=unit)


def range_text(low: int | None, high: int | None) -> str:
    """Return a price range in words; amounts in whole toman."""
    if low is None:
        return _("up to %(high)s") % {"high": _toman(high or 0)}
    if high is None:
        return _("from %(low)s") % {"low": _toman(low)}
    return _("%(low)s to %(high)s") % {"low": _toman(low, unit=False), "high": _toman(high)}


def band_text(code: str) -> str:
    """Return a price band in words."""
    band = next(b for b in BANDS if b.code == code)
    return range_text(band.low, band.high)


def price(listing: Listing) -> dict[str, int | None]:
    """Return what the two price boxes hold and hint at, in toman."""
    return {
        "min": BORDERS_TOMAN[0], "max": BORDERS_TOMAN[-1],
        "from": listing.price_min, "to": listing.price_max,
    }  # fmt: skip


def chips(listing: Listing, facts: Facts) -> list[dict[str, Any]]:
    """Return what is chosen, one chip each; the address without it is the part's business."""
    words = {"in_stock": _("In stock"), "made_to_order": _("Made to order")}
    found: list[tuple[str, str | None, str]] = [
        *(("county", code, facts.counties[code].name) for code in listing.county),
        *(("sector", code, facts.sectors[code].name) for code in listing.sector),
        *(("trade", code, facts.trades[code].name) for code in listing.trade),
        *(("availability", value, words[value]) for value in listing.availability),
        *(("price", code, band_text(code)) for code in listing.bands),
    ]
    if listing.price_min is not None:
        found.append(("price_min", None, range_text(listing.price_min, None)))
    if listing.price_max is not None:
        found.append(("price_max", None, range_text(None, listing.price_max)))
    return [{"name": n, "value": v, "label": label} for n, v, label in found]


def sorts(listing: Listing) -> list[dict[str, str]]:
    """Return the orders a reader may choose; relevance only for a search."""
    words = {
        NEWEST: _("Newest first"),
        POPULAR: _("Most sold first"),
        RATING: _("Best rated first"),
        PRICE: _("Cheapest first"),
        PRICE_DOWN: _("Dearest first"),
    }
    best = {RELEVANCE: _("Best match first")} if listing.q else {}
    return [{"value": value, "label": label} for value, label in (best | words).items()]


def pages(goods: Goods) -> tuple[Page, list[int]]:
    """Return Django's page object, and the few page numbers that are linked."""
    size = min(goods.total, goods.pages * PAGE_SIZE)
    page = Paginator(range(size), PAGE_SIZE).page(goods.page)
    near = {1, goods.pages, *range(goods.page - 2, goods.page + 3)}
    return page, sorted(n for n in near if 1 <= n <= goods.pages)


def left_out_text(names: Iterable[str]) -> str:
    """Return a plain sentence about values of the address that could not be read, or ''."""
    words = {
        "county": _("county"), "sector": _("kind of goods"), "trade": _("trade"),
        "availability": _("availability"), "price": _("price"), "price_min": _("lowest price"),
        "price_max": _("highest price"), "sort": _("order"), "page": pgettext("of a list", "page"),
    }  # fmt: skip
    said = [words[name] for name in names]
    if not said:
        return ""
    return _("We could not read this and left it out: %(names)s.") % {"names": _(", ").join(said)}
