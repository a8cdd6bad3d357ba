"""How much a server worked: CPU time of web processes and the database's, from /proc."""

from collections.abc import Iterable
from pathlib import Path

import psycopg

PROC = Path("/proc")
Worked = dict[int, float]


def children(parent: int) -> list[int]:
    """Return the ids of a process and of those it started; empty where nobody can tell."""
    try:
        started = (PROC / f"{parent}/task/{parent}/children").read_text().split()
    except OSError:
        return []
    return [parent, *(int(pid) for pid in started)]


def backends(database: psycopg.Connection) -> list[int]:
    """Return the processes of PostgreSQL that serve this connection's database, but its own."""
    ask = (
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
        " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    return [pid for (pid,) in database.execute(ask)]


def seconds(pids: Iterable[int]) -> Worked:
    """Return the CPU seconds of each process that lives on this machine, its threads together."""
    found = {}
    for pid in pids:
        try:
            threads = [t.read_text() for t in (PROC / str(pid)).glob("task/*/schedstat")]
        except OSError:
            continue
        if threads:
            found[pid] = sum(int(text.split()[0]) for text in threads) / 1e9
    return found


def between(before: Worked, after: Worked) -> float | None:
    """Return the seconds worked in between; ``None`` where a process ended with its figure."""
    if not after or not before.keys() <= after.keys():
        return None
    return sum(worked - before.get(pid, 0.0) for pid, worked in after.items())
