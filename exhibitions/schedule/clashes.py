"""Which exhibitors of a fair are at another one at the same time, or too far away to come.

found = clashes_of(fair, [application.seller_id for application in page])
found[seller_id]      # the worst with each other fair; [] for who has none
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from core.jalali import date_text
from core.language import either, language, spoken
from exhibitions.models import Application, BookedStall, Booking, Fair, FairDay
from exhibitions.schedule.involved import SENT, concerned_by
from exhibitions.schedule.travel import Clash, Found, Opening, Point, clash_of
from exhibitions.states import AHEAD, HOLDING
from sellers.models import Partner

ORDER = (Clash.HOURS, Clash.WAY, Clash.DAY)  # the worst first
DAY = timedelta(days=1)


@dataclass(frozen=True)
class ClashHere:
    """One exhibitor's clash: the other fair, the day here, and how they clash."""

    other: Fair
    day: date
    found: Found

    @property
    def is_bad(self) -> bool:
        """Whether nobody can do both."""
        return self.found.clash != Clash.DAY

    def sentence(self) -> str:
        """Return what is wrong, in the reader's language."""
        said = {
            "fair": either(self.other.name_fa, self.other.name_en),
            "day": date_text(self.day, language(), "day_month"),
            "km": spoken(self.found.km),
            "minutes": spoken(self.found.minutes),
            "free": spoken(self.found.free),
        }
        sentences = {
            Clash.HOURS: _("Also at “%(fair)s” on %(day)s, at the same hours."),
            Clash.DAY: _("Also at “%(fair)s” on %(day)s, at other hours."),
            Clash.WAY: _(
                "Also at “%(fair)s” around %(day)s: about %(minutes)s minutes of way (%(km)s km),"
                " and %(free)s minutes between closing and opening."
            ),
        }
        return sentences[self.found.clash] % said


def clashes_of(fair: Fair, sellers: Collection[int]) -> dict[int, list[ClashHere]]:
    """Return the clashes of sellers at a fair, whose venue is fetched; all of them are keys.

    Looks at sent applications and live bookings at fairs that are ahead. Six queries at most,
    whatever the number of sellers.
    """
    result: dict[int, list[ClashHere]] = {seller: [] for seller in sellers}
    if not result:
        return result
    near = _fairs_near(fair)
    at = _who_is_where(result, near)
    if not at:
        return result
    here = list(fair.days.order_by("day").values_list("day", flat=True))
    days: dict[int, list[date]] = defaultdict(list)
    rows = FairDay.objects.filter(fair__in={pk for fairs in at.values() for pk in fairs})
    for pk, day in rows.filter(day__range=(here[0] - DAY, here[-1] + DAY)).values_list(
        "fair", "day"
    ):
        days[pk].append(day)
    worst = {pk: _worst(fair, here, near[pk], theirs) for pk, theirs in days.items()}
    for seller, fairs in at.items():
        found = [worst[pk] for pk in fairs if pk in worst]
        result[seller] = sorted(filter(None, found), key=_badness)
    return result


def clashes_at(fair: Fair, most: int = 20) -> tuple[int, list[tuple[Partner, list[ClashHere]]]]:
    """Return how many exhibitors of a fair clash, and the worst ``most``. Ten queries at most."""
    found = {s: its for s, its in clashes_of(fair, concerned_by(fair)).items() if its}
    worst = sorted(found, key=lambda seller: (_badness(found[seller][0]), seller))[:most]
    named = Partner.objects.in_bulk(worst)
    return len(found), [(named[seller], found[seller]) for seller in worst]


def _badness(clash: ClashHere) -> tuple[int, date, int]:
    return ORDER.index(clash.found.clash), clash.day, clash.other.pk


def _fairs_near(fair: Fair) -> dict[int, Fair]:
    """Return the other fairs whose days could clash, by id. One query."""
    others = Fair.objects.filter(
        state__in=AHEAD, starts_on__lte=fair.ends_on + DAY, ends_on__gte=fair.starts_on - DAY
    )
    return {one.pk: one for one in others.exclude(pk=fair.pk).select_related("venue__county")}


def _who_is_where(sellers: Collection[int], fairs: Collection[int]) -> dict[int, set[int]]:
    """Return at which of these fairs each seller applied, or stands. Three queries."""
    if not fairs:
        return {}
    at: dict[int, set[int]] = defaultdict(set)
    rows = (
        Application.objects.filter(seller__in=sellers, fair__in=fairs, state__in=SENT)
        .values_list("seller", "fair"),
        Booking.objects.filter(seller__in=sellers, fair__in=fairs, state__in=HOLDING)
        .values_list("seller", "fair"),
        BookedStall.objects.filter(stands__in=sellers, fair__in=fairs)
        .values_list("stands", "fair"),
    )  # fmt: skip
    for found in rows:
        for seller, fair in found:
            at[seller].add(fair)
    return at


def _worst(fair: Fair, here: list[date], other: Fair, theirs: list[date]) -> ClashHere | None:
    """Return the worst clash of two fairs, the earliest of equals; ``None`` without any."""
    known = {day: _opening(other, day) for day in theirs}
    found = [
        ClashHere(other, day, clash)
        for day in here
        for near in (day - DAY, day, day + DAY)
        if near in known and (clash := clash_of(_opening(fair, day), known[near]))
    ]
    return min(found, key=_badness, default=None)


def _opening(fair: Fair, day: date) -> Opening:
    return Opening(
        datetime.combine(day, fair.opens_at), datetime.combine(day, fair.closes_at), _point(fair)
    )


def _point(fair: Fair) -> Point | None:
    """Return where a fair is: its place's point, else its county's; ``None`` online."""
    venue = fair.venue
    if venue.is_online:
        return None
    if venue.latitude is not None and venue.longitude is not None:
        return Point(venue.latitude, venue.longitude)
    return Point(venue.county.latitude, venue.county.longitude) if venue.county else None
