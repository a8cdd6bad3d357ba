"""What may become of a helper's leave. Pure."""

from enum import StrEnum
from typing import Final

from core.moves import Moves


class HelpState(StrEnum):
    """How a leave stands. Past its last day it opens nothing, whatever its state says."""

    OFFERED = "offered"
    ACTIVE = "active"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


HELP_MOVES: Final = Moves(
    states=HelpState,
    allowed={
        HelpState.OFFERED: {HelpState.ACTIVE, HelpState.WITHDRAWN},
        HelpState.ACTIVE: {HelpState.ENDED},
    },
    start=HelpState.OFFERED,
    final={HelpState.ENDED, HelpState.WITHDRAWN},
)
