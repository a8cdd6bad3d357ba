"""How an import of goods and a change of many goods move. Pure: no Django."""

from enum import StrEnum

from core.moves import Moves


class ImportState(StrEnum):
    """Where an import stands; a dropped one changed nothing."""

    READY = "ready"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"


IMPORT_MOVES = Moves(
    states=tuple(ImportState),
    start=ImportState.READY,
    allowed={
        ImportState.READY: (ImportState.RUNNING, ImportState.DROPPED),
        # "All or nothing" that met a row it could not write has written nothing.
        ImportState.RUNNING: (ImportState.DONE, ImportState.READY),
    },
    final=(ImportState.DONE, ImportState.DROPPED),
)


class Mode(StrEnum):
    """What happens to the good rows when others are faulty."""

    ALL = "all"
    GOOD = "good"


class Verdict(StrEnum):
    """What a row of a file would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FAULTY = "faulty"


class ChangeState(StrEnum):
    """Where a change of many goods stands."""

    SHOWN = "shown"
    APPLIED = "applied"
    UNDONE = "undone"


CHANGE_MOVES = Moves(
    states=tuple(ChangeState),
    start=ChangeState.SHOWN,
    allowed={
        ChangeState.SHOWN: (ChangeState.APPLIED,),
        ChangeState.APPLIED: (ChangeState.UNDONE,),
    },
    final=(ChangeState.UNDONE,),
)
