"""Asking about stalls, bookings and what is owed."""

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, QuerySet

from core.money import Rials
from exhibitions.booking.rules import Due, Spot
from exhibitions.models import BookedStall, Booking, PlanStall
from shop.payment.models import Payment
from shop.payment.states import SETTLED

PURPOSE = "stall"
MOST_STEPS = 30  # payments of one booking: the deposit, instalments, tries after refunds


def spot_of(stall: PlanStall) -> Spot:
    """Return a stall as the rules see it."""
    return Spot(
        stall.pk, stall.plan_id, stall.code,
        stall.x_cm + stall.width_cm // 2, stall.y_cm + stall.depth_cm // 2,
    )  # fmt: skip


def stalls_at(fair_id: int) -> QuerySet[PlanStall]:
    """Return all stalls on the plans of a fair, in the order of aisles."""
    plans = PlanStall.objects.filter(plan__uses__fair=fair_id).distinct()
    return plans.order_by("plan", "aisle", "place")


def free_stalls(fair_id: int) -> QuerySet[PlanStall]:
    """Return the stalls that nobody holds."""
    taken = BookedStall.objects.filter(fair=fair_id, stall=OuterRef("pk"))
    return stalls_at(fair_id).filter(~Exists(taken))


def free_spots(fair_id: int) -> list[Spot]:
    """Return the same as the rules see them. One query."""
    return [spot_of(stall) for stall in free_stalls(fair_id)]


def references_of(number: str) -> list[str]:
    """Return the references under which payments of a booking run, in their order."""
    return [f"{number}:{step}" for step in range(1, MOST_STEPS + 1)]


def number_of(reference: str) -> str:
    """Return the booking's number of a payment's reference."""
    return reference.rpartition(":")[0]


def payments_of(booking: Booking) -> QuerySet[Payment]:
    """Return all tries to pay a booking, oldest first."""
    rows = Payment.objects.filter(purpose=PURPOSE, reference__in=references_of(booking.number))
    return rows.order_by("pk")


def next_reference(booking: Booking) -> str:
    """Return under which reference the next payment runs: the first that is not paid. One query."""
    kept = payments_of(booking).filter(state__in=SETTLED, going_back__lt=F("amount"))
    done = set(kept.values_list("reference", flat=True))
    return next(name for name in references_of(booking.number) if name not in done)


def dues_of(booking: Booking) -> list[Due]:
    """Return the instalments of a booking, as the rules see them. One query."""
    return [Due(row.due_on, Rials(row.amount)) for row in booking.instalments.all()]


def codes_of(booking: Booking) -> str:
    """Return the numbers of a booking's stalls, '' when it has let go of them. One query."""
    return ", ".join(row.stall.code for row in held_stalls([booking]))


def held_stalls(bookings: Iterable[Booking]) -> QuerySet[BookedStall]:
    """Return the stalls that bookings hold, in the order of aisles."""
    rows = BookedStall.objects.filter(booking__in=list(bookings)).select_related("stall", "stands")
    return rows.order_by("stall__plan", "stall__aisle", "stall__place")


def had_codes(booking: Booking) -> str:
    """Return the numbers of the stalls that an ended booking had. One query."""
    stalls = PlanStall.objects.filter(pk__in=[stall for stall, _ in booking.had])
    return ", ".join(stalls.order_by("plan", "aisle", "place").values_list("code", flat=True))
