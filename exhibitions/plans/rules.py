"""What a plan may be: where things stand, how stalls are numbered, what is wrong. Pure: no Django.

All lengths are whole centimetres; ``x`` runs from the left, ``y`` from the top of the drawing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import Final

MOST_STALLS: Final = 1000
MOST_FEATURES: Final = 200
LEAST_CM: Final = 50  # a side of a stall
LEAST_FEATURE_CM: Final = 10
MOST_CM: Final = 100_000
# A wheelchair turns, and two people pass with bags, on 150 cm (ISO 21542, 150 × 150 cm to turn).
CLEAR_CM: Final = 150
# Less than this between two stalls is no way for anybody: backs, curtains, cables.
BACK_CM: Final = 60
MOST_FINDINGS: Final = 20
LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"


class Fault(StrEnum):
    """What is refused."""

    OUTSIDE = "outside"  # beyond the hall's walls
    OVERLAP = "overlap"
    SMALL = "small"
    CODE = "code"  # a number that two stalls have
    PLACE = "place"  # a place of an aisle that two stalls have
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, or narrow, and where: the stalls' numbers, or a feature's kind."""

    fault: Fault
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: int
    y: int
    width: int
    depth: int

    @property
    def right(self) -> int:
        """The far side in x."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The far side in y."""
        return self.y + self.depth

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom

    def gap(self, other: "Box") -> int | None:
        """Return the way between two that face each other; ``None`` when they do not."""
        across = max(self.x, other.x) - min(self.right, other.right)
        along = max(self.y, other.y) - min(self.bottom, other.bottom)
        if (across < 0) == (along < 0):
            return None
        return max(across, along)


@dataclass(frozen=True, slots=True)
class Stall:
    """A stall to be: ``kind`` is a stall type's code, ``zone`` a sector's or empty."""

    code: str
    aisle: str
    place: int
    box: Box
    kind: str
    zone: str = ""
    socket: bool = False


@dataclass(frozen=True, slots=True)
class Feature:
    """What is no stall: a door, a pillar, a stage, an information desk."""

    kind: str
    box: Box


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan as it is to be."""

    stalls: tuple[Stall, ...]
    features: tuple[Feature, ...] = ()


def faults(draft: Draft, *, width: int, depth: int) -> list[Finding]:
    """Return why a plan of a hall is refused, at most ``MOST_FINDINGS``; empty when it is sound."""
    if len(draft.stalls) > MOST_STALLS or len(draft.features) > MOST_FEATURES:
        return [Finding(Fault.MANY, ())]
    found = [
        *_twice(draft.stalls),
        *_sizes(draft),
        *(
            Finding(Fault.OUTSIDE, (name,))
            for name, box in _named(draft)
            if box.x < 0 or box.y < 0 or box.right > width or box.bottom > depth
        ),
        *(Finding(Fault.OVERLAP, pair) for pair in islice(overlaps(draft), MOST_FINDINGS)),
    ]
    return found[:MOST_FINDINGS]


def _named(draft: Draft) -> Iterator[tuple[str, Box]]:
    yield from ((stall.code, stall.box) for stall in draft.stalls)
    yield from ((feature.kind, feature.box) for feature in draft.features)


def _twice(stalls: Sequence[Stall]) -> Iterator[Finding]:
    codes = Counter(stall.code for stall in stalls)
    yield from (Finding(Fault.CODE, (code,)) for code, n in codes.items() if n > 1)
    places = defaultdict(list)
    for stall in stalls:
        places[stall.aisle, stall.place].append(stall.code)
    yield from (Finding(Fault.PLACE, tuple(got)) for got in places.values() if len(got) > 1)


def _sizes(draft: Draft) -> Iterator[Finding]:
    for stall in draft.stalls:
        if min(stall.box.width, stall.box.depth) < LEAST_CM:
            yield Finding(Fault.SMALL, (stall.code,))
    for feature in draft.features:
        if min(feature.box.width, feature.box.depth) < LEAST_FEATURE_CM:
            yield Finding(Fault.SMALL, (feature.kind,))


def overlaps(draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield the names of stalls that stand on each other, or on a feature.

    Features may overlap each other: an information desk stands on a stage. Sweeps from the left,
    so that a thousand stalls in rows take a few milliseconds.
    """
    things = [(box, name, n < len(draft.stalls)) for n, (name, box) in enumerate(_named(draft))]
    things.sort(key=lambda thing: (thing[0].x, thing[0].y))
    open_: list[tuple[Box, str, bool]] = []
    for box, name, is_stall in things:
        open_ = [thing for thing in open_ if thing[0].right > box.x]
        for other, other_name, other_is_stall in open_:
            if (is_stall or other_is_stall) and box.meets(other):
                yield other_name, name
        open_.append((box, name, is_stall))


def narrow(draft: Draft) -> list[tuple[str, str, int]]:
    """Return stalls that face each other over a way too narrow to pass, with its width.

    Only where nothing stands between the two. At most ``MOST_FINDINGS``.
    """
    found: list[tuple[str, str, int]] = []
    by_x = sorted(draft.stalls, key=lambda stall: stall.box.x)
    boxes = [box for _, box in _named(draft)]
    for n, one in enumerate(by_x):
        for other in by_x[n + 1 :]:
            if other.box.x - one.box.right >= CLEAR_CM:
                break
            gap = one.box.gap(other.box)
            if gap is None or not BACK_CM <= gap < CLEAR_CM:
                continue
            if not any(_between(one.box, other.box).meets(box) for box in boxes):
                found.append((one.code, other.code, gap))
            if len(found) == MOST_FINDINGS:
                return found
    return found


def _between(one: Box, other: Box) -> Box:
    """Return the way between two boxes that face each other."""
    xs = sorted((one.x, one.right, other.x, other.right))
    ys = sorted((one.y, one.bottom, other.y, other.bottom))
    return Box(xs[1], ys[1], xs[2] - xs[1], ys[2] - ys[1])


def aisle_name(number: int) -> str:
    """Return the name of an aisle by its number from 0: A to Z without I and O, then AA, AB."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(LETTERS))
        name = LETTERS[rest] + name
    return name


def numbered(stalls: Iterable[Stall]) -> list[Stall]:
    """Return the stalls with aisles, places and numbers by where they stand, in the same order.

    Stalls on one line are an aisle, lines from the top and places from the left; what stands alone
    on its line joins others of its column, places from the top.
    """
    stalls = list(stalls)
    lines: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for n, stall in enumerate(stalls):
        lines["row", stall.box.y, stall.box.depth].append(n)
    for key, members in list(lines.items()):
        if len(members) == 1:
            box = stalls[members[0]].box
            del lines[key]
            lines["column", box.x, box.width].append(members[0])
    ordered = [
        sorted(members, key=lambda n: _along(stalls[n].box, down=key[0] == "column"))
        for key, members in lines.items()
    ]
    ordered.sort(key=lambda line: (stalls[line[0]].box.y, stalls[line[0]].box.x))
    named = list(stalls)
    for number, line in enumerate(ordered):
        aisle = aisle_name(number)
        for place, n in enumerate(line):
            named[n] = replace(stalls[n], aisle=aisle, place=place, code=f"{aisle}{place + 1}")
    return named


def _along(box: Box, *, down: bool) -> tuple[int, int]:
    return (box.y, box.x) if down else (box.x, box.y)


def row_of(count: int, first: Stall, *, down: bool = False, gap: int = 0) -> list[Stall]:
    """Return ``count`` stalls like ``first``, as an aisle to the right or ``down``."""
    step_x = 0 if down else first.box.width + gap
    step_y = first.box.depth + gap if down else 0
    return [
        replace(
            first,
            code=f"{first.aisle}{n + 1}",
            place=n,
            box=replace(first.box, x=first.box.x + n * step_x, y=first.box.y + n * step_y),
        )
        for n in range(count)
    ]
