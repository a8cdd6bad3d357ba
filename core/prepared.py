"""Queries of pages that everybody asks for, turned into SQL once and then only filled in.

Building a query set and writing its SQL costs Django more than the database's answer: 2 ms for the
join of a product's page, which is found in a fifth of that. What comes back is what the query set
itself would give.

    @prepared(int, date)
    def _sound(pk: int, day: date) -> QuerySet[FoodLot]:
        return FoodLot.objects.filter(product=pk, best_before__gte=day)

    lots = _sound(7, today)  # a list
"""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial, update_wrapper
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import QuerySet

Row = TypeVar("Row")
Asked = TypeVar("Asked", bound="QuerySet[Any]")
Kind = type[int] | type[str] | type[date]

# Stand in for values while the SQL is written; numbers that every integer column can hold.
_FIRST_NUMBER = 2_000_000_000
_FIRST_DAY = date(1, 3, 1)
_LARGEST = 2**31 - 1


@dataclass(frozen=True)
class _Written:
    """One query in one database's SQL; ``places`` say which value a parameter takes."""

    rows: QuerySet[Any]
    compiler: Any
    sql: str
    params: tuple[Any, ...]
    places: tuple[int | None, ...]


class Prepared(Generic[Row]):
    """A query that is written at the first call in a process, for each kind of database."""

    def __init__(self, build: Callable[..., QuerySet[Any, Row]], kinds: Sequence[Kind]) -> None:
        """Keep how the query set is built from values of these kinds."""
        self._build, self._kinds = build, tuple(kinds)
        self._written: dict[str, _Written] = {}
        update_wrapper(self, build)

    def __call__(self, *values: Any) -> list[Row]:
        """Return the rows for these values. One query."""
        if not self._fits(values):
            return list(self._build(*values))
        written = self._written.get(connection.vendor)
        if written is None:
            written = self._written.setdefault(connection.vendor, self._write())
        given = [_adapted(value) for value in values]
        params = tuple(
            param if place is None else given[place]
            for param, place in zip(written.params, written.places, strict=True)
        )
        compiler = copy(written.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_, **__: (written.sql, params)
        rows = written.rows.all()
        rows.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]  # this query's own
        return list(rows)

    def _fits(self, values: Sequence[Any]) -> bool:
        """Return whether the values leave the SQL as it is: no ``None``, no number too large."""
        return all(
            type(value) is kind and (kind is not int or abs(value) <= _LARGEST)
            for value, kind in zip(values, self._kinds, strict=True)
        )

    def _write(self) -> _Written:
        marks = [_mark(kind, n) for n, kind in enumerate(self._kinds)]
        rows = self._build(*marks)
        compiler = rows.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        known = [_adapted(mark) for mark in marks]
        places = tuple(known.index(p) if p in known else None for p in params)
        if missing := set(range(len(marks))) - set(places):
            raise TypeError(f"{self._build.__qualname__}: value {min(missing)} is not a parameter")
        return _Written(rows, compiler, sql, tuple(params), places)


def prepared(*kinds: Kind) -> Callable[[Callable[..., QuerySet[Any, Row]]], Prepared[Row]]:
    """Prepare a query of values of these ``kinds``; each must stand in it as it is given."""
    return partial(Prepared, kinds=kinds)


def answered(rows: Asked, found: list[Any]) -> Asked:
    """Return the query set as one that was asked already and got ``found``; no query."""
    rows._result_cache = found
    rows._prefetch_done = True  # type: ignore[attr-defined]  # Django's own mark
    return rows


def _mark(kind: Kind, n: int) -> Any:
    if kind is int:
        return _FIRST_NUMBER + n
    return _FIRST_DAY + timedelta(days=n) if kind is date else f"prepared value {n}"


def _adapted(value: Any) -> Any:
    """Return the value as the database takes it."""
    return connection.ops.adapt_datefield_value(value) if type(value) is date else value
