"""The price tables of sending, read once from ``data/``. Amounts are rials, weights grams. Pure."""

import csv
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

DATA = Path(__file__).parent / "data"

Step = tuple[int, int]  # up to so many grams, price in rials


class TariffError(ValueError):
    """A price table contradicts itself; the message names file and row."""


@dataclass(frozen=True)
class Tariff:
    """All tables. ``steps`` and ``days`` are keyed by (service, zone)."""

    steps: dict[tuple[str, str], list[Step]]
    days: dict[tuple[str, str], tuple[int, int]]
    neighbours: frozenset[frozenset[str]]
    terms: dict[str, int]

    def serves(self, service: str, zone: str) -> bool:
        """Whether ``service`` has prices for ``zone``."""
        return (service, zone) in self.steps

    def step(self, service: str, zone: str, weight_g: int) -> int:
        """Price in rials of one box of ``weight_g``; the heaviest step when it weighs more."""
        steps = self.steps[service, zone]
        at = bisect_left(steps, (weight_g, -1))
        return steps[min(at, len(steps) - 1)][1]


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _steps() -> dict[tuple[str, str], list[Step]]:
    found: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for row in _rows("steps.csv"):
        step = (int(row["up_to_g"]), int(row["price_rials"]))
        found[row["service"], row["zone"]].append(step)
    for key, steps in found.items():
        for light, heavy in pairwise(steps):
            if light[0] >= heavy[0] or not 0 <= light[1] <= heavy[1]:
                raise TariffError(f"steps.csv: {key} must rise from {light} to {heavy}")
    return dict(found)


def _days() -> dict[tuple[str, str], tuple[int, int]]:
    return {
        (row["service"], row["zone"]): (int(row["least_days"]), int(row["most_days"]))
        for row in _rows("days.csv")
    }


@cache
def tariff() -> Tariff:
    """Return the tables; read and checked on the first call. Raise ``TariffError``."""
    steps, days = _steps(), _days()
    if missing := steps.keys() - days.keys():
        raise TariffError(f"days.csv lacks {sorted(missing)}")
    pairs = (frozenset((r["province"], r["neighbour"])) for r in _rows("neighbours.csv"))
    terms = {row["name"]: int(row["value"]) for row in _rows("terms.csv")}
    return Tariff(steps, days, frozenset(pairs), terms)


@dataclass(frozen=True)
class Limit:
    """What a way to send takes at most, and what it does not take at all. Sizes in cm."""

    service: str
    heaviest_g: int | None
    longest_cm: int
    around_cm: int
    forbidden_fa: str
    forbidden_en: str


@cache
def limits() -> list[Limit]:
    """Return the limits of the ways to send, in the order of the file."""
    terms = tariff().terms
    return [
        Limit(
            row["service"],
            terms.get(row["heaviest"]),
            int(row["longest_cm"]),
            int(row["around_cm"]),
            row["forbidden_fa"],
            row["forbidden_en"],
        )
        for row in _rows("limits.csv")
    ]
