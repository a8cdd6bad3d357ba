"""How a listing moves from a draft to the shop and away again. Pure: no Django."""

from enum import StrEnum

from core.moves import Moves


class ListingState(StrEnum):
    """Where a listing stands. Only ``PUBLISHED`` goods may be public."""

    DRAFT = "draft"
    WAITING = "waiting"
    REVISION = "revision"
    PUBLISHED = "published"
    HIDDEN = "hidden"
    REMOVED = "removed"


# A hidden listing was accepted once, so its seller shows it again without a new look.
LISTING_MOVES = Moves(
    states=tuple(ListingState),
    start=ListingState.DRAFT,
    allowed={
        ListingState.DRAFT: (ListingState.WAITING, ListingState.PUBLISHED),
        ListingState.WAITING: (
            ListingState.PUBLISHED,
            ListingState.REVISION,
            ListingState.DRAFT,
        ),
        ListingState.REVISION: (ListingState.WAITING, ListingState.REMOVED),
        ListingState.PUBLISHED: (ListingState.HIDDEN, ListingState.REVISION),
        ListingState.HIDDEN: (
            ListingState.PUBLISHED,
            ListingState.REVISION,
            ListingState.REMOVED,
        ),
    },
    final=(ListingState.REMOVED,),
)
