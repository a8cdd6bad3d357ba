"""What a seller does with a paper: write it, add photos, send it, ask for its renewal."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import IO, Any

from django.db import transaction
from django.utils import timezone

from core import private
from core.models import User
from sellers.licensing import rules
from sellers.licensing.actions.answers import (
    NotComplete,
    NumberTaken,
    TooManyFiles,
    WrongDays,
)
from sellers.licensing.actions.writing import Paper, PaperModel, locked, moved
from sellers.licensing.states import OPEN, PAPER_MOVES, PaperState
from sellers.models import Evidence, Licence, Partner, Permit, Trade

WRITTEN = ("number", "issued_on", "valid_until", "kind")
WRITTEN_OF_LICENCES = (*WRITTEN, "uid", "holder_name", "agency", "county")
WRITTEN_OF_PERMITS = (*WRITTEN, "authority")


@transaction.atomic
def save_draft(
    seller: Partner,
    *,
    by: User | None,
    pk: int | None = None,
    trades: Iterable[Trade] | None = None,
    **facts: Any,
) -> Licence:
    """Write ``facts`` into the seller's open licence (``pk``, or the newest, or a new one).

    Only what is given changes, so each step of a wizard may save its own answer. Raise
    ``TypeError`` for a fact that is no field of sellers', ``Licence.DoesNotExist`` unless ``pk``
    is an open licence of the seller, ``NumberTaken`` when another paper of theirs bears the number.
    """
    Partner.objects.select_for_update().get(pk=seller.pk)
    mine = Licence.objects.filter(seller=seller, state__in=OPEN).order_by("-pk")
    licence = mine.get(pk=pk) if pk else mine.first()
    if (uid := facts.get("uid")) and _names_another(seller, licence, uid):
        raise NumberTaken
    return _write(licence or Licence(seller=seller), WRITTEN_OF_LICENCES, facts, trades)


@transaction.atomic
def save_permit(
    seller: Partner,
    *,
    by: User | None,
    pk: int | None = None,
    trades: Iterable[Trade] | None = None,
    **facts: Any,
) -> Permit:
    """Write ``facts`` into a new permit of the seller, or into the open one ``pk``.

    Raise ``Permit.DoesNotExist`` unless that is an open permit of the seller.
    """
    mine = Permit.objects.select_for_update().filter(seller=seller, state__in=OPEN)
    permit = mine.get(pk=pk) if pk else Permit(seller=seller)
    return _write(permit, WRITTEN_OF_PERMITS, facts, trades)


def _names_another(seller: Partner, licence: Licence | None, uid: str) -> bool:
    named = Licence.objects.filter(seller=seller, uid=uid).exclude(state=PaperState.REJECTED)
    return bool(named.exclude(pk=licence.pk if licence else None).exists())


def _write(
    paper: Any,
    allowed: tuple[str, ...],
    facts: dict[str, Any],
    trades: Iterable[Trade] | None,
) -> Any:
    if unknown := facts.keys() - set(allowed):
        raise TypeError(f"no fact of a paper: {', '.join(sorted(unknown))}")
    for name, value in facts.items():
        setattr(paper, name, value)
    paper.save()
    if trades is not None:
        paper.trades.set(trades)
    return paper


def add_evidence(
    pk: int,
    upload: IO[bytes],
    *,
    by: User | None,
    model: PaperModel = Licence,
    is_proof: bool = False,
) -> Evidence:
    """Keep a picture or a PDF of a paper; ``is_proof``: the office saw it at the source.

    Raise ``DocumentRefused`` or ``TooManyFiles`` with a sentence; then nothing is kept.
    """
    taken = private.judge(upload)
    with transaction.atomic():
        paper = locked(model, pk)
        if paper.evidence.count() >= rules.MOST_FILES:
            raise TooManyFiles
        file = private.store(taken, by=by)
        about = {"licence": paper} if isinstance(paper, Licence) else {"permit": paper}
        try:
            with transaction.atomic():
                return Evidence.objects.create(file=file, is_proof=is_proof, **about)
        except BaseException:
            with suppress(OSError):
                file.file.storage.delete(file.file.name)
            raise


@transaction.atomic
def remove_evidence(pk: int, *, seller: Partner) -> None:
    """Take a seller's own file off a paper that the seller may still write in.

    Raise ``Evidence.DoesNotExist`` for any other: sent papers keep what was sent.
    """
    mine = Evidence.objects.select_for_update(of=("self",)).filter(is_proof=False)
    evidence = (
        mine.filter(licence__seller=seller, licence__state__in=OPEN)
        | mine.filter(permit__seller=seller, permit__state__in=OPEN)
    ).get(pk=pk)
    file = evidence.file
    evidence.delete()
    private.forget(file)


@transaction.atomic
def submit(model: PaperModel, pk: int, *, by: User | None) -> Any:
    """Send a draft to the office; raise ``NotComplete`` or ``MoveRefused``."""
    paper = locked(model, pk)
    PAPER_MOVES.require(paper.state, PaperState.SUBMITTED)
    if lacks := rules.missing(_draft_of(paper)):
        raise NotComplete(lacks)
    paper.submitted_at = timezone.now()
    return moved(paper, PaperState.SUBMITTED, by=by, also_save=["submitted_at"])


def submit_licence(pk: int, *, by: User | None) -> Any:
    """Send a licence to the office; raise ``NotComplete`` or ``MoveRefused``."""
    return submit(Licence, pk, by=by)


def _draft_of(paper: Paper) -> rules.Draft:
    return rules.Draft(
        number=paper.uid if isinstance(paper, Licence) else paper.number,
        trades=frozenset(paper.trades.values_list("pk", flat=True)),
        files=paper.evidence.count(),
        first=paper.issued_on,
        last=paper.valid_until,
    )


@transaction.atomic
def ask_renewal(model: PaperModel, pk: int, *, until: date | None, by: User | None) -> Any:
    """Ask the office for a later last day; until it answers the paper stays as it is.

    ``until`` may be left to the office, which reads it off the new photo. Raise ``WrongDays`` for
    a day that is no later, ``MoveRefused`` when there is nothing to renew.
    """
    paper = locked(model, pk)
    PAPER_MOVES.require(paper.state, PaperState.RENEWING)
    if until is not None and paper.valid_until is not None and until <= paper.valid_until:
        raise WrongDays
    paper.renewal_until = until
    paper.submitted_at = timezone.now()
    return moved(paper, PaperState.RENEWING, by=by, also_save=["renewal_until", "submitted_at"])
