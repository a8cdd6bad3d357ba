"""modelsearch's database backend, with goods answered from their narrow rows.

Named in the setting ``WAGTAILSEARCH_BACKENDS``. Pages and pictures stay in modelsearch's own
table. For goods that table is too slow at volume (measured: 25 to 40 ms for a word that a tenth of
100,000 goods hold, before counting), so they have an index of their own behind the same door:
``add_bulk``, ``search`` and ``manage.py wagtail_update_index`` work as for every model.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from wagtail.search.backends import database
from wagtail.search.backends.base import BaseIndex, BaseSearchQueryCompiler, BaseSearchResults
from wagtail.search.query import MatchAll, PlainText

from catalog.listing import counts
from catalog.models import Card, CardWords
from catalog.search.rows import rows_of, store_rows
from catalog.search.terms import NAMES, TITLES, Query, query_of


def rank(query: Query) -> Case:
    """Return 0 where the query stands in titles, 1 in titles and names, 2 elsewhere."""
    return Case(
        When(Q(words__ranks=query.within(TITLES)), then=Value(0)),
        When(Q(words__ranks=query.within(NAMES)), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )


class CardIndex(BaseIndex):
    """The narrow rows as an index of modelsearch."""

    def __init__(self, backend: Any) -> None:
        """Share the connection with the tables of modelsearch."""
        super().__init__(backend)
        self.write_connection = getattr(backend.index_class(backend), "write_connection", None)

    def get_key(self) -> str:
        """Return what sets this index apart."""
        return "cards"

    def add_items(self, model: type, items: Iterable[Card]) -> None:
        """Write the rows of these cards."""
        store_rows(list(rows_of(list(items)).values()))
        counts.outdate()

    def delete_item(self, item: Card) -> None:
        """Take one card's row out."""
        CardWords.objects.filter(pk=item.pk).delete()
        counts.outdate()

    def reset(self) -> None:
        """Take all rows out."""
        CardWords.objects.all().delete()
        counts.outdate()

    def delete_stale_entries(self) -> None:
        """Do nothing: a row goes with its card."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Do nothing: the ranks need no norms."""


class CardQueryCompiler(BaseSearchQueryCompiler):
    """A query over cards; words as ``core.persian`` sees them."""

    def rows(self) -> QuerySet[CardWords]:
        """Return the matching narrow rows, the best first."""
        rows = CardWords.objects.filter(card__in=self.queryset.order_by())
        if isinstance(self.query, MatchAll):
            return rows.order_by("-sold", "-card")
        text = self.query.query_string if isinstance(self.query, PlainText) else str(self.query)
        query = query_of(text)
        if not query:
            return rows.none()
        return rows.filter(words__holds=query).order_by(rank(query), "-sold", "-card")


class CardResults(BaseSearchResults):
    """Cards, loaded for the slice that is asked for."""

    def _ids(self) -> Sequence[int]:
        rows = self.query_compiler.rows().values_list("pk", flat=True)
        return list(rows[self.start : self.stop])

    def _do_search(self) -> list[Card]:
        ids = self._ids()
        cards = Card.objects.in_bulk(ids)
        return [cards[pk] for pk in ids]

    def _do_count(self) -> int:
        return len(self._ids())


class GoodsBackend:
    """The part that is ours; mixed into modelsearch's backend for the database in use."""

    def get_index_for_model(self, model: type) -> Any:
        """Return the cards' own index for cards."""
        return CardIndex(self) if model is Card else super().get_index_for_model(model)  # type: ignore[misc]  # a mixin's super

    def search(self, query: Any, model_or_queryset: Any, **options: Any) -> Any:
        """Search cards in their own index, everything else as modelsearch does."""
        is_rows = isinstance(model_or_queryset, QuerySet)
        if (model_or_queryset.model if is_rows else model_or_queryset) is not Card:
            return super().search(query, model_or_queryset, **options)  # type: ignore[misc]  # a mixin's super
        cards = model_or_queryset if is_rows else Card.objects.all()
        return CardResults(self, CardQueryCompiler(cards, query, operator="and"))


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 -- the name modelsearch looks for
    """Return modelsearch's backend for this database, with goods in their own index."""
    theirs = type(database.SearchBackend(params))
    return type(f"Goods{theirs.__name__}", (GoodsBackend, theirs), {})(params)
