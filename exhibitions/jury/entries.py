"""The organiser's tab with the jury of a fair."""

from django.utils.translation import gettext_lazy as _

from exhibitions.applying.organising.entries import by_draw
from exhibitions.organising.tabs import Tab, register

register(
    Tab(
        "jury", _("Jury"), "people", "organiser:jury", 30,
        does=_("Reviewers, criteria, how far they are."), shown=by_draw,
    )
)  # fmt: skip
