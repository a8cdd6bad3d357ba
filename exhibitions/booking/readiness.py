"""Which bookings are ready for their fair, and what the others lack."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exhibitions.booking.readiness_rules import Facts, Lack, lacks, last_day_that_counts
from exhibitions.models import (
    BookedStall,
    Booking,
    BookingPaper,
    Fair,
    Guarantee,
    NeededPaper,
    SentPaper,
)
from exhibitions.states import GuaranteeState
from sellers.licensing.gate import facts_of
from sellers.licensing.rules import last_day_of_sale
from sellers.models import Trade

WORDS: Final[dict[Lack, Any]] = {
    Lack.LICENCE: _("a licence or permit valid on the days of the fair"),
    Lack.FEE: _("the fee is not paid in full"),
    Lack.PAPERS: _("documents that the fair asks for"),
    Lack.TERMS: _("your yes to the terms of the fair"),
}


@dataclass(frozen=True)
class Ready:
    """How one booking stands: green without ``lacks`` or with an exception."""

    booking: Booking
    lacks: list[Lack]

    @property
    def is_green(self) -> bool:
        """Whether it may stand at the fair."""
        return not self.lacks or self.booking.excused_at is not None

    @property
    def words(self) -> list[Any]:
        """What lacks, in the reader's language."""
        return [WORDS[lack] for lack in self.lacks]


def lacks_of(booking: Booking) -> list[Any]:
    """Return what one booking lacks, in words. About ten queries."""
    return readiness(booking.fair, [booking])[0].words


def readiness(fair: Fair, bookings: Sequence[Booking]) -> list[Ready]:
    """Return how each booking of a fair stands. Ten queries, however many bookings."""
    keys = [booking.pk for booking in bookings]
    day = timezone.localdate()
    standing: dict[int, set[int]] = defaultdict(set)
    for pk, seller in BookedStall.objects.filter(booking__in=keys).values_list("booking", "stands"):
        standing[pk].add(seller)
    rights = _who_may_sell({s for found in standing.values() for s in found}, fair)
    needed = set(
        NeededPaper.objects.filter(fair=fair, is_required=True).values_list("pk", flat=True)
    )
    sent = _sent(keys)
    letters = dict(
        Guarantee.objects.filter(
            booking__in=keys, state=GuaranteeState.ACCEPTED, pay_by__gte=day
        ).values_list("booking", "pay_by")
    )
    return [
        Ready(
            booking,
            lacks(
                Facts(
                    has_right=standing[booking.pk] <= rights,
                    paid=booking.paid,
                    total=booking.total,
                    guaranteed=booking.pk in letters,
                    missing=len(needed - sent[booking.pk]),
                    agreed=booking.agreed_at is not None,
                )
            ),
        )
        for booking in bookings
    ]


def _who_may_sell(sellers: Iterable[int], fair: Fair) -> set[int]:
    """Return who holds papers for some trade through all days that count. Five queries."""
    first, last = fair.starts_on, last_day_that_counts(fair.starts_on, fair.ends_on)
    paths = dict(Trade.objects.values_list("pk", "permit_path"))
    found = set()
    for seller, (licences, permits) in facts_of(sellers).items():
        trades = {trade for paper in licences for trade in paper.trades}
        ends: list[date | None] = [
            last_day_of_sale(trade, paths[trade], licences, permits, first) for trade in trades
        ]
        if any(end is not None and end >= last for end in ends):
            found.add(seller)
    return found


def _sent(keys: Sequence[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = BookingPaper.objects.filter(booking__in=keys).values_list("booking", "paper")
    with_application = SentPaper.objects.filter(application__bookings__in=keys)
    for pk, paper in [*rows, *with_application.values_list("application__bookings", "paper")]:
        found[pk].add(paper)
    return found
