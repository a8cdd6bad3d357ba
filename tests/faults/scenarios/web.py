"""Web processes are killed amid checkouts: workers by turns, then the master."""

from typing import TYPE_CHECKING

from tests.faults import found
from tests.faults.machines import kill
from tests.faults.people import Crowd
from tests.faults.scenarios import CHECKOUTS, Row
from tests.faults.scenarios.shopping import shop

if TYPE_CHECKING:
    from tests.faults.site import Site

WORKERS = (0.1, 0.2, 0.3, 0.5, 0.6, 0.7, 0.9)
MASTERS = (0.4, 0.8)


def run(site: "Site") -> Row:
    """Kill a worker seven times and the master twice."""
    site.start()

    def disturb(crowd: Crowd) -> None:
        for share in sorted(WORKERS + MASTERS):
            crowd.at(share)
            if share in MASTERS:
                site.web.kill()
            elif workers := site.web.children():
                kill(workers[0])

    told, seconds = shop(site, CHECKOUTS, disturb)
    return Row(
        f"kill -9 of a web worker {len(WORKERS)} times, of the master {len(MASTERS)} times",
        f"{CHECKOUTS} checkouts in {seconds:.0f} s",
        found.checkouts(site, told, CHECKOUTS),
    )
