"""System checks: the table of listings' moves is sound before anything moves by it."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from catalog.moderation.states import LISTING_MOVES


@register()
def listing_moves_are_sound(**_kwargs: Any) -> list[CheckMessage]:
    """Every state can be reached, none is a dead end, and final ones are final."""
    return [
        Error(problem, obj="catalog.moderation.states.LISTING_MOVES", id="catalog.E001")
        for problem in LISTING_MOVES.problems()
    ]
