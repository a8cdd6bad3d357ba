"""The task worker is killed amid checkouts, whatever it is doing."""

from typing import TYPE_CHECKING

from tests.faults import found
from tests.faults.people import Crowd
from tests.faults.scenarios import CHECKOUTS, Row
from tests.faults.scenarios.shopping import shop

if TYPE_CHECKING:
    from tests.faults.site import Site

KILLS = 12
IN_WORK_S = 20


def run(site: "Site") -> Row:
    """Kill the worker while it has a task in hand, as often as that can be caught."""
    site.start()
    caught = 0

    def disturb(crowd: Crowd) -> None:
        nonlocal caught
        for n in range(KILLS):
            crowd.at((n + 1) / (KILLS + 1))
            caught += site.wait_for(lambda: site.one(RUNNING) > 0, IN_WORK_S)
            site.worker.kill()

    told, seconds = shop(site, CHECKOUTS, disturb)
    what = found.checkouts(site, told, CHECKOUTS)
    return Row(
        f"kill -9 of the task worker {KILLS} times, {caught} of them with a task in hand",
        f"{CHECKOUTS} checkouts in {seconds:.0f} s, {site.tasks} tasks",
        what,
    )


RUNNING = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'RUNNING'"
