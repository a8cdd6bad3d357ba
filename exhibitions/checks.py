"""System checks: the table of moves is sound before anything moves by it."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from exhibitions import states
from exhibitions.drawing.states import DRAW_MOVES

TABLES = {
    **{n: getattr(states, n) for n in ("FAIR_MOVES", "APPLICATION_MOVES", "BOOKING_MOVES")},
    "DRAW_MOVES": DRAW_MOVES,
    "GUARANTEE_MOVES": states.GUARANTEE_MOVES,
}


@register()
def move_tables_are_sound(**_kwargs: Any) -> list[CheckMessage]:
    """Every state can be reached, none is a dead end, and final ones are final."""
    return [
        Error(problem, obj=f"exhibitions.states.{name}", id="exhibitions.E001")
        for name, table in TABLES.items()
        for problem in table.problems()
    ]
