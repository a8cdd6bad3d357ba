"""A fair that is ready for its draw, and the steps of one; each call does one thing."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from core.models import User
from exhibitions.drawing import actions, tasks
from exhibitions.drawing.input import stalls_by_code
from exhibitions.models import Application, Draw, Fair, Giving, StallWish
from exhibitions.states import ApplicationState, FairState
from tests import factories as make
from tests.exhibitions import makers

NAME = "شاخص کل بورس تهران در پایان روز"
FIGURE = "2894567.13"
DAY = timedelta(days=1)


def drawn_fair(stalls: int = 4, **more: Any) -> Fair:
    """A fair with so many stalls that takes applications."""
    more = {"state": FairState.APPLICATIONS, "giving": Giving.DRAW, **more}
    return makers.fair(make.TODAY + 30 * DAY, at=makers.plan(stalls), **more)


def applicant(fair: Fair, *wishes: str, **more: Any) -> Application:
    """A shortlisted applicant with an owner who has a mobile, and these stalls as wishes."""
    seller = more.pop("seller", None) or make.seller()
    if not seller.team.exists():
        make.member(seller)
    more = {"trade": make.trade(), "state": ApplicationState.SHORTLISTED, **more}
    made = makers.application(fair, seller=seller, **more)
    stalls = stalls_by_code(fair)
    for rank, code in enumerate(wishes, 1):
        StallWish.objects.create(application=made, rank=rank, stall_id=stalls[code])
    return made


def published(fair: Fair, *, by: User | None = None, now: datetime | None = None) -> Draw:
    """A draw that was published two days ago; its figure was known yesterday."""
    now = now or timezone.now() - 2 * DAY
    return actions.publish(fair.pk, figure_name=NAME, figure_at=now + DAY, by=by, now=now)


def run(draw: Draw) -> Draw:
    """The same, run: the task in place, for no test commits."""
    actions.start(draw.pk, FIGURE, by=None)
    tasks.run_draw.func(draw.pk)
    draw.refresh_from_db()
    return draw


def codes(draw: Draw) -> dict[int, str]:
    """Codes by application."""
    return dict(draw.entries.values_list("application", "code"))
