"""What states, steps and moves of fairs are called at the organisers' desk."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exhibitions.organising.rules import Edit, Lack, Part, Step
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
EDITS: Final[dict[str, Any]] = {
    Edit.BEGUN: _("Begun"),
    Edit.CLONED: _("Begun as the next edition"),
    Edit.TEXTS: _("Name or texts changed"),
    Edit.WHEN: _("Days, place or halls changed"),
    Edit.TERMS: _("Terms changed"),
    Edit.ADD_ONS: _("Add-ons changed"),
    Edit.REFUNDS: _("Refund scale changed"),
    Edit.PAPERS: _("Documents changed"),
    Edit.PICTURE: _("Picture changed"),
    Edit.HELPER: _("A helper was added"),
    Edit.HELPER_GONE: _("A helper was removed"),
}
# What a move's button says, and what happens then.
MOVES: Final[dict[FairState, tuple[Any, Any]]] = {
    FairState.ANNOUNCED: (
        _("Announce it"),
        _("Everybody sees the fair in the list, the calendar and on its page."),
    ),
    FairState.APPLICATIONS: (
        _("Open it for producers"),
        _("Producers can apply or book as the terms say. Who began an application is told."),
    ),
    FairState.ALLOCATION: (
        _("Close the applications"),
        _("Nobody can apply any more; you give the stalls. Nobody is told yet."),
    ),
    FairState.RUNNING: (
        _("Open its doors"),
        _("Visitors see that it is on. It happens by itself on the first day, at night."),
    ),
    FairState.CLOSED: (
        _("Close it"),
        _("Visitors see that it is over. It happens by itself after the last day."),
    ),
}
LACKS: Final[dict[Lack, Any]] = {
    Lack.HALL: _("Choose the hall it takes place in."),
    Lack.PLAN: _("Choose a hall with a plan that has stalls."),
    Lack.GIVING: _("Say in the terms how stalls are given."),
    Lack.WINDOW: _("Say in the terms until when producers may come."),
    Lack.WINDOW_OVER: _("The window for producers is over. Set a later one in the terms."),
    Lack.TOO_EARLY: _("It is too early: wait for its day."),
    Lack.TOO_LATE: _("Its days are over. Set new ones first."),
    Lack.STILL_OPEN: _(
        "Producers were told that they may apply until later. Wait, or set an earlier end"
        " in the terms."
    ),
}
FIXED: Final[dict[Part, Any]] = {
    Part.OVER: _("This fair is over: its texts can change, nothing else."),
    Part.PLAN: _(
        "Stalls of the plan in use are wished or taken (%(n)s), so the fair keeps this plan."
        " Other halls can be added."
    ),
    Part.TERMS: _(
        "People came by these terms (%(n)s), so fees, deposit and the way of giving stay as"
        " they are. Windows can change."
    ),
    Part.ADD_ONS: _(
        "People know these add-ons (%(n)s), so prices stay and none goes. More can be added."
    ),
    Part.REFUNDS: _("People came by this refund scale (%(n)s), so it stays as it is."),
    Part.PAPERS: _("People applied with these documents (%(n)s), so the list stays as it is."),
}
