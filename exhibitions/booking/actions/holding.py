"""Hold stalls for one exhibitor: all of them, or none."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from core.models import User
from core.record import move, note
from exhibitions.booking.actions.confirming import confirm_locked
from exhibitions.booking.actions.refusals import AddOnGone, AlreadyBooked, NoSuchStall, StallTaken
from exhibitions.booking.notices import tell
from exhibitions.booking.queries import free_spots, spot_of
from exhibitions.booking.rules import due_first, fee_of, nearest, price_of
from exhibitions.models import (
    AddOn,
    Application,
    BookedAddOn,
    BookedStall,
    Booking,
    Fair,
    PlanStall,
    StallFee,
)
from exhibitions.states import APPLICATION_MOVES, ApplicationState, BookingState


class _Taken(Exception):  # noqa: N818 -- turned into ``StallTaken`` once nothing is written
    """One of the stalls has a holder."""


def hold(  # noqa: PLR0913 -- a booking is all of these
    fair_id: int,
    seller_id: int,
    stall_ids: Collection[int],
    *,
    until: datetime,
    application_id: int | None = None,
    stands: Mapping[int, int] | None = None,
    add_ons: Mapping[int, int] | None = None,
    by: User | None = None,
    is_offer: bool = False,
) -> Booking:
    """Hold stalls of a fair for a seller ``until`` then; free of charge, they are confirmed.

    The database decides who of many was first. ``stands`` says by stall who of a pavilion stands
    there, ``add_ons`` how many of each are wanted; without it an application's wishes count as far
    as there are enough, and what there is not is noted. Prices are those of now. The application
    moves to HELD, and its people are told until when to pay or to answer an offer.

    Raise ``StallTaken`` with the nearest free ones, ``AddOnGone``, ``AlreadyBooked``,
    ``NoSuchStall`` for what is not of this fair, ``MoveRefused`` for an application that waits for
    no stall; then nothing is written. About ten queries.
    """
    with taken(fair_id, stall_ids):
        fair = Fair.objects.get(pk=fair_id)
        stalls = stalls_of(fair, stall_ids)
        application = _application(fair, seller_id, application_id)
        wanted, missing = _take(fair, application, add_ons)
        total = _fee(fair, stalls) + _price(wanted)
        booking = _create(
            fair=fair, seller_id=seller_id, application=application, held_until=until,
            total=total, due_first=due_first(total, fair.deposit_permille), is_offer=is_offer,
        )  # fmt: skip
        _write_add_ons(booking, wanted)
        who = stands or {}
        take_stalls(booking, [(stall.pk, who.get(stall.pk, seller_id)) for stall in stalls])
        _begin(booking, application, by=by, reason=missing)
        return booking


@contextmanager
def taken(fair_id: int, stall_ids: Collection[int]) -> Iterator[None]:
    """Run a transaction that takes stalls; say what is near when somebody else was first."""
    try:
        with transaction.atomic():
            yield
    except _Taken:
        raise refusal(fair_id, stall_ids) from None


def refusal(fair_id: int, stall_ids: Iterable[int]) -> StallTaken:
    """Return which of the stalls are taken, and what is free close by. Two queries."""
    taken = BookedStall.objects.filter(fair=fair_id, stall__in=list(stall_ids))
    stalls = [row.stall for row in taken.select_related("stall").order_by("stall")]
    near = nearest(free_spots(fair_id), [spot_of(stall) for stall in stalls])
    return StallTaken([stall.code for stall in stalls], near)


def _begin(
    booking: Booking, application: Application | None, *, by: User | None, reason: str
) -> None:
    note(booking, "", BookingState.HELD, by=by, reason=reason)
    if application is not None:
        move(application, ApplicationState.HELD, table=APPLICATION_MOVES, by=by)
    if booking.is_offer:
        tell(booking, "offer")
    elif not booking.total:
        confirm_locked(booking, by=by)
    elif application is not None:
        tell(booking, "held")


def stalls_of(fair: Fair, stall_ids: Collection[int]) -> list[PlanStall]:
    """Return these stalls if all are on plans of the fair; raise ``NoSuchStall``. One query."""
    wanted = set(stall_ids)
    rows = PlanStall.objects.filter(pk__in=wanted, plan__uses__fair=fair).distinct().order_by("pk")
    stalls = list(rows)
    if not wanted or len(stalls) != len(wanted):
        raise NoSuchStall(sorted(wanted))
    return stalls


def _application(fair: Fair, seller_id: int, pk: int | None) -> Application | None:
    if pk is None:
        return None
    return Application.objects.select_for_update().get(pk=pk, fair=fair, seller=seller_id)


def _fee(fair: Fair, stalls: Sequence[PlanStall]) -> int:
    by_kind = dict(StallFee.objects.filter(fair=fair).values_list("kind", "fee"))
    return fee_of((stall.kind_id for stall in stalls), by_kind, fair.stall_fee)


def _price(wanted: Iterable[tuple[AddOn, int]]) -> int:
    wanted = list(wanted)
    return price_of({a.pk: n for a, n in wanted}, {a.pk: a.price for a, _ in wanted})


def _write_add_ons(booking: Booking, wanted: Iterable[tuple[AddOn, int]]) -> None:
    BookedAddOn.objects.bulk_create(
        BookedAddOn(booking=booking, add_on=add_on, quantity=quantity, price=add_on.price)
        for add_on, quantity in wanted
    )


def _take(
    fair: Fair, application: Application | None, asked: Mapping[int, int] | None
) -> tuple[list[tuple[AddOn, int]], str]:
    """Take add-ons; return them with how many, and a note of what an application cannot have."""
    if asked is not None:
        return take_add_ons(fair.pk, asked), ""
    if application is None:
        return [], ""
    found, missing = [], []
    wishes = application.add_ons.select_related("add_on").order_by("add_on")
    for wish in wishes:
        try:
            found += take_add_ons(fair.pk, {wish.add_on_id: wish.quantity})
        except AddOnGone:
            missing.append(wish.add_on.name_fa)
    return found, f"not enough left: {', '.join(missing)}" if missing else ""


def take_add_ons(fair_id: int, wanted: Mapping[int, int]) -> list[tuple[AddOn, int]]:
    """Take so many of each; the row itself decides. The caller rolls back on ``AddOnGone``."""
    found = []
    for pk, quantity in sorted(wanted.items()):
        if quantity < 1:
            continue
        rows = AddOn.objects.filter(pk=pk, fair=fair_id)
        enough = rows.filter(Q(quantity=None) | Q(quantity__gte=F("taken") + quantity))
        taken = enough.update(taken=F("taken") + quantity)
        add_on = rows.first()
        if add_on is None:
            raise NoSuchStall([pk])
        if not taken:
            raise AddOnGone(pk, max(0, (add_on.quantity or 0) - add_on.taken))
        found.append((add_on, quantity))
    return found


def _create(**fields: object) -> Booking:
    try:
        with transaction.atomic():
            return Booking.objects.create(**fields)
    except IntegrityError as error:
        raise AlreadyBooked from error


def take_stalls(booking: Booking, pairs: Iterable[tuple[int, int]]) -> None:
    """Take stalls (by key, each with who stands there) for a booking; raise ``_Taken``."""
    rows = [
        BookedStall(booking=booking, fair_id=booking.fair_id, stall_id=stall, stands_id=who)
        for stall, who in sorted(pairs)
    ]
    try:
        with transaction.atomic():
            BookedStall.objects.bulk_create(rows)
    except IntegrityError as error:
        raise _Taken from error


def take_again(booking: Booking) -> bool:
    """Take what a locked booking had; return whether all of it was free. All or nothing."""
    add_ons = dict(booking.add_ons.values_list("add_on", "quantity"))
    try:
        with transaction.atomic():
            take_add_ons(booking.fair_id, add_ons)
            take_stalls(booking, [(stall, who) for stall, who in booking.had])
    except (_Taken, AddOnGone):
        return False
    return bool(booking.had)
