"""The tabs of a draw on the pages of a fair whose stalls are drawn."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exhibitions.booking.line import register_narrowing
from exhibitions.drawing.offers import within_rules
from exhibitions.drawing.queries import to_do
from exhibitions.models import Fair, Giving
from exhibitions.organising.tabs import Tab, register


def _is_drawn(fair: Fair) -> bool:
    return fair.giving == Giving.DRAW


register_narrowing(within_rules)
register(
    Tab(
        "rules", pgettext_lazy("draw", "Rules"), "seal", "organiser:rules", 40,
        does=_("Who has priority, quotas, who stands beside whom"), shown=_is_drawn,
    ),
    Tab(
        "draw", pgettext_lazy("fair", "Draw"), "grid", "organiser:draw", 50,
        does=_("Publish the rules, run the draw, say who stands where"), shown=_is_drawn,
        waiting=to_do,
    ),
)  # fmt: skip
