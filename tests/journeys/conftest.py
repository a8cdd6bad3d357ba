"""What journeys need: a served shop, Chromium, and people who visit."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from tests.journeys.browser import CHROMIUM, new_visitor, open_browser
from tests.journeys.house import Shop, open_shop
from tests.journeys.visitor import View, Visitor

Visit = Callable[..., Visitor]
GPS = 0x8825


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all journeys; leave them out, by name, where there is no browser."""
    for item in items:
        if "tests/journeys/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="left out: needs Chromium"))


@pytest.fixture(scope="package")
def served(django_test_environment, django_db_blocker, tmp_path_factory) -> Iterator[Shop]:
    """The shop, served for all journeys."""
    if connection.vendor != "sqlite":
        pytest.skip("journeys bring their own SQLite file: run them without DATABASE_URL")
    # Playwright runs an event loop in this thread, which makes Django refuse its database here.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with django_db_blocker.unblock(), open_shop(tmp_path_factory.mktemp("shop")) as shop:
        yield shop
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="package")
def chromium(served) -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    with open_browser() as browser:
        yield browser


@pytest.fixture
def shop(served: Shop) -> Shop:
    """The shop on its first morning: no journey sees another one's orders."""
    served.begin_anew()
    return served


@pytest.fixture
def visit(shop: Shop, chromium: Browser) -> Iterator[Visit]:
    """Return a function that opens a window; at the end no browser may have complained."""
    opened: list[Visitor] = []

    def visitor(view: View, *, script: bool = True, dark: bool = False) -> Visitor:
        opened.append(new_visitor(chromium, shop.url, view, script=script, dark=dark))
        return opened[-1]

    yield visitor
    for one in opened:
        one.page.context.close()
    faults = [fault for one in opened for fault in one.watch.faults]
    assert faults == []


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a phone takes it: large, lying on its side, with a place in it."""
    image = Image.effect_noise((2400, 1800), 60).convert("RGB")
    ImageDraw.Draw(image).ellipse((700, 300, 1700, 1500), fill=(40, 90, 160))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(GPS)[1] = "N"
    image.save(tmp_path / "IMG_0001.jpg", quality=90, exif=exif)
    return tmp_path / "IMG_0001.jpg"
