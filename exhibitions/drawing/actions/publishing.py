"""Announcing a draw with everything it will be made of, and declaring one void."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from core import kept
from core.models import User
from core.record import move, note
from exhibitions.allocation import ProblemFault
from exhibitions.allocation.reading import fingerprint, write
from exhibitions.drawing import notices
from exhibitions.drawing.actions.refusals import Refused, lock_draw, lock_fair, require_quiet
from exhibitions.drawing.input import Input, input_of, taking_part
from exhibitions.drawing.rules import new_codes
from exhibitions.drawing.states import DRAW_MOVES, DrawState
from exhibitions.jury.actions import close as close_jury
from exhibitions.models import Draw, DrawEntry, Fair, Giving
from exhibitions.states import FAIR_MOVES, ApplicationState, FairState

# A figure that comes out within the hour may be known to some already.
SOONEST: Final = timedelta(hours=1)
UNDECIDED: Final = (ApplicationState.SUBMITTED, ApplicationState.NEEDS_INFO)


@transaction.atomic
def publish(
    fair_id: int,
    *,
    figure_name: str,
    figure_at: datetime,
    by: User | None,
    now: datetime | None = None,
) -> Draw:
    """Announce a draw among all shortlisted applicants and tell each her code.

    ``figure_name`` says in words which public figure the seed is made of, ``figure_at`` when it is
    known. The fair stops taking applications and its jury has spoken. Raise ``Refused`` when
    something is missing; then nothing is written.
    """
    at = now or timezone.now()
    fair = lock_fair(fair_id)
    _require_ready(fair, figure_at, at)
    if fair.reviewers.exists():
        close_jury(fair, by=by)
    codes = dict(zip(_shuffled(taking_part(fair)), _codes(fair), strict=True))
    made = input_of(fair, codes)
    _require_sound(made)
    if fair.state == FairState.APPLICATIONS:
        move(fair, FairState.ALLOCATION, table=FAIR_MOVES, by=by)
    last = fair.draws.aggregate(last=Max("number"))["last"] or 0
    draw = Draw.objects.create(
        fair=fair,
        number=last + 1,
        input=write(made.problem),
        fingerprint=fingerprint(made.problem),
        figure_name=figure_name,
        figure_at=figure_at,
        published_at=at,
        published_by=by,
    )
    DrawEntry.objects.bulk_create(
        DrawEntry(
            draw=draw, application_id=pk, code=code, parts=made.parts[code],
            points=sum(points for _name, points in made.parts[code]),
        )
        for pk, code in codes.items()
    )  # fmt: skip
    note(draw, "", DrawState.PUBLISHED, by=by)
    kept.changed()
    notices.tell_published(draw)
    return draw


@transaction.atomic
def reopen(fair_id: int, *, until: datetime, by: User | None, now: datetime | None = None) -> Fair:
    """Let producers apply again until ``until``, after a draw that does not count.

    Shortlisted applications stay as they are. Raise ``Refused`` while a draw counts, from any
    other state, or for a time that is over or after the fair has begun.
    """
    fair = lock_fair(fair_id)
    require_quiet(fair)
    if fair.state != FairState.ALLOCATION:
        raise Refused("state")
    if until <= (now or timezone.now()) or timezone.localdate(until) >= fair.starts_on:
        raise Refused("window")
    fair.apply_until = until
    move(fair, FairState.APPLICATIONS, table=FAIR_MOVES, by=by, also_save=["apply_until"])
    kept.changed()
    return fair


def _require_ready(fair: Fair, figure_at: datetime, now: datetime) -> None:
    if fair.giving != Giving.DRAW or fair.state not in (
        FairState.APPLICATIONS,
        FairState.ALLOCATION,
    ):
        raise Refused("state")
    if Draw.objects.counting().filter(fair=fair).exists():
        raise Refused("published")
    if fair.state == FairState.APPLICATIONS and fair.apply_until and fair.apply_until > now:
        raise Refused("open")
    undecided = fair.applications.filter(state__in=UNDECIDED).count()
    if undecided:
        raise Refused("undecided", n=undecided)
    if not taking_part(fair):
        raise Refused("nobody")
    if figure_at < now + SOONEST:
        raise Refused("soon")


def _require_sound(made: Input) -> None:
    if not made.problem.stalls:
        raise Refused("no_stalls")
    try:
        made.problem.check()
    except ProblemFault as fault:
        raise Refused("fault", faults=" ".join(fault.faults)) from fault


def _codes(fair: Fair) -> list[str]:
    return new_codes(len(taking_part(fair)), secrets.randbelow)


def _shuffled(pks: list[int]) -> list[int]:
    """Return keys in a random order, so that codes tell nothing of who applied first."""
    rest = list(pks)
    return [rest.pop(secrets.randbelow(len(rest))) for _ in pks]


@transaction.atomic
def void(pk: int, *, reason: str, by: User | None) -> Draw:
    """Declare a draw void for a public reason; void already, it stays so.

    Raise ``MoveRefused`` for one that was accepted.
    """
    draw = lock_draw(pk)
    if draw.state != DrawState.VOID:
        void_locked(draw, "hand", reason, by=by)
    return draw


def void_locked(draw: Draw, kind: str, reason: str, *, by: User | None) -> None:
    """Declare a locked draw void. ``kind``: ``hand``, ``changed`` or ``impossible``."""
    draw.void_kind, draw.void_reason = kind, reason
    move(draw, DrawState.VOID, table=DRAW_MOVES, by=by, reason=reason,
         also_save=["void_kind", "void_reason"])  # fmt: skip
    kept.changed()
    notices.tell_void(draw)
