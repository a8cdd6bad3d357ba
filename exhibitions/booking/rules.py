"""What a stall costs and when, what goes back, and which stall is near. Pure: no Django.

All sums are whole rials. What is rounded is rounded to a whole toman, in the exhibitor's favour
where money goes back, up where a deposit is asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from core.money import RIALS_PER_TOMAN, Rials, split_by_largest_fraction
from exhibitions.states import FairState

PERMILLE: Final = 1000
LAST_DUE_DAYS: Final = 4  # the last instalment is due a day before the gate looks


@dataclass(frozen=True)
class Spot:
    """A stall on a plan: its middle in centimetres, and where along which aisle."""

    pk: int
    plan: int
    code: str
    x_cm: int
    y_cm: int


@dataclass(frozen=True)
class Due:
    """So many rials, by this day."""

    on: date
    amount: Rials


def fee_of(kinds: Iterable[int], by_kind: Mapping[int, int], usual: int) -> Rials:
    """Return the fee for stalls of these types: a type's own fee, or the fair's usual one."""
    return Rials(sum(by_kind.get(kind, usual) for kind in kinds))


def price_of(wanted: Mapping[int, int], prices: Mapping[int, int]) -> Rials:
    """Return what add-ons cost: how many of each, by the price of one."""
    return Rials(sum(prices[pk] * quantity for pk, quantity in wanted.items()))


def whole_toman(rials: int) -> int:
    """Return the sum rounded up to a whole toman."""
    return -(-rials // RIALS_PER_TOMAN) * RIALS_PER_TOMAN


def due_first(total: int, permille: int) -> Rials:
    """Return the deposit: at most all of it."""
    return Rials(min(total, whole_toman(-(-total * permille // PERMILLE))))


def instalments(total: int, first: int, parts: int, day: date, opens: date) -> list[Due]:
    """Return when the rest is due: spread evenly from ``day`` to four days before the fair.

    Fewer parts where days are few; all at once on the last of them at the least. None when the
    deposit was all of it.
    """
    rest = total - first
    if rest <= 0:
        return []
    last = max(opens - timedelta(days=LAST_DUE_DAYS), day)
    span = (last - day).days
    parts = max(1, min(parts or 1, span or 1))
    days = [day + timedelta(days=span * n // parts) for n in range(1, parts + 1)]
    sums = split_by_largest_fraction(Rials(rest), [1] * parts)
    return [Due(on, amount) for on, amount in zip(days, sums, strict=True) if amount]


def due_by(first: int, dues: Iterable[Due], day: date) -> Rials:
    """Return how much of the fee must be here by the end of ``day``."""
    return Rials(first + sum(due.amount for due in dues if due.on <= day))


def next_due(first: int, dues: Sequence[Due], paid: int) -> Due | None:
    """Return what is to be paid next and by when; ``None`` when all instalments are paid."""
    for due in dues:
        owed = due_by(first, dues, due.on) - paid
        if owed > 0:
            return Due(due.on, Rials(owed))
    return None


def refund_permille(scale: Iterable[tuple[int, int]], days_left: int) -> int:
    """Return how much of the fee returns to who gives a stall back ``days_left`` days before.

    ``scale`` are pairs of days before the fair and permille: the step with the most days that are
    still left counts. A fair without a scale gives all back until its first day.
    """
    steps = list(scale)
    if days_left < 0:
        return 0
    if not steps:
        return PERMILLE if days_left > 0 else 0
    reached = [(days, permille) for days, permille in steps if days <= days_left]
    return max(reached)[1] if reached else 0


def refund_of(kept: int, permille: int) -> Rials:
    """Return what goes back of ``kept`` rials."""
    return Rials(min(kept, whole_toman(-(-kept * permille // PERMILLE))))


def nearest(free: Iterable[Spot], wanted: Sequence[Spot], most: int = 3) -> list[Spot]:
    """Return the free stalls nearest to the wanted ones, on the same plan first."""

    def far(spot: Spot) -> tuple[int, int, int]:
        apart = [
            (spot.plan != w.plan, (spot.x_cm - w.x_cm) ** 2 + (spot.y_cm - w.y_cm) ** 2)
            for w in wanted
        ]
        other, distance = min(apart, default=(False, 0))
        return int(other), distance, spot.pk

    return sorted(free, key=far)[:most]


def is_bookable(
    state: str, opens: datetime | None, closes: datetime | None, ends_on: date, now: datetime
) -> bool:
    """Whether stalls may be booked on the plan now, at a fair that is booked so.

    A fair that is running is booked on only if it says until when.
    """
    open_states = {FairState.APPLICATIONS, FairState.PUBLISHED}
    if closes is not None:
        open_states.add(FairState.RUNNING)
    begun = opens is None or opens <= now
    over = closes is not None and closes <= now
    return state in open_states and begun and not over and ends_on >= now.date()
