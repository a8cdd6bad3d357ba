"""Helpers, as tests need them."""

from sellers.helping import actions
from tests import factories as make


def helper_of(shop, *areas, user=None, by=None, last_day=make.TODAY):
    """Somebody who helps the shop with ``areas`` through ``last_day``."""
    giver = by or make.member(shop).user
    leave, _code = actions.offer(shop, areas=areas, last_day=last_day, by=giver)
    return actions.accept(leave.pk, user=user or make.user())
