"""Who is in a fair already, and so what of it stays as it is."""

from dataclasses import dataclass

from exhibitions.models import Application, BookedStall, Booking, Fair, StallWish
from exhibitions.states import APPLYING, HOLDING, ApplicationState

SENT = tuple(state for state in APPLYING if state != ApplicationState.DRAFT)


@dataclass(frozen=True)
class Involved:
    """How many applications were sent, bookings live, and stalls of its plans wished or taken."""

    applications: int
    bookings: int
    stalls: int

    @property
    def fixes_terms(self) -> bool:
        """Whether somebody relies on fees, deposit and refunds as they are."""
        return bool(self.applications or self.bookings)


def involved_in(fair: Fair) -> Involved:
    """Return who is in a fair. Four queries."""
    wishes = StallWish.objects.filter(
        application__fair=fair, application__state__in=APPLYING, stall__isnull=False
    )
    return Involved(
        applications=Application.objects.filter(fair=fair, state__in=SENT).count(),
        bookings=Booking.objects.filter(fair=fair, state__in=HOLDING).count(),
        stalls=wishes.count() + BookedStall.objects.filter(fair=fair).count(),
    )


def concerned_by(fair: Fair) -> list[int]:
    """Return the sellers who applied, in any state that is alive, or hold stalls. Three queries."""
    applied = Application.objects.filter(fair=fair, state__in=APPLYING)
    stand = BookedStall.objects.filter(fair=fair)
    booked = Booking.objects.filter(fair=fair, state__in=HOLDING)
    found = {
        *applied.values_list("seller", flat=True),
        *booked.values_list("seller", flat=True),
        *stand.values_list("stands", flat=True),
    }
    return sorted(found)
