"""The database's machine loses power amid checkouts, and comes back by crash recovery."""

import time
from typing import TYPE_CHECKING

from tests.faults import found
from tests.faults.people import Crowd
from tests.faults.scenarios import CHECKOUTS, Row
from tests.faults.scenarios.shopping import shop

if TYPE_CHECKING:
    from tests.faults.site import Site

KILLS = (0.25, 0.5, 0.75)
AWAY_S = 5


def run(site: "Site") -> Row:
    """Kill the postmaster and all backends three times, five seconds each."""
    site.start()
    before = site.postgres.recovered()

    def disturb(crowd: Crowd) -> None:
        for share in KILLS:
            crowd.at(share)
            site.postgres.kill()
            time.sleep(AWAY_S)
            site.postgres.start()

    told, seconds = shop(site, CHECKOUTS, disturb)
    starts = site.scheduler.starts
    what = found.checkouts(site, told, CHECKOUTS)
    recovered = site.postgres.recovered() - before
    if recovered != len(KILLS):
        site.seen.fail(f"{recovered} crash recoveries in the database's log, not {len(KILLS)}")
    if starts != 1:
        site.seen.fail(f"the scheduler was started {starts} times: it should wait by itself")
    return Row(
        f"kill -9 of PostgreSQL and its backends {len(KILLS)} times, back after {AWAY_S} s",
        f"{CHECKOUTS} checkouts in {seconds:.0f} s",
        f"{what}; {recovered} crash recoveries",
    )
