"""What the office decides about a paper. The seller is told, and reads the reason on the desk."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.models import User
from sellers.licensing.actions.answers import NotComplete, WrongDays
from sellers.licensing.actions.writing import (
    PaperModel,
    locked,
    moved,
    require_state,
    verified,
)
from sellers.licensing.notices import tell
from sellers.licensing.states import PAPER_MOVES, PaperState
from sellers.models import Licence, Trade
from sellers.models.papers import VerifiedHow


@transaction.atomic
def approve(
    model: PaperModel,
    pk: int,
    *,
    until: date,
    by: User | None,
    since: date | None = None,
    trades: Iterable[Trade] | None = None,
    how: str = VerifiedHow.MANUAL,
    note: str = "",
    **read: Any,
) -> Any:
    """Approve a submitted paper through ``until``; what the office ``read`` off it is written in.

    ``since`` and ``trades`` too, where given. Raise ``MoveRefused`` from any other state,
    ``NotComplete`` without number or trades, ``NumberTaken``, or ``WrongDays``.
    """
    paper = locked(model, pk)
    require_state(paper, PaperState.SUBMITTED, PaperState.APPROVED)
    for name, value in read.items():
        setattr(paper, name, value)
    paper.issued_on = since or paper.issued_on or timezone.localdate()
    paper.valid_until = until
    if until < paper.issued_on:
        raise WrongDays
    if trades is not None:
        paper.trades.set(trades)
    _require_whole(paper)
    fields = [*verified(paper, by, how, note), "issued_on", "valid_until", *read]
    moved(paper, PaperState.APPROVED, by=by, also_save=fields)
    tell(paper, "approved")
    return paper


def _require_whole(paper: Any) -> None:
    number = paper.uid if isinstance(paper, Licence) else paper.number
    lacks = ["paper"] * (not number) + ["trades"] * (not paper.trades.exists())
    if lacks:
        raise NotComplete(lacks)


def approve_licence(pk: int, *, until: date, by: User | None, **more: Any) -> Any:
    """Approve a submitted licence through ``until``; see ``approve``."""
    return approve(Licence, pk, until=until, by=by, **more)


@transaction.atomic
def ask_for_information(
    pk: int, *, reason: str, by: User | None, model: PaperModel = Licence
) -> Any:
    """Give a submitted paper back to its seller, who reads what is wanted and sends it again."""
    paper = moved(locked(model, pk), PaperState.NEEDS_INFORMATION, by=by, reason=reason)
    tell(paper, "needs_information")
    return paper


@transaction.atomic
def reject(model: PaperModel, pk: int, *, reason: str, by: User | None) -> Any:
    """Refuse a submitted paper, or take a suspended one for good. There is no way back."""
    paper = moved(locked(model, pk), PaperState.REJECTED, by=by, reason=reason)
    tell(paper, "rejected")
    return paper


def reject_licence(pk: int, *, reason: str, by: User | None) -> Any:
    """Refuse a submitted licence, or take a suspended one for good."""
    return reject(Licence, pk, reason=reason, by=by)


@transaction.atomic
def suspend(model: PaperModel, pk: int, *, reason: str, by: User | None) -> Any:
    """Stop sale under a paper at once; an unanswered wish for renewal falls away."""
    paper = locked(model, pk)
    paper.renewal_until = None
    moved(paper, PaperState.SUSPENDED, by=by, reason=reason, also_save=["renewal_until"])
    tell(paper, "suspended")
    return paper


def suspend_licence(pk: int, *, reason: str, by: User | None) -> Any:
    """Stop sale under a licence at once."""
    return suspend(Licence, pk, reason=reason, by=by)


@transaction.atomic
def lift_suspension(
    pk: int, *, by: User | None, reason: str = "", model: PaperModel = Licence
) -> Any:
    """Let a suspended paper count again; goods return with it. Others raise ``MoveRefused``."""
    paper = locked(model, pk)
    require_state(paper, PaperState.SUSPENDED, PaperState.APPROVED)
    moved(paper, PaperState.APPROVED, by=by, reason=reason)
    tell(paper, "lifted")
    return paper


@transaction.atomic
def renew(
    model: PaperModel,
    pk: int,
    *,
    until: date,
    by: User | None,
    how: str = VerifiedHow.MANUAL,
    note: str = "",
) -> Any:
    """Lengthen a paper through ``until``, asked for or not; a lapsed one begins anew today.

    Raise ``WrongDays`` unless that is later than before, ``MoveRefused`` from other states.
    """
    paper = locked(model, pk)
    PAPER_MOVES.require(paper.state, PaperState.RENEWED)
    if paper.valid_until is not None and until <= paper.valid_until:
        raise WrongDays
    paper.valid_until = until
    paper.renewal_until = paper.reminded_days = None
    fields = [*verified(paper, by, how, note), "valid_until", "renewal_until", "reminded_days"]
    moved(paper, PaperState.RENEWED, by=by, also_save=fields)
    tell(paper, "renewed")
    return paper


def renew_licence(pk: int, *, until: date, by: User | None, **more: Any) -> Any:
    """Lengthen a licence through ``until``; see ``renew``."""
    return renew(Licence, pk, until=until, by=by, **more)


@transaction.atomic
def decline_renewal(model: PaperModel, pk: int, *, reason: str, by: User | None) -> Any:
    """Leave a paper whose renewal was asked for as it was: in force until its day, or ended."""
    paper = locked(model, pk)
    require_state(paper, PaperState.RENEWING, PaperState.APPROVED)
    ended = paper.valid_until is not None and paper.valid_until < timezone.localdate()
    paper.renewal_until = None
    to = PaperState.EXPIRED if ended else PaperState.APPROVED
    moved(paper, to, by=by, reason=reason, also_save=["renewal_until"])
    tell(paper, "renewal_declined")
    return paper
