"""The task worker is killed amid checkouts, whatever it is doing."""

import signal
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
            caught += _stopped_at_work(site, caught)
            site.worker.kill()

    told, seconds = shop(site, CHECKOUTS, disturb)
    what = found.checkouts(site, told, CHECKOUTS)
    if site.rescued < caught:
        site.seen.fail(f"{caught} tasks were cut off, {site.rescued} taken up again")
    return Row(
        f"kill -9 of the task worker {KILLS} times, {caught} of them with a task in hand",
        f"{CHECKOUTS} checkouts in {seconds:.0f} s, {site.tasks} tasks",
        what,
    )


def _stopped_at_work(site: "Site", left: int) -> bool:
    """Freeze the worker with a task in hand, beside those ``left`` before; say whether it went."""

    def frozen() -> bool:
        if site.one(RUNNING) <= left:
            return False
        site.worker.tell(signal.SIGSTOP)
        if site.one(RUNNING) > left:
            return True
        site.worker.tell(signal.SIGCONT)  # it was done before we were
        return False

    return site.wait_for(frozen, IN_WORK_S)


RUNNING = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'RUNNING'"
