"""Confirmations that come twice, at once, in the wrong order, or never."""

import threading
from typing import TYPE_CHECKING

from tests.faults import found
from tests.faults.buying import Buyer, Told
from tests.faults.people import Crowd
from tests.faults.scenarios import Row, some
from tests.faults.scenarios.shopping import goods_for

if TYPE_CHECKING:
    from tests.faults.site import Site

COUNT = some(0.2)
WAYS = ("twice", "at once", "no before yes", "never", "old before new")


def run(site: "Site") -> Row:
    """A fifth of the buyers each way."""
    site.start()
    told = Told()

    def buy(number: int) -> None:
        buyer = Buyer(site, number, told)
        led = buyer.order(goods_for(site, number)).headers["location"]
        authority = led.rpartition("/")[2]
        _confirm(buyer, authority, WAYS[number % len(WAYS)])

    seconds = Crowd(site, 6, COUNT, buy).wait()
    what = found.checkouts(site, told, COUNT)
    return Row(
        "confirmations twice, four at once, a no before the yes, an early one, and none at all",
        f"{COUNT} checkouts in {seconds:.0f} s",
        what,
    )


def _confirm(buyer: Buyer, authority: str, way: str) -> None:
    bank = buyer.site.zarinpal
    if way == "old before new":
        buyer.return_once(authority)  # nothing is decided yet: the buyer reloads too early
    bank.decide(authority, "PAID")
    if way == "never":
        return
    if way == "no before yes":
        buyer.return_once(authority, "NOK")
    if way == "at once":
        _all_at_once(buyer, authority)
    buyer.come_back(authority)
    if way == "twice":
        buyer.come_back(authority)
        buyer.return_once(authority, "NOK")


def _all_at_once(buyer: Buyer, authority: str) -> None:
    """Four windows at once; cookies are one browser's, so each is a copy of the buyer."""
    windows = []
    for _n in range(4):
        window = Buyer(buyer.site, buyer.number, buyer.told)
        window.cookies, window.home = dict(buyer.cookies), buyer.home
        windows.append(threading.Thread(target=window.return_once, args=(authority,)))
    for window in windows:
        window.start()
    for window in windows:
        window.join()
