"""How long the books take at a million postings: ``python -m tests.benchmarks.ledger [ENTRIES]``.

On the database of ``DATABASE_URL``, which must be migrated and gets what is missing of 200,000
sales of 400 sellers. Prints seconds of the clock, and the queries of a seller's money page.
"""

import os
import sys
import time
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.test")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from core import audit  # noqa: E402
from core.models import User  # noqa: E402
from sellers.models import Membership, Partner  # noqa: E402
from shop.ledger.bulk import Draft, write_many  # noqa: E402
from shop.ledger.models import Entry, Posting  # noqa: E402
from shop.ledger.rules import Side, What  # noqa: E402

SELLERS, PRICE = 400, 1_000_000


def fill(entries: int) -> None:
    """Write sales of five postings each, spread over a year."""
    names = [Partner(code=f"B{n:04}", name=f"B{n}", slug=f"b{n:04}") for n in range(SELLERS)]
    Partner.objects.bulk_create(names, ignore_conflicts=True)
    sellers = list(Partner.objects.filter(code__startswith="B").values_list("pk", flat=True))
    now, first = timezone.now(), Entry.objects.count()
    write_many(
        Draft(
            now - timedelta(minutes=2 * (entries - n)), f"bench:{n}", "bench", f"B-{n}",
            (
                Side("gateway:practice", PRICE + n),
                Side(f"seller:{(pk := sellers[n % SELLERS])}", -PRICE - n, What.PRICE),
                Side(f"seller:{pk}", -50_000, What.POST),
                Side(f"seller:{pk}", 125_000, What.COMMISSION),
                Side("fees", -75_000, What.COMMISSION),
            ),
        )
        for n in range(first, entries)
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def timed(name: str, work) -> None:
    start = time.perf_counter()
    work()
    print(f"{name}: {time.perf_counter() - start:.2f} s")


def page() -> Client:
    """A browser at the desk of the seller with most postings."""
    seller = Partner.objects.get(code="B0000")
    user, _new = User.objects.get_or_create(username="bench")
    Membership.objects.get_or_create(seller=seller, user=user)
    client = Client()
    client.force_login(user)
    client.get("/desk/menu/")
    return client


def main() -> None:
    settings.ALLOWED_HOSTS = ["*"]
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    timed(f"fill up to {entries} entries", lambda: fill(entries))
    print(f"{Posting.objects.count()} postings in {Entry.objects.count()} entries")
    for name in audit.names():
        if name.startswith(("ledger", "payouts")):
            timed(f"audit, {name}", lambda name=name: list(audit.run((name,))))
    timed("manage.py audit, all of it", lambda: list(audit.run()))
    client = page()
    with CaptureQueriesContext(connection) as frame:
        client.get("/desk/menu/")
    with CaptureQueriesContext(connection) as all_of_it:
        timed("a seller's money page", lambda: client.get("/desk/money/"))
    print(f"queries of the money page beside the desk's frame: {len(all_of_it) - len(frame)}")


if __name__ == "__main__":
    main()
