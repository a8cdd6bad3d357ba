"""What the floors above know of parcels that came, for the pages of an order: they register here.

    @register
    def holding(parcels: Sequence[Parcel]) -> Mapping[int, dict[str, Any]]: ...

The answers by parcel's key are put together. Nobody is asked where no parcel has come.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from shop.order.models import Parcel
from shop.order.states import ParcelState

Answer = Mapping[int, Mapping[str, Any]]
Question = Callable[[Sequence[Parcel]], Answer]
_questions: list[Question] = []


def register(question: Question) -> Question:
    """Ask the decorated function, too; at most a query for many parcels."""
    if question not in _questions:
        _questions.append(question)
    return question


def after_arrival(parcels: Sequence[Parcel]) -> dict[int, dict[str, Any]]:
    """Return what is known of each parcel; empty for those on their way. Lines must be read."""
    came = [parcel for parcel in parcels if parcel.state == ParcelState.DELIVERED]
    found: dict[int, dict[str, Any]] = {parcel.pk: {} for parcel in parcels}
    for question in _questions if came else ():
        for pk, said in question(came).items():
            found[pk].update(said)
    return found
