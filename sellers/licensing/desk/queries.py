"""What a seller sees of their own papers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from sellers.licensing.rules import NO_PERMIT, OPENED_BY
from sellers.licensing.states import IN_FORCE, OPEN, PaperState
from sellers.licensing.words import MEANINGS
from sellers.models import Licence, Partner, Permit, Trade
from sellers.models.papers import in_force_on

KINDS: dict[str, Any] = {"licence": Licence, "permit": Permit}
# Plain text for the database.
_SENT = [str(PaperState.SUBMITTED), str(PaperState.NEEDS_INFORMATION)]
_UNDECIDED = [str(PaperState.DRAFT), *_SENT]
RENEWABLE = (PaperState.APPROVED, PaperState.RENEWED, PaperState.EXPIRED)


@dataclass(frozen=True)
class Shown:
    """A paper with what its seller needs to know of it; ``left`` days until it ends."""

    paper: Any
    means: str
    left: int | None
    is_open: bool
    may_renew: bool


def shown(paper: Any, day: date) -> Shown:
    """Return a paper as the desk shows it. No query."""
    counts = paper.state in IN_FORCE and paper.valid_until is not None
    over = counts and paper.valid_until < day
    state = PaperState.EXPIRED if over else PaperState(paper.state)
    return Shown(
        paper=paper,
        means=str(MEANINGS[state]),
        left=(paper.valid_until - day).days if counts and not over else None,
        is_open=paper.state in OPEN,
        may_renew=paper.state in RENEWABLE,
    )


def papers_of(seller: Partner, day: date) -> list[Shown]:
    """Return a seller's papers, the newest first, licences before permits. Six queries."""
    found = []
    for model in KINDS.values():
        papers = model._default_manager.filter(seller=seller).order_by("-pk")
        papers = papers.prefetch_related("trades", "evidence__file")
        found += [shown(paper, day) for paper in papers]
    return found


def trades_without_permit(seller: Partner, day: date) -> list[Trade]:
    """Return starred trades of a licence, in force or on its way, that no permit covers.

    A permit that the office has, or asked about, counts: there is nothing to add. Two queries.
    """
    licences = Licence.objects.filter(in_force_on(day) | Q(state__in=_UNDECIDED), seller=seller)
    starred = Trade.objects.filter(licences__in=licences).exclude(permit_path=NO_PERMIT)
    permits = Permit.objects.filter(in_force_on(day) | Q(state__in=_SENT), seller=seller)
    held = set(permits.values_list("trades", "kind"))
    return [
        trade
        for trade in starred.distinct().order_by("code")
        if not any((trade.pk, kind) in held for kind in OPENED_BY[trade.permit_path])
    ]
