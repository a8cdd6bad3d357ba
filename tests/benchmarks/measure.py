"""Measure one full shop in this process; print a JSON line. Run by ``python -m tests.benchmarks``.

Times are server time of one request through Django's test client (middleware included), in
milliseconds, the median of ``RUNS``; *cold* empties the cache before every request.
"""

import json
import os
import statistics
import time
from collections.abc import Callable
from typing import Any

os.environ["BENCH_URLCONF"] = "tests.benchmarks.floor"

import django

django.setup()

from django.core.cache import cache  # noqa: E402 -- Django must be set up first
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from catalog.models import Card, Category  # noqa: E402
from tests.benchmarks.orders import placing  # noqa: E402

RUNS = 25


def timed(ask: Callable[[], Any], runs: int = RUNS, *, cold: bool = False) -> float:
    """Return the median milliseconds of ``ask``."""
    taken = []
    for _ in range(runs):
        if cold:
            cache.clear()
        start = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def row(ask: Callable[[], Any], runs: int = RUNS) -> dict[str, float]:
    """Return queries (cold), cold and warm times of ``ask``."""
    ask()
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        ask()
    return {
        "queries": len(queries),
        "cold_ms": timed(ask, runs, cold=True),
        "warm_ms": timed(ask, runs),
    }


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
