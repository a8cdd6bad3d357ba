"""What is held of one person."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Field, Model

from core.models import User
from core.personal import Fate, Held, all_held


class Counted(NamedTuple):
    """One kind of rows and how many there are."""

    held: Held
    number: int
    stays: bool


def counted(user: User) -> list[Counted]:
    """Return what is held of a person, kinds without rows left out. A query for each kind."""
    found = ((held, held.rows(user).count()) for held in all_held())
    return [Counted(held, count, held.fate is not Fate.ERASE) for held, count in found if count]


def taken_along(user: User) -> list[dict[str, Any]]:
    """Return everything that is held of a person, ready for JSON.

    A query for each kind, and one more where a row names another thing.
    """
    found = ((held, list(held.rows(user).order_by("pk"))) for held in all_held())
    return [
        {
            "what": str(held.name),
            "why": str(held.why),
            "until": str(held.until),
            "rows": [_row(held, row) for row in rows],
        }
        for held, rows in found
        if rows
    ]


def _row(held: Held, row: Model) -> dict[str, Any]:
    return {_title(held.model, name): _plain(getattr(row, name)) for name in held.shown}


def _title(model: type[Model], name: str) -> str:
    found = model._meta.get_field(name)
    return str(found.verbose_name) if isinstance(found, Field) else name


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    plain = value is None or isinstance(value, (str, int, bool, list, dict))
    return value if plain else str(value)
