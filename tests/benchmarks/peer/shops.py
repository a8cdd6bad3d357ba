"""Both shops made ready on this machine: environments, databases, goods, and how each is served."""

import hashlib
import json
import os
import subprocess
import sys
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.benchmarks.__main__ import MEDIA, PREFIX, create, fill, run, url_of
from tests.benchmarks.peer.server import Server, serve

HERE = Path("var/peer")
PYTHON = str(HERE / "venv/bin/python")
STOCK = "tests.benchmarks.peer.stock"
# What ours keep: "made" no pages, but counts and names, as a shop that has run for a while.
STATES: dict[str, dict[str, str]] = {
    "kept": {"KEEP_PAGES_SECONDS": "900"},  # longer than a visit, so that nothing runs out
    "made": {"KEEP_PAGES_SECONDS": "0"},
    "cold": {"KEEP_PAGES_SECONDS": "0", "BENCH_NO_CACHE": "yes"},
    # As deployed: what may wait is left to a worker. Its work is counted, too.
    "worker": {"TASKS": "database"},
}
WORKER = ("manage.py", "db_worker", "--queue-name", "*", "--no-startup-delay")
LOADS = {"stock": "each", "stock, rows at once": "at_once"}


@dataclass(frozen=True)
class Shops:
    """Two shops with the same goods: addresses of their databases, and the file of goods."""

    ours: str
    stock: str
    goods: Path

    def serve(self, side: str, port: int) -> AbstractContextManager[Server]:
        """Serve one side on a port until the block ends."""
        log = HERE / f"{port}.log"
        if side in STATES:
            env = {
                "DATABASE_URL": self.ours,
                "DJANGO_SETTINGS_MODULE": "shop.settings.bench",
                "MEDIA_ROOT": MEDIA,
                "SITE_URL": f"http://127.0.0.1:{port}",
                "BENCH_URLCONF": "tests.benchmarks.floor",
                "BENCH_COUNT": "yes",
            }
            worker = WORKER if side == "worker" else ()
            return serve(sys.executable, "shop.wsgi", port, env | STATES[side], log, worker)
        env = stock_env(self.stock, self.goods) | {"LOADS": LOADS[side]}
        return serve(PYTHON, f"{STOCK}.wsgi", port, env, log)


def stock_env(url: str, goods: Path) -> dict[str, str]:
    """Return what a stock shop's processes need to know."""
    return {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": f"{STOCK}.settings",
        "MEDIA_ROOT": str((HERE / "media").absolute()),
        "FOUND": str(goods.with_suffix(".found.json").absolute()),
        "PYTHONPATH": ".",
    }


def made_ready(products: int) -> Shops:
    """Make whatever is missing: an environment, two databases, the goods in both."""
    HERE.mkdir(parents=True, exist_ok=True)
    install()
    ours, goods = fill(products), HERE / f"goods-{products}.json"
    say(f"Reading the goods of {products} …")
    run(["-m", "tests.benchmarks.peer.export", str(goods)], ours)
    found = json.loads(goods.read_text())
    share_pictures(found["goods"])
    goods.with_suffix(".found.json").write_text(json.dumps(found["asks"]["answers"]))
    return Shops(ours, stock_database(products, goods), goods)


def install() -> None:
    """Make the stock shop's environment unless it is there, in our lock's versions."""
    wanted = Path(__file__).parent / "stock/requirements.txt"
    lock = Path("requirements.lock").read_text()
    limits, done = HERE / "constraints.txt", HERE / "installed"
    text = versions(lock)
    if done.exists() and done.read_text() == wanted.read_text() + text:
        return
    say("Installing stock Oscar …")
    limits.write_text(text)
    subprocess.run([sys.executable, "-m", "venv", "--clear", HERE / "venv"], check=True)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "-r", wanted, "-c", limits], check=True)
    done.write_text(wanted.read_text() + text)


def versions(lock: str) -> str:
    """Return the pins of a lock file without their hashes, as pip's constraints."""
    pins = [line.rstrip(" \\") for line in lock.splitlines() if "==" in line and line[0].isalnum()]
    return "\n".join(pins) + "\n"


def stock_database(products: int, goods: Path) -> str:
    """Fill the stock shop's database, anew where it holds other goods; return its URL."""
    name, sign = f"{PREFIX}_stock_{products}", signature(json.loads(goods.read_text())["goods"])
    url, signed = url_of(name), "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
    with psycopg.connect(url_of("postgres"), autocommit=True) as server:
        found = server.execute(f"{signed} WHERE datname = %s", [name]).fetchone()
        if found != (sign,):
            say("Filling the stock shop …")
            server.execute(f"DROP DATABASE IF EXISTS {name}")
            server.execute(create(name))
            env = os.environ | stock_env(url, goods)
            for work in (["django", "migrate", "--verbosity", "0"], [f"{STOCK}.load", str(goods)]):
                subprocess.run([PYTHON, "-m", *work], env=env, check=True)
            server.execute(f"COMMENT ON DATABASE {name} IS '{sign}'")
    return url


def signature(goods: list[dict[str, Any]]) -> str:
    """Return what changes when other goods are sold."""
    told = [[row["pk"], row["parent"], row["title"], row["images"]] for row in goods]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def share_pictures(goods: list[dict[str, Any]]) -> None:
    """Let the stock shop read our pictures; its thumbnails lie in a folder of its own.

    Raise ``RuntimeError`` where they are gone, as after a cleaning of the temporary folder.
    """
    first = next(image for row in goods for image in row["images"])
    if not Path(MEDIA, first).exists():
        raise RuntimeError(f"{MEDIA} lost its pictures: drop the databases {PREFIX}_* first")
    media = HERE / "media"
    media.mkdir(exist_ok=True)
    for folder in Path(MEDIA).iterdir():
        if folder.is_dir() and not (media / folder.name).exists():
            (media / folder.name).symlink_to(folder)


def say(text: Any) -> None:
    """Tell whoever waits."""
    print(text, file=sys.stderr, flush=True)
