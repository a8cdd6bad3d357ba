"""A cheap phone on slow 4G: Chromium slowed down, and what it says of a page.

The line is Lighthouse's slow 4G. Chromium delays each answer, but not the three round trips
before the first one (name, connection, TLS): they are added to what is reported.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Browser, CDPSession, Page

from tests.weight.budgets import Load, Weight
from tests.weight.wire import Wire

RTT_MS = 150
CONNECTING_MS = 3 * RTT_MS
DOWN_BITS, UP_BITS = 1_600_000, 750_000
SLOWER_CPU = 4
SETTLED_MS, SETTLED_FAST_MS = 700, 200
PATIENCE_MS = 90_000
# How far the page jumps, when it is drawn, how long it does not hear (tasks above 50 ms).
LISTEN = """
const seen = window.seen = { fcp: 0, lcp: 0, shift: 0, deaf: 0 };
const on = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take))
  .observe({ type, buffered: true });
on("paint", ({ name, startTime }) => { if (name.startsWith("first-c")) seen.fcp = startTime; });
on("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
on("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
on("longtask", (entry) => { if (seen.fcp) seen.deaf += entry.duration - 50; });
"""
TO_THE_END = """
async (pause_ms) => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo(0, y);
    await new Promise((done) => setTimeout(done, pause_ms));
  }
}
"""


@dataclass(frozen=True)
class Phone:
    """One window of the phone and its line."""

    page: Page
    wire: Wire
    settled_ms: int

    def open(self, url: str) -> tuple[Weight, dict[str, float]]:
        """Open a page; return its weight and what ``LISTEN`` saw."""
        self.page.goto("about:blank")
        self.wire.answers.clear()
        answer = self.page.goto(url)
        if answer is None or answer.status != 200 or unquote(self.page.url) != unquote(url):
            raise AssertionError(f"{url} leads to {self.page.url}, {answer and answer.status}")
        return self._settled()

    def read_to_the_end(self, *, pause_ms: int = 120) -> tuple[Weight, dict[str, float]]:
        """Scroll to the foot; return the weight and what was seen since the page was opened."""
        self.page.evaluate(TO_THE_END, pause_ms)
        return self._settled()

    def look(self, url: str) -> Load:
        """Open a page for the first time, read it to its end, and come again."""
        weight, seen = self.open(url)
        whole, read = self.read_to_the_end()
        again, _ = self.open(url)
        return Load(
            weight=weight,
            fcp=seen["fcp"] + CONNECTING_MS,
            lcp=seen["lcp"] + CONNECTING_MS,
            shift=read["shift"],
            deaf=seen["deaf"],
            again=again,
            whole=whole,
        )

    def _settled(self) -> tuple[Weight, dict[str, float]]:
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(self.settled_ms)
        return self.wire.weight(), self.page.evaluate("window.seen")


@contextmanager
def phone(
    browser: Browser, language: str, cookies: list[Any], *, slow: bool, compresses: bool = False
) -> Iterator[Phone]:
    """Open a phone of 360 × 640 at three pixels a point, with nothing kept but ``cookies``.

    ``slow``: its line and its processor; ``compresses``: see ``Wire``.
    """
    context = browser.new_context(
        viewport={"width": 360, "height": 640},
        device_scale_factor=3,
        is_mobile=True,
        has_touch=True,
        locale="fa-IR" if language == "fa" else "en-GB",
        timezone_id="Asia/Tehran",
    )
    context.set_default_timeout(PATIENCE_MS)
    context.add_cookies(cookies)
    context.add_init_script(LISTEN)
    page = context.new_page()
    session = context.new_cdp_session(page)
    wire = Wire(session, compresses)
    if slow:
        _slow_down(session)
    try:
        yield Phone(page, wire, SETTLED_MS if slow else SETTLED_FAST_MS)
    finally:
        context.close()


def _slow_down(session: CDPSession) -> None:
    line = {
        "offline": False,
        "latency": RTT_MS,
        "downloadThroughput": DOWN_BITS / 8,
        "uploadThroughput": UP_BITS / 8,
    }
    session.send("Network.emulateNetworkConditions", line)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})
