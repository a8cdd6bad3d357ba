"""How far a draw has come. Pure: no Django."""

from enum import StrEnum
from typing import Final

from core.moves import Moves


class DrawState(StrEnum):
    """A draw: announced with its whole input, run, and then valid or not."""

    PUBLISHED = "published"  # everybody can read rules and input; the seed is not known yet
    RUNNING = "running"
    RUN = "run"  # the plan is there; its organiser looks at it
    IMPOSSIBLE = "impossible"  # no plan keeps all rules
    ACCEPTED = "accepted"
    VOID = "void"


DRAW_MOVES: Final = Moves(
    states=tuple(DrawState),
    start=DrawState.PUBLISHED,
    allowed={
        DrawState.PUBLISHED: (DrawState.RUNNING, DrawState.VOID),
        # Back when the computer gave up: it may be run again, with the same figure.
        DrawState.RUNNING: (
            DrawState.RUN, DrawState.IMPOSSIBLE, DrawState.PUBLISHED, DrawState.VOID,
        ),
        DrawState.RUN: (DrawState.ACCEPTED, DrawState.VOID),
        DrawState.IMPOSSIBLE: (DrawState.VOID,),
    },
    final=(DrawState.ACCEPTED, DrawState.VOID),
)  # fmt: skip
# While a draw is in one of these its fair has no other, and its rules stand still.
LIVE: Final = (DrawState.PUBLISHED, DrawState.RUNNING, DrawState.RUN, DrawState.IMPOSSIBLE)
# Those whose plan, once there, everybody may read: a draw that was thrown away stays open to see.
SHOWN: Final = (DrawState.ACCEPTED, DrawState.VOID)
