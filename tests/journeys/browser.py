"""Debian's Chromium, and windows in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, expect, sync_playwright

from tests.journeys.visitor import View, Visitor
from tests.journeys.watch import Watch

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGS = ["--no-sandbox", "--disable-background-networking"]
PATIENCE_MS = 15_000


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start Chromium; every wait in it is patient with a slow machine."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


def new_visitor(
    browser: Browser,
    url: str,
    view: View,
    *,
    script: bool = True,
    dark: bool = False,
    **context: Any,
) -> Visitor:
    """Open a window of its own person before the shop at ``url``: cookies are not shared."""
    window = browser.new_context(
        viewport={"width": view.width, "height": view.height},
        locale="fa-IR" if view.language == "fa" else "en-GB",
        timezone_id="Asia/Tehran",
        java_script_enabled=script,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        has_touch=view.width < 700,
        **context,
    )
    window.set_default_timeout(PATIENCE_MS)
    page = window.new_page()
    return Visitor(page, view, url, Watch().over(page))
