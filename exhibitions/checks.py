"""System checks: the table of moves is sound before anything moves by it."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from exhibitions.states import FAIR_MOVES


@register()
def move_tables_are_sound(**_kwargs: Any) -> list[CheckMessage]:
    """Every state can be reached, none is a dead end, and final ones are final."""
    return [
        Error(problem, obj="exhibitions.states.FAIR_MOVES", id="exhibitions.E001")
        for problem in FAIR_MOVES.problems()
    ]
