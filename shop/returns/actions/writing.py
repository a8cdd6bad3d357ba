"""What all actions share: the locked case, the step to a state with what was said at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from core.models import User
from core.private import Taken, store
from core.record import move
from shop.order.actions.locks import Locked, lock_parcel
from shop.returns import rules
from shop.returns.models import Return, ReturnNote
from shop.returns.notices import tell
from shop.returns.states import FINAL, RETURN_MOVES, ReturnState, Side

PHOTOS_A_NOTE = 4


@dataclass(frozen=True)
class Said:
    """Who says what: a prepared reason's code, own words, a sum, photos."""

    side: Side
    by: User | None = None
    code: str = ""
    text: str = ""
    rials: int | None = None
    photos: Sequence[Taken] = ()


def lock_case(pk: int, *, money: bool = False) -> tuple[Return, Locked]:
    """Lock a case behind its parcel (and, with ``money``, the payments); six queries, or seven."""
    parcel = Return.objects.values_list("parcel", flat=True).get(pk=pk)
    locked = lock_parcel(parcel, money=money)
    case = Return.objects.select_for_update().get(pk=pk)
    case.parcel = locked.parcel
    return case, locked


def step(case: Return, to: ReturnState, said: Said, **fields: Any) -> ReturnNote:
    """Move a locked case, with ``fields``; keep what was said, and tell the other side.

    Raise ``MoveRefused`` with nothing written.
    """
    RETURN_MOVES.require(case.state, to)
    set_days(case, to, **fields)
    saved = [*fields, "due_on", "is_reminded", "ended_at"]
    move(case, to, table=RETURN_MOVES, by=said.by, reason=said.code, also_save=saved)
    note = write_note(case, said, step=to)
    tell(case, note)
    return note


def set_days(case: Return, to: ReturnState, **fields: Any) -> None:
    """Set ``fields``, and until when somebody is to do the next thing."""
    for name, value in fields.items():
        setattr(case, name, value)
    today = timezone.localdate()
    case.due_on = rules.due_on(to, today, knows_address=bool(case.return_to))
    case.is_reminded = False
    case.ended_at = timezone.now() if to in FINAL else None


def write_note(case: Return, said: Said, *, step: str = "") -> ReturnNote:
    """Keep what a side said."""
    note = ReturnNote.objects.create(
        case=case, side=said.side, step=step, code=said.code, text=said.text, rials=said.rials,
        by=said.by,
    )  # fmt: skip
    if said.photos:
        note.photos.set([store(taken, by=said.by) for taken in said.photos])
    return note
