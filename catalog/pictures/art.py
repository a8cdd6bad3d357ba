"""Calligraphy, illumination and framed flowers. No stroke spells anything."""

import math
import random

from catalog.pictures.dyes import (
    BRICK,
    CREAM,
    FIRUZE,
    HONEY,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    SKY,
    WHITE,
    Colour,
    dark,
    light,
)
from catalog.pictures.easel import Easel, ngon, petals
from catalog.pictures.props import sprig
from catalog.pictures.registry import motif
from catalog.pictures.wood import framed


def stroke(easel: Easel, x: float, y: float, k: float, ink: Colour) -> None:
    """A reed pen's sweep: thin, full, thin. It spells nothing."""
    for i in range(30):
        t = i / 29
        px, py = x - k * (t - 0.5) * 300, y + k * 60 * math.sin(t * math.pi) - k * 26 * t
        w = k * (5 + 17 * math.sin(t * math.pi) ** 1.4)
        easel.oval(px, py, k * 9, w, ink, 30)


@motif("calligraphy", stance="lie")
def calligraphy(easel: Easel, chance: random.Random, view: int) -> None:
    """A panel of abstract reed-pen strokes in a gilt frame."""
    framed(easel, (150, 100, 62), (246, 234, 208), "linen")
    for inset, dye in ((34, HONEY), (44, INDIGO)):
        easel.line(
            [
                (206 + inset, 256 + inset),
                (760 - inset, 256 + inset),
                (760 - inset, 950 - inset),
                (206 + inset, 950 - inset),
                (206 + inset, 256 + inset),
            ],
            dye,
            5,
        )
    for i in range(4):
        x, y = 400 + (i % 2) * 150, 410 + i * 128
        stroke(easel, x, y, 0.9, INK)
        easel.curve([(x + 130, y - 80), (x + 120, y), (x + 150, y + 40)], INK, 13)
        easel.curve([(x - 120, y - 70), (x - 130, y - 10), (x - 160, y + 20)], INK, 10)
        for j in range(chance.randrange(1, 4)):
            easel.poly(ngon(4, 13, x - 60 + j * 34, y - 40), (INK, MADDER)[j % 2])


@motif("calligraphy-painting", "painting", stance="lie")
def painted(easel: Easel, chance: random.Random, view: int) -> None:
    """Bold strokes over washes of colour."""
    framed(easel, (66, 52, 46), (240, 228, 204), "plaster")
    washes = chance.sample((FIRUZE, INDIGO, SAFFRON, BRICK, SAGE, ROSE), 3)
    for i, dye in enumerate(washes):
        easel.tint(
            [
                (206, 300 + i * 200),
                (480, 270 + i * 180),
                (760, 330 + i * 190),
                (760, 560 + i * 170),
                (430, 600 + i * 150),
                (206, 520 + i * 180),
            ],
            dye,
            0.6,
        )
    for i in range(5):
        stroke(
            easel,
            480 + chance.uniform(-70, 70),
            380 + i * 110,
            1.3 - i * 0.1,
            (INK, WHITE, dark(washes[0], 0.4))[i % 3],
        )
    easel.disc(640, 400, 50, MADDER)


@motif("tazhib", "miniature", stance="lie")
def tazhib(easel: Easel, chance: random.Random, view: int) -> None:
    """An illuminated sun of gold and lapis."""
    framed(easel, (150, 100, 62), (246, 234, 208), "linen")
    with easel.place(482, 602):
        for r, n, dye in (
            (262, 16, HONEY),
            (250, 16, INDIGO),
            (190, 16, HONEY),
            (182, 16, FIRUZE),
            (124, 12, HONEY),
            (116, 12, MADDER),
            (64, 8, HONEY),
            (54, 8, CREAM),
        ):
            easel.poly(petals(n, r, 0.16), dye)
        for ring, n, size in ((214, 16, 22), (150, 12, 20), (88, 8, 16)):
            for i in range(n):
                a = i * math.tau / n
                x, y = ring * math.cos(a), ring * math.sin(a)
                easel.poly(petals(6, size, 0.4, x, y), (CREAM, ROSE, HONEY)[i % 3])
                easel.disc(x, y, size * 0.28, MADDER)
        easel.poly(petals(8, 34, 0.4), INDIGO)
        for i in range(24):
            a = i * math.tau / 24
            easel.line(
                [(258 * math.cos(a), 258 * math.sin(a)), (286 * math.cos(a), 286 * math.sin(a))],
                INDIGO,
                4,
            )
            easel.disc(290 * math.cos(a), 290 * math.sin(a), 6, MADDER)


@motif("pressed-flowers", stance="lie")
def pressed(easel: Easel, chance: random.Random, view: int) -> None:
    """Dried flowers behind glass in a frame."""
    framed(easel, (184, 132, 84), (248, 240, 222), "linen")
    for x, tall, turn in (
        (390, 420, -10),
        (470, 520, -2),
        (550, 460, 7),
        (620, 360, 16),
        (330, 330, -20),
    ):
        sprig(easel, x, 880, tall, turn, chance)
    for x, y, r, dye in (
        (420, 800, 44, ROSE),
        (520, 760, 54, SKY),
        (590, 830, 40, SAFFRON),
        (350, 860, 34, PLUM),
    ):
        easel.poly(petals(7, r, 0.4, x, y), dye)
        easel.disc(x, y, r * 0.26, HONEY)
    easel.tint([(206, 256), (420, 256), (206, 560)], WHITE, 0.3)


@motif("resin", stance="lie")
def resin(easel: Easel, chance: random.Random, view: int) -> None:
    """A clear resin tray with flowers cast in it."""
    tone = chance.choice(((206, 224, 220), (232, 214, 208), (214, 222, 232)))
    easel.oval(480, 600, 400, 330, dark(tone, 0.25))
    easel.oval(476, 594, 392, 322, tone)
    easel.oval(480, 604, 344, 278, light(tone, 0.4))
    for i in range(17):
        a, far = i * 2.4, 230 * math.sqrt(i / 17)
        x, y = 480 + far * 1.2 * math.cos(a), 604 + far * math.sin(a)
        easel.oval(x + 34, y + 10, 34, 11, (SAGE, LEAF)[i % 2], i * 40)
        easel.poly(petals(6, 40 - i % 3 * 8, 0.4, x, y), (ROSE, SKY, WHITE, SAFFRON, PLUM)[i % 5])
        easel.disc(x, y, 10, HONEY)
    for x in (96, 864):
        easel.box(x - 18, 540, x + 18, 660, HONEY, 16)
