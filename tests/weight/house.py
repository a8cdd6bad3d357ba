"""The shop as production serves it, with the whole demo, kept in ``var/weight`` for next time."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "var" / "weight"
STARTS_WITHIN_S = 180
OTHERS = {"DATABASE_URL", "REDIS_URL", "MEDIA_ROOT", "SEARCH_URL", "STATIC_URL"}
# What production asks for; nothing is sent anywhere, as nothing is ordered.
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "shop.settings.production",
    "SECRET_KEY": "weighs-pages-and-guards-nothing-" * 2,
    "FIELD_KEYS": "weighs-pages-and-keeps-no-secret-" * 2,
    "ALLOWED_HOSTS": "localhost",
    "ALLOW_SQLITE": "yes",
    "SMS_HTTP_URL": "https://sms.invalid/",
    "EMAIL_URL": "smtp://mail.invalid:25",
    "GATEWAYS": "transfer,cod",
    "BANK_TRANSFER_IBAN": "IR350220000000000000123456",
    "VAR_DIR": str(FOLDER),
    "WEB_WORKERS": "1",
}


def environment(port: int) -> dict[str, str]:
    """Return the environment that the shop on ``port`` runs in."""
    kept = {name: value for name, value in os.environ.items() if name not in OTHERS}
    return kept | SETTINGS | {"SITE_URL": f"https://localhost:{port}"}


def fill(port: int) -> None:
    """Make the demo unless it is there, its photos as heavy as photographs, and static files.

    A demo that is there gets what tables came since.
    """
    done = FOLDER / "filled"
    env = environment(port)
    if done.exists():
        _manage(env, "migrate", "--verbosity", "0")
    else:
        print("Filling var/weight with the demo (once; some minutes) …", file=sys.stderr)
        shutil.rmtree(FOLDER, ignore_errors=True)
        laptop = env | {"DJANGO_SETTINGS_MODULE": "shop.settings.dev"}  # its codes go nowhere
        _manage(laptop, "migrate", "--verbosity", "0")
        _manage(laptop, "demo", "--caught-up")
        _python(laptop, "-c", _WEIGH_DOWN)
        done.touch()
    _manage(env, "collectstatic", "--no-input", "--clear", "--verbosity", "0")


_WEIGH_DOWN = (
    "import django; django.setup(); "
    "from tests.weight.photographs import weigh_down_shop; weigh_down_shop()"
)


def _manage(env: dict[str, str], *command: str) -> None:
    _python(env, "manage.py", *command)


def _python(env: dict[str, str], *command: str) -> None:
    subprocess.run(
        [sys.executable, *command], env=env, cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )


@contextmanager
def served(port: int) -> Iterator[str]:
    """Serve the shop with gunicorn behind a stand-in for the proxy; return its address."""
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.py",
         "--bind", f"127.0.0.1:{port}", "--log-level", "warning", "tests.weight.front:application"],
        env=environment(port), cwd=ROOT,
    )  # fmt: skip
    url = f"http://localhost:{port}"
    try:
        wait_for(f"{url}/health/")
        yield url
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(url: str) -> None:
    """Wait until somebody answers; raise ``OSError`` when nobody does."""
    direct = build_opener(ProxyHandler({}))
    until = time.monotonic() + STARTS_WITHIN_S
    while True:
        try:
            direct.open(url, timeout=30).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.3)
        else:
            return
