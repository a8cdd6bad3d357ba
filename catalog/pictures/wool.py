"""Yarn, fleece, cocoons and knots."""

import math
import random

from catalog.pictures.dyes import (
    BRICK,
    FIRUZE,
    INDIGO,
    LEAF,
    MADDER,
    OAK,
    ROSE,
    SAFFRON,
    SAGE,
    STRAW,
    WALNUT,
    dark,
    light,
)
from catalog.pictures.easel import Easel
from catalog.pictures.registry import motif


@motif("yarn")
def yarn(easel: Easel, chance: random.Random, view: int) -> None:
    """Skeins of plant-dyed yarn and a spindle."""
    dyes = chance.sample((MADDER, INDIGO, SAFFRON, SAGE, BRICK, WALNUT, FIRUZE, ROSE), 3)
    for (x, y, r), dye in zip(
        ((330, 840, 160), (640, 830, 168), (480, 610, 150)), dyes, strict=True
    ):
        easel.ball(x, y, r, dye, 0.2)
        for i in range(9):
            for turn, tone in ((28, light(dye, 0.2)), (-46, dark(dye, 0.2))):
                with easel.place(x, y, 1, turn):
                    v = (i - 4) / 5
                    w = r * math.sqrt(1 - v * v) * 0.97
                    if (i + turn) % 2:
                        easel.curve([(-w, v * r), (0, v * r * 0.8 + r * 0.1), (w, v * r)], tone, 6)
    easel.curve([(470, 990), (580, 1040), (720, 1010), (840, 1050)], dyes[1], 9)


@motif("fleece")
def fleece(easel: Easel, chance: random.Random, view: int) -> None:
    """Clouds of carded wool in a basket."""
    for i in range(70):
        angle, far = i * 2.4, math.sqrt(i / 70)
        x, y = 480 + 280 * far * math.cos(angle), 660 + 150 * far * math.sin(angle)
        easel.disc(x, y, 66, (252, 247, 236) if math.sin(angle) < 0.3 else (236, 226, 206))
        if i % 2:
            easel.curve(
                [(x - 34, y), (x - 10, y - 26), (x + 22, y - 8), (x + 4, y + 12)],
                (226, 212, 186),
                4,
            )
    easel.turned(480, [(760, 300), (860, 280), (985, 220)], OAK, gloss=0.3, tilt=0.16)
    for j in range(7):
        for i in range(-9, 10):
            f = math.sin(math.pi / 2 * i / 9.6)
            r = 300 - j * 11
            easel.oval(
                480 + r * f,
                778 + j * 31 + 0.16 * r * math.sqrt(1 - f * f),
                19 * math.sqrt(1 - f * f) + 2,
                13,
                (OAK, STRAW)[(i + j) % 2],
            )


@motif("cocoon")
def cocoons(easel: Easel, chance: random.Random, view: int) -> None:
    """Silk cocoons on a mulberry leaf."""
    easel.blob(
        [(180, 900), (300, 700), (520, 640), (740, 720), (840, 900), (640, 1000), (360, 1000)], SAGE
    )
    easel.curve([(180, 900), (480, 830), (830, 890)], LEAF, 9)
    for x, y, turn in (
        (340, 850, -20),
        (500, 800, 16),
        (640, 860, -8),
        (430, 930, 30),
        (570, 950, -14),
        (500, 700, 50),
    ):
        with easel.place(x, y, 1, turn):
            dye = chance.choice(((250, 244, 226), (246, 226, 166), (244, 218, 206)))
            easel.oval(4, 8, 92, 54, dark(dye, 0.25))
            easel.oval(0, 0, 90, 52, dye)
            easel.oval(-18, -16, 54, 20, light(dye, 0.6))
            for i in range(5):
                easel.curve(
                    [(-70 + i * 22, -20), (-50 + i * 24, 10), (-30 + i * 22, 34)], dark(dye, 0.1), 3
                )


@motif("macrame", stance="lie")
def macrame(easel: Easel, chance: random.Random, view: int) -> None:
    """A knotted wall hanging from a branch."""
    cord = chance.choice(((240, 230, 208), STRAW, (214, 200, 178)))
    easel.curve([(160, 270), (480, 250), (800, 276)], WALNUT, 34)
    easel.curve([(230, 260), (480, 120), (730, 260)], cord, 8)
    for row in range(7):
        n = 9 - row
        for i in range(n):
            x, y = 480 + (i - (n - 1) / 2) * 62, 340 + row * 66
            for side in (-1, 1):
                easel.line([(x, y), (x + side * 31, y + 66)], dark(cord, 0.2), 15)
                easel.line([(x - 2, y), (x + side * 31 - 2, y + 66)], cord, 11)
            easel.ball(x, y, 17, cord, 0.2)
    for i in range(19):
        x = 480 + (i - 9) * 31
        y0 = 790 - abs(i - 9) * 52
        y0 = max(300, y0)
        easel.line([(x, y0), (x, y0 + 230)], dark(cord, 0.18), 13)
        easel.line([(x - 2, y0), (x - 2, y0 + 230)], cord, 9)


@motif("crochet", stance="lie")
def crochet(easel: Easel, chance: random.Random, view: int) -> None:
    """A round crochet sponge of hemp with a loop."""
    dye = chance.choice((STRAW, (208, 190, 158), ROSE))
    easel.hoop(480, 250, 90, dark(dye, 0.2), 18)
    for r in range(330, 20, -46):
        n = max(5, int(r / 11))
        for i in range(n):
            angle = i * math.tau / n + r
            easel.oval(
                480 + r * math.cos(angle),
                620 + r * math.sin(angle),
                32,
                25,
                dark(dye, 0.24),
                math.degrees(angle),
            )
            easel.oval(
                478 + r * math.cos(angle),
                617 + r * math.sin(angle),
                26,
                17,
                (dye, light(dye, 0.3))[i % 2],
                math.degrees(angle),
            )
    easel.disc(480, 620, 22, MADDER)
