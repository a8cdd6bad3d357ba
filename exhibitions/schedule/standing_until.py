"""Until when a seller is met at fairs: a day on the seller's row, so that pages need not ask.

Whatever confirms, frees or ends stalls, or moves or ends a fair, calls ``remember`` last of all,
in its own transaction: the rows of sellers are the last to be locked.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Max, OuterRef, QuerySet, Subquery

from exhibitions.models import BookedStall, Fair
from exhibitions.states import AHEAD, BookingState
from sellers.models import Partner


def standing() -> QuerySet[BookedStall]:
    """Stalls that are theirs at fairs which will open, or have opened, their doors."""
    return BookedStall.objects.filter(
        booking__state=BookingState.CONFIRMED, fair__state__in=AHEAD
    ).order_by()


def last_days() -> dict[int, date]:
    """Return the last day of the latest fair by seller, of those who stand at one. One query."""
    return dict(standing().values_list("stands").annotate(Max("fair__ends_on")))


def remember(sellers: Iterable[int]) -> None:
    """Store the day of these sellers anew. Two queries.

    The rows are locked by a statement of their own: the next one then sees what another
    transaction, for which it waited, has written elsewhere.
    """
    rows = Partner.objects.filter(pk__in=set(sellers)).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk"))
    mine = standing().filter(stands=OuterRef("pk")).values("stands")
    last = Subquery(mine.values_list(Max("fair__ends_on")))
    rows.order_by().update(at_fairs_until=last)


def remember_fair(fair: Fair) -> None:
    """Store it anew for all who have stalls at a fair that moved or ended. Three queries."""
    who = BookedStall.objects.filter(fair=fair).values_list("stands", flat=True)
    if found := set(who):
        remember(found)
