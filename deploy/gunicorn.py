"""How gunicorn serves Bazarche: ``gunicorn -c deploy/gunicorn.py shop.wsgi``."""

import multiprocessing
import os
from typing import Any

bind = os.environ.get("BIND", "127.0.0.1:8000")
# A page is mostly waiting for the database or drawing templates: two processes a core, each with
# a few threads, keep both busy on a small machine.
workers = int(os.environ.get("WEB_WORKERS", multiprocessing.cpu_count() * 2))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
# Longer than BANK_TIMEOUT_SECONDS: a slow bank must not cost a worker.
timeout = 60
# Pages do not wait for the database for ever; commands such as `migrate` may.
raw_env = [f"DATABASE_PATIENCE_SECONDS={os.environ.get('DATABASE_PATIENCE_SECONDS', '20')}"]
graceful_timeout = 30
keepalive = 5
# Memory that Python never gives back goes with an old worker; the others do not go at once.
max_requests, max_requests_jitter = 5000, 500
preload_app = False  # each worker opens its own database connections
# The proxy in front writes the access log; errors go to the journal.
errorlog = "-"


def child_exit(server: Any, worker: Any) -> None:
    """Forget the figures of a worker that is gone."""
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        from prometheus_client import multiprocess  # noqa: PLC0415 -- only where it is used

        multiprocess.mark_process_dead(worker.pid)
