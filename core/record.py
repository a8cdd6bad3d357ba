"""The one writer of states: check the move, save the fields, keep the history."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from core.models import MoveRecord, User
from core.moves import Moves


def move(
    thing: models.Model,
    to: str,
    *,
    table: Moves,
    by: User | None = None,
    reason: str = "",
    field: str = "state",
    also_save: Sequence[str] = (),
) -> MoveRecord:
    """Move ``thing`` to ``to`` by ``table`` and record it; the caller holds its row lock.

    Saves ``field`` and ``also_save`` only. Raise ``MoveRefused`` when the table does not
    allow the move. Two queries.
    """
    from_state = str(getattr(thing, field))
    table.require(from_state, to)
    setattr(thing, field, to)
    thing.save(update_fields=[field, *also_save])
    return MoveRecord.objects.create(**_row(thing, from_state, to, by, reason))


def note(
    thing: models.Model, from_state: str, to: str, *, by: User | None = None, reason: str = ""
) -> MoveRecord:
    """Record what became of a thing that has no table of states: a role, a place given up."""
    return MoveRecord.objects.create(**_row(thing, from_state, to, by, reason))


def move_many(
    things: Sequence[models.Model],
    to: str,
    *,
    table: Moves,
    by: User | None = None,
    reason: str = "",
    field: str = "state",
    also_save: Sequence[str] = (),
) -> None:
    """Move locked ``things`` of one model to ``to`` in two queries; all or none."""
    if not things:
        return
    records = []
    for thing in things:
        from_state = str(getattr(thing, field))
        table.require(from_state, to)
        setattr(thing, field, to)
        records.append(MoveRecord(**_row(thing, from_state, to, by, reason)))
    type(things[0])._default_manager.bulk_update(things, [field, *also_save])
    MoveRecord.objects.bulk_create(records)


def _row(
    thing: models.Model, from_state: str, to: str, by: User | None, reason: str
) -> dict[str, Any]:
    return {
        "model": thing._meta.label_lower,
        "object_id": thing.pk,
        "from_state": from_state,
        "to_state": to,
        "by": by,
        "reason": reason,
    }
