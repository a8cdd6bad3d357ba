"""What the organisers' addresses speak of: say here what a page of a new part needs.

A page whose address holds nothing but the fair's slug needs no entry. Anything else in the address
is made here for the given fair, and must not be found by the organisers of another.
"""

from collections.abc import Callable
from typing import Any

from exhibitions.models import Fair, OrganiserRole, StallType
from tests import factories as make
from tests.access import applying
from tests.access import stalls as stalls_at_fairs
from tests.exhibitions import makers

Arguments = dict[str, Any]


def helper_of(fair: Fair) -> OrganiserRole:
    """Somebody who helps at the fair."""
    return OrganiserRole.objects.create(user=make.user(), fair=fair)


def pin_of(fair: Fair) -> Any:
    """A stall set by hand."""
    stall = fair.hall_uses.get().plan.stalls.exclude(pk__in=fair.pins.values("stall")).first()
    one = makers.application(fair)
    return fair.pins.create(application=one, stall=stall, reason="برای ویلچر")


def quota_of(fair: Fair) -> Any:
    """At most so many stalls for a county that has none yet."""
    n = fair.quotas.count()
    county = make.county(f"Q{n:02}", f"شهرستان {n}", f"County {n}") if n else make.county()
    return {"pk": fair.quotas.create(kind="county", key=county.code, most=3).pk}


# Things of one fair, beside its slug: made for the given fair.
OF_A_FAIR: dict[str, Callable[[Fair], Arguments]] = {
    "organiser:rows": lambda _fair: {"which": "add-ons"},
    "organiser:move": lambda _fair: {"to": "running"},
    "organiser:remove_helper": lambda fair: {"pk": helper_of(fair).pk},
    **applying.OF_A_FAIR,
    **stalls_at_fairs.OF_A_FAIR,
    "organiser:quota_drop": quota_of,
    "organiser:draw_unpin": lambda fair: {"pk": pin_of(fair).pk},
}
# Things of a fair's venue: found by the organisers of its county and of the province alone.
OF_A_VENUE: dict[str, Callable[[Fair], Arguments]] = {
    "organiser:venue": lambda fair: {"pk": fair.venue_id},
    "organiser:new_hall": lambda fair: {"pk": fair.venue_id},
    **dict.fromkeys(
        (
            "organiser:hall",
            "organiser:plan",
            "organiser:save_plan",
            "organiser:number_plan",
            "organiser:plan_table",
            "organiser:plan_row",
            "organiser:plan_renumber",
            "organiser:plan_features",
        ),
        lambda fair: {"pk": fair.venue.halls.get().pk},
    ),
}
# What all organisers share who may begin fairs.
SHARED: dict[str, Callable[[Fair], Arguments]] = {
    "organiser:stall_type": lambda _fair: {"pk": StallType.objects.get().pk},
}
ALL = {**OF_A_FAIR, **OF_A_VENUE, **SHARED}
