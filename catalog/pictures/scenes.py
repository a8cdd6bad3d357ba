"""Scenes: producers' emblems, counties' covers and the shop's morning hills."""

import math
import random
from collections.abc import Callable
from typing import TypeAlias

from PIL import Image, ImageChops, ImageDraw

from catalog.pictures import textures, weave
from catalog.pictures.dyes import (
    BRICK,
    CREAM,
    FIRUZE,
    HONEY,
    INDIGO,
    LEAF,
    LINEN,
    MADDER,
    PALE_FIRUZE,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    SKY,
    STRAW,
    WALNUT,
    WHITE,
    WOOL,
    Colour,
    dark,
    light,
    mix,
)
from catalog.pictures.easel import petals
from catalog.pictures.props import stepped

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
    return ImageChops.multiply(picture, textures.sheet(name, side).crop((0, 0, *picture.size)))


def draw_portrait(seed: int, width: int = 480) -> Image.Image:
    """A producer's emblem: a felt rosette, a lozenge or a star in two dyes. RGB, square."""
    chance = random.Random(f"portrait:{seed}")
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


class _Land:
    """A landscape in units of its own height (0–100 down), drawn double and shrunk."""

    def __init__(self, width: int, height: int, chance: random.Random) -> None:
        self.k = height * 2 / 100
        self.wide = width / height * 100
        self.image = Image.new("RGB", (width * 2, height * 2))
        self.pen = ImageDraw.Draw(self.image)
        self.chance = chance

    def fill(self, points: list[tuple[float, float]], dye: Colour) -> None:
        self.pen.polygon([(x * self.k, y * self.k) for x, y in points], fill=dye)

    def disc(self, x: float, y: float, r: float, dye: Colour) -> None:
        self.pen.ellipse([v * self.k for v in (x - r, y - r, x + r, y + r)], fill=dye)

    def sky(self, top: Colour, low: Colour) -> None:
        strip = Image.new("RGB", (1, 32))
        for y in range(32):
            strip.putpixel((0, y), mix(top, low, y / 31))
        self.image.paste(strip.resize(self.image.size, Image.Resampling.BICUBIC))

    def ridge(
        self, base: float, tall: float, dye: Colour, rough: float = 1
    ) -> list[tuple[float, float]]:
        """A ridge of layered waves; return its edge."""
        a, b, c = (self.chance.uniform(0, 6.3) for _ in range(3))
        edge = []
        for i in range(121):
            x = self.wide * i / 120
            u = x / 100
            up = (
                0.5
                + 0.3 * math.sin(u * 2.1 + a)
                + 0.2 * math.sin(u * 5.3 + b)
                + 0.06 * rough * math.sin(u * 13 + c)
            )
            edge.append((x, base - tall * up))
        self.fill([(0, 100), *edge, (self.wide, 100)], dye)
        return edge

    def oak(self, x: float, y: float, size: float, dye: Colour) -> None:
        """A round-headed oak of the Zagros."""
        self.fill(
            [
                (x - size * 0.07, y),
                (x - size * 0.04, y - size * 0.5),
                (x + size * 0.04, y - size * 0.5),
                (x + size * 0.08, y),
            ],
            WALNUT,
        )
        for i in range(11):
            a, far = i * 2.4, math.sqrt(i / 11) * 0.42
            self.disc(
                x + size * far * 1.2 * math.cos(a),
                y - size * 0.72 + size * far * 0.7 * math.sin(a),
                size * 0.19,
                light(dye, 0.16) if math.cos(a) + math.sin(a) < 0 else dye,
            )


def _falak(land: _Land, x: float, y: float, k: float) -> None:
    """Falak-ol-Aflak: twelve towers once, eight now, on its rock above the town."""
    stone, shade = (204, 160, 112), (168, 122, 84)
    land.fill(
        [
            (x - 44 * k, y + 22 * k),
            (x - 34 * k, y + 4 * k),
            (x - 20 * k, y - 2 * k),
            (x + 22 * k, y - 2 * k),
            (x + 36 * k, y + 5 * k),
            (x + 48 * k, y + 22 * k),
        ],
        (150, 122, 92),
    )
    land.fill(
        [
            (x + 6 * k, y + 22 * k),
            (x + 22 * k, y - 2 * k),
            (x + 36 * k, y + 5 * k),
            (x + 48 * k, y + 22 * k),
        ],
        (128, 100, 76),
    )
    land.fill(
        [(x - 26 * k, y), (x - 26 * k, y - 12 * k), (x + 27 * k, y - 12 * k), (x + 27 * k, y)],
        stone,
    )
    for dx, half, top in ((-27, 4, 17), (-13, 3.4, 15), (0, 5, 21), (14, 3.4, 15), (27, 4.4, 18)):
        land.fill(
            [
                (x + (dx - half) * k, y + 2 * k),
                (x + (dx - half * 0.86) * k, y - top * k),
                (x + (dx + half * 0.86) * k, y - top * k),
                (x + (dx + half) * k, y + 2 * k),
            ],
            light(stone, 0.12),
        )
        land.fill(
            [
                (x + (dx + half * 0.2) * k, y + 2 * k),
                (x + (dx + half * 0.2) * k, y - top * k),
                (x + (dx + half * 0.86) * k, y - top * k),
                (x + (dx + half) * k, y + 2 * k),
            ],
            shade,
        )
        for i in range(4):
            cx = x + (dx - half * 0.86 + i * half * 0.52) * k
            land.fill(
                [
                    (cx, y - top * k),
                    (cx, y - (top + 1.6) * k),
                    (cx + half * 0.3 * k, y - (top + 1.6) * k),
                    (cx + half * 0.3 * k, y - top * k),
                ],
                light(stone, 0.12),
            )
    for i in range(12):
        cx = x + (-23 + i * 4.1) * k
        land.fill(
            [
                (cx, y - 5 * k),
                (cx, y - 8 * k),
                (cx + 1.1 * k, y - 8.8 * k),
                (cx + 2.2 * k, y - 8 * k),
                (cx + 2.2 * k, y - 5 * k),
            ],
            dark(shade, 0.4),
        )


def _fall(land: _Land, x: float, y0: float, y1: float, half: float) -> None:
    """A waterfall between dark cliffs."""
    rock = (112, 104, 92)
    left = [(-9, 3), (-7.4, -6), (-6, -13), (-4.4, -19), (-3, -24), (-1.8, -31), (0, -33)]
    right = [(0, -33), (2, -32), (3.2, -26), (4.8, -22), (6.2, -14), (8, -8), (10, 3)]
    tall = (y1 - y0) / 31
    for edge, dye in ((left, rock), (right, dark(rock, 0.2))):
        land.fill([(x, y1 + 3), *[(x + px * half, y1 + py * tall) for px, py in edge]], dye)
    for px, py, wide in ((-5, -8, 3), (-3.4, -17, 2), (4, -14, 2.4), (6, -6, 3), (-6.6, -2, 2.4)):
        land.fill(
            [
                (x + (px - wide / 2) * half, y1 + py * tall),
                (x + (px + wide / 2) * half, y1 + (py - 1.4) * tall),
                (x + (px + wide / 3) * half, y1 + (py + 1.6) * tall),
            ],
            light(rock, 0.14),
        )
    for i in range(16):
        if abs(i - 7.5) > 1.6:
            tone = (SAGE, dark(SAGE, 0.15), LEAF)[i % 3]
            land.oak(x + (i - 7.5) * half * 1.2, y1 + 5 + (i * 7) % 4, 6, tone)
    for i in range(9):
        at = x - half + i * half * 2 / 9
        land.fill(
            [
                (at, y0 + abs(i - 4) * 0.3),
                (at + half * 0.23, y0 + abs(i - 4) * 0.3),
                (at + half * 0.25, y1 + 2),
                (at - half * 0.02, y1 + 2),
            ],
            (WHITE, (200, 220, 222), (228, 238, 236))[i % 3],
        )
    for i in range(13):
        land.disc(x - half * 1.4 + i * half * 0.23, y1 + 2.4, half * 0.3, light(PALE_FIRUZE, 0.6))


SKIES = (
    ((176, 204, 214), (250, 230, 196)),
    ((190, 206, 220), (252, 222, 196)),
    ((162, 198, 204), (246, 236, 204)),
    ((206, 210, 216), (252, 216, 180)),
)


def draw_cover(seed: int, county_code: str, width: int = 1440) -> Image.Image:
    """A county's wide landscape (3:1, RGB): layered hills, oaks, its castle or a waterfall."""
    chance = random.Random(f"cover:{county_code}:{seed}")
    land = _Land(width, width // 3, chance)
    _hills(land, chance, 0)
    if county_code == "KHR":
        _falak(land, land.wide * chance.uniform(0.58, 0.7), 60, 0.95)
    elif chance.random() < 0.75 or county_code in {"DRD", "KHR", "AZN"}:
        _fall(land, land.wide * chance.uniform(0.3, 0.75), 46, 78, chance.uniform(3.4, 5))
    _foreground(land, chance, 88)
    return _grain(land.image.reduce(2), "plaster")


def _hills(land: _Land, chance: random.Random, lift: float) -> None:
    top, low = chance.choice(SKIES)
    land.sky(top, low)
    land.disc(land.wide * chance.uniform(0.14, 0.4), 24 + lift, 8, (255, 238, 196))
    layers = (
        (52, 30, mix(SKY, low, 0.5)),
        (62, 28, mix(SKY, SAGE, 0.35)),
        (72, 24, mix(PALE_FIRUZE, SAGE, 0.55)),
        (82, 18, mix(SAGE, STRAW, 0.35)),
    )
    for i, (base, tall, dye) in enumerate(layers):
        edge = land.ridge(base + lift, tall, dye, 2 - i * 0.4)
        if i == 0:
            for x, y in edge[6::17]:
                land.fill(
                    [
                        (x - 4, y + 3.4),
                        (x, y - 0.6),
                        (x + 4, y + 3.4),
                        (x + 1.4, y + 2.2),
                        (x - 1, y + 3.6),
                    ],
                    light(low, 0.5),
                )
        if i > 1:
            for x, y in edge[3::5]:
                for dx in (-1.6, 1.2):
                    land.oak(
                        x + dx + chance.uniform(-2, 2),
                        y + chance.uniform(2, 9),
                        3.4 + i,
                        dark(SAGE, 0.05 + 0.06 * (i == 2)),
                    )


def _foreground(land: _Land, chance: random.Random, base: float) -> None:
    land.ridge(base + 6, 10, mix(LEAF, STRAW, 0.3))
    for _ in range(int(land.wide / 16)):
        x = chance.uniform(0, land.wide)
        land.oak(
            x,
            base + chance.uniform(3, 9),
            chance.uniform(9, 17),
            chance.choice((SAGE, dark(SAGE, 0.18), LEAF, mix(SAGE, SAFFRON, 0.3))),
        )
    land.ridge(103, 8, dark(SAGE, 0.12))
    for _ in range(int(land.wide / 3)):
        x, y = chance.uniform(0, land.wide), chance.uniform(97, 100)
        land.disc(x, y, 0.55, chance.choice((MADDER, ROSE, CREAM, HONEY)))


def draw_hero(seed: int, width: int = 1920) -> Image.Image:
    """The home page's hero (16:9, RGB): hills in morning light, tents, and a woven band below."""
    chance = random.Random(f"hero:{seed}")
    height = width * 9 // 16
    land = _Land(width, height, chance)
    _hills(land, chance, -8)
    _falak(land, land.wide * 0.74, 52, 0.5)
    _foreground(land, chance, 74)
    for x in (0.16, 0.35):
        _black_tent(land, land.wide * x, 83)
    picture = _grain(land.image.reduce(2), "plaster")
    band = weave.rows_of(
        chance, (weave.HOOKS,), 236, 13, (MADDER, INDIGO, CREAM, SAFFRON, PALE_FIRUZE)
    )
    tall = height * 9 // 100
    woven = _grain(band.resize((width, tall), Image.Resampling.NEAREST), "weave")
    picture.paste(woven, (0, height - tall))
    edge = Image.new("RGB", (width, max(2, height // 200)), LINEN)
    picture.paste(edge, (0, height - tall - edge.height))
    return picture


def _black_tent(land: _Land, x: float, y: float) -> None:
    """A black tent at rest in the meadow."""
    black = (58, 48, 46)
    land.fill(
        [
            (x - 12, y + 1),
            (x - 7, y - 7),
            (x - 3, y - 5.6),
            (x, y - 8),
            (x + 3, y - 5.6),
            (x + 7, y - 7),
            (x + 12, y + 1),
        ],
        black,
    )
    land.fill([(x - 6, y + 1), (x - 5, y - 4), (x + 5, y - 4), (x + 6, y + 1)], dark(MADDER, 0.1))
    for i in range(5):
        land.fill(stepped(x - 4 + i * 2, y - 1.4, 0.8, 1.3, 3), CREAM)
