"""How every action on a paper is written: lock, check, save, record, then tell."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from django.db import IntegrityError, transaction
from django.utils import timezone

from core import kept, record
from core.models import User
from core.moves import MoveRefused
from sellers.licensing.actions.answers import NumberTaken
from sellers.licensing.states import PAPER_MOVES, PaperState
from sellers.models import Licence, Permit

Paper: TypeAlias = Licence | Permit
PaperModel: TypeAlias = type[Licence] | type[Permit]


def locked(model: PaperModel, pk: int) -> Any:
    """Return the paper under its row lock; raise ``DoesNotExist``."""
    return model._default_manager.select_for_update().get(pk=pk)


def require_state(paper: Paper, state: PaperState, to: PaperState) -> None:
    """Raise ``MoveRefused`` unless the paper is in ``state``: the table alone allows more ways."""
    if paper.state != state:
        raise MoveRefused(paper.state, to)


def moved(
    paper: Any,
    to: PaperState,
    *,
    by: User | None,
    reason: str = "",
    also_save: Sequence[str] = (),
) -> Any:
    """Move a locked paper, keep the reason for its seller, and renew what strangers see.

    Raise ``MoveRefused``, or ``NumberTaken`` when another verified paper bears its number.
    """
    paper.reason = reason
    fields = ["reason", *also_save]
    try:
        with transaction.atomic():
            record.move(paper, to, table=PAPER_MOVES, by=by, reason=reason, also_save=fields)
    except IntegrityError as error:
        if number_is_taken(paper):
            raise NumberTaken from error
        raise
    kept.changed()
    return paper


def number_is_taken(paper: Paper) -> bool:
    """Whether another paper that was found true bears this one's number. One query."""
    others = type(paper)._default_manager.verified().exclude(pk=paper.pk)
    if isinstance(paper, Licence):
        return bool(others.filter(uid=paper.uid).exists())
    return bool(others.filter(kind=paper.kind, number=paper.number).exists())


def verified(paper: Paper, by: User | None, how: str, note: str) -> list[str]:
    """Write who found the paper true, when and how; return the names of the fields."""
    paper.verified_by = by
    paper.verified_at = timezone.now()
    paper.verified_how = how
    paper.verified_note = note
    return ["verified_by", "verified_at", "verified_how", "verified_note"]
