"""The helpers' door to a desk: asked at each request, so what ended is shut at once."""

from collections.abc import Iterator

from django.db.models import Exists
from django.utils import timezone
from django.utils.translation import gettext as _

from core.jalali import date_text
from core.language import language
from core.models import User
from sellers.access import Standing, register_door
from sellers.helping.rules import rights_in
from sellers.models import Helping
from sellers.team.notices import name_of, person_of

ROLE = "helper"


def helps_somebody(user: User) -> Exists:
    """Return the column that says whether this person is anybody's helper today."""
    return Exists(Helping.objects.filter(helper=user).standing(timezone.localdate()))


def helped_desks(user: User) -> Iterator[Standing]:
    """Yield the desks at which this person may act for a producer. One query."""
    leaves = Helping.objects.filter(helper=user).standing(timezone.localdate())
    for leave in leaves.select_related("seller__county", "by").order_by("pk"):
        yield Standing(
            leave.seller, user, ROLE, rights_in(leave.areas), _through(leave), leave=leave
        )


def _through(leave: Helping) -> str:
    words = _("You act for %(owner)s of %(shop)s until %(day)s.")
    return words % {
        "owner": person_of(leave.by),
        "shop": name_of(leave.seller),
        "day": date_text(leave.last_day, language()),
    }


register_door(helped_desks, helps_somebody)
