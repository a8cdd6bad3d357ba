"""What states and kinds of papers are called, and what they mean for their seller."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from sellers.licensing.states import PaperState

STATES: Final[dict[str, Any]] = {
    PaperState.DRAFT: _("not sent yet"),
    PaperState.SUBMITTED: _("waits for the office"),
    PaperState.NEEDS_INFORMATION: _("the office asks for more"),
    PaperState.APPROVED: _("approved"),
    PaperState.REJECTED: _("refused"),
    PaperState.SUSPENDED: _("suspended"),
    PaperState.EXPIRED: _("ended"),
    PaperState.RENEWING: _("renewal waits for the office"),
    PaperState.RENEWED: _("renewed"),
}

STATE_CHOICES: Final = [(str(state), label) for state, label in STATES.items()]

# What a state means for the seller, in a sentence for the desk.
MEANINGS: Final[dict[str, Any]] = {
    PaperState.DRAFT: _("You have not sent it yet. Complete it and send it to the office."),
    PaperState.SUBMITTED: _("The office is looking at it. You get a text message when it is done."),
    PaperState.NEEDS_INFORMATION: _(
        "The office needs something more. Read below, add it, send it."
    ),
    PaperState.APPROVED: _("It is valid. Your goods of these trades may be sold."),
    PaperState.REJECTED: _("The office did not accept it. You may send another one."),
    PaperState.SUSPENDED: _("The office has stopped the sale under it for now. Read why below."),
    PaperState.EXPIRED: _("Its last day has passed, so its goods are not on sale. Renew it."),
    PaperState.RENEWING: _("The office is looking at the renewal. Until its last day it is valid."),
    PaperState.RENEWED: _("It is renewed and valid. Your goods of these trades may be sold."),
}
