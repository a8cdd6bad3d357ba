"""Measure one full shop in this process; print a JSON line. Run by ``python -m tests.benchmarks``.

Each time is of one request through Django's test client (middleware included), in milliseconds.
*cpu* is what this process and its PostgreSQL server process worked, the least of ``RUNS``: a busy
machine hardly moves it. *wall* is the clock's median.

*cold*: every cache is emptied before each request. *made*: the page is made anew, as for a buyer
with a basket, from counts and facts that are kept. *kept*: as a stranger gets it the third time.
"""

import json
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["BENCH_URLCONF"] = "tests.benchmarks.floor"

import django

django.setup()

from django.core.cache import caches  # noqa: E402 -- Django must be set up first
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, override_settings  # noqa: E402

from catalog.models import Card, Category  # noqa: E402
from tests.benchmarks.orders import placing  # noqa: E402

RUNS = 40
Taken = dict[str, float]


def server_cpu() -> float:
    """Return the seconds PostgreSQL has worked for our connection; 0 where nobody can tell."""
    try:
        worked = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    except OSError:
        return 0.0
    return int(worked.split()[0]) / 1e9


def timed(ask: Callable[[], Any], runs: int, *, cold: bool) -> Taken:
    """Return the least milliseconds of work of ``ask``, and the median by the clock."""
    wall, cpu = [], []
    for _ in range(runs):
        if cold:
            forget_all()
        clock, ours, theirs = time.perf_counter(), time.process_time(), server_cpu()
        ask()
        cpu.append(time.process_time() - ours + server_cpu() - theirs)
        wall.append(time.perf_counter() - clock)
    return {"cpu": min(cpu) * 1000, "wall": statistics.median(wall) * 1000}


def forget_all() -> None:
    """Empty every cache."""
    for alias in ("default", "pages"):
        caches[alias].clear()


def row(ask: Callable[[], Any], runs: int = RUNS) -> dict[str, Any]:
    """Return the queries (cold) of ``ask`` and its times in the three states."""
    ask()
    forget_all()
    with CaptureQueriesContext(connection) as queries:
        ask()
    found: dict[str, Any] = {"queries": sum(not is_bracket(q["sql"]) for q in queries)}
    found["cold"] = timed(ask, runs, cold=True)
    with override_settings(KEEP_PAGES_SECONDS=0):
        found["made"] = timed(ask, runs, cold=False)
    ask()
    return {**found, "kept": timed(ask, runs, cold=False)}


def is_bracket(sql: str) -> bool:
    """Return whether a statement reads and writes nothing: it brackets others, or steers them."""
    return sql.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "SET LOCAL"))


def page(url: str) -> Callable[[], Any]:
    """Return a call that asks for ``url`` as a stranger and expects 200."""
    client = Client()

    def ask() -> None:
        response = client.get(url)
        assert response.status_code == 200, f"{url}: {response.status_code}"

    return ask


def add_to_basket() -> Callable[[], Any]:
    """Return a call in which a new stranger puts one piece into a new basket."""
    pks = Card.objects.filter(stock="in_stock", price_from=False).values_list("pk", flat=True)
    goods = iter(list(pks[:400]) * 10)

    def ask() -> None:
        response = Client().post(f"/basket/add/{next(goods)}/", {"quantity": "1"})
        assert response.status_code == 302, response.status_code

    return ask


def main() -> dict[str, Any]:
    """Return all rows by name."""
    card = Card.objects.order_by("pk")[7]
    shelf = Category.objects.get(sector="FOD")
    full = Client()
    ready = Card.objects.filter(stock="in_stock", price_from=False)
    for pk in ready[:3].values_list("pk", flat=True):
        full.post(f"/basket/add/{pk}/", {"quantity": "1"})
    return {
        "floor": row(page("/floor/")),
        "home": row(page("/")),
        "browse": row(page("/catalogue/")),
        "browse, filtered": row(page("/catalogue/?county=BRJ&sort=price")),
        "category": row(page(shelf.get_absolute_url())),
        "search, few": row(page("/search/?q=سماور")),
        "search, many": row(page("/search/?q=عسل")),
        "search, a sixth of all": row(page("/search/?q=خانگی")),
        "search, a typo": row(page("/search/?q=گیلم")),
        "suggest": row(page("/search/suggest/?q=کش")),
        "product": row(page(card.get_absolute_url())),
        "producer": row(page(card.get_seller_url())),
        "basket, 3 lines": row(lambda: full.get("/basket/")),
        "add to basket": row(add_to_basket()),
        **placing(row),
    }


if __name__ == "__main__":
    print(json.dumps(main()))
