"""Which narrow rows a query finds, and in which order: in the database or in a cluster."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend

from catalog.models import Card, CardWords
from catalog.search.backend import GoodsBackend, rank
from catalog.search.terms import TITLES, Query

_BY_SALES = ("-sold", "-published", "-pk")
CLUSTER_MOST = 1000  # a cluster's best thousand are counted and shown


@dataclass
class Match:
    """What a query finds. ``ids`` is set when a cluster found them, the best first."""

    query: Query
    ids: list[int] | None = field(default=None)

    def among(self, rows: QuerySet[CardWords]) -> QuerySet[CardWords]:
        """Return those of ``rows`` that match. Adds no query."""
        if self.ids is not None:
            return rows.filter(pk__in=self.ids)
        return rows.filter(words__holds=self.query)

    def best(self, rows: QuerySet[CardWords], start: int, stop: int) -> Sequence[int]:
        """Return a slice of the matching ids, the most fitting first: titles, names, texts.

        Among equals what sells comes first, then what is new. One query where titles alone fill
        the slice, as for every common word; else two.
        """
        if self.ids is not None:
            held = set(self.among(rows).values_list("pk", flat=True))
            return [pk for pk in self.ids if pk in held][start:stop]
        in_titles = rows.filter(words__holds=self.query.within(TITLES))
        first = _ids(in_titles.order_by(*_BY_SALES), start, stop)
        if len(first) == stop - start:
            return first
        return _ids(self.among(rows).order_by(rank(self.query), *_BY_SALES), start, stop)


def _ids(rows: QuerySet[CardWords], start: int, stop: int) -> list[int]:
    return list(rows.values_list("pk", flat=True)[start:stop])


def match(query: Query) -> Match:
    """Return the match for a query; asks a cluster at once, the database when it is needed."""
    backend = get_search_backend()
    if isinstance(backend, GoodsBackend) or not query:
        return Match(query)
    found = backend.search(" ".join(query.lists[0]), Card, operator="and")
    return Match(query, [card.pk for card in found[:CLUSTER_MOST]])
