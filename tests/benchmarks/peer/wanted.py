"""What is measured: which visits, at which side, and what of them is known without a clock."""

from dataclasses import dataclass
from typing import Any, Protocol

from tests.benchmarks.peer.blocks import Act
from tests.benchmarks.peer.client import Answer, Browser
from tests.benchmarks.peer.report import AT_ONCE, FLOOR, STOCK, Facts
from tests.benchmarks.peer.visits import (
    Adder,
    Orderer,
    OurTill,
    Placer,
    Reader,
    StockTill,
    put,
    stranger,
)

CARD = b'<article class="product'
READ = ("kept", "made", "cold", STOCK)
ACTED = ("made", "cold", STOCK)
# From the second time on a page is kept, so the last of these is as all others are.
LOOKS = 4


class Kind(Protocol):
    """A kind of visit. ``heavy`` ones come in small blocks."""

    heavy: bool

    def act(self, side: str, port: int, most: int) -> Act:
        """Return what a client does at a side, ``most`` times at the most."""

    def facts(self, side: str, port: int) -> Facts:
        """Do it at a server that counts, and say what was seen."""


@dataclass(frozen=True)
class Visit:
    """Something to measure and by whom it is answered."""

    name: str
    sides: tuple[str, ...]
    kind: Kind


@dataclass(frozen=True)
class Pages:
    """Strangers read pages; ``stock`` are the stock shop's where they lie elsewhere."""

    paths: list[str]
    stock: list[str] | None = None
    heavy = False

    def act(self, side: str, port: int, most: int) -> Act:
        """Read them in turn."""
        return Reader(port, self._paths(side))

    def facts(self, side: str, port: int) -> Facts:
        """Count goods (the mean of all pages) and queries (the most) once pages are warm."""
        answers = [_look(port, path) for path in self._paths(side)]
        goods = sum(answer.body.count(CARD) for answer in answers)
        return Facts(round(goods / len(answers)), max(answer.queries for answer in answers))

    def _paths(self, side: str) -> list[str]:
        return self.stock if self.stock and side in (STOCK, AT_ONCE) else self.paths


@dataclass(frozen=True)
class Adding:
    """Strangers put one piece into a new basket."""

    goods: list[int]
    heavy = False

    def act(self, side: str, port: int, most: int) -> Act:
        """Add them in turn."""
        return Adder(port, self.goods)

    def facts(self, side: str, port: int) -> Facts:
        """Count the queries of one piece."""
        return Facts(None, [put(stranger(port), pk).queries for pk in self.goods[:LOOKS]][-1])


@dataclass(frozen=True)
class Ordering:
    """Guests order baskets: only the last button, or the whole way."""

    baskets: list[list[int]]
    whole: bool
    heavy = True

    def act(self, side: str, port: int, most: int) -> Act:
        """Order them in turn; those who only press the button are led there before."""
        orderer = self._orderer(side, port)
        return orderer if self.whole else Placer(orderer, most)

    def facts(self, side: str, port: int) -> Facts:
        """Count the queries of one order, after one that warms caches."""
        orderer = self._orderer(side, port)
        orderer(0)
        browser, form = orderer.ready(1)
        before = 0 if self.whole else browser.queries
        to = orderer.till.place(browser, form)
        if self.whole:
            orderer.till.finish(browser, to)
        return Facts(len(self.baskets[1]), browser.queries - before)

    def _orderer(self, side: str, port: int) -> Orderer:
        return Orderer(port, StockTill() if side == STOCK else OurTill(), self.baskets)


def _look(port: int, path: str) -> Answer:
    browser = Browser(port)
    for _ in range(LOOKS):
        browser.cookies.clear()
        answer = browser.get(path)
    browser.close()
    return answer


def visits(asks: dict[str, Any]) -> list[Visit]:
    """Return all visits, over the goods, shelves and words that ``goods.asks`` chose.

    Stock Oscar has no home page: it sends visitors on to all goods, so that page is taken.
    """
    words = [f"/search/?q={word}" for word in asks["words"]]
    single = [triple[:1] for triple in asks["triples"]]
    return [
        Visit(FLOOR, ("made",), Pages(["/floor/"])),
        Visit("home", READ, Pages(["/"], ["/catalogue/"])),
        Visit("browse", (*READ, AT_ONCE), Pages(["/catalogue/"])),
        Visit("category", (*READ, AT_ONCE), Pages(asks["shelves"])),
        Visit("search", READ, Pages(words)),
        Visit("product", READ, Pages(asks["products"])),
        Visit("add to basket", ACTED, Adding(asks["ready"])),
        Visit("place order", ACTED, Ordering(asks["triples"], whole=False)),
        Visit("place order, one piece", ACTED, Ordering(single, whole=False)),
        Visit("whole order", ACTED, Ordering(asks["triples"], whole=True)),
    ]
