"""Money is a whole number of current rials; screens show toman.

``UNIT_VERSION`` 1 means the rial in use before the removal of four zeros (Monetary and Banking Act
as amended in 2025). It is stored beside amounts that outlive the change, so that they can be
converted once, knowingly. Pure: imports no Django.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NewType

from core.persian import to_persian_digits

Rials = NewType("Rials", int)

UNIT_VERSION = 1
RIALS_PER_TOMAN = 10

MINUS = "\N{MINUS SIGN}"
LEFT_TO_RIGHT_MARK = "\N{LEFT-TO-RIGHT MARK}"
PERSIAN_MARKS = str.maketrans({",": "٬", ".": "٫", MINUS: LEFT_TO_RIGHT_MARK + MINUS})


class MoneyError(ValueError):
    """The amount cannot be told in whole rials, or cannot be split as asked."""


def from_decimal(amount: Decimal) -> Rials:
    """Return an Oscar amount (rials as ``Decimal``) as whole rials.

    Raise ``MoneyError`` on a fraction of a rial, on NaN and on infinity: nothing is rounded.
    """
    if not amount.is_finite() or amount != amount.to_integral_value():
        raise MoneyError(f"{amount} is not a whole number of rials")
    return Rials(int(amount))


def to_decimal(rials: Rials) -> Decimal:
    """Return rials as the ``Decimal`` that Oscar's models take."""
    return Decimal(rials)


def toman_text(rials: Rials, language: str, *, unit: bool = True) -> str:
    """Return the amount in toman as people read it: «۴۸۰٬۰۰۰ تومان» or "480,000 toman".

    A tenth of a toman is shown only when there is one (4,800,005 rials: «۴۸۰٬۰۰۰٫۵ تومان»).
    ``language`` is a language code; every code but ``fa…`` gets Latin digits and English words.
    ``unit=False`` leaves the word out.
    """
    whole, tenth = divmod(abs(rials), RIALS_PER_TOMAN)
    number = f"{whole:,}" + (f".{tenth}" if tenth else "")
    if rials < 0:
        number = MINUS + number
    if language.startswith("fa"):
        number, word = to_persian_digits(number).translate(PERSIAN_MARKS), "تومان"
    else:
        word = "toman"
    return f"{number} {word}" if unit else number


def grouped(number: float, language: str) -> str:
    """Return a count as people read it: «۱٬۲۳۴» or "1,234"; at most one decimal."""
    text = f"{number:,.1f}".removesuffix(".0") if isinstance(number, float) else f"{number:,}"
    return to_persian_digits(text).translate(PERSIAN_MARKS) if language.startswith("fa") else text


def split_by_largest_fraction(total: Rials, weights: Sequence[int]) -> list[Rials]:
    """Split ``total`` in proportion to ``weights``; the parts sum to ``total`` exactly.

    Each part is the exact share rounded down (towards zero); the rials left over go one by one
    to the largest remainders, the earlier part first among equals. So no part is a rial or more
    away from its exact share, and the refund ``split(-total)`` mirrors ``split(total)``.
    Raise ``MoneyError`` on a negative weight, or when no weight is above zero.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise MoneyError("weights must not be negative, and one must be above zero")
    sign = -1 if total < 0 else 1
    shares = [divmod(abs(total) * weight, whole) for weight in weights]
    left = abs(total) - sum(share for share, _ in shares)
    by_remainder = sorted(range(len(shares)), key=lambda i: (-shares[i][1], i))
    topped_up = set(by_remainder[:left])
    return [Rials(sign * (share + (i in topped_up))) for i, (share, _) in enumerate(shares)]
