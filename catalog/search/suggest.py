"""What fits what is being typed: goods, trades and producers. At most 8 rows, 3 queries."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.facts import Fact, Facts
from catalog.models import Card, CardWords
from catalog.search.tables import by_index
from catalog.search.terms import TITLES, query_of
from core.language import either
from core.persian import query_terms
from sellers.models import Partner

GOODS, TRADES, SELLERS = 4, 2, 2
LEAST_LETTERS = 2
LOOKED_AT = 200  # a few letters begin thousands of titles; the best sold of some will do


def groups(text: str, facts: Facts, day: date) -> list[dict[str, Any]]:
    """Return groups of suggestions as ``parts/suggestions.html`` draws them; empty ones too."""
    terms = query_terms(text)[:6]
    if len("".join(terms)) < LEAST_LETTERS:
        return []
    return [
        {"label": _("Kinds of goods"), "sign": "leaf", "items": _shelves(terms, facts)},
        {"label": _("Goods"), "sign": "search", "items": _goods(text, day)},
        {"label": _("Producers"), "sign": "shop", "items": _sellers(terms, day)},
    ]


def _goods(text: str, day: date) -> list[dict[str, str]]:
    query = query_of(text, prefix=True)
    some = CardWords.objects.for_sale(day).filter(words__holds=query.within(TITLES)).values("pk")
    rows = CardWords.objects.filter(pk__in=some[:LOOKED_AT]).order_by("-sold", "-pk")
    with by_index(connection):
        ids = list(rows.values_list("pk", flat=True)[:GOODS])
    cards = Card.objects.in_bulk(ids)
    return [
        {
            "label": cards[pk].name,
            "url": cards[pk].get_absolute_url(),
            "note": cards[pk].seller_title,
        }
        for pk in ids
    ]


def _shelves(terms: list[str], facts: Facts) -> list[dict[str, str]]:
    """Return sectors and trades whose name holds what is typed, from memory."""
    things: Iterable[Fact] = (*facts.sectors.values(), *facts.trades.values())
    found = [t for t in things if t.code in facts.shelves and _begins(terms, t.words)]
    return [
        {"label": thing.name, "url": facts.url(thing.code), "note": ""} for thing in found[:TRADES]
    ]


def _begins(terms: list[str], words: frozenset[str]) -> bool:
    """Return whether each term is a word, and the last one at least the beginning of a word."""
    *whole, last = terms
    return words.issuperset(whole) and any(word.startswith(last) for word in words)


def _sellers(terms: list[str], day: date) -> list[dict[str, str]]:
    on_sale = Card.objects.for_sale(day).filter(seller=OuterRef("pk"))
    sellers = Partner.objects.filter(Exists(on_sale), is_open=True).select_related("county")
    for term in terms:
        begins = Q(search_text__startswith=term) | Q(search_text__contains=f" {term}")
        sellers = sellers.filter(begins)
    return [
        {
            "label": _name(seller),
            "url": reverse("producers:detail", args=[seller.slug]),
            "note": _name(seller.county),
        }
        for seller in sellers.order_by("-goods", "pk")[:SELLERS]
    ]


def _name(thing: Any) -> str:
    """Return a name in the reader's language, the Persian one where there is no other."""
    return either(getattr(thing, "name", "") or getattr(thing, "name_fa", ""), thing.name_en)
