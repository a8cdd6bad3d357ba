"""Decisions about payments. Pure: no Django."""

from datetime import timedelta
from typing import Final

from core.money import Rials

# Currencies that are charged without a smaller unit (docs.stripe.com/currencies).
WHOLE: Final = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV",
     "XAF", "XOF", "XPF"}
)  # fmt: skip

# Longer than any call to a bank lasts, so that two processes never send at the same time.
SHORTEST_PAUSE = timedelta(minutes=2)
LONGEST_PAUSE = timedelta(hours=6)


def pause_after(tries: int) -> timedelta:
    """Return how long to wait after one more try that follows ``tries`` failed ones: it doubles."""
    doubled: timedelta = SHORTEST_PAUSE * 2 ** min(tries, 16)
    return min(doubled, LONGEST_PAUSE)


def smallest_in(currency: str) -> int:
    """Return how many of its smallest units one unit of ``currency`` has: 100 cents, 1 yen."""
    return 1 if currency in WHOLE else 100


def charged(amount: Rials, *, rials_per_unit: int, currency: str) -> int:
    """Return what is charged for ``amount``, in the smallest unit of ``currency``.

    Rounded up to a whole unit: the difference, less than one, is the platform's.
    """
    return -(-amount * smallest_in(currency) // rials_per_unit)


def paid_out(amount: Rials, *, rials_per_unit: int, currency: str) -> int:
    """Return what is transferred for ``amount``: rounded down, in the platform's favour."""
    return amount * smallest_in(currency) // rials_per_unit


def worth(units: int, *, rials_per_unit: int, currency: str) -> Rials:
    """Return what ``units`` (smallest) of ``currency`` are worth, rounded down to a rial."""
    return Rials(units * rials_per_unit // smallest_in(currency))


def part_of_charge(charge: int, *, amount: Rials, before: Rials, back: Rials) -> int:
    """Return how much of ``charge`` goes back with ``back`` of ``amount`` rials.

    ``before`` went back earlier. The parts of the whole sum are the whole charge, to the cent.
    """

    def share(rials: int) -> int:
        return charge * rials // amount

    return share(before + back) - share(before)
