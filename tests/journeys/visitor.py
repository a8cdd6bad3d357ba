"""A person at a browser, who reads the page's language and presses what it says."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Locator, Page, expect

from core.persian import to_persian_digits
from tests.journeys.watch import Watch


@dataclass(frozen=True)
class View:
    """How somebody looks at the shop: language and window."""

    language: str
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.language}-{self.width}"


PHONE_FA, WIDE_EN = View("fa", 360, 740), View("en", 1280, 900)
WIDE_FA, PHONE_EN = View("fa", 1280, 900), View("en", 360, 740)


@dataclass(frozen=True)
class Visitor:
    """One browser window; ``watch`` hears what the browser complains of."""

    page: Page
    view: View
    url: str
    watch: Watch

    @contextmanager
    def speaking(self) -> Iterator[None]:
        """Run a block in the visitor's language."""
        with translation.override(self.view.language):
            yield

    def says(self, text: str, context: str = "") -> str:
        """Return what the shop says for an English text of its templates."""
        with self.speaking():
            return translation.pgettext(context, text) if context else translation.gettext(text)

    def number(self, value: object) -> str:
        """Return a number in the digits of the page."""
        return to_persian_digits(str(value)) if self.view.language == "fa" else str(value)

    def address(self, name: str, *args: object, **kwargs: object) -> str:
        """Return the absolute address of a page in the visitor's language."""
        with self.speaking():
            return self.url + reverse(name, args=args or None, kwargs=kwargs or None)

    def go(self, name: str, *args: object) -> None:
        """Open a page by its name."""
        self.page.goto(self.address(name, *args))

    def button(self, text: str) -> Locator:
        """Return the button that says ``text``."""
        return self.page.get_by_role("button", name=self.says(text), exact=True)

    def press(self, text: str) -> None:
        """Press the button that says ``text``."""
        self.button(text).click()

    def follow(self, text: str) -> None:
        """Follow the link that says ``text``."""
        self.page.get_by_role("link", name=self.says(text), exact=True).first.click()

    def sees_heading(self, text: str, *, within_s: float = 15) -> None:
        """Wait until the page's heading is ``text``."""
        heading = self.page.get_by_role("heading", level=1)
        expect(heading).to_have_text(self.says(text), timeout=within_s * 1000)

    def sees(self, text: str) -> None:
        """Wait until the page shows ``text``."""
        expect(self.page.get_by_text(self.says(text)).first).to_be_visible()

    def counts_in_basket(self, pieces: int) -> None:
        """Wait until the head says how many pieces lie in the basket."""
        count = self.page.locator("[data-basket-count] .count").first
        expect(count).to_have_text(self.number(pieces))
