"""The bank is slower than anybody waits for, while others browse."""

import statistics
import time
from typing import TYPE_CHECKING

from tests.banks.server import Asked, Says
from tests.faults import found
from tests.faults.buying import Buyer, Told
from tests.faults.people import Crowd, Person
from tests.faults.scenarios import Row, some
from tests.faults.scenarios.shopping import goods_for

if TYPE_CHECKING:
    from tests.faults.site import Site

COUNT = some(0.1)
AT_ONCE = 12
SLOW_S = 25  # BANK_TIMEOUT_SECONDS is 10
LONGEST_PAGE_S = 8.0


def run(site: "Site") -> Row:
    """Everybody comes back from a bank that hangs; others browse; the sweeper settles later."""
    site.start()
    told = Told()
    at_the_bank: dict[int, str] = {}

    def order(number: int) -> None:
        answer = Buyer(site, number, told)
        people[number] = answer
        led = answer.order(goods_for(site, number)).headers["location"]
        at_the_bank[number] = led.rpartition("/")[2]

    people: dict[int, Buyer] = {}
    Crowd(site, 6, COUNT, order).wait()
    for authority in at_the_bank.values():
        site.zarinpal.decide(authority, "PAID")

    honest = site.zarinpal.answer
    site.zarinpal.answer = lambda asked: _slowly(site, honest, asked)  # type: ignore[method-assign]
    waits: list[float] = []

    def come_back(number: int) -> None:
        begun = time.monotonic()
        page = people[number].return_once(at_the_bank[number])
        people[number].number_of(page)
        waits.append(time.monotonic() - begun)

    crowd = Crowd(site, AT_ONCE, COUNT, come_back)
    pages = _browse_while(site, crowd)
    crowd.wait()
    site.zarinpal.answer = honest  # type: ignore[method-assign]
    if max(pages) > LONGEST_PAGE_S:
        site.seen.fail(f"a page took {max(pages):.1f} s while the bank hung")
    what = found.checkouts(site, told, COUNT)
    return Row(
        f"the bank answers after {SLOW_S} s, {AT_ONCE} buyers at once come back from it",
        f"{COUNT} checkouts, {len(pages)} pages browsed meanwhile",
        f"{what}; back from the bank within {max(waits):.0f} s with a sentence; pages browsed: "
        f"{statistics.median(pages):.2f} s in the middle, {max(pages):.1f} s the slowest",
    )


def _slowly(site: "Site", honest, asked: Asked) -> Says:
    """Hang without holding the bank's lock, as many at once as come."""
    site.zarinpal.lock.release()
    try:
        site.stopping.wait(SLOW_S)
    finally:
        site.zarinpal.lock.acquire()
    return honest(asked)


def _browse_while(site: "Site", crowd: Crowd) -> list[float]:
    visitor, taken = Person(site, 61_000), []
    while any(thread.is_alive() for thread in crowd.threads):
        for path in ("/", "/catalogue/", "/fairs/"):
            begun = time.monotonic()
            visitor.get(path)
            taken.append(time.monotonic() - begun)
        time.sleep(0.3)
    return taken
