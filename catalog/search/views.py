"""The page of results, and suggestions while typing. Views only fetch and show."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from catalog import facts as shop_facts
from catalog.listing.queries import Goods, Scope, goods, in_order
from catalog.listing.rules import LONGEST_QUERY, Listing, opened, read
from catalog.listing.views import list_context, respond
from catalog.models import Card, CardWords
from catalog.search import spell, suggest
from catalog.search.match import match
from catalog.search.tables import by_index
from catalog.search.terms import any_word_of, query_of
from core.kept import kept
from core.persian import clean

NEAREST = 8
SUGGESTIONS_KEPT = 300  # seconds in a browser


@dataclass
class Found:
    """What a search came to: the goods, and what was done when nothing matched."""

    goods: Goods
    corrected: str = ""  # the words that were searched instead
    nearest: tuple[Card, ...] = ()
    is_popular: bool = False  # nothing was near, so these are what others buy
    words: tuple[str, ...] = ()


@require_safe
@kept
def search(request: HttpRequest) -> HttpResponse:
    """Show what fits; a slip is mended, and no match offers the nearest. At most 8 queries."""
    facts = shop_facts.facts()
    listing, left_out = read(request.GET.getlist, facts.known)
    if not listing.q:
        return redirect("catalogue:index")
    found = find(listing, opened(listing, facts.known))
    context = {
        **list_context(listing, left_out, Scope(), found.goods, facts),
        "query": listing.q,
        "found": found,
        "noindex": True,
        "canonical_url": "",
    }
    return respond(request, "search/search.html", context, listing)


def find(listing: Listing, sectors: Collection[str] = ()) -> Found:
    """Return the goods for a search; where there are none, those for the words next to it."""
    day = timezone.localdate()
    found = Found(goods(listing, Scope(), day, sectors))
    if found.goods.found_any or not query_of(listing.q):
        return found
    fix = spell.correct(listing.q)
    if fix.changed:
        second = goods(replace(listing, q=fix.text), Scope(), day, sectors)
        if second.found_any:
            return Found(second, corrected=fix.text)
    wide = match(any_word_of(fix.text))
    rows = CardWords.objects.for_sale(day)
    with by_index(connection):
        near = wide.best(rows, 0, NEAREST) if wide.query else []
    shown = near or rows.order_by("-sold", "-pk").values_list("pk", flat=True)[:NEAREST]
    cards = tuple(in_order(list(shown)))
    return Found(found.goods, nearest=cards, is_popular=not near, words=fix.neighbours)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Return the rows of the list under the search box."""
    text = clean(request.GET.get("q", "")[: 2 * LONGEST_QUERY])[:LONGEST_QUERY]
    groups = suggest.groups(text, shop_facts.facts(), timezone.localdate())
    response = render(request, "parts/suggestions.html", {"groups": groups})
    patch_cache_control(response, public=True, max_age=SUGGESTIONS_KEPT)
    return response
