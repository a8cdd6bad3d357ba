"""Landscapes in layered flat colours: hills, oaks, a castle, a waterfall, a tent."""

import math
import random

from PIL import Image, ImageDraw

from catalog.pictures.dyes import (
    CREAM,
    HONEY,
    LEAF,
    MADDER,
    PALE_FIRUZE,
    ROSE,
    SAFFRON,
    SAGE,
    SKY,
    STRAW,
    WALNUT,
    WHITE,
    Colour,
    dark,
    light,
    mix,
)
from catalog.pictures.props import stepped


class Land:
    """A landscape in units of its own height (0–100 down), drawn double and shrunk."""

    def __init__(self, width: int, height: int, chance: random.Random) -> None:
        self.k = height * 2 / 100
        self.wide = width / height * 100
        self.image = Image.new("RGB", (width * 2, height * 2))
        self.pen = ImageDraw.Draw(self.image)
        self.chance = chance

    def fill(self, points: list[tuple[float, float]], dye: Colour) -> None:
        """A filled polygon."""
        self.pen.polygon([(x * self.k, y * self.k) for x, y in points], fill=dye)

    def disc(self, x: float, y: float, r: float, dye: Colour) -> None:
        """A filled circle."""
        self.pen.ellipse([v * self.k for v in (x - r, y - r, x + r, y + r)], fill=dye)

    def sky(self, top: Colour, low: Colour) -> None:
        """The air, from its top colour to its low one."""
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


def falak(land: Land, x: float, y: float, k: float) -> None:
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
    for i in range(15):
        tone = (SAGE, dark(SAGE, 0.15), LEAF)[i % 3]
        land.oak(x + (i * 6.9 - 48) * k, y + (24 + (i * 7) % 4) * k, 7 * k, tone)


def fall(land: Land, x: float, y0: float, y1: float, half: float) -> None:
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


def _summits(edge: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points of a ridge that stand above their neighbours: there the snow lies."""
    inner = range(3, len(edge) - 3)
    return [edge[i] for i in inner if edge[i - 3][1] > edge[i][1] < edge[i + 3][1]][1::3]


def hills(land: Land, chance: random.Random, lift: float) -> None:
    """Sky, sun and four ranges, oaks on the nearer ones."""
    top, low = chance.choice(SKIES)
    land.sky(top, low)
    land.disc(land.wide * chance.uniform(0.14, 0.4), 24 + lift, 8, (255, 238, 196))
    layers = (
        (52, 30, mix((150, 168, 198), low, 0.25)),
        (62, 28, mix(SKY, SAGE, 0.35)),
        (72, 24, mix(PALE_FIRUZE, SAGE, 0.55)),
        (82, 18, mix(SAGE, STRAW, 0.35)),
    )
    for i, (base, tall, dye) in enumerate(layers):
        edge = land.ridge(base + lift, tall, dye, 2 - i * 0.4)
        if i == 0:
            for x, y in _summits(edge):
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


def foreground(land: Land, chance: random.Random, base: float) -> None:
    """Oaks and flowers at the front."""
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


def black_tent(land: Land, x: float, y: float) -> None:
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
