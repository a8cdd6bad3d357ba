"""What search and counting read: a narrow row per card, and the words of the shop.

The wide card is loaded only for what is shown. PostgreSQL keeps the words as a ``tsvector`` under
a GIN index; SQLite keeps them as JSON that triggers copy into an FTS5 table (search/tables.py).
"""

import json
from datetime import date
from typing import Any, Self

from django.db import models

from catalog.search.tables import FTS
from catalog.search.terms import Query, Words


class WordsField(models.Field):
    """Holds ``Words``; written and compared, never read back."""

    def db_type(self, connection: Any) -> str:
        """Return the column's type."""
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Return the words in the database's notation."""
        if not isinstance(value, Words):
            return value
        return value.tsvector() if connection.vendor == "postgresql" else json.dumps(value)


@WordsField.register_lookup
class Holds(models.Lookup):
    """``words__holds=Query``: the row matches the query."""

    lookup_name = "holds"
    prepare_rhs = False
    rhs: Query

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Refuse a database without full-text search of its own."""
        raise NotImplementedError(f"search is not written for {connection.vendor}")

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Match the ``tsvector``."""
        lhs, params = self.process_lhs(compiler, connection)
        return f"{lhs} @@ %s::tsquery", [*params, self.rhs.tsquery()]

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Look the row up in the FTS5 table."""
        key = f'{connection.ops.quote_name(self.lhs.alias)}."card_id"'
        found = f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s"  # noqa: S608 -- a constant
        return f"{key} IN ({found})", [self.rhs.fts()]


@WordsField.register_lookup
class Ranks(Holds):
    """``words__ranks=Query``: the same, asked of the rows of a result to put them in order."""

    lookup_name = "ranks"

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Find all ids by the index, once: a row's own words lie outside it, slow to fetch."""
        key = f'{connection.ops.quote_name(self.lhs.alias)}."card_id"'
        found = "SELECT card_id FROM catalogue_cardwords WHERE words @@ %s::tsquery"
        return f"{key} IN ({found})", [self.rhs.tsquery()]


class CardWordsQuerySet(models.QuerySet["CardWords"]):
    """Phrases about narrow rows."""

    def for_sale(self, day: date) -> Self:
        """Rows whose seller's licence covers ``day``. Adds no query; safe to chain."""
        return self.filter(until__gte=day)


def _fact(to: str) -> Any:
    """Return a foreign key without index and constraint: the card has both."""
    return models.ForeignKey(
        to, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )


class CardWords(models.Model):
    """The columns of a card that narrow, count and sort, and its words. Written by refresh alone.

    ``band`` is the price's place among ``catalog.listing.bands``; ``fingerprint`` tells whether
    the words changed.
    """

    card = models.OneToOneField(
        "catalogue.Card", primary_key=True, on_delete=models.CASCADE, related_name="words"
    )
    county = _fact("partner.County")
    sector = _fact("partner.Sector")
    trade = _fact("partner.Trade")
    stock = models.CharField(max_length=16)
    band = models.PositiveSmallIntegerField()
    price = models.BigIntegerField()
    rating = models.FloatField(null=True)
    reviews = models.PositiveIntegerField()
    sold = models.PositiveIntegerField()
    published = models.DateTimeField()
    until = models.DateField()
    fingerprint = models.BigIntegerField()
    words = WordsField()

    objects = CardWordsQuerySet.as_manager()

    class Meta:
        app_label = "catalogue"
        indexes = [
            models.Index(fields=["trade"], name="words_of_a_trade"),
            models.Index(fields=["sector"], name="words_of_a_sector"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ShopWord(models.Model):
    """A word of titles and names: ``key`` as search compares it, ``shown`` as people write it."""

    key = models.CharField(max_length=64, unique=True)
    shown = models.CharField(max_length=64)

    class Meta:
        app_label = "catalogue"

    def __str__(self) -> str:
        return self.shown


class WordPiece(models.Model):
    """Three letters of a word, by which a mistyped word finds its neighbours."""

    word = models.ForeignKey(ShopWord, on_delete=models.CASCADE, related_name="pieces")
    piece = models.CharField(max_length=3)

    class Meta:
        app_label = "catalogue"
        constraints = [
            models.UniqueConstraint(fields=["piece", "word"], name="one_piece_of_a_word")
        ]

    def __str__(self) -> str:
        return self.piece
