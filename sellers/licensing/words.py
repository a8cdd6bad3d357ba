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
