"""Making a draw valid: everybody's places at once, or nobody's."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from core import kept
from core.models import User
from core.record import move, move_many
from exhibitions.booking.actions import hold
from exhibitions.drawing import notices
from exhibitions.drawing.actions.publishing import void_locked
from exhibitions.drawing.actions.refusals import Refused, lock_draw
from exhibitions.drawing.actions.running import changes_since, words_of
from exhibitions.drawing.input import stalls_by_code
from exhibitions.drawing.states import DRAW_MOVES, DrawState
from exhibitions.models import Application, Draw, DrawEntry, PavilionMember
from exhibitions.states import APPLICATION_MOVES, FAIR_MOVES, ApplicationState, FairState


@transaction.atomic
def accept(pk: int, *, by: User | None, now: datetime | None = None) -> Draw:
    """Make a run draw valid: stalls are held, the others wait in order, everybody is told.

    Accepted already, nothing happens. If applications changed since it was published it is void
    instead. Raise ``Refused``, or what ``booking.actions.hold`` raises; then nothing is written.
    """
    at = now or timezone.now()
    draw = lock_draw(pk)
    if draw.state == DrawState.ACCEPTED:
        return draw
    if draw.state != DrawState.RUN:
        raise Refused("state")
    if draw.fair.state != FairState.ALLOCATION:
        raise Refused("state")
    if found := changes_since(draw):
        void_locked(draw, "changed", words_of(found), by=by)
        return draw
    entries = list(draw.entries.order_by("place", "pk"))
    applications = _locked(entries)
    _wait(entries, applications, by)
    _hold(draw, [e for e in entries if e.stands], applications, at, by)
    draw.accepted_at, draw.accepted_by = at, by
    move(draw, DrawState.ACCEPTED, table=DRAW_MOVES, by=by,
         also_save=["accepted_at", "accepted_by"])  # fmt: skip
    move(draw.fair, FairState.PUBLISHED, table=FAIR_MOVES, by=by)
    kept.changed()
    notices.tell_waiting(draw)
    return draw


def _locked(entries: Sequence[DrawEntry]) -> dict[int, Application]:
    """Return those who still take part, locked in one order; who withdrew is left out."""
    rows = Application.objects.select_for_update().filter(
        pk__in=[entry.application_id for entry in entries], state=ApplicationState.SHORTLISTED
    )
    return {row.pk: row for row in rows.order_by("pk")}


def _wait(
    entries: Sequence[DrawEntry], applications: dict[int, Application], by: User | None
) -> None:
    waiting = [
        applications[entry.application_id]
        for entry in entries
        if not entry.stands and entry.application_id in applications
    ]
    for place, one in enumerate(waiting, 1):
        one.place_in_line = place
    move_many(waiting, ApplicationState.WAIT_LISTED, table=APPLICATION_MOVES, by=by,
              also_save=["place_in_line"])  # fmt: skip


def _hold(
    draw: Draw,
    entries: Sequence[DrawEntry],
    applications: dict[int, Application],
    now: datetime,
    by: User | None,
) -> None:
    given = [entry for entry in entries if entry.application_id in applications]
    rows = [applications[entry.application_id] for entry in given]
    move_many(rows, ApplicationState.ALLOCATED, table=APPLICATION_MOVES, by=by)
    stalls = stalls_by_code(draw.fair)
    members = _members(rows)
    until = now + timedelta(hours=draw.fair.pay_within_hours)
    for entry, row in zip(given, rows, strict=True):
        its = [stalls[code] for code in entry.stands]
        hold(
            draw.fair_id,
            row.seller_id,
            its,
            until=until,
            application_id=row.pk,
            stands=dict(zip(its, members.get(row.pk, ()), strict=False)),
            by=by,
        )


def _members(rows: Sequence[Application]) -> dict[int, list[int]]:
    """Return who stands in each pavilion, in a fixed order. One query."""
    found: dict[int, list[int]] = {}
    pavilions = [row.pk for row in rows if row.size > 1]
    members = PavilionMember.objects.filter(application__in=pavilions).order_by("pk")
    for application, seller in members.values_list("application", "seller"):
        found.setdefault(application, []).append(seller)
    return found
