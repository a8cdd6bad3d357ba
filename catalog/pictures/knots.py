"""The knots of woven patterns: dye sets, figures, lozenges, borders."""

import random
from collections.abc import Sequence
from typing import TypeAlias

from PIL import Image, ImageChops, ImageDraw

from catalog.pictures.dyes import (
    BRICK,
    CREAM,
    FIRUZE,
    INDIGO,
    INK,
    MADDER,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    STRAW,
    WALNUT,
    WOOL,
    Colour,
)

Dyes: TypeAlias = Sequence[Colour]


#: Field, dark, light, accent, second accent: sets that weavers of the region would recognise.
SETS: tuple[Dyes, ...] = (
    (MADDER, INDIGO, CREAM, SAFFRON, FIRUZE),
    (INDIGO, MADDER, CREAM, SAFFRON, BRICK),
    (BRICK, INK, WOOL, FIRUZE, SAFFRON),
    (WALNUT, INK, CREAM, BRICK, STRAW),
    (CREAM, MADDER, INDIGO, SAGE, SAFFRON),
    (FIRUZE, INDIGO, CREAM, BRICK, SAFFRON),
    (PLUM, INDIGO, WOOL, SAFFRON, ROSE),
    (SAGE, WALNUT, CREAM, MADDER, SAFFRON),
    (SAFFRON, MADDER, CREAM, INDIGO, SAGE),
    (WOOL, WALNUT, BRICK, INDIGO, FIRUZE),
)


IBEX = (
    "..####...",
    ".#....#..",
    "#......#.",
    "#.....##.",
    "......###",
    ".#######.",
    ".#######.",
    ".#.#.#.#.",
    ".#.#.#.#.",
)


BIRD = (
    "...##....",
    "..####...",
    "...#####.",
    "#..######",
    "########.",
    ".#######.",
    "..####...",
    "...##....",
    "..#..#...",
)


TREE = (
    "....#....",
    "...###...",
    "..#####..",
    "...###...",
    "..#####..",
    ".#######.",
    "...###...",
    "....#....",
    "....#....",
)


PERSON = (
    "...#...",
    "..###..",
    "...#...",
    ".#####.",
    "#.###.#",
    "..###..",
    ".#####.",
    "..#.#..",
    "..#.#..",
)


COMB = ("#.#.#.#", "#.#.#.#", "#######", "...#...", "...#...", "#######", "#.#.#.#", "#.#.#.#")


HOOKS = ("##...##", "#..#..#", "..###..", ".##.##.", "..###..", "#..#..#", "##...##")


def stamp(pen: ImageDraw.ImageDraw, x: int, y: int, rows: Sequence[str], fill: Colour) -> None:
    """Knot a small figure with its upper left at (x, y)."""
    for j, row in enumerate(rows):
        for i, cell in enumerate(row):
            if cell == "#":
                pen.point((x + i, y + j), fill=fill)


def lozenge(
    pen: ImageDraw.ImageDraw, x: int, y: int, a: int, b: int, fill: Colour, step: int = 1
) -> None:
    """A stepped lozenge, ``a`` half-wide and ``b`` half-high, in steps of ``step`` rows."""
    for dy in range(-b, b + 1):
        half = round(a * (1 - (abs(dy) // step * step) / (b + 1)))
        pen.line((x - half, y + dy, x + half, y + dy), fill=fill)


def nested(
    pen: ImageDraw.ImageDraw, x: int, y: int, a: int, b: int, dyes: Dyes, step: int = 2
) -> None:
    """Lozenges one inside another."""
    for i, dye in enumerate(dyes):
        share = 1 - i / len(dyes)
        lozenge(pen, x, y, round(a * share), round(b * share), dye, step)


def border(pen: ImageDraw.ImageDraw, w: int, h: int, dyes: Dyes) -> int:
    """A border: plain guard, saw teeth, plain guard; return its depth."""
    field, deep, pale, accent, _ = dyes
    pen.rectangle((0, 0, w - 1, h - 1), fill=deep)
    pen.rectangle((2, 2, w - 3, h - 3), fill=pale)
    for x in range(2, w - 2):
        tooth = abs((x - 2) % 6 - 3) + 1
        pen.line((x, 2, x, 2 + tooth), fill=accent)
        pen.line((x, h - 3, x, h - 3 - tooth), fill=accent)
    for y in range(2, h - 2):
        tooth = abs((y - 2) % 6 - 3) + 1
        pen.line((2, y, 2 + tooth, y), fill=accent)
        pen.line((w - 3, y, w - 3 - tooth, y), fill=accent)
    pen.rectangle((7, 7, w - 8, h - 8), fill=deep)
    pen.rectangle((8, 8, w - 9, h - 9), fill=field)
    return 8


def border_over(cloth: Image.Image, w: int, h: int, dyes: Dyes, edge: int) -> None:
    """Lay the border again over what the field spilled."""
    fresh = Image.new("RGB", (w, h))
    border(ImageDraw.Draw(fresh), w, h, dyes)
    mask = Image.new("L", (w, h), 255)
    ImageDraw.Draw(mask).rectangle((edge, edge, w - edge - 1, h - edge - 1), fill=0)
    cloth.paste(fresh, (0, 0), mask)


def abrash(cloth: Image.Image, chance: random.Random) -> Image.Image:
    """Uneven dye: whole rows a little lighter or darker, as hand-dyed wool is."""
    bands = Image.frombytes("L", (1, 26), bytes(chance.randrange(222, 256) for _ in range(26)))
    grey = bands.resize(cloth.size, Image.Resampling.BICUBIC)
    return ImageChops.multiply(cloth, Image.merge("RGB", (grey, grey, grey)))
