"""The facts of applicants that a draw gives points for, from what the house knows.

    facts, attendance = facts_of(fair)[application.pk]

Names of facts are those of ``exhibitions.allocation.problem.FACTS``. Two of them stay silent until
somebody brings the data: ``rural`` waits for producers to say whether they work in a village (a
county alone does not tell), ``loan_holder`` for agent banks to name their borrowers.
"""

from collections import Counter
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Min

from exhibitions.models import Application, BookedStall, Booking, Fair, Giving
from exhibitions.states import APPLYING, ApplicationState, BookingState, FairState
from sellers.models import Licence, SellerKind

HELD_FAIRS: Final = (FairState.RUNNING, FairState.CLOSED)
YEAR: Final = timedelta(days=365)

Facts = tuple[frozenset[str], int]


def facts_of(fair: Fair) -> dict[int, Facts]:
    """Return facts and attendance (0 to 100) by id of each live application. Six queries.

    - ``earlier_refusal``: declined without a stall, or left on the wait list, at the last fair of
      this kind before this one;
    - ``new_producer``: the first licence is younger than a year on the first day, or they never
      stood at a fair;
    - ``support_company``: a support company applies.

    Attendance is the share of earlier bookings that were kept until the fair was held; who never
    booked has none, which is 0: newcomers have points of their own.
    """
    rows = Application.objects.filter(fair=fair, state__in=APPLYING)
    applications = list(rows.values_list("pk", "seller", "seller__kind"))
    sellers = {seller for _pk, seller, _kind in applications}
    refused = _refused(fair)
    first = _first_licences(sellers)
    stood = _stood(fair, sellers)
    kept, made = _bookings(fair, sellers)
    found: dict[int, Facts] = {}
    for pk, seller, kind in applications:
        facts = {
            "earlier_refusal": seller in refused,
            "new_producer": seller not in stood or _is_young(first.get(seller), fair.starts_on),
            "support_company": kind == SellerKind.COMPANY,
        }
        share = 100 * kept[seller] // made[seller] if made[seller] else 0
        found[pk] = frozenset(name for name, holds in facts.items() if holds), share
    return found


def _refused(fair: Fair) -> set[int]:
    """Return the sellers who went without a stall at the fair before. Two queries."""
    earlier = Fair.objects.filter(kind=fair.kind, giving=Giving.DRAW, state__in=HELD_FAIRS)
    before = earlier.filter(starts_on__lt=fair.starts_on).order_by("-starts_on", "-pk")
    last = before.values_list("pk", flat=True).first()
    without = (ApplicationState.DECLINED, ApplicationState.WAIT_LISTED)
    rows: Any = Application.objects.filter(fair=last, state__in=without, bookings=None)
    return set(rows.values_list("seller", flat=True))


def _first_licences(sellers: set[int]) -> dict[int, date]:
    papers = Licence.objects.filter(seller__in=sellers, issued_on__isnull=False).verified()
    return dict(papers.order_by().values_list("seller").annotate(Min("issued_on")))


def _is_young(issued: date | None, day: date) -> bool:
    return issued is None or issued > day - YEAR


def _stood(fair: Fair, sellers: set[int]) -> set[int]:
    stalls = BookedStall.objects.filter(
        stands__in=sellers,
        booking__state=BookingState.CONFIRMED,
        fair__state__in=HELD_FAIRS,
        fair__starts_on__lt=fair.starts_on,
    )
    return set(stalls.values_list("stands", flat=True))


def _bookings(fair: Fair, sellers: set[int]) -> tuple[Counter[int], Counter[int]]:
    """Return by seller how many bookings of earlier fairs were kept, and how many were made."""
    rows = Booking.objects.filter(
        seller__in=sellers, fair__state__in=HELD_FAIRS, fair__starts_on__lt=fair.starts_on
    )
    kept: Counter[int] = Counter()
    made: Counter[int] = Counter()
    for seller, state in rows.values_list("seller", "state"):
        made[seller] += 1
        kept[seller] += state == BookingState.CONFIRMED
    return kept, made
