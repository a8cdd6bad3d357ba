"""What may become of the tie between a company and a member. Pure."""

from enum import StrEnum
from typing import Final

from core.moves import Moves


class SupportState(StrEnum):
    """Who has to answer, or what the answer was."""

    ASKED = "asked"  # by the member; the company answers
    INVITED = "invited"  # by the company; the member answers
    ACTIVE = "active"
    DECLINED = "declined"
    ENDED = "ended"


SUPPORT_MOVES: Final = Moves(
    states=SupportState,
    allowed={
        SupportState.ASKED: {SupportState.ACTIVE, SupportState.DECLINED, SupportState.ENDED},
        SupportState.INVITED: {SupportState.ACTIVE, SupportState.DECLINED, SupportState.ENDED},
        SupportState.ACTIVE: {SupportState.ENDED},
    },
    start=SupportState.ASKED,
    final={SupportState.DECLINED, SupportState.ENDED},
)
WAITING: Final = (SupportState.ASKED, SupportState.INVITED)
STANDING: Final = (*WAITING, SupportState.ACTIVE)
