"""Scenes: producers' emblems, counties' covers and the shop's morning hills."""

import math
import random
from collections.abc import Callable
from typing import TypeAlias

from PIL import Image, ImageChops, ImageDraw

from catalog.pictures import knots, textures, weave
from catalog.pictures.dyes import (
    BRICK,
    CREAM,
    FIRUZE,
    HONEY,
    INDIGO,
    LINEN,
    MADDER,
    PALE_FIRUZE,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    STRAW,
    WALNUT,
    WOOL,
    Colour,
)
from catalog.pictures.easel import petals
from catalog.pictures.land import Land, black_tent, falak, fall, foreground, hills
from catalog.pictures.props import stepped

#: What the texture takes, the morning gives back.
_MORNING = [min(255, int(i * 1.08 + 2)) for i in range(256)] * 3

Fill: TypeAlias = Callable[[list[tuple[float, float]], Colour], None]


PAIRS: tuple[tuple[Colour, Colour], ...] = (
    (MADDER, STRAW),
    (INDIGO, ROSE),
    (FIRUZE, CREAM),
    (WALNUT, SAFFRON),
    (SAGE, WOOL),
    (PLUM, HONEY),
    (BRICK, CREAM),
    (INDIGO, SAFFRON),
    (FIRUZE, HONEY),
    (MADDER, PALE_FIRUZE),
    (SAGE, STRAW),
    (WALNUT, ROSE),
)


def _grain(picture: Image.Image, name: str) -> Image.Image:
    """Multiply a texture over a picture of any shape."""
    side = max(picture.width, picture.height * 4 // 5 + 1)
    sheet = textures.sheet(name, side).crop((0, 0, *picture.size))
    return ImageChops.multiply(picture, sheet).point(_MORNING)


def draw_portrait(seed: int, width: int = 480) -> Image.Image:
    """A producer's emblem: a felt rosette, a lozenge or a star in two dyes. RGB, square."""
    chance = random.Random(f"portrait:{seed}")  # noqa: S311 -- a seed
    first, second = chance.choice(PAIRS)
    if chance.random() < 0.4:
        first, second = second, first
    big = Image.new("RGB", (width * 2, width * 2), first)
    pen = ImageDraw.Draw(big)
    k = width * 2 / 480

    def fill(points: list[tuple[float, float]], dye: Colour) -> None:
        pen.polygon([(x * k, y * k) for x, y in points], fill=dye)

    (_lozenges, _rosette, _star, _horns)[chance.randrange(4)](fill, chance, first, second)
    return _grain(big.reduce(2), "felt")


def _lozenges(fill: Fill, chance: random.Random, first: Colour, second: Colour) -> None:
    steps = chance.choice((4, 5, 6))
    for share, dye in ((1.0, second), (0.74, first), (0.5, second), (0.24, first)):
        fill(stepped(240, 240, 178 * share, 200 * share, steps), dye)
    for x, y in ((40, 40), (440, 40), (40, 440), (440, 440)):
        fill(stepped(x, y, 62, 70, 3), second)


def _rosette(fill: Fill, chance: random.Random, first: Colour, second: Colour) -> None:
    n = chance.choice((8, 10, 12, 16))
    for r, dye in ((196, second), (150, first), (120, second), (62, first), (26, second)):
        fill(petals(n, r, 0.2 + 0.1 * (r < 130), 240, 240), dye)


def _star(fill: Fill, chance: random.Random, first: Colour, second: Colour) -> None:
    n = chance.choice((8, 10, 12, 16))

    def star(r: float, deep: float, dye: Colour) -> None:
        fill(
            [
                (
                    240 + r * (1, deep)[i % 2] * math.sin(i * math.pi / n),
                    240 - r * (1, deep)[i % 2] * math.cos(i * math.pi / n),
                )
                for i in range(2 * n)
            ],
            dye,
        )

    for r, deep, dye in (
        (205, 0.62, second),
        (150, 0.6, first),
        (96, 0.55, second),
        (40, 0.5, first),
    ):
        star(r, deep, dye)


def _horns(fill: Fill, chance: random.Random, first: Colour, second: Colour) -> None:
    for sx in (-1, 1):
        for sy in (-1, 1):
            for t in range(46):
                r, a = 96 * (1 - t / 56), t * 0.17
                x, y = (
                    240 + sx * (112 + r * math.cos(a + 2.6) * 0.9),
                    240 + sy * (104 + r * math.sin(a + 2.6)),
                )
                fill(petals(6, 17, 0, x, y), second)
    fill(stepped(240, 240, 74, 92, 4), second)
    fill(stepped(240, 240, 36, 46, 3), first)


def draw_cover(seed: int, county_code: str, width: int = 1440) -> Image.Image:
    """A county's wide landscape (3:1, RGB): layered hills, oaks, its castle or a waterfall."""
    chance = random.Random(f"cover:{county_code}:{seed}")  # noqa: S311 -- a seed
    land = Land(width, width // 3, chance)
    hills(land, chance, 0)
    if county_code == "KHR":
        falak(land, land.wide * chance.uniform(0.58, 0.7), 60, 0.95)
    elif chance.random() < 0.75 or county_code in {"DRD", "KHR", "AZN"}:
        fall(land, land.wide * chance.uniform(0.3, 0.75), 46, 78, chance.uniform(3.4, 5))
    foreground(land, chance, 88)
    return _grain(land.image.reduce(2), "plaster")


def draw_hero(seed: int, width: int = 1920) -> Image.Image:
    """The home page's hero (16:9, RGB): hills in morning light, tents, and a woven band below."""
    chance = random.Random(f"hero:{seed}")  # noqa: S311 -- a seed
    height = width * 9 // 16
    land = Land(width, height, chance)
    hills(land, chance, -8)
    falak(land, land.wide * 0.74, 52, 0.5)
    foreground(land, chance, 74)
    for x in (0.16, 0.35):
        black_tent(land, land.wide * x, 83)
    picture = _grain(land.image.reduce(2), "plaster")
    band = weave.rows_of(
        chance, (knots.HOOKS,), 236, 13, (MADDER, INDIGO, CREAM, SAFFRON, PALE_FIRUZE)
    )
    tall = height * 9 // 100
    woven = _grain(band.resize((width, tall), Image.Resampling.NEAREST), "weave")
    picture.paste(woven, (0, height - tall))
    edge = Image.new("RGB", (width, max(2, height // 200)), LINEN)
    picture.paste(edge, (0, height - tall - edge.height))
    return picture
