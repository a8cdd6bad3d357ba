"""Make faults and print a table: ``python -m tests.faults [web worker database …]``.

``FAULTS_CHECKOUTS`` (1000) and ``FAULTS_STALLS`` (400) make a run shorter; ``FAULTS_KEPT`` names a
folder where the filled state is kept for next time. Ends with 1 when a promise was broken.
"""

import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.faults.people import Seen
from tests.faults.scenarios import (
    Row,
    Scenario,
    bank,
    confirmations,
    database,
    deploy,
    disk,
    redis,
    stalls,
    web,
    worker,
)
from tests.faults.site import Site

SCENARIOS: dict[str, Scenario] = {
    "web": web.run,
    "worker": worker.run,
    "database": database.run,
    "stalls": stalls.run,
    "redis": redis.run,
    "disk": disk.run,
    "bank": bank.run,
    "confirmations": confirmations.run,
    "deploy": deploy.run,
}
HEAD = ("fault", "what was done", "operations", "what people saw", "what was found", "s")


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def played(site: Site, name: str) -> tuple[list[str], list[str]]:
    """Play one scenario; return its line of the table, and the promises that were broken."""
    say(f"{name} …")
    begun = time.monotonic()
    site.seen = Seen()
    try:
        site.begin()
        row = SCENARIOS[name](site)
    except Exception as error:  # the table says it, and the next one is played
        site.seen.fail(f"the scenario itself broke: {type(error).__name__}: {error}")
        row = Row("", "", "")
    site.close()
    broken = site.seen.broken
    verdict = row.found if not broken else f"**{len(broken)} promises broken**; {row.found}"
    seen = _saw(site.seen)
    seconds = f"{time.monotonic() - begun:.0f}"
    return [name, row.done, row.operations, seen, verdict, seconds], broken


def _saw(seen: Seen) -> str:
    parts = [f"{count:,} {kind}" for kind, count in sorted(seen.answers.items())]
    return ", ".join(parts) + f"; slowest {seen.slowest_s:.1f} s"


def table(lines: list[list[str]]) -> str:
    rows = [list(HEAD), ["---"] * len(HEAD), *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main(names: list[str]) -> int:
    """Play the named scenarios, all of them without names; leave nothing behind."""
    for wrong in set(names) - set(SCENARIOS):
        print(f"No such fault: {wrong}. There are: {', '.join(SCENARIOS)}", file=sys.stderr)
        return 2
    kept = os.environ.get("FAULTS_KEPT")
    folder = Path(tempfile.mkdtemp(prefix="bazarche-faults-"))
    folder.chmod(0o711)  # the database runs as another user
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_: sys.exit(130))
    lines: list[list[str]] = []
    faults: dict[str, list[str]] = {}
    try:
        with Site(folder, say) as site:
            site.fill(Path(kept) if kept else None)
            for name in names or SCENARIOS:
                line, broken = played(site, name)
                lines.append(line)
                if broken:
                    faults[name] = broken
                    say(f"{name}: {len(broken)} promises broken, first: {broken[0]}")
                    _keep_logs(folder, name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lines:
            print(table(lines))
    for name, broken in faults.items():
        print(f"\n{name}: promises broken")
        for text, times in Counter(broken).most_common(12):
            print(f"  {times} × {text}")
    return 1 if faults else 0


def _keep_logs(folder: Path, name: str) -> None:
    """Leave the logs of a scenario that failed where somebody can read them."""
    to = Path("var/faults") / name
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    for log in folder.glob("*.log"):
        shutil.copy(log, to)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
