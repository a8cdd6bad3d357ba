"""What visitors do in each shop: single pages, one piece into a basket, and a whole order."""

import itertools
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, Protocol

from tests.benchmarks.peer.client import Answer, Browser

# A connection is renewed now and then, so that visitors spread over the processes of a server.
RENEW = 20
_numbers = itertools.count(1)
_FIELD = re.compile(r"<input\b[^>]*>")
_PART = re.compile(r'([\w-]+)(?:="([^"]*)")?')


def stranger(port: int, *, counts: bool = False) -> Browser:
    """Return somebody who was never here, from an address of their own."""
    n = next(_numbers)
    source = f"127.{1 + n // 62500 % 250}.{n // 250 % 250}.{n % 250 + 1}"
    return Browser(port, source, counts=counts)


class Reader:
    """Strangers who read pages, one page each, over a connection that a proxy would keep."""

    def __init__(self, port: int, paths: list[str]) -> None:
        self.port, self.paths = port, paths
        self.idle: list[tuple[Browser, int]] = []

    def __call__(self, n: int) -> int:
        """Read the n-th page, without any cookie; return its bytes."""
        browser, used = self.idle.pop() if self.idle else (Browser(self.port), 0)
        browser.cookies.clear()
        answer = browser.get(self.paths[n % len(self.paths)])
        if used >= RENEW:
            browser.close()
            used = 0
        self.idle.append((browser, used + 1))
        return len(answer.body)


class Adder:
    """Strangers who put one piece into a new basket."""

    def __init__(self, port: int, goods: list[int]) -> None:
        self.port, self.goods = port, goods

    def __call__(self, n: int) -> int:
        """Add the n-th of the goods; the answer is a redirect."""
        browser = stranger(self.port)
        try:
            return len(put(browser, self.goods[n % len(self.goods)]).body)
        finally:
            browser.close()


def put(browser: Browser, pk: int) -> Answer:
    """Put one piece into the basket; both shops have the same address and form for it."""
    return browser.post(f"/basket/add/{pk}/", {"quantity": "1"})


class Till(Protocol):
    """How a guest orders in one of the shops."""

    def fill(self, browser: Browser, goods: list[int]) -> dict[str, str]:
        """Go from an empty basket to the last button; return what it sends."""

    def place(self, browser: Browser, form: dict[str, str]) -> str:
        """Press the last button; return where it leads."""

    def finish(self, browser: Browser, to: str) -> None:
        """Do what follows until the order stands and is paid."""


class OurTill:
    """Bazarche's two screens, and its practice bank, whose pages the same server shows."""

    address = {
        "name": "سارا رستمی",
        "mobile": "09161234567",
        "place": "KHR",
        "line": "خرم‌آباد، خیابان انقلاب، کوچهٔ ۳، پلاک ۵",
        "postcode": "6813833946",
    }

    def fill(self, browser: Browser, goods: list[int]) -> dict[str, str]:
        """Six requests and one for each of the goods."""
        for pk in goods:
            put(browser, pk)
        browser.get("/basket/")
        browser.get("/checkout/")
        page = browser.get(browser.post("/checkout/", self.address).location)
        return {**fields(page.body.decode(), "/checkout/place/"), "gateway": "practice"}

    def place(self, browser: Browser, form: dict[str, str]) -> str:
        """One request: order, parcels, held stock and a payment that has begun."""
        to = browser.post("/checkout/place/", form).location
        if "/practice/" not in to:
            raise RuntimeError(f"not sent to the bank but to {to}")
        return to

    def finish(self, browser: Browser, to: str) -> None:
        """Pay at the bank and come back to the order."""
        browser.get(to)
        back = browser.post(to, {"act": "pay"}).location
        browser.get(browser.get(back, 302).location)


class StockTill:
    """Oscar's guest checkout as it comes: free shipping, nothing to pay with."""

    address = {
        "first_name": "سارا",
        "last_name": "رستمی",
        "line1": "خیابان انقلاب، کوچهٔ ۳، پلاک ۵",
        "line4": "خرم‌آباد",
        "postcode": "68138-33946",
        "country": "IR",
    }

    def fill(self, browser: Browser, goods: list[int]) -> dict[str, str]:
        """Nine requests and one for each of the goods."""
        for pk in goods:
            put(browser, pk)
        browser.get("/basket/")
        browser.get("/checkout/")
        guest = {"username": f"guest-{next(_numbers)}@example.com", "options": "anonymous"}
        browser.get(browser.post("/checkout/", guest).location)
        to = browser.post("/checkout/shipping-address/", self.address).location
        while "payment-details" not in to:  # one way to send and to pay: Oscar passes both by
            to = browser.get(to, 302).location
        browser.get(to)
        browser.post("/checkout/preview/", {}, 200)
        return {"action": "place_order"}

    def place(self, browser: Browser, form: dict[str, str]) -> str:
        """One request: the order stands."""
        to = browser.post("/checkout/preview/", form).location
        if "/thank-you/" not in to:
            raise RuntimeError(f"not thanked but sent to {to}")
        return to

    def finish(self, browser: Browser, to: str) -> None:
        """Read the thanks."""
        browser.get(to)


class Orderer:
    """Guests who go the whole way, from the first piece to a paid order."""

    def __init__(self, port: int, till: Till, baskets: list[list[int]]) -> None:
        self.port, self.till, self.baskets = port, till, baskets

    def ready(self, n: int, *, counts: bool = False) -> tuple[Browser, dict[str, str]]:
        """Return a guest before the last button."""
        browser = stranger(self.port, counts=counts)
        return browser, self.till.fill(browser, self.baskets[n % len(self.baskets)])

    def __call__(self, n: int) -> int:
        """Order once."""
        browser, form = self.ready(n)
        self.till.finish(browser, self.till.place(browser, form))
        browser.close()
        return 0


class Placer:
    """Guests who stand before the last button and press it."""

    def __init__(self, orderer: Orderer, count: int) -> None:
        self.till = orderer.till
        self.guests: Iterator[Any] = iter([orderer.ready(n) for n in range(count)])

    def __call__(self, n: int) -> int:
        """Press once."""
        browser, form = next(self.guests)
        self.till.place(browser, form)
        browser.close()
        return 0


def fields(page: str, action: str) -> dict[str, str]:
    """Return what the form that goes to ``action`` would send if nobody changed it."""
    form = page[page.index(f'action="{action}"') :].partition("</form>")[0]
    sent: dict[str, str] = {}
    for tag in _FIELD.findall(form):
        part = {name: unescape(value) for name, value in _PART.findall(tag)}
        name, kind = part.get("name"), part.get("type", "text")
        if name and (kind != "radio" or "checked" in part or name not in sent):
            sent[name] = part.get("value", "")
    sent.pop("csrfmiddlewaretoken", None)
    return sent
