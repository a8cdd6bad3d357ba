"""One shop behind gunicorn on this machine: started, waited for, measured, stopped."""

import os
import socket
import subprocess
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psycopg

from tests.benchmarks.peer import work

LIMIT_S = 120
IDLE_S = 0.05  # of work in a second
LEFT = (
    "SELECT count(*) FROM django_tasks_database_dbtaskresult"
    " WHERE status IN ('READY', 'RUNNING') AND run_after <= now()"
)


@dataclass
class Server:
    """A running shop. ``database`` is a connection that only asks which processes serve it.

    ``worker`` is the process, if any, that does what requests leave for later.
    """

    port: int
    pid: int
    database: psycopg.Connection
    worker: int | None = None

    def worked(self) -> tuple[work.Worked, work.Worked]:
        """Return the CPU seconds of its web processes and of its database's, so far."""
        pids = [*work.children(self.pid), *([self.worker] if self.worker else [])]
        return work.seconds(pids), work.seconds(work.backends(self.database))

    def finish(self) -> None:
        """Wait until the worker has done all that was left to it; raise when it does not."""
        until = time.monotonic() + LIMIT_S
        while self.worker and self.database.execute(LEFT).fetchone() != (0,):
            if time.monotonic() > until:
                raise RuntimeError("the worker does not come to an end")
            time.sleep(0.1)


@contextmanager
def serve(
    python: str, wsgi: str, port: int, env: dict[str, str], log: Path, worker: Sequence[str] = ()
) -> Iterator[Server]:
    """Run ``wsgi`` under our gunicorn settings, and a worker, until the block ends.

    Workers are not renewed: their CPU time would go with them. Raises ``RuntimeError`` where
    somebody listens on the port already: that one would be measured.
    """
    if _is_open(port):
        raise RuntimeError(f"port {port} is taken; choose others with --port")
    arguments = ["-m", "gunicorn", "--config", "deploy/gunicorn.py", wsgi]
    arguments += ["--max-requests", "0", "--max-requests-jitter", "0", "--log-level", "warning"]
    env = os.environ | env | {"BIND": f"127.0.0.1:{port}"}
    with log.open("w") as out, psycopg.connect(env["DATABASE_URL"], autocommit=True) as database:
        run = partial(subprocess.Popen, env=env, stdout=out, stderr=out)
        processes = [run([python, *said]) for said in (arguments, worker) if said]
        try:
            _wait(processes[0], port, log)
            yield Server(port, processes[0].pid, database, *(p.pid for p in processes[1:]))
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(LIMIT_S)


def settle(servers: Collection[Server]) -> None:
    """Return once the processes of all servers have started: when none of them works any more."""
    until = time.monotonic() + LIMIT_S
    before: float | None = None
    while time.monotonic() < until:
        worked = sum(sum(server.worked()[0].values()) for server in servers)
        if before is not None and worked - before < IDLE_S:
            return
        before = worked
        time.sleep(1)


def _is_open(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return once the port is open; raise with the log's end when it never opens."""
    until = time.monotonic() + LIMIT_S
    while time.monotonic() < until and process.poll() is None:
        if _is_open(port):
            return
        time.sleep(0.2)
    raise RuntimeError(f"no server on port {port}:\n{log.read_text()[-2000:]}")
