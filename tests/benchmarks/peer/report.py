"""What the figures say: medians, ratios, targets, a Markdown table. Knows no servers."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.peer.blocks import Block

# How many times stock Oscar's throughput each page shall reach.
AT_LEAST = {
    "browse": 10.0, "category": 10.0, "search": 10.0,
    "product": 4.0, "add to basket": 4.0,
    "place order": 2.0, "whole order": 2.0,
}  # fmt: skip
# How many times the floor's work a page of ours may cost in each state.
AT_MOST = {"kept": 2.0, "cold": 12.0}
STOCK, AT_ONCE, FLOOR = "stock", "stock, rows at once", "floor"
HEADINGS = (
    "page", "who", "items", "queries", "kB", "req/s", "p50 ms", "p95 ms",
    "work ms", "web + db", "× stock", "work ÷", "× floor", "target",
)  # fmt: skip


@dataclass(frozen=True)
class Facts:
    """What is known of one page without a clock. ``items`` and ``queries`` may be unknown."""

    items: int | None = None
    queries: int | None = None


@dataclass(frozen=True)
class Row:
    """One page as one side answers it; one block for each round."""

    page: str
    side: str
    blocks: Sequence[Block]
    facts: Facts = Facts()

    @property
    def rate(self) -> float:
        """Acts a second over all rounds."""
        return sum(len(b.times) for b in self.blocks) / sum(b.seconds for b in self.blocks)

    @property
    def size(self) -> float:
        """Mean bytes of an answer."""
        sizes = [size for block in self.blocks for size in block.sizes]
        return sum(sizes) / len(sizes)

    @property
    def web(self) -> float | None:
        """CPU milliseconds of the web processes for one act; the median of the rounds."""
        return _each(self.blocks, [b.web for b in self.blocks])

    @property
    def data(self) -> float | None:
        """CPU milliseconds of the database's processes for one act; the median of the rounds."""
        return _each(self.blocks, [b.data for b in self.blocks])

    @property
    def work(self) -> float | None:
        """CPU milliseconds of both."""
        return None if self.web is None or self.data is None else self.web + self.data

    def within(self, share: float) -> float:
        """Return within how many milliseconds ``share`` of the acts were answered."""
        times = sorted(time for block in self.blocks for time in block.times)
        return times[min(len(times) - 1, int(share * len(times)))] * 1000


def _each(blocks: Sequence[Block], seconds: Sequence[float | None]) -> float | None:
    known = [s / len(b.times) for b, s in zip(blocks, seconds, strict=True) if s is not None]
    return median(known) * 1000 if known else None


def faster(ours: Row, theirs: Row) -> float:
    """Return how many times theirs our rate is: the median over rounds that ran side by side."""
    return median(a.rate / b.rate for a, b in zip(ours.blocks, theirs.blocks, strict=True))


def ratio(part: float | None, whole: float | None) -> float | None:
    """Return a ratio of two figures that may be unknown."""
    return None if part is None or not whole else part / whole


def target(row: Row, times: float | None, floors: float | None) -> str:
    """Say which targets a row of ours meets; empty where it has none."""
    said = []
    if times is not None and (least := AT_LEAST.get(row.page)):
        said.append(f"≥ {least:g} × {_yes(times >= least)}")
    if floors is not None and (most := AT_MOST.get(row.side)):
        said.append(f"≤ {most:g} floors {_yes(floors <= most)}")
    return ", ".join(said)


def _yes(holds: bool) -> str:
    return "yes" if holds else "**no**"


def table(rows: Sequence[Row]) -> str:
    """Return the rows as Markdown, ours compared with stock Oscar's of the same page."""
    by_key = {(row.page, row.side): row for row in rows}
    lines = [HEADINGS, ("---", "---") + ("---:",) * (len(HEADINGS) - 3) + ("---",)]
    lines += [
        _line(row, by_key.get((row.page, STOCK)), by_key.get((row.page, FLOOR))) for row in rows
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _line(row: Row, stock: Row | None, floor: Row | None) -> tuple[str, ...]:
    ours = row.side not in (STOCK, AT_ONCE, FLOOR)
    compared = stock and row.side not in (STOCK, FLOOR)
    times = faster(row, stock) if stock and compared else None
    saved = ratio(stock.work, row.work) if stock and compared else None
    floors = ratio(row.work, floor.work) if floor else None
    return (
        row.page, row.side, _whole(row.facts.items), _whole(row.facts.queries),
        f"{row.size / 1000:.0f}" if row.size else "", f"{row.rate:.1f}",
        f"{row.within(0.5):.1f}", f"{row.within(0.95):.1f}", _one(row.work),
        f"{_one(row.web)} + {_one(row.data)}" if row.work is not None else "",
        _one(times), _one(saved), _one(floors), target(row, times, floors) if ours else "",
    )  # fmt: skip


def _one(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.1f}"


def _whole(figure: int | None) -> str:
    return "" if figure is None else str(figure)
