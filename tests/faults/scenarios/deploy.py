"""A new version while people buy: migrate, collect, reload, as docs/operations.md says."""

import signal
from typing import TYPE_CHECKING

from tests.faults import found
from tests.faults.people import Crowd
from tests.faults.scenarios import Row, some
from tests.faults.scenarios.shopping import shop

if TYPE_CHECKING:
    from tests.faults.site import Site

COUNT = some(0.3)
RELOADS = 4


def run(site: "Site") -> Row:
    """Migrate once under way, then reload four times; no request may fail."""
    site.start()
    added = ""

    def disturb(crowd: Crowd) -> None:
        nonlocal added
        crowd.at(0.1)
        site.more_env["FAULTS_NEXT_VERSION"] = "yes"
        site.manage("migrate", "--verbosity", "0")
        added = site.one(
            "SELECT count(*) FROM information_schema.columns "
            "WHERE column_name = 'note_of_next_version'"
        )
        for n in range(RELOADS):
            crowd.at(0.2 + 0.6 * n / (RELOADS - 1))
            old = set(site.web.children())
            site.web.tell(signal.SIGHUP)
            site.wait_for(lambda old=old: not old & set(site.web.children()), 60)
        site.worker.tell(signal.SIGTERM)
        site.scheduler.tell(signal.SIGTERM)

    told, seconds = shop(site, COUNT, disturb)
    broke, waited = (
        site.seen.answers["× the line broke"],
        site.seen.answers["× 503 with a sentence"],
    )
    if broke or waited:
        site.seen.fail(f"{broke} lines broke and {waited} people were told to wait in a deploy")
    if added != 1:
        site.seen.fail("the migration was not made")
    if site.web.starts != 1:
        site.seen.fail("gunicorn was started anew instead of reloaded")
    return Row(
        f"a migration that adds a column to orders, {RELOADS} reloads, worker and scheduler anew",
        f"{COUNT} checkouts in {seconds:.0f} s",
        found.checkouts(site, told, COUNT),
    )
