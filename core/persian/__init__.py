"""Persian text: as stored, as compared, as sorted. Pure: imports no Django."""

from core.persian.search import (
    compound_key,
    index_text,
    query_terms,
    query_variants,
    search_key,
)
from core.persian.spell import similarity, trigrams
from core.persian.tables import ZWNJ
from core.persian.text import (
    clean,
    slug,
    sort_key,
    to_latin_digits,
    to_persian_digits,
)

__all__ = [
    "ZWNJ",
    "clean",
    "compound_key",
    "index_text",
    "query_terms",
    "query_variants",
    "search_key",
    "similarity",
    "slug",
    "sort_key",
    "to_latin_digits",
    "to_persian_digits",
    "trigrams",
]
