"""What a producer's text message about parcels means. Pure: no Django.

``1`` accepts and ``0`` refuses the parcel that waits longest; a number after it names another one,
by its last digits, and words after ``0`` say why.
"""

from collections.abc import Sequence
from typing import Final

from shop.order.states import Why

SHORTEST_NAME: Final = 3  # digits: fewer would fit too many parcels

# The first of these in the words decides; anything else is "other", with her words beside it.
REASONS: Final[dict[str, Why]] = {
    "تمام": Why.SOLD_OUT, "نداریم": Why.SOLD_OUT, "ندارم": Why.SOLD_OUT, "وقت": Why.NO_TIME,
    "فرصت": Why.NO_TIME, "مواد": Why.NO_MATERIAL, "ارسال": Why.CANNOT_SEND,
    "پست": Why.CANNOT_SEND, "مریض": Why.ILL, "بیمار": Why.ILL, "سفر": Why.ILL,
    "sold": Why.SOLD_OUT, "time": Why.NO_TIME, "material": Why.NO_MATERIAL,
    "send": Why.CANNOT_SEND, "ill": Why.ILL, "away": Why.ILL,
}  # fmt: skip


def digits_of(words: Sequence[str]) -> str:
    """Return the digits that name a parcel, '' without any: ("7380127651", "1") → one number."""
    return "".join(word for word in words if word.isdigit())


def fits(number: str, digits: str) -> bool:
    """Return whether digits name a parcel: the end of its number or of its order's number."""
    order, _dash, part = number.partition("-")
    return len(digits) >= SHORTEST_NAME and (
        f"{order}{part}".endswith(digits) or order.endswith(digits)
    )


def reason_in(words: Sequence[str]) -> tuple[Why, str]:
    """Return why she refuses, and her own words."""
    said = [word for word in words if not word.isdigit()]
    why = next((REASONS[word] for word in said if word in REASONS), Why.OTHER)
    return why, " ".join(said)
