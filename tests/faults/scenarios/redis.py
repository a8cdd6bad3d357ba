"""Redis is stopped amid checkouts, and later comes back with what it knew before."""

import time
from typing import TYPE_CHECKING

from tests.faults import found
from tests.faults.people import Crowd, Person
from tests.faults.scenarios import Row, some
from tests.faults.scenarios.shopping import shop

if TYPE_CHECKING:
    from tests.faults.site import Site

COUNT = some(0.3)
PAGES = ("/", "/catalogue/", "/search/?q=عسل", "/fairs/", "/producers/")


def run(site: "Site") -> Row:
    """Stop it for the middle third; browse meanwhile; then freeze it, and let it come back."""
    site.start()
    visitor = Person(site, 60_000)
    slow: list[float] = []

    def disturb(crowd: Crowd) -> None:
        crowd.at(0.25)
        site.redis.stop()
        slow.extend(_browse(visitor) for _round in range(3))
        crowd.at(0.5)
        site.redis.start()
        crowd.at(0.7)
        site.redis.freeze()
        slow.extend(_browse(visitor) for _round in range(2))
        crowd.at(0.85)
        site.redis.thaw()

    told, seconds = shop(site, COUNT, disturb)
    what = found.checkouts(site, told, COUNT)
    return Row(
        "Redis stopped for a quarter of the time, started again, frozen, and thawed",
        f"{COUNT} checkouts in {seconds:.0f} s, {len(slow) * len(PAGES)} pages browsed meanwhile",
        f"{what}; the slowest page browsed without Redis {max(slow):.1f} s",
    )


def _browse(visitor: Person) -> float:
    """Open pages; return the seconds of the slowest."""
    from urllib.parse import quote  # noqa: PLC0415 -- once

    slowest = 0.0
    for path in PAGES:
        begun = time.monotonic()
        visitor.get(quote(path, safe="/?="))
        slowest = max(slowest, time.monotonic() - begun)
    return slowest
