"""Boxes, cards, soap and candles."""

import math
import random

from catalog.pictures.dyes import (
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
    dark,
    light,
)
from catalog.pictures.easel import Easel, ngon, petals
from catalog.pictures.metal import flame
from catalog.pictures.props import kraft_box, lozenge, sprig
from catalog.pictures.registry import motif


@motif("gift-box")
def gift(easel: Easel, chance: random.Random, view: int) -> None:
    """Gift boxes tied with woven bands."""
    kraft_box(easel, 520, 640, 270, 250, chance.choice((INDIGO, FIRUZE)), (222, 196, 154))
    kraft_box(easel, 190, 600, 440, 404, chance.choice((MADDER, PLUM, SAGE)))
    sprig(easel, 760, 1010, 230, 50, chance)


@motif("invitation", stance="lie")
def invitation(easel: Easel, chance: random.Random, view: int) -> None:
    """Cards and an envelope with a wax seal."""
    dye = chance.choice((MADDER, INDIGO, SAGE, PLUM))
    for x, y, turn in ((400, 520, -8), (570, 690, 6)):
        with easel.place(x, y, 1, turn):
            easel.soft(10, 14, 330, 240, 0.2)
            easel.box(-260, -190, 260, 190, dark(CREAM, 0.1), 8)
            easel.box(-260, -190, 256, 184, (250, 243, 228), 8)
            if x < 500:
                easel.line(
                    [(-230, -160), (226, -160), (226, 154), (-230, 154), (-230, -160)], HONEY, 5
                )
                easel.poly(petals(10, 80, 0.3), dye)
                easel.poly(petals(10, 50, 0.3), CREAM)
            else:
                easel.poly([(-260, -190), (0, 40), (256, -190)], light(dye, 0.55))
                easel.line([(-260, -190), (0, 40), (256, -190)], dark(CREAM, 0.2), 4)
                easel.poly(petals(14, 58, 0.08, 0, 30), dye)
                lozenge(easel, 0, 30, 24, 30, light(dye, 0.4), dye)


@motif("soap")
def soap(easel: Easel, chance: random.Random, view: int) -> None:
    """Stacked bars of soap with a band of paper."""
    tones = chance.sample(((196, 176, 130), (150, 160, 112), (222, 190, 170), (176, 134, 92)), 3)
    for (x, y, turn), tone in zip(
        ((480, 930, 0), (470, 800, -3), (490, 672, 4)), tones, strict=True
    ):
        with easel.place(x, y, 1, turn):
            easel.box(-220, -70, 220, 70, dark(tone, 0.25), 26)
            easel.box(-220, -70, 212, 50, tone, 26)
            easel.box(-220, -70, 212, -34, light(tone, 0.25), 22)
            easel.box(-70, -70, 70, 70, CREAM)
            lozenge(easel, 0, 0, 38, 50, chance.choice((SAGE, MADDER, INDIGO)), CREAM)
    for x, y, r in ((760, 970, 34), (800, 930, 22), (730, 920, 16), (180, 985, 26)):
        easel.hoop(x, y, r, WHITE, 5)
        easel.disc(x - r * 0.3, y - r * 0.3, r * 0.2, WHITE)
    easel.oval(230, 1000, 44, 17, SAGE, -20)


@motif("candle")
def candle(easel: Easel, chance: random.Random, view: int) -> None:
    """A pillar of wax, lit, pressed with honeycomb."""
    wax = (230, 178, 84)
    for x, y0, y1, r in ((640, 640, 960, 96), (400, 480, 985, 130)):
        easel.turned(x, [(y0, r), (y1, r)], wax, gloss=0.5)
        for row in range(int((y1 - y0) / 44)):
            for i in range(-4, 5):
                f = math.sin(math.pi / 2 * (i + row % 2 * 0.5) / 5)
                c = math.sqrt(1 - f * f)
                yy = y0 + 30 + row * 44 + 0.14 * r * c
                easel.poly(
                    [(x + r * f + px * c, yy + py) for px, py in ngon(6, 20, 0, 0, 30)],
                    dark(wax, 0.16),
                )
        easel.oval(x, y0, r, r * 0.16, light(wax, 0.35))
        easel.line([(x, y0), (x, y0 - 24)], INK, 6)
        flame(easel, x, y0 - 24, 1)


@motif("candle-flowers")
def candle_flowers(easel: Easel, chance: random.Random, view: int) -> None:
    """A white candle with dried flowers in its wax."""
    easel.turned(480, [(430, 170), (985, 170)], (248, 240, 224), gloss=0.4)
    for i in range(26):
        u, y = chance.uniform(-0.85, 0.85), chance.uniform(560, 960)
        f = math.sin(math.pi / 2 * u)
        c = math.sqrt(1 - f * f)
        x = 480 + 170 * f
        easel.oval(x + 18 * c, y + 20, 22 * c, 8, (SAGE, LEAF)[i % 2], 40)
        easel.poly(
            [(x + px * c, y + py) for px, py in petals(6, 26, 0.4)],
            (ROSE, SKY, SAFFRON, PLUM, MADDER)[i % 5],
        )
        easel.disc(x, y, 6, CREAM)
    easel.oval(480, 430, 170, 27, (255, 250, 238))
    easel.line([(480, 432), (480, 402)], INK, 6)
    flame(easel, 480, 402, 1.2)
