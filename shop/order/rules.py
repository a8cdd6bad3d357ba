"""What an order promises and when it is refused. Pure: values in, values out, no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.money import Rials
from core.workdays import add_workdays, is_workday
from sellers.away.rules import Away, ready_by

# Oscar's money columns end a rial above this: just under a billion toman.
MOST = Rials(9_999_999_999)
NOTHING = Rials(0)


@dataclass(frozen=True)
class Promise:
    """The last day to hand a parcel over and the last day on which it should arrive."""

    ready_by: date
    promised_by: date


def promise(today: date, lead_days: int, transit_days: int, away: Away | None = None) -> Promise:
    """Return the days promised to one who orders ``today``; both counts are working days.

    On days of the seller's holiday, ``away``, nothing is made.
    """
    ready = ready_by(today, lead_days, away)
    return Promise(ready, add_workdays(ready, transit_days))


def promise_again(old: Promise, *, ordered: date, paid: date) -> Promise:
    """Return the promise moved on by the working days between the order and its payment."""
    days = (ordered + timedelta(days=n) for n in range(1, (paid - ordered).days + 1))
    late = sum(is_workday(day) for day in days)
    return Promise(add_workdays(old.ready_by, late), add_workdays(old.promised_by, late))


class Why(StrEnum):
    """Why a line of a basket cannot be ordered as it was shown."""

    GONE = "gone"  # the goods, or their producer, sell no more
    SHORT = "short"  # fewer are left than asked for
    PRICE = "price"  # the price is another one


@dataclass(frozen=True)
class Wanted:
    """A basket line as it was shown, beside the offer as it is now. Prices are for one piece.

    ``left`` pieces can be bought, ``None`` where nobody counts; ``shown`` is ``None`` when the
    buyer saw no price yet.
    """

    line: int
    title: str
    title_en: str
    quantity: int
    shown: Rials | None
    price: Rials
    on_sale: bool
    left: int | None


@dataclass(frozen=True)
class Change:
    """One line that is not as it was shown; ``left`` pieces are there (``SHORT``)."""

    line: int
    title: str
    title_en: str
    why: Why
    left: int = 0
    was: Rials = NOTHING
    now: Rials = NOTHING


def what_changed(lines: Iterable[Wanted]) -> list[Change]:
    """Return the lines that cannot be bought as the buyer saw them, in order."""
    return [change for line in lines if (change := change_of(line))]


def change_of(line: Wanted) -> Change | None:
    """Return what is different about a line: off sale, then too few, then the price."""
    if line.left is not None and line.left < line.quantity:
        return Change(line.line, line.title, line.title_en, Why.SHORT, left=max(line.left, 0))
    if not line.on_sale:
        return Change(line.line, line.title, line.title_en, Why.GONE)
    if line.shown is not None and line.shown != line.price:
        return Change(
            line.line, line.title, line.title_en, Why.PRICE, was=line.shown, now=line.price
        )
    return None


@dataclass(frozen=True)
class Door:
    """Where a parcel would change hands for cash.

    ``seller_agrees`` to take it, it is allowed at the ``place``, and a thing ``is_handed_over``.
    """

    seller_agrees: bool
    place: str
    place_allows: bool
    is_handed_over: bool = True


def payable_at_the_door(doors: Iterable[Door]) -> bool:
    """Return whether an order can be paid in cash: at every door all of it is so."""
    return all(door.seller_agrees and door.place_allows and door.is_handed_over for door in doors)
