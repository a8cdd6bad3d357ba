"""What is compared in a search: the words of a card, and a query in two dialects. Pure.

Words come from ``core.persian``, so they hold letters and digits only; still every word is
quoted, and no text of a visitor reaches a query language unquoted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple, Self

from core.persian import index_text, query_terms, query_variants

LONGEST_QUERY = 100
MOST_TERMS = 10
# How far a match reaches: titles outrank names, names outrank descriptions.
TITLES, NAMES, ALL = "titles", "names", "all"
# PostgreSQL's index knows no weights: a word stands there once more for each narrower reach.
_MARKS = {TITLES: "t/", NAMES: "n/", ALL: ""}
# PostgreSQL moves a column out of its row only when the row passes 2 kB; a filler of so many
# bytes takes shorter words there, so that all rows are short (see search/tables.py).
OUT_OF_ROW = 2100
_FILLER = ":" + ",".join(map(str, range(1, 256)))
_FILLER_BYTES = 512
_COLUMNS = {TITLES: "{titles} : ", NAMES: "{titles names} : ", ALL: ""}


# Thousands of cards share the names of few trades, counties and sellers.
_name_key = lru_cache(maxsize=8192)(index_text)


class Words(NamedTuple):
    """The searchable words of one card, in three ranks, as the index holds them."""

    titles: str
    names: str
    texts: str

    @classmethod
    def of(cls, titles: Iterable[str], names: Iterable[str], texts: Iterable[str]) -> Self:
        """Make the keys; a long text joins only what ZWNJ joins."""
        return cls(
            _once(index_text(t) for t in titles),
            _once(_name_key(n) for n in names),
            _once(index_text(t, pairs=False) for t in texts),
        )

    @property
    def fingerprint(self) -> int:
        """A signed 63-bit number that changes when a word does."""
        return int.from_bytes(blake2b("\n".join(self).encode(), digest_size=8).digest()) >> 1

    def tsvector(self) -> str:
        """Return PostgreSQL's notation: words, words marked by reach, and a filler."""
        titles, names, texts = (text.split() for text in self)
        heads = {*titles, *names}
        held = {*heads, *texts, *(f"t/{w}" for w in titles), *(f"n/{w}" for w in heads)}
        size = sum(len(word.encode()) + 4 for word in held)
        fillers = [f"'~{i}'{_FILLER}" for i in range(-((size - OUT_OF_ROW) // _FILLER_BYTES))]
        return " ".join([f"'{word}'" for word in sorted(held)] + fillers)


def _once(texts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(word for text in texts for word in text.split()))


@dataclass(frozen=True)
class Query:
    """Lists of words; a card matches when it holds every word of any list.

    ``reach`` limits where the words may stand; ``prefix`` lets the last word be unfinished.
    """

    lists: tuple[tuple[str, ...], ...]
    reach: str = ALL
    prefix: bool = False

    def __bool__(self) -> bool:
        """Return whether there is anything to look for."""
        return bool(self.lists)

    def within(self, reach: str) -> "Query":
        """Return the same query limited to titles, or to titles and names."""
        return replace(self, reach=reach)

    def tsquery(self) -> str:
        """Return PostgreSQL's notation."""
        return " | ".join(
            "(" + " & ".join(self._ts_word(w, w is words[-1]) for w in words) + ")"
            for words in self.lists
        )

    def _ts_word(self, word: str, last: bool) -> str:
        return f"'{_MARKS[self.reach]}{word}'" + (":*" if self.prefix and last else "")

    def fts(self) -> str:
        """Return SQLite's FTS5 notation."""
        lists = (
            "(" + " AND ".join(self._fts_word(w, w is words[-1]) for w in words) + ")"
            for words in self.lists
        )
        return f"{_COLUMNS[self.reach]}({' OR '.join(lists)})"

    def _fts_word(self, word: str, last: bool) -> str:
        return f'"{word}"' + (" *" if self.prefix and last else "")


def query_of(text: str, *, prefix: bool = False) -> Query:
    """Return the query for typed text: all its words, in any of their spellings."""
    lists = [tuple(words[:MOST_TERMS]) for words in query_variants(text[:LONGEST_QUERY])]
    return Query(tuple(dict.fromkeys(lists)), prefix=prefix)


def any_word_of(text: str) -> Query:
    """Return the query that any one word of the text satisfies."""
    words = query_terms(text[:LONGEST_QUERY])[:MOST_TERMS]
    return Query(tuple(dict.fromkeys((word,) for word in words if len(word) > 1)))
