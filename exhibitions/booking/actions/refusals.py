"""Why a stall cannot be had; each says what can."""

from collections.abc import Sequence

from exhibitions.booking.rules import Spot


class StallTaken(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Somebody else was first: ``codes`` are taken, ``nearest`` are free stalls close by."""

    def __init__(self, codes: Sequence[str], nearest: Sequence[Spot]) -> None:
        """Keep what is taken and what is near."""
        super().__init__(", ".join(codes))
        self.codes, self.nearest = list(codes), list(nearest)


class AddOnGone(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Fewer are left of an add-on than were asked for."""

    def __init__(self, pk: int, left: int) -> None:
        """Keep which one, and how many are left."""
        super().__init__(f"add-on {pk}: {left} left")
        self.pk, self.left = pk, left


class AlreadyBooked(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The seller has a booking of this fair that holds stalls."""


class NoSuchStall(ValueError):  # noqa: N818 -- an answer to the caller
    """A stall or an add-on is not one of this fair's."""
