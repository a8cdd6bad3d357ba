"""System checks: the tables of moves are sound before anything moves by them."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from core.moves import Moves
from shop.order.states import ORDER_MOVES, PARCEL_MOVES

TABLES: dict[str, Moves] = {"ORDER_MOVES": ORDER_MOVES, "PARCEL_MOVES": PARCEL_MOVES}


@register()
def move_tables_are_sound(**_kwargs: Any) -> list[CheckMessage]:
    """Every state can be reached, none is a dead end, and final ones are final."""
    return [
        Error(problem, obj=f"shop.order.states.{name}", id="shop.order.E001")
        for name, table in TABLES.items()
        for problem in table.problems()
    ]
