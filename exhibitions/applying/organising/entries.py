"""The organiser's tab with the applications of a fair."""

from django.utils.translation import gettext_lazy as _

from exhibitions.applying.organising.queries import waiting_at
from exhibitions.models import Fair, Giving
from exhibitions.organising.tabs import Tab, register


def by_draw(fair: Fair) -> bool:
    """Whether producers apply to this fair."""
    return fair.giving == Giving.DRAW


register(
    Tab(
        "applications", _("Applications"), "mail", "organiser:applications", 20,
        does=_("Read, ask, shortlist or decline."), shown=by_draw, waiting=waiting_at,
    )
)  # fmt: skip
