"""The demo's organisers, and what fairs ask: two take applications, one is booked on its plan."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from django.utils import timezone

from catalog.photos import keep
from catalog.photos.sizes import COVERS
from catalog.pictures import draw_cover
from core.demo import DemoPlan, register
from core.models import User
from core.money import RIALS_PER_TOMAN
from exhibitions.models import (
    AddOn,
    Fair,
    FairKind,
    Giving,
    NeededPaper,
    OrganiserRole,
    RefundStep,
)
from exhibitions.schedule.actions import move_fair
from exhibitions.states import FairState
from sellers.facts import read_csv
from sellers.models import County

TEXTS: Final = Path(__file__).parents[1] / "data" / "fair_texts.csv"
DAY: Final = timedelta(days=1)
NOTICE: Final = 14  # days between the demo's day and the first fair that still takes producers
OPEN_BY_DRAW: Final = 2
MOST_PICTURES: Final = 4
PEOPLE: Final = (
    # user name, name, mobile, county (empty: the whole province)
    ("organiser", "مریم نمایشگاهی", "+989809100001", ""),
    ("organiser-county", "سعید بازاری", "+989809100002", "KHR"),
)
ADD_ONS: Final = (
    # name, in English, toman, how many for each hundred stalls (0: any number)
    ("میز", "Table", 150_000, 120),
    ("دو صندلی", "Two chairs", 80_000, 0),
    ("برق ۳ کیلووات", "Power, 3 kW", 400_000, 30),
    ("تابلوی نام", "Name board", 250_000, 0),
)
REFUNDS: Final = ((30, 1000), (14, 700), (7, 300))  # days before, permille
PAPERS: Final = (
    ("عکس غرفه در نمایشگاه‌های قبل", "Photo of your stall at an earlier fair", False),
    ("کارت بهداشت، برای خوراکی", "Health card, for food", False),
)


@register(61, "organisers")
def demo_organisers(plan: DemoPlan) -> None:
    """Make an organiser of the province, and one of a county, unless they are there."""
    for username, name, mobile, code in PEOPLE:
        county = County.objects.filter(code=code).first()
        if User.objects.filter(username=username).exists() or (code and county is None):
            continue
        first, _, last = name.partition(" ")
        user = User.objects.create(
            username=username, first_name=first, last_name=last, mobile=mobile,
            mobile_verified=True, password="!demo",  # noqa: S106 -- "!": no password fits
        )  # fmt: skip
        OrganiserRole.objects.create(user=user, county=county)
    plan.write(f"{OrganiserRole.objects.count()} organisers of fairs")


@register(62, "terms of fairs")
def demo_terms(plan: DemoPlan) -> None:
    """Give fairs texts, pictures and terms, and open those whose time it is; once."""
    _texts()
    if Fair.objects.exclude(giving=Giving.NONE).exists():
        return
    coming = _coming(plan.day)
    for fair in coming:
        _terms(fair, plan.day)
    bookable = coming[OPEN_BY_DRAW] if len(coming) > OPEN_BY_DRAW else None
    for number, fair in enumerate(coming[: OPEN_BY_DRAW + 1]):
        _open(fair, plan.day, Giving.BOOKING if fair == bookable else Giving.DRAW, number)
    for number, fair in enumerate(coming[:MOST_PICTURES]):
        _hang(plan, fair, number)
    plan.write(f"{Fair.objects.filter(state=FairState.APPLICATIONS).count()} fairs take producers")


def _coming(day: date) -> list[Fair]:
    """Return fairs with a plan that begin late enough for producers to come, the next first."""
    fairs = Fair.objects.filter(
        kind__in=(FairKind.SEASONAL, FairKind.FESTIVAL),
        state=FairState.ANNOUNCED,
        starts_on__gte=day + NOTICE * DAY,
        hall_uses__plan__isnull=False,
    )
    return list(fairs.distinct().select_related("venue").order_by("starts_on", "pk"))


def _terms(fair: Fair, day: date) -> None:
    """Set the usual terms: producers come from ten weeks to three before, at least from today."""
    opens = max(fair.starts_on - 70 * DAY, day + DAY)
    _write(
        fair,
        giving=Giving.DRAW,
        apply_from=_at(opens, 8),
        apply_until=_at(max(fair.starts_on - 21 * DAY, opens + 3 * DAY), 20),
        change_until=fair.starts_on - 3 * DAY,
        deposit_permille=300,
        instalments=2,
        takes_guarantee=True,
        most_stalls=3,
    )
    AddOn.objects.bulk_create(
        AddOn(
            fair=fair, name_fa=fa, name_en=en, price=toman * RIALS_PER_TOMAN,
            quantity=fair.stalls_count * share // 100 if share else None,
        )
        for fa, en, toman, share in ADD_ONS
    )  # fmt: skip
    RefundStep.objects.bulk_create(
        RefundStep(fair=fair, days_before=days, permille=permille) for days, permille in REFUNDS
    )
    NeededPaper.objects.bulk_create(
        NeededPaper(fair=fair, name_fa=fa, name_en=en, is_required=required)
        for fa, en, required in PAPERS
    )


def _open(fair: Fair, day: date, giving: Giving, number: int) -> None:
    """Open a fair for producers: since some days, for some more."""
    _write(
        fair,
        giving=giving,
        apply_from=_at(day - (10 - 3 * number) * DAY, 8),
        apply_until=_at(min(day + (7 + 5 * number) * DAY, fair.starts_on - 3 * DAY), 20),
    )
    move_fair(fair.pk, FairState.APPLICATIONS)


def _write(fair: Fair, **values: Any) -> None:
    for name, value in values.items():
        setattr(fair, name, value)
    fair.save(update_fields=list(values))


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _hang(plan: DemoPlan, fair: Fair, number: int) -> None:
    seed = plan.chance("fair's picture", fair.slug).randrange(10**6)
    drawn = draw_cover(seed, str(fair.venue.county_id or number))
    _write(fair, picture=keep(drawn, title=fair.name_fa, alt="طرحی از چشم‌انداز", sizes=COVERS))


def _texts() -> None:
    """Write what is said of fairs, where nothing is said yet."""
    said = {row["code"].lower(): row for row in read_csv(TEXTS)}
    for fair in Fair.objects.filter(slug__in=said, about=""):
        row = said[fair.slug]
        _write(fair, about=row["about_fa"], about_en=row["about_en"])
