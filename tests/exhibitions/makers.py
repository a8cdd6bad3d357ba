"""Fairs, halls and plans for tests; each call makes one, with sound defaults."""

from datetime import date, time
from itertools import count
from typing import Any

from core.models import User
from exhibitions.models import (
    Application,
    Fair,
    FairKind,
    Hall,
    OrganiserRole,
    Plan,
    StallType,
    Venue,
)
from exhibitions.plans.actions import plan_from
from exhibitions.plans.layout import lay_out
from exhibitions.schedule.actions import schedule_fair
from exhibitions.states import ApplicationState, FairState
from tests import factories as make

_n = count(1)
HOURS = {"opens_at": time(10), "closes_at": time(21)}


def venue(**more: Any) -> Venue:
    n = next(_n)
    county = more.pop("county", None) or make.county()
    return Venue.objects.create(
        code=f"venue-{n}", name_fa=f"محل {n}", name_en=f"Venue {n}", county=county,
        province=county.province, **more,
    )  # fmt: skip


def hall(where: Venue | None = None) -> Hall:
    n = next(_n)
    return Hall.objects.create(
        venue=where or venue(), name_fa=f"سالن {n}", name_en=f"Hall {n}",
        width_cm=3000, depth_cm=2000,
    )  # fmt: skip


def plan(stalls: int = 4, of: Hall | None = None) -> Plan:
    kind, _ = StallType.objects.get_or_create(
        code="300x200",
        defaults={"name_fa": "شش متری", "name_en": "Six", "width_cm": 300, "depth_cm": 200},
    )
    return plan_from(of or hall(), lay_out(stalls, width_cm=300, depth_cm=200), kind)


def fair(
    *days: date, at: Plan | None = None, state: str = FairState.ANNOUNCED, **more: Any
) -> Fair:
    """A fair on ``days`` (today by default), in the hall of a plan if one is given."""
    n = next(_n)
    days = days or (make.TODAY,)
    made = Fair.objects.create(
        slug=f"fair-{n}",
        kind=more.pop("kind", FairKind.SEASONAL),
        state=state,
        name_fa=more.pop("name_fa", f"نمایشگاه {n}"),
        name_en=more.pop("name_en", f"Fair no. {n}"),
        venue=more.pop("venue", None) or (at.hall.venue if at else venue()),
        starts_on=min(days),
        ends_on=max(days),
        opens_at=time(10),
        closes_at=time(21),
        **more,
    )
    return schedule_fair(made.pk, days=days, halls=[(at.hall, at)] if at else [])


def organiser(of: Fair | None = None, **more: Any) -> User:
    """A person who organises one fair, a county's (``county=``), or all of them."""
    user = make.user()
    OrganiserRole.objects.create(user=user, fair=of, **more)
    return user


def application(to: Fair, **more: Any) -> Application:
    """A seller's application, submitted unless ``state`` says otherwise."""
    seller = more.pop("seller", None) or make.seller()
    return Application.objects.create(
        fair=to, seller=seller, state=more.pop("state", ApplicationState.SUBMITTED), **more
    )
