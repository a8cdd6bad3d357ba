"""System checks: the tables of moves are sound."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from shop.payouts.states import BATCH_MOVES, PAYOUT_MOVES

TABLES = {"BATCH_MOVES": BATCH_MOVES, "PAYOUT_MOVES": PAYOUT_MOVES}


@register()
def move_tables_are_sound(**_kwargs: Any) -> list[CheckMessage]:
    """Every state can be reached, none is a dead end, and final ones are final."""
    return [
        Error(problem, obj=f"shop.payouts.states.{name}", id="shop.payouts.E001")
        for name, table in TABLES.items()
        for problem in table.problems()
    ]
