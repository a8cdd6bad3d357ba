"""The shop on its machines, as production runs it: pages, worker, scheduler."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg

from tests.banks.stripe import KEY, SIGNING, StripeBank
from tests.banks.zarinpal import MERCHANT, ZarinpalBank
from tests.faults.machines import Kept, Postgres, Redis, free_port, program, until
from tests.faults.outside import MailServer, SmsProvider
from tests.faults.people import HOST, Person, Seen
from tests.faults.scenarios import STALLS

HOUSE = Path(__file__).parents[2]
FILL = ("--products", "48", "--sellers", "24", "--fairs", "2")
FILLED, RUN = "filled", "run"
# The same for each run: a kept fill is read again with them.
KEYS = {
    "SECRET_KEY": "faults-sign-cookies-of-nobody-but-of-tests-0123456789abcdef",
    "FIELD_KEYS": "faults-keep-nobody-s-secret-but-that-of-tests-0123456789abcdef",
}


class Site:
    """Everything one run needs; a context that leaves nothing behind."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self.folder, self.say = folder, say
        self.processes: list[Kept] = []
        self.stops: list[Callable[[], None]] = []
        self.more_env: dict[str, str] = {}
        self.tasks = self.rescued = 0
        self.house, self.seen, self.stopping = HOUSE, Seen(), threading.Event()

    def __enter__(self) -> Self:
        self.zarinpal, self.stripe = ZarinpalBank(), StripeBank()
        self.sms, self.mail = SmsProvider(), MailServer()
        self.stops += [s.close for s in (self.zarinpal, self.stripe, self.sms, self.mail)]
        self.postgres = Postgres(self.folder / "postgres")
        self.stops.append(self.postgres.stop)
        self.redis = Redis(self.folder / "redis")
        self.stops.append(self.redis.stop)
        self.port = free_port()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.stopping.set()
        self.close()
        for stop in reversed(self.stops):
            stop()

    # --- The environment -------------------------------------------------------------------------
    def env(self, database: str = RUN) -> dict[str, str]:
        """Return what a process of the shop is told: production's settings, our addresses."""
        var = self.folder / "var"
        figures = self.folder / "figures"
        figures.mkdir(exist_ok=True)
        kept = ("PATH", "HOME", "LANG", "TMPDIR")
        return {
            **{name: os.environ[name] for name in kept if name in os.environ},
            **KEYS,
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "ALLOWED_HOSTS": f"{HOST},127.0.0.1",
            "SITE_URL": f"https://{HOST}",
            "DATABASE_URL": self.postgres.url(database),
            "REDIS_URL": self.redis.url,
            "TASKS": "database",
            "VAR_DIR": str(var),
            "SERVE_MEDIA": "no",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail.port}",
            "SMS_HTTP_URL": f"{self.sms.url}/send",
            "GATEWAYS": "zarinpal,stripe,cod,transfer",
            "BANK_TRANSFER_IBAN": "IR350220000000000000123456",
            "ZARINPAL_MERCHANT_ID": MERCHANT,
            "FAULTS_ZARINPAL_URL": self.zarinpal.url,
            "STRIPE_SECRET_KEY": KEY,
            "STRIPE_WEBHOOK_SECRET": SIGNING,
            "FAULTS_STRIPE_URL": self.stripe.url,
            "METRICS": "yes",
            "PROMETHEUS_MULTIPROC_DIR": str(figures),
            "BIND": f"127.0.0.1:{self.port}",
            "LOG_LEVEL": "WARNING",
            "PYTHONUNBUFFERED": "1",
            **self.more_env,
        }

    def manage(self, *arguments: str, database: str = RUN, **more: str) -> str:
        """Run ``manage.py`` and return what it printed; raise with its last words when it fails."""
        done = self.try_to(*arguments, database=database, **more)
        if done.returncode:
            raise RuntimeError(f"{arguments[0]}: {(done.stdout + done.stderr)[-3000:]}")
        return done.stdout

    def try_to(
        self, *arguments: str, database: str = RUN, **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Run ``manage.py`` and return how it went."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=HOUSE, text=True, capture_output=True,
            env={**self.env(database), **more}, check=False, timeout=900,
        )  # fmt: skip

    # --- The filled state ------------------------------------------------------------------------
    def fill(self, kept: Path | None) -> None:
        """Make the state each fault begins from; with ``kept`` a folder, once for many runs."""
        self._database(FILLED)
        if kept and (kept / "filled.dump").exists():
            self._read(kept)
        else:
            self.say("filling a database and collecting static files …")
            self.manage("migrate", "--verbosity", "0", database=FILLED)
            self.manage(
                "demo", *FILL, "--caught-up",
                database=FILLED, FAULTS_FILLING="yes", TASKS="immediate",
            )  # fmt: skip
            self.manage("collectstatic", "--no-input", "--verbosity", "0", database=FILLED)
            if kept:
                self._write(kept)
        self.prepared = self._prepare()

    def _read(self, kept: Path) -> None:
        """Begin with a kept fill, brought up to date when it is of another version."""
        self.say("reading the kept fill …")
        shutil.copytree(kept / "static", self.folder / "var" / "static")
        self._pg(
            "pg_restore", "--no-owner", f"--dbname={self.postgres.url(FILLED)}",
            str(kept / "filled.dump"),
        )  # fmt: skip
        if (kept / "version").read_text() != _version():
            self.manage("migrate", "--verbosity", "0", database=FILLED)
            self.manage("collectstatic", "--no-input", "--verbosity", "0", database=FILLED)
            self._write(kept)

    def _write(self, kept: Path) -> None:
        kept.mkdir(parents=True, exist_ok=True)
        shutil.copytree(self.folder / "var" / "static", kept / "static", dirs_exist_ok=True)
        self._pg("pg_dump", "-Fc", f"--file={kept / 'filled.dump'}", self.postgres.url(FILLED))
        (kept / "version").write_text(_version())

    def _prepare(self) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.prepare", str(STALLS + STALLS // 20), str(STALLS)],
            cwd=HOUSE, env=self.env(FILLED), capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"prepare: {done.stderr[-3000:]}")
        prepared: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        return prepared

    def _pg(self, name: str, *arguments: str) -> None:
        subprocess.run([program(name), *arguments], check=True)

    def _database(self, name: str, template: str = "template0") -> None:
        self.postgres.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self.postgres.run(f"CREATE DATABASE {name} TEMPLATE {template}")

    def begin(self) -> None:
        """Stand at the filled state, with nothing running and an empty cache."""
        self.close()
        self.more_env = {}
        self._database(RUN, FILLED)
        self.redis.stop()
        for left in (self.folder / "redis").glob("*.rdb"):
            left.unlink()
        self.redis.start()
        for bank in (self.zarinpal, self.stripe, self.sms):
            bank.asked.clear()
            bank.bad, bank.down = [], False
        self.zarinpal.sessions.clear()
        self.sms.sent.clear()
        self.sms.tries.clear()
        self.mail.subjects.clear()
        self.before = {
            "orders": self.one("SELECT COALESCE(MAX(id), 0) FROM order_order"),
            "entries": self.one("SELECT COALESCE(MAX(id), 0) FROM ledger_entry"),
            "held": dict(self.rows(HELD)),
            "photos": self.one("SELECT COALESCE(MAX(id), 0) FROM core_photo"),
        }
        for log in self.folder.glob("*.log"):
            log.unlink()

    # --- The processes ---------------------------------------------------------------------------
    def start(self, *, worker: bool = True, scheduler: bool = True) -> None:
        """Start the pages, and by choice the worker and the scheduler; wait until pages come."""
        self.web = self._keep(
            "web", [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.py", "shop.wsgi"]
        )
        if worker:
            self.worker = self._keep("worker", [*MANAGE, "db_worker", "--queue-name", "*"])
        if scheduler:
            self.scheduler = self._keep("scheduler", [*MANAGE, "schedule"])
        until(self.is_well, "the site answers")

    def _keep(self, name: str, command: list[str]) -> Kept:
        kept = Kept(name, command, self.env(), self.folder / f"{name}.log")
        self.processes.append(kept)
        return kept

    def is_well(self) -> bool:
        try:
            return Person(self, 0).once("GET", "/health/").status == 200
        except OSError:
            return False

    def wait_for(self, is_so: Callable[[], Any], seconds: float) -> bool:
        """Wait for something, for so long; return whether it came."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if is_so():
                return True
            time.sleep(0.02)
        return False

    def pause(self, seconds: float) -> None:
        """Wait as a person does, not longer than the run lasts."""
        self.stopping.wait(seconds)

    def worker_idle(self) -> None:
        """Wait until the worker has nothing to do that is due."""
        if not self.wait_for(lambda: self.one(READY) == 0, LONGEST_QUEUE_S):
            self.seen.fail(f"{self.one(READY)} tasks still wait after {LONGEST_QUEUE_S} s")
        self.tasks = self.one("SELECT count(*) FROM django_tasks_database_dbtaskresult")

    def close(self) -> None:
        """End the processes of the shop."""
        for process in reversed(self.processes):
            process.stop()
        self.processes.clear()

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Ask the database itself, past all of the shop's code."""
        with psycopg.connect(self.postgres.url(RUN)) as database:
            return database.execute(sql.encode(), values).fetchall()

    def one(self, sql: str, *values: Any) -> Any:
        return self.rows(sql, *values)[0][0]


def _version() -> str:
    """Return a name for the tables, looks and packages of now."""
    looks = [path for path in HOUSE.glob("themes/*/static/**/*") if path.is_file()]
    told = sorted(str(path.relative_to(HOUSE)) for path in HOUSE.glob("[a-z]*/**/migrations/*.py"))
    told += sorted(f"{path.relative_to(HOUSE)} {path.stat().st_size}" for path in looks)
    told.append((HOUSE / "requirements.lock").read_text())
    return blake2b("".join(told).encode(), digest_size=8).hexdigest()


HELD = "SELECT id, COALESCE(num_allocated, 0) FROM partner_stockrecord"
READY = (
    "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'READY' "
    "AND (run_after IS NULL OR run_after <= now())"
)
LONGEST_QUEUE_S = 300
MANAGE = [sys.executable, "manage.py"]
