"""A busy shop: buyers who order and pay while ``disturb`` does something to the machines."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.faults.buying import Buyer, Told
from tests.faults.people import Crowd
from tests.faults.scenarios import AT_ONCE

if TYPE_CHECKING:
    from tests.faults.site import Site


def goods_for(site: "Site", number: int) -> list[tuple[int, str]]:
    """Two producers' goods, other ones for each buyer."""
    goods = site.prepared["goods"]
    return [goods[number % len(goods)], goods[(number * 7 + 1) % len(goods)]][: 1 + number % 2]


def shop(
    site: "Site", count: int, disturb: Callable[[Crowd], None], at_once: int = AT_ONCE
) -> tuple[Told, float]:
    """Let ``count`` buyers buy and pay; return what they were told, and how long it took."""
    told = Told()

    def buy(number: int) -> None:
        Buyer(site, number, told).buy(goods_for(site, number))

    crowd = Crowd(site, at_once, count, buy)
    disturb(crowd)
    return told, crowd.wait()
