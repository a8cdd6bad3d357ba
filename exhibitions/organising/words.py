"""What states, steps and moves of fairs are called at the organisers' desk."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exhibitions.organising.rules import Step
from exhibitions.states import FairState
from exhibitions.words import Badge

STATES: Final[dict[str, Badge]] = {
    FairState.DRAFT: Badge(pgettext_lazy("fair", "Draft"), "edit", ""),
    FairState.ANNOUNCED: Badge(pgettext_lazy("fair", "Announced"), "check", "link"),
    FairState.APPLICATIONS: Badge(pgettext_lazy("fair", "Open for producers"), "shop", "good"),
    FairState.ALLOCATION: Badge(pgettext_lazy("fair", "Stalls are being given"), "clock", "warn"),
    FairState.PUBLISHED: Badge(pgettext_lazy("fair", "Stalls are given"), "check", "good"),
    FairState.RUNNING: Badge(pgettext_lazy("fair", "Open now"), "check", "good"),
    FairState.CLOSED: Badge(pgettext_lazy("fair", "Over"), "", ""),
    FairState.CANCELLED: Badge(pgettext_lazy("fair", "Called off"), "close", "bad"),
}
STEPS: Final[dict[Step, Any]] = {
    Step.FINISH: _("Finish it and announce it"),
    Step.OPEN: _("Open it for producers"),
    Step.LOOK: _("Producers are applying"),
    Step.ALLOT: _("The time to apply is over: give the stalls"),
    Step.PUBLISH: _("Say who stands where"),
    Step.WAIT: _("Nothing to do until its first day"),
    Step.TODAY: _("Its doors are open"),
    Step.OVER: _("It is over"),
    Step.CANCELLED: _("It was called off"),
}
