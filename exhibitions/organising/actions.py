"""The only writers of what an organiser says of a fair; days, halls and states have their own.

Each locks the fair, refuses what people rely on already (``Fixed``), and notes who changed what.
"""

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from typing import IO, Any, Final

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.text import slugify

from catalog.photos import keep
from catalog.photos.sizes import COVERS
from catalog.uploads import read_upload
from core import kept
from core.models import MoveRecord, User
from core.record import note
from exhibitions.models import AddOn, Fair, FairRules, Hall, Plan, StallFee, Venue
from exhibitions.organising.rules import RESERVED, Edit, Part
from exhibitions.schedule import notices
from exhibitions.schedule.actions import schedule_fair
from exhibitions.schedule.involved import involved_in
from exhibitions.states import FairState

OVER: Final = (FairState.CLOSED, FairState.CANCELLED)
TEXTS: Final = (
    "name_fa", "name_en", "kind", "organiser_fa", "organiser_en", "about", "about_en",
)  # fmt: skip
TERMS: Final = (
    "giving", "apply_from", "apply_until", "change_until", "most_stalls", "stall_fee",
    "pay_within_hours", "deposit_permille", "instalments", "takes_guarantee", "is_blind",
)  # fmt: skip
PROMISED: Final = ("giving", "stall_fee", "deposit_permille", "instalments", "takes_guarantee")


class Fixed(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """People rely on this part of the fair; ``number`` of them. Nothing was written."""

    def __init__(self, part: Part, number: int = 0) -> None:
        """Keep the part for the caller's sentence."""
        super().__init__(f"{part}: {number}")
        self.part, self.number = part, number


class TooFew(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Exhibitors have taken more of an add-on than there would be."""

    def __init__(self, add_on: AddOn) -> None:
        """Keep the add-on, with how many are taken."""
        super().__init__(f"{add_on}: {add_on.taken}")
        self.add_on = add_on


def _locked(pk: int) -> Fair:
    """Return the fair with its row locked; raise ``Fixed`` when it is over."""
    fair = Fair.objects.select_for_update().get(pk=pk)
    if fair.state in OVER:
        raise Fixed(Part.OVER)
    return fair


def _noted(fair: Fair, edit: Edit, by: User, reason: str = "") -> MoveRecord:
    kept.changed()
    return note(fair, fair.state, edit, by=by, reason=reason)


def free_slug(name: str) -> str:
    """Return a free address for a fair of this name; never a word that stands first in ours."""
    stem = slugify(name.replace("\u200c", "-"), allow_unicode=True)[:70].strip("-_") or "fair"
    stem = f"{stem}-fair" if stem in RESERVED else stem
    taken = set(Fair.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number = 1
    while (slug := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return slug


def _add(fair: Fair) -> None:
    """Store a new fair; of two of one name begun at once the second gets a longer address."""
    try:
        with transaction.atomic():
            fair.save(force_insert=True)
    except IntegrityError:
        fair.slug = f"{fair.slug}-{secrets.token_hex(3)}"
        fair.save(force_insert=True)


@transaction.atomic
def begin_fair(
    *, name_fa: str, name_en: str, kind: str, venue: Venue, days: Collection[date],
    opens_at: time, closes_at: time, by: User,
) -> Fair:  # fmt: skip
    """Begin a draft of a fair on ``days``, in no hall yet."""
    fair = Fair(
        slug=free_slug(name_en or name_fa), name_fa=name_fa, name_en=name_en, kind=kind,
        venue=venue, starts_on=min(days), ends_on=max(days), opens_at=opens_at,
        closes_at=closes_at,
    )  # fmt: skip
    _add(fair)
    _noted(fair, Edit.BEGUN, by)
    return schedule_fair(fair.pk, days=days, halls=())


@transaction.atomic
def write_texts(pk: int, values: Mapping[str, Any], *, by: User) -> Fair:
    """Write names, kind and texts; allowed when the fair is over, too."""
    fair = Fair.objects.select_for_update().get(pk=pk)
    changed = [name for name in TEXTS if getattr(fair, name) != values[name]]
    for name in changed:
        setattr(fair, name, values[name])
    if changed:
        fair.save(update_fields=changed)
        _noted(fair, Edit.TEXTS, by)
    return fair


@transaction.atomic
def write_when(
    pk: int, *, venue: Venue, days: Collection[date], opens_at: time, closes_at: time,
    halls: Sequence[tuple[Hall, Plan | None]], stalls_count: int | None, by: User,
) -> Fair:  # fmt: skip
    """Set place, days, hours and halls, and tell who is in it when place or days change.

    Raise ``Fixed`` when stalls of the plans in use are wished or taken and would go,
    ``HallTaken`` when another fair was first, ``ValueError`` for a hall of another place.
    """
    if any(hall.venue_id != venue.pk for hall, _ in halls):
        raise ValueError("a fair takes place in the halls of its own place")
    fair = _locked(pk)
    before = (fair.venue_id, sorted(fair.days.values_list("day", flat=True)))
    plans = {plan.pk for _, plan in halls if plan is not None}
    used = set(fair.hall_uses.exclude(plan=None).values_list("plan", flat=True))
    stalls = involved_in(fair).stalls
    if stalls and not used <= plans:
        raise Fixed(Part.PLAN, stalls)
    fair.venue, fair.opens_at, fair.closes_at = venue, opens_at, closes_at
    if not plans and stalls_count is not None:
        fair.stalls_count = stalls_count
    fair.save(update_fields=["venue", "opens_at", "closes_at", "stalls_count"])
    scheduled = schedule_fair(pk, days=days, halls=halls)
    _noted(fair, Edit.WHEN, by)
    if before != (venue.pk, sorted(days)) and fair.state != FairState.DRAFT:
        notices.tell_concerned(scheduled, notices.Told.MOVED)
    return scheduled


@transaction.atomic
def write_terms(
    pk: int, values: Mapping[str, Any], fees: Mapping[int, int | None], *, by: User, reason: str
) -> Fair:
    """Write the terms and the fees by type of stall, all in rials.

    Raise ``Fixed`` when people applied or booked by what would change; windows and hours to pay
    may change for them, too.
    """
    fair = _locked(pk)
    known = {row.kind_id: row.fee for row in fair.fees.all()}
    wanted = {kind: fee for kind, fee in fees.items() if fee is not None}
    ahead = {**{kind: fee for kind, fee in known.items() if kind not in fees}, **wanted}
    changed = [name for name in TERMS if getattr(fair, name) != values[name]]
    involved = involved_in(fair)
    if involved.fixes_terms and ({*changed} & {*PROMISED, "is_blind"} or ahead != known):
        raise Fixed(Part.TERMS, involved.applications + involved.bookings)
    for name in changed:
        setattr(fair, name, values[name])
    fair.save(update_fields=changed)
    if ahead != known:
        fair.fees.all().delete()
        StallFee.objects.bulk_create(
            StallFee(fair=fair, kind_id=kind, fee=fee) for kind, fee in ahead.items()
        )
    if changed or ahead != known:
        _noted(fair, Edit.TERMS, by, reason)
    return fair


@transaction.atomic
def write_add_ons(pk: int, rows: Sequence[Mapping[str, Any]], *, by: User) -> None:
    """Set the add-ons of a fair; rows with the ``pk`` of one of them change it, others are new.

    Raise ``Fixed`` when the price of one would change that applicants know, or one go that
    somebody wants; ``TooFew`` when more are taken than there would be.
    """
    fair = _locked(pk)
    known = {row.pk: row for row in fair.add_ons.select_for_update()}
    involved = involved_in(fair)
    for row in rows:
        old = known.get(row["pk"])
        if old and involved.fixes_terms and old.price != row["price"]:
            raise Fixed(Part.ADD_ONS, involved.applications + involved.bookings)
        if old and row["quantity"] is not None and row["quantity"] < old.taken:
            raise TooFew(old)
    _strike(fair, known, rows, fixed=involved.fixes_terms, part=Part.ADD_ONS)
    _store(fair, AddOn, known, rows)
    _noted(fair, Edit.ADD_ONS, by)


@transaction.atomic
def write_rows(
    pk: int, model: Any, rows: Sequence[Mapping[str, Any]], *, edit: Edit, part: Part, by: User
) -> None:
    """Set the refund scale or the documents of a fair; ``Fixed`` when people relied on them."""
    fair = _locked(pk)
    involved = involved_in(fair)
    if involved.fixes_terms:
        raise Fixed(part, involved.applications + involved.bookings)
    known = {row.pk: row for row in model.objects.filter(fair=fair)}
    _strike(fair, known, rows, fixed=False, part=part)
    _store(fair, model, known, rows)
    _noted(fair, edit, by)


def _strike(
    fair: Fair, known: Mapping[int, Any], rows: Iterable[Mapping[str, Any]], *, fixed: bool,
    part: Part,
) -> None:  # fmt: skip
    """Delete the stored rows that are no longer wanted."""
    gone = [row for pk, row in known.items() if pk not in {wanted["pk"] for wanted in rows}]
    if gone and fixed:
        raise Fixed(part, len(gone))
    try:
        for row in gone:
            row.delete()
    except ProtectedError as error:
        raise Fixed(part, len(gone)) from error


def _store(fair: Fair, model: Any, known: Mapping[int, Any], rows: Any) -> None:
    for row in rows:
        values = {name: value for name, value in row.items() if name != "pk"}
        old = known.get(row["pk"])
        if old is None:
            model.objects.create(fair=fair, **values)
            continue
        for name, value in values.items():
            setattr(old, name, value)
        old.save(update_fields=list(values))


def hang_picture(fair: Fair, upload: IO[bytes], *, by: User) -> None:
    """Show a new picture; the old one goes. Raise ``PhotoRefused``; then nothing is kept."""
    picture = read_upload(upload)
    with transaction.atomic():
        locked = Fair.objects.select_for_update().get(pk=fair.pk)
        old = locked.picture
        locked.picture = keep(picture, title=locked.name_fa, sizes=COVERS)
        locked.save(update_fields=["picture"])
        if old and not Fair.objects.filter(picture=old).exists():
            old.delete()
        _noted(locked, Edit.PICTURE, by)


@transaction.atomic
def clone_fair(pk: int, *, name_fa: str, first: date, by: User) -> Fair:
    """Begin the next edition: same halls, terms, rules and texts, days as far apart.

    ``first`` is its first day; windows move along with the days. Raise ``HallTaken`` when
    another fair holds a hall.
    """
    old = Fair.objects.select_related("venue").get(pk=pk)
    apart = first - old.starts_on
    days = [day + apart for day in old.days.values_list("day", flat=True)]
    uses = old.hall_uses.select_related("hall", "plan")
    halls = {use.hall_id: (use.hall, use.plan) for use in uses}
    copied = Fair(slug=free_slug(f"{old.name_en or name_fa}"), state=FairState.DRAFT)
    for name in (*TEXTS, *TERMS, "venue", "opens_at", "closes_at", "stalls_count", "picture"):
        setattr(copied, name, getattr(old, name))
    copied.name_fa = name_fa
    copied.starts_on, copied.ends_on = min(days), max(days)
    for name in ("apply_from", "apply_until", "change_until"):
        setattr(copied, name, _moved(getattr(old, name), apart))
    _add(copied)
    rules = FairRules.objects.filter(fair=old)
    lists = (old.fees, old.add_ons, old.refund_steps, old.papers, old.quotas, old.criteria)
    for rows in (rules, *(rows.all() for rows in lists)):
        _copy_rows(rows, copied)
    _noted(copied, Edit.CLONED, by, old.name_fa)
    return schedule_fair(copied.pk, days=days, halls=list(halls.values()))


def _moved(moment: Any, apart: timedelta) -> Any:
    return moment + apart if moment else None


def _copy_rows(rows: Iterable[Any], fair: Fair) -> None:
    for row in rows:
        row.pk, row.fair = None, fair
        if isinstance(row, AddOn):
            row.taken = 0
        row.save(force_insert=True)
