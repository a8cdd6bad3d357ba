"""Fill databases of several sizes, measure each in a process of its own, print one table.

    python -m tests.benchmarks              2,000 and 20,000 products
    python -m tests.benchmarks 2000 100000  other sizes

``POSTGRES_URL`` names the server (database names are replaced); databases are kept for next time.
``BENCH_PREFIX`` begins their names, so that two checkouts can share a server.
"""

import getpass
import json
import os
import subprocess
import sys
import tempfile
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

SIZES = [2000, 20000]
STATES = ("cold", "made", "kept")
PREFIX = os.environ.get("BENCH_PREFIX", "bazarche_bench")
MEDIA = os.path.join(tempfile.gettempdir(), f"{PREFIX}-media")
SERVER = os.environ.get("POSTGRES_URL", f"postgres://{getpass.getuser()}@127.0.0.1:5432/postgres")


def url_of(database: str) -> str:
    """Return the URL of a database on the server."""
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{database}"))


def run(arguments: list[str], url: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run Python with the database and test settings; raise when it fails."""
    env = os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "shop.settings.bench",
        "MEDIA_ROOT": MEDIA,
    }
    return subprocess.run([sys.executable, *arguments], env=env, check=True, text=True, **more)


def create(database: str) -> str:
    """Return the statement that makes a database."""
    return (
        f"CREATE DATABASE {database} ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' "
        "LC_CTYPE 'C.UTF-8' TEMPLATE template0"
    )


def fill(products: int) -> str:
    """Make the database for ``products`` unless it is there; return its URL."""
    name = f"{PREFIX}_{products}"
    with psycopg.connect(url_of("postgres"), autocommit=True) as server:
        there = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not there:
            server.execute(create(name))
    url = url_of(name)
    sellers = max(95, products * 876 // 20000)
    print(f"Filling {name} …", file=sys.stderr)
    run(["manage.py", "migrate", "--verbosity", "0"], url)
    demo = ["demo", "--if-empty", "--products", str(products), "--sellers", str(sellers)]
    run(["manage.py", *demo], url, stdout=subprocess.DEVNULL)
    with psycopg.connect(url, autocommit=True) as database:
        database.execute("VACUUM ANALYZE")
    return url


def measured(products: int) -> dict[str, Any]:
    """Return what one size measures: rows by name."""
    done = run(["-m", "tests.benchmarks.measure"], fill(products), stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def confirmations(products: int) -> str:
    """Return a sentence: how many payments a second are confirmed in a shop of that size."""
    done = run(["-m", "tests.benchmarks.confirmations"], fill(products), stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    parts = [f"{rate} by {processes} at once" for processes, rate in found.items()]
    return f"Confirmations of payments a second: {', '.join(parts)}."


def draws() -> str:
    """Return a sentence: how long the draw of a provincial fair takes; raise above the limit."""
    done = run(["-m", "tests.benchmarks.allocation"], url_of("postgres"), stdout=subprocess.PIPE)
    found = json.loads(done.stdout.splitlines()[-1])  # the solver says its name before
    return f"400 applicants for 250 stalls, proven the best: {found['slowest']} s at the most."


def stalls(products: int) -> str:
    """Return a sentence: how many stalls a minute are booked in a shop of that size."""
    done = run(["-m", "tests.benchmarks.stalls"], fill(products), stdout=subprocess.PIPE)
    found: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return (
        f"Stalls booked a minute: {found['a_minute']} by 4 at once; 10,000 more tries, "
        f"{found['tries_a_second']} a second: {found['held']} stalls held, none twice."
    )


def table(results: dict[int, dict[str, Any]]) -> str:
    """Return a Markdown table: work in each state, growth from the first size to the last."""
    small, large = results[min(results)], results[max(results)]
    floor = large["floor"]["made"]["cpu"]
    lines = [["page", "queries"], ["---", "---:"]]
    for state in STATES:
        lines[0] += [f"{state} ms", "× floor", "growth", "by the clock"]
        lines[1] += ["---:"] * 4
    for name, row in large.items():
        line = [name, str(row["queries"])]
        for state in STATES:
            cpu = row[state]["cpu"]
            growth = cpu / small[name][state]["cpu"]
            line += [f"{cpu:.1f}", f"{cpu / floor:.1f}", f"{growth:.2f}"]
            line += [f"{row[state]['wall']:.1f}"]
        lines.append(line)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    wanted = [int(a) for a in sys.argv[1:]] or SIZES
    print(table({size: measured(size) for size in wanted}))
    print(confirmations(max(wanted)))
    print(stalls(max(wanted)))
    print(draws())
