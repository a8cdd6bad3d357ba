"""What kinds and states of fairs are called on pages."""

from datetime import date
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext_lazy as _

from exhibitions.models import Fair, FairKind
from exhibitions.states import FairState

KIND_WORDS: Final[dict[FairKind, Any]] = {
    FairKind.SEASONAL: _("Fair"),
    FairKind.FESTIVAL: _("Festival"),
    FairKind.WEEKLY: _("Weekly bazaar"),
    FairKind.PERMANENT: _("Permanent bazaar"),
    FairKind.KIOSK: _("Kiosks"),
    FairKind.VIRTUAL: _("Online fair"),
    FairKind.DELEGATION: _("Delegation to another province"),
}


class Badge(NamedTuple):
    """A word with a sign and a kind, for ``parts/badge.html``."""

    text: Any
    sign: str
    kind: str


def state_badge(fair: Fair, today: date, next_day: date | None) -> Badge:
    """Return how far a fair has come, in a visitor's words; ``next_day`` is its next open day."""
    if fair.state == FairState.CANCELLED:
        return Badge(_("Cancelled"), "close", "bad")
    if fair.state == FairState.CLOSED or fair.ends_on < today:
        return Badge(_("It is over"), "", "")
    if fair.starts_on <= today:
        if next_day != today:  # a weekly bazaar between two of its days
            return Badge(_("Every week"), "return", "")
        return Badge(_("Today"), "check", "good")
    if fair.state == FairState.APPLICATIONS:
        return Badge(_("Producers may apply"), "shop", "link")
    return Badge(_("To come"), "clock", "")
