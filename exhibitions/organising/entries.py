"""The tabs of a fair that this part itself brings; others register theirs."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exhibitions.organising.tabs import Tab, register

register(
    Tab("fair", _("This fair"), "calendar", "organiser:fair", 0),
    Tab(
        "when", _("Days and halls"), "clock", "organiser:when", 10,
        does=_("Place, days, hours, and the plan of each hall."),
    ),
    Tab(
        "terms", pgettext_lazy("fair", "Terms"), "receipt", "organiser:terms", 20,
        does=_("How stalls are given, fees, windows, add-ons, documents, refunds."),
    ),
    Tab(
        "texts", _("Name and texts"), "edit", "organiser:texts", 80,
        does=_("What visitors read, in both languages, and the picture."),
    ),
    Tab(
        "people", _("Helpers"), "people", "organiser:people", 90,
        does=_("Who else works at this fair."),
    ),
)  # fmt: skip
