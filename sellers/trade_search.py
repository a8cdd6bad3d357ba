"""Trades by what people call their work: «مربا» finds مرباسازی, however it is written."""

from functools import lru_cache
from typing import NamedTuple

from core.persian import index_text, query_terms, query_variants, similarity
from sellers.models import Trade

ALIKE = 0.55  # less alike is no slip of the finger but another word


class _Known(NamedTuple):
    trade: Trade
    words: tuple[str, ...]


def find_trades(text: str, *, limit: int = 6) -> list[Trade]:
    """Return today's trades that fit, the best first; the nearest in spelling when none does.

    Each typed word must begin a word of the trade's name (either language). One query.
    """
    wanted = query_variants(text)
    if not wanted:
        return []
    known = _all()
    ranked = [(rank, k.trade) for k in known if (rank := _rank(wanted, k.words)) is not None]
    if not ranked:
        ranked = _alike(text, known)
    ranked.sort(key=lambda pair: (pair[0], pair[1].code))
    return [trade for _rank_, trade in ranked[:limit]]


def _all() -> list[_Known]:
    trades = Trade.objects.filter(retired=False).order_by("code")
    return [_Known(trade, _words(trade.name_fa, trade.name_en)) for trade in trades]


@lru_cache(maxsize=2_048)
def _words(name_fa: str, name_en: str) -> tuple[str, ...]:
    return tuple(f"{index_text(name_fa)} {index_text(name_en)}".split())


def _rank(wanted: list[list[str]], words: tuple[str, ...]) -> tuple[int, int] | None:
    """Return how far from the name's beginning the words stand; ``None`` when one is missing."""
    best = None
    for terms in wanted:
        places = [_place(term, words) for term in terms]
        if None not in places:
            rank = (sum(place for place in places if place is not None), len(words))
            best = rank if best is None else min(best, rank)
    return best


def _place(term: str, words: tuple[str, ...]) -> int | None:
    return next((at for at, word in enumerate(words) if word.startswith(term)), None)


def _alike(text: str, known: list[_Known]) -> list[tuple[tuple[int, int], Trade]]:
    terms = query_terms(text)
    found = []
    for trade, words in known:
        alike = max(similarity(term, word) for term in terms for word in words)
        if alike >= ALIKE:
            found.append(((-round(alike * 100), len(words)), trade))
    return found
