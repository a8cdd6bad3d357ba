"""What is said of plans: what is wrong with one, and the words of the editor."""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core.language import spoken
from exhibitions.models import PlanFeature
from exhibitions.plans.rules import MOST_FEATURES, MOST_STALLS, Fault, Finding

SIGNS: Final[dict[str, Any]] = {str(kind): label for kind, label in PlanFeature.Kind.choices}
FAULTS: Final[dict[Fault, Any]] = {
    Fault.OUTSIDE: gettext_lazy("%(names)s lies outside the hall."),
    Fault.OVERLAP: gettext_lazy("%(names)s stand on each other."),
    Fault.SMALL: gettext_lazy("%(names)s is too small: half a metre at least."),
    Fault.CODE: gettext_lazy("Two stalls have the number %(names)s."),
    Fault.PLACE: gettext_lazy("%(names)s have the same place in their aisle."),
}


def sentence(finding: Finding) -> str:
    """Return what is wrong, in the reader's language."""
    if finding.fault == Fault.MANY:
        return _("A plan has at most %(stalls)s stalls and %(features)s other things.") % {
            "stalls": spoken(MOST_STALLS), "features": spoken(MOST_FEATURES),
        }  # fmt: skip
    names = _(" and ").join(str(SIGNS.get(name) or spoken(name)) for name in finding.names)
    return str(FAULTS[finding.fault]) % {"names": names}


def narrow_sentence(one: str, other: str, gap_cm: int) -> str:
    """Return where one cannot pass."""
    said = {"one": spoken(one), "other": spoken(other), "cm": spoken(gap_cm)}
    return _("Between %(one)s and %(other)s there are only %(cm)s cm to pass.") % said


def editor_words() -> dict[str, str]:
    """Return what the script says, in the reader's language; {name} is filled in there."""
    return {
        "overlap": str(FAULTS[Fault.OVERLAP]) % {"names": "{names}"},
        "outside": str(FAULTS[Fault.OUTSIDE]) % {"names": "{names}"},
        "code": str(FAULTS[Fault.CODE]) % {"names": "{names}"},
        "small": str(FAULTS[Fault.SMALL]) % {"names": "{names}"},
        "and": _(" and "),
        "fine": _("Nothing stands in the way of anything."),
        "more": _("and {n} more"),
        "stall": _("stall {code}"),
        "at": _("{width} by {depth} metres, {x} from the left, {y} from the top"),
        "none": _("Nothing is chosen"),
        "chosen": _("{n} chosen"),
        "count": _("{n} stalls"),
        "unsaved": _("not saved yet"),
        "saved": pgettext("plan", "saved"),
        "saving": _("saving …"),
        "offline": _("It was not saved: no connection. Your work is kept in this browser."),
        "failed": _("It was not saved. Load the page anew; your work is kept in this browser."),
        "gone": _("You are signed out. Sign in in another tab, then save again."),
    }
