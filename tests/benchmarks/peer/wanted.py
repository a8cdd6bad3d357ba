"""What is measured: which visits, at which side, and what of them is known without a clock."""

from dataclasses import dataclass
from typing import Any, Protocol

from tests.benchmarks.peer.blocks import Act
from tests.benchmarks.peer.client import Browser
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
READ = (FLOOR, "kept", "made", "cold", STOCK)
ACTED = ("made", "cold", STOCK)
ORDERED = ("made", "worker", STOCK)
# The least of so many is what all processes of a server need once they are warm.
LOOKS = 6


class Kind(Protocol):
    """A kind of visit. ``heavy`` ones come in small blocks."""

    heavy: bool

    def act(self, side: str, port: int, most: int) -> Act:
        """Return what a client does at a side, ``most`` times at the most."""

    def facts(self, side: str, port: int) -> Facts:
        """Do it once more, count its queries, and say what was seen."""


@dataclass(frozen=True)
class Visit:
    """Something to measure and by whom it is answered."""

    name: str
    sides: tuple[str, ...]
    kind: Kind


@dataclass(frozen=True)
class Pages:
    """Strangers read pages; ``stock`` are the stock shop's where they lie elsewhere.

    Beside them they read the floor: a busy machine slows it in the same rounds.
    """

    paths: list[str]
    stock: list[str] | None = None
    heavy = False

    def act(self, side: str, port: int, most: int) -> Act:
        """Read them in turn."""
        return Reader(port, self._paths(side))

    def facts(self, side: str, port: int) -> Facts:
        """Count goods (the mean of all pages) and queries (the most)."""
        pages = [_look(port, path) for path in self._paths(side)]
        return Facts(round(sum(goods for goods, _ in pages) / len(pages)), max(q for _, q in pages))

    def _paths(self, side: str) -> list[str]:
        if side == FLOOR:
            return ["/floor/"]
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
        added = [put(stranger(port, counts=True), pk) for pk in self.goods[:LOOKS]]
        return Facts(None, min(answer.queries for answer in added))


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
        """Count the queries of one order."""
        orderer = self._orderer(side, port)
        browser, form = orderer.ready(1, counts=True)
        before = 0 if self.whole else browser.queries
        to = orderer.till.place(browser, form)
        if self.whole:
            orderer.till.finish(browser, to)
        return Facts(len(self.baskets[1]), browser.queries - before)

    def _orderer(self, side: str, port: int) -> Orderer:
        return Orderer(port, StockTill() if side == STOCK else OurTill(), self.baskets)


def _look(port: int, path: str) -> tuple[int, int]:
    """Return goods and queries of a page, as a stranger gets it."""
    looks = []
    for _ in range(LOOKS):
        browser = Browser(port, cookies={}, counts=True)
        looks.append(browser.get(path))
        browser.close()
    return looks[-1].body.count(CARD), min(look.queries for look in looks)


def visits(asks: dict[str, Any]) -> list[Visit]:
    """Return all visits, over the goods, shelves and words that ``goods.asks`` chose.

    Stock Oscar has no home page: it sends visitors on to all goods, so that page is taken.
    """
    words = [f"/search/?q={word}" for word in asks["words"]]
    single = [triple[:1] for triple in asks["triples"]]
    return [
        Visit("home", READ, Pages(["/"], ["/catalogue/"])),
        Visit("browse", (*READ, AT_ONCE), Pages(["/catalogue/"])),
        Visit("category", (*READ, AT_ONCE), Pages(asks["shelves"])),
        Visit("search", READ, Pages(words)),
        Visit("product", READ, Pages(asks["products"])),
        Visit("add to basket", ACTED, Adding(asks["ready"])),
        Visit("place order", ORDERED, Ordering(asks["triples"], whole=False)),
        Visit("place order, one piece", ORDERED, Ordering(single, whole=False)),
        Visit("whole order", ORDERED, Ordering(asks["triples"], whole=True)),
    ]
