"""What bookings hang into the registries of other floors; imported once, in ``ready()``."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from catalog.standing import answer_with
from exhibitions.booking import audits  # noqa: F401 -- registers its checks
from exhibitions.booking.organising.acts import CANCELLABLE
from exhibitions.booking.organising.queries import letters_waiting
from exhibitions.booking.purpose import register_stalls
from exhibitions.organising.tabs import Act, Tab, register, register_act
from exhibitions.public.standing import met_at

register_stalls()
answer_with(met_at)
register(
    Tab(
        "bookings", _("Bookings"), "shop", "organiser:bookings", 60,
        does=_("Who has which stall, what is paid, letters of guarantee."),
        waiting=letters_waiting,
    ),
    Tab(
        "ready", pgettext_lazy("fair", "Ready?"), "check", "organiser:ready", 65,
        does=_("Who is ready for the fair, and what others lack."),
    ),
)  # fmt: skip
register_act(
    Act("cancel", _("Cancel the fair"), "organiser:cancel", frozenset(CANCELLABLE), is_bad=True)
)
