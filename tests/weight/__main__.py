"""Weigh pages on a slow phone, print a table, and name what breaks a budget.

    python -m tests.weight                   every page in both languages
    python -m tests.weight product home      only these

A busy machine only ever slows a page down, so a page that is late is timed up to three times and
its best time stands. Ends with 1 when a budget is broken.
"""

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import django
from playwright.sync_api import Browser

from tests.journeys.browser import open_browser
from tests.weight import house
from tests.weight.budgets import KB, MOST_LCP_MS, Load, broken
from tests.weight.phone import phone

if TYPE_CHECKING:
    from tests.weight.pages import Stop

KINDS = ("html", "css", "script", "font", "image")
TRIES = 3
HEAD = ["page", "kB", "requests", "HTML", "CSS", "script", "fonts", "images", "FCP ms", "LCP ms",
        "jumps", "deaf ms", "again kB", "again requests", "to the end kB"]  # fmt: skip


def measured(browser: Browser, url: str, stop: "Stop") -> Load:
    """Return a page's load: its weight, and the best of its times."""
    best: Load | None = None
    for _ in range(TRIES):
        with phone(browser, stop.language, stop.cookies, slow=True) as one:
            load = one.look(url + stop.path)
        if best is None or load.lcp < best.lcp:
            best = (
                load if best is None else replace(best, fcp=load.fcp, lcp=load.lcp, deaf=load.deaf)
            )
        if best.lcp <= MOST_LCP_MS:
            break
    assert best is not None
    return best


def row(stop: "Stop", load: Load) -> list[str]:
    """Return a page's line of the table."""
    weight = load.weight
    kinds = [f"{weight.kinds.get(kind, 0) / KB:.1f}" for kind in KINDS]
    times = [f"{load.fcp:.0f}", f"{load.lcp:.0f}", f"{load.shift:.3f}",
             f"{load.deaf:.0f}"]  # fmt: skip
    again = [f"{load.again.total / KB:.0f}", str(load.again.requests)]
    return [str(stop), f"{weight.total / KB:.0f}", str(weight.requests), *kinds, *times, *again,
            f"{load.whole.total / KB:.0f}"]  # fmt: skip


def show(cells: list[str]) -> None:
    """Print a line of the table."""
    print(f"| {' | '.join(cells)} |", flush=True)


def main(wanted: list[str]) -> int:
    """Serve, measure, print; return 1 when a budget is broken."""
    port = house.free_port()
    house.fill(port)
    os.environ |= house.environment(port)
    django.setup()
    from tests.weight.pages import stops  # noqa: PLC0415 -- Django is set up by now

    faults = []
    with house.served(port) as url:
        walk = [stop for stop in stops(url) if not wanted or stop.name in wanted]
        with open_browser() as browser:
            show(HEAD)
            show(["---", *["---:"] * (len(HEAD) - 1)])
            for stop in walk:
                load = measured(browser, url, stop)
                show(row(stop, load))
                faults += [f"{stop}: {fault}" for fault in broken(load)]
    print("\n" + "\n".join(faults or ["Every budget holds."]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
