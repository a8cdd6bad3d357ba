"""What may become of an invitation into a team. Pure."""

from enum import StrEnum
from typing import Final

from core.moves import Moves


class InvitationState(StrEnum):
    """How an invitation stands; an old one is read as over, see ``rules.is_over``."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


INVITATION_MOVES: Final = Moves(
    states=InvitationState,
    allowed={
        InvitationState.WAITING: {
            InvitationState.ACCEPTED,
            InvitationState.DECLINED,
            InvitationState.WITHDRAWN,
        }
    },
    start=InvitationState.WAITING,
    final={
        InvitationState.ACCEPTED,
        InvitationState.DECLINED,
        InvitationState.WITHDRAWN,
    },
)
