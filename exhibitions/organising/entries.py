"""The tabs of a fair that this part itself brings; others register theirs."""

from django.utils.translation import gettext_lazy as _

from exhibitions.organising.tabs import Tab, register

register(Tab("fair", _("This fair"), "calendar", "organiser:fair", 0))
