"""The demo's step of this floor: the province's fairs and bazaars, with halls and plans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from core.demo import DemoPlan, register
from core.jalali import JalaliError, from_jalali, to_jalali
from core.money import RIALS_PER_TOMAN
from core.persian import to_persian_digits
from exhibitions.models import Fair, FairKind, Hall, StallType, Venue
from exhibitions.plans.actions import plan_from
from exhibitions.plans.layout import lay_out
from exhibitions.schedule.actions import move_fair, schedule_fair
from exhibitions.schedule.rules import days_between
from exhibitions.states import FairState
from sellers.facts import LORESTAN, Row, read_csv
from sellers.models import County, Sector

DATA: Final = Path(__file__).parents[1] / "data" / "fairs.csv"
TEHRAN: Final = "23"  # the delegations of the table go there
WEEKDAYS: Final = ("saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday")
WEEKS: Final = 26
HOURS: Final = {
    FairKind.WEEKLY: (time(8), time(14)),
    FairKind.VIRTUAL: (time(0), time(23, 59)),
}
USUAL: Final = (time(10), time(21))
SIZES: Final = {  # square metres of a stall: its width and depth in cm
    4: (200, 200),
    6: (300, 200),
    9: (300, 300),
}


@dataclass(frozen=True)
class When:
    """The days of a fair."""

    days: list[date]

    @property
    def first(self) -> date:
        """The first day."""
        return self.days[0]


@register(60, "fairs")
def demo_fairs(plan: DemoPlan) -> None:
    """Make the fairs that are not there yet; ``--fairs`` above the table's adds editions of it."""
    known = set(Fair.objects.values_list("slug", flat=True))
    rows = read_csv(DATA)
    made = 0
    for number, row, slug in _wanted(rows, plan.fairs):
        if slug not in known:
            made += _make(plan, number // len(rows), row, slug)
    plan.write(f"{Fair.objects.count()} fairs ({made} new)")


def _wanted(rows: Sequence[Row], most: int) -> Iterator[tuple[int, Row, str]]:
    for number in range(most):
        row, edition = rows[number % len(rows)], number // len(rows)
        slug = row["code"].lower() + (f"-{edition + 1}" if edition else "")
        yield number, row, slug


def _make(plan: DemoPlan, edition: int, row: Row, slug: str) -> int:
    kind = FairKind(row["type"])
    when = _when(row, kind, plan.day, edition)
    opens, closes = HOURS.get(kind, USUAL)
    fair = Fair.objects.create(
        slug=slug,
        kind=kind,
        name_fa=row["name_fa"],
        name_en=row["name_en"],
        organiser_fa=row["organiser_fa"],
        venue=_venue(row, kind),
        starts_on=when.days[0],
        ends_on=when.days[-1],
        opens_at=opens,
        closes_at=closes,
        stalls_count=int(row["booth_count"]),
        stall_fee=int(row["fee_per_booth_toman"]) * RIALS_PER_TOMAN,
    )
    hall = _hall(fair.venue, row)
    halls = [(hall, hall.plans.order_by("-version").first())] if hall else []
    schedule_fair(fair.pk, days=when.days, halls=halls)
    move_fair(fair.pk, FairState.ANNOUNCED)
    if when.first <= plan.day:
        move_fair(fair.pk, FairState.RUNNING)
        if when.days[-1] < plan.day:
            move_fair(fair.pk, FairState.CLOSED)
    return 1


def _when(row: Row, kind: FairKind, day: date, edition: int) -> When:
    """Return the days of the edition that is on, was just over, or comes next."""
    if kind == FairKind.WEEKLY:
        weekday = WEEKDAYS.index(row["weekday"])
        begin = day - timedelta(weeks=4) + timedelta(weeks=(WEEKS + 4) * edition)
        return When(days_between(begin, begin + timedelta(weeks=WEEKS), [weekday]))
    month, monthday = map(int, row["start_jalali_mm_dd"].split("-"))
    length = timedelta(days=int(row["duration_days"]) - 1)
    year = to_jalali(day).year - 1
    firsts = (_day(y, month, monthday) for y in count(year))
    first = next(f for f in firsts if f + length >= day - timedelta(days=30))
    first = _day(to_jalali(first).year + edition, month, monthday)
    return When(days_between(first, first + length))


def _day(year: int, month: int, day: int) -> date:
    try:
        return from_jalali(year, month, day)
    except JalaliError:  # the thirtieth of Esfand, in a year that has none
        return from_jalali(year, month, day - 1)


def _venue(row: Row, kind: FairKind) -> Venue:
    code = f"v-{row['code'].lower()}" if row["venue_en"] == "" else _code(row["venue_en"])
    away = kind == FairKind.DELEGATION
    county = County.objects.get(code=row["county_code"])
    return Venue.objects.get_or_create(
        code=code,
        defaults={
            "name_fa": row["venue_fa"],
            "name_en": row["venue_en"],
            "province_id": TEHRAN if away else LORESTAN,
            "county": None if away or kind == FairKind.VIRTUAL else county,
            "is_online": kind == FairKind.VIRTUAL,
            "latitude": None if away or kind == FairKind.VIRTUAL else county.latitude,
            "longitude": None if away or kind == FairKind.VIRTUAL else county.longitude,
        },
    )[0]


def _code(name: str) -> str:
    letters = "".join(letter if letter.isalnum() else "-" for letter in name.lower())
    return "-".join(filter(None, letters.split("-")))[:40].rstrip("-")


def _hall(venue: Venue, row: Row) -> Hall | None:
    """Return the row's own hall of a venue, laid out for its stalls; none online.

    Fairs that share a ground by the table have a hall each there, as large as they say.
    """
    if venue.is_online or not int(row["booth_count"]):
        return None
    kind = _stall_type(int(row["booth_size_m2"]))
    layout = lay_out(int(row["booth_count"]), width_cm=kind.width_cm, depth_cm=kind.depth_cm)
    known = venue.halls.filter(width_cm=layout.width_cm, depth_cm=layout.depth_cm).first()
    if known:
        return known
    number = venue.halls.count() + 1
    hall = Hall.objects.create(
        venue=venue,
        name_fa=f"سالن {to_persian_digits(number)}",
        name_en=f"Hall {number}",
        width_cm=layout.width_cm,
        depth_cm=layout.depth_cm,
    )
    plan_from(hall, layout, kind, list(Sector.objects.values_list("code", flat=True)[:4]))
    return hall


def _stall_type(square_metres: int) -> StallType:
    width, depth = SIZES[square_metres]
    return StallType.objects.get_or_create(
        code=f"{width}x{depth}",
        defaults={
            "name_fa": f"غرفهٔ {to_persian_digits(square_metres)} متری",
            "name_en": f"Stall of {square_metres} m²",
            "width_cm": width,
            "depth_cm": depth,
        },
    )[0]
