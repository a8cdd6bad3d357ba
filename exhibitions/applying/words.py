"""What states of applications are called, what to do next, and what is missing, in plain words."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exhibitions.applying.rules import Step
from exhibitions.states import ApplicationState
from exhibitions.words import Badge

_A = ApplicationState

STEPS: Final[dict[Step, Any]] = {
    Step.GOODS: _("What do you show?"),
    Step.STAND: _("How do you stand?"),
    Step.WISHES: _("Where would you like to stand?"),
    Step.EXTRAS: _("What do you need with the stall?"),
    Step.PAPERS: _("Which documents do you send along?"),
}
BADGES: Final[dict[str, Badge]] = {
    _A.DRAFT: Badge(pgettext_lazy("application to a fair", "Not sent yet"), "edit", "warn"),
    _A.SUBMITTED: Badge(pgettext_lazy("application to a fair", "Sent"), "check", "link"),
    _A.NEEDS_INFO: Badge(_("The organiser asks"), "chat", "warn"),
    _A.SHORTLISTED: Badge(_("In the allocation"), "check", "link"),
    # What a draw gave is told when it is published, not before.
    _A.ALLOCATED: Badge(_("In the allocation"), "check", "link"),
    _A.HELD: Badge(_("A stall is kept for you"), "clock", "warn"),
    _A.CONFIRMED: Badge(_("The stall is yours"), "check", "good"),
    _A.WAIT_LISTED: Badge(_("On the wait list"), "clock", "warn"),
    _A.DECLINED: Badge(_("Not accepted"), "close", "bad"),
    _A.WITHDRAWN: Badge(_("Withdrawn"), "close", ""),
}
NEXT: Final[dict[str, Any]] = {
    _A.DRAFT: _("Answer what is open and send it."),
    _A.SUBMITTED: _("You need to do nothing. The organiser reads it and you get a text message."),
    _A.NEEDS_INFO: _("Answer the organiser's question."),
    _A.SHORTLISTED: _(
        "You need to do nothing. Stalls are given by published rules and you get a text message."
    ),
    _A.ALLOCATED: _(
        "You need to do nothing. Stalls are given by published rules and you get a text message."
    ),
    _A.HELD: _("Pay in time, and the stall is yours."),
    _A.CONFIRMED: _("See the day and the place, and get ready."),
    _A.WAIT_LISTED: _("When a stall gets free, you get a text message."),
    _A.DECLINED: _("You find other fairs below."),
    _A.WITHDRAWN: _("It is over. You can apply again as long as applications are taken."),
}
# The organiser's words for the same states.
ORGANISER: Final[dict[str, Badge]] = {
    **BADGES,
    _A.DRAFT: Badge(pgettext_lazy("application to a fair", "Begun"), "edit", ""),
    _A.SUBMITTED: Badge(_("To be read"), "mail", "warn"),
    _A.NEEDS_INFO: Badge(_("You asked"), "chat", "link"),
    _A.SHORTLISTED: Badge(_("Shortlisted"), "check", "good"),
    _A.ALLOCATED: Badge(_("Stall given, not published"), "check", "good"),
    _A.HELD: Badge(_("Stall kept, not paid"), "clock", "warn"),
    _A.CONFIRMED: Badge(_("Stall confirmed"), "check", "good"),
}
LACKS: Final[dict[str, Any]] = {
    "trade": _("Choose your trade."),
    "goods": _("Choose at least one of your goods."),
    "about": _("Write in a few words what you show."),
    "size": _("Only a support company can ask for more than one stall, and not for more than the"
              " fair gives to one."),
    "members": _("Choose a member for each stall."),
    "wishes": _("Choose at least one place, or say that any other stall is welcome."),
    "papers": _("Send the documents that are needed: %(names)s."),
    "licence": _("A licence that holds on every day of the fair is needed. It lacks for: %(names)s."
                 " Renew the licence; then you can send the application."),
}  # fmt: skip
# Sentences an organiser may decline with. Kept as "@code", so that each reads them in their own
# language; see ``said``.
REASONS: Final[dict[str, Any]] = {
    "trade_full": _("There are more applicants of this trade than the fair can take."),
    "not_fitting": _("The goods do not fit what this fair is about."),
    "not_own_work": _("The goods do not seem to be made by the applicant."),
    "papers": _("Documents that were asked for did not come in time."),
    "earlier_absence": _("A stall of an earlier fair stood empty without notice."),
}


def said(reason: str) -> str:
    """Return a reason for people to read: prepared sentences in the active language."""
    lines = (str(REASONS.get(line[1:], line)) if line[:1] == "@" else line
             for line in reason.splitlines())  # fmt: skip
    return "\n".join(line for line in lines if line.strip())


def lack(code: str, names: tuple[str, ...] = ()) -> str:
    """Return what to do about something that is missing."""
    return str(LACKS[code]) % {"names": str(_(", ")).join(names)}
