"""Take the README's pictures: `make shots`.

Starts a shop of its own with the whole demo in a temporary folder, visits it, and writes
``docs/images/home.webp`` and ``docs/images/basket.webp``.
"""

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import django
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
MOST_BYTES = 150 * 1000
STARTS_WITHIN_S = 60
SETTINGS = "shop.settings.dev"


@contextmanager
def served(folder: str) -> Iterator[str]:
    """Fill a new database in ``folder`` with the demo, serve it, and return its address."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "MEDIA_ROOT"}}
    environment = kept | {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": SETTINGS, "SITE_URL": url}
    manage = [sys.executable, str(ROOT / "manage.py")]
    for command in (["migrate", "--verbosity", "0"], ["demo"]):
        subprocess.run([*manage, *command], env=environment, cwd=ROOT, check=True)
    server = subprocess.Popen(
        [*manage, "runserver", "--noreload", f"127.0.0.1:{port}"],
        env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(f"{url}/health/")
        yield url
    finally:
        server.terminate()
        server.wait(10)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(url: str) -> None:
    direct = build_opener(ProxyHandler({}))
    until = time.monotonic() + STARTS_WITHIN_S
    while True:
        try:
            direct.open(url, timeout=5).close()
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.3)
        else:
            return


def keep(png: bytes, name: str) -> None:
    """Write a picture as WebP, in the best quality that is small enough for a README."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    for quality in range(90, 30, -5):
        found = io.BytesIO()
        image.save(found, "WEBP", quality=quality, method=6)
        if found.tell() <= MOST_BYTES:
            break
    IMAGES.mkdir(parents=True, exist_ok=True)
    (IMAGES / name).write_bytes(found.getvalue())
    print(f"docs/images/{name}: {found.tell() // 1000} kB, quality {quality}")


def take(url: str) -> None:
    """Visit the home page and a basket of three producers."""
    from tests.journeys import buying  # noqa: PLC0415 -- Django is set up by now
    from tests.journeys.browser import new_visitor, open_browser  # noqa: PLC0415 -- as above
    from tests.journeys.visitor import View  # noqa: PLC0415 -- as above

    with open_browser() as browser:
        wide = new_visitor(browser, url, View("fa", 1280, 1640))
        wide.go("home")
        wide.page.wait_for_load_state("networkidle")
        keep(wide.page.screenshot(), "home.webp")

        phone = new_visitor(browser, url, View("fa", 360, 1240), device_scale_factor=2)
        buying.fill_basket(phone)
        phone.go("basket:summary")
        phone.page.wait_for_load_state("networkidle")
        keep(phone.page.screenshot(), "basket.webp")


def main() -> None:
    """Serve, visit, clean up."""
    folder = tempfile.mkdtemp(prefix="bazarche-shots-")
    os.environ |= {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": SETTINGS}
    try:
        django.setup()
        with served(folder) as url:
            take(url)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
