"""Plates and copper vessels, hammered, engraved, enamelled."""

import math
import random

from catalog.pictures.dyes import (
    COPPER,
    FIRUZE,
    HONEY,
    INDIGO,
    MADDER,
    SILVER,
    WHITE,
    Colour,
    dark,
    light,
)
from catalog.pictures.easel import Easel, petals, radius_at
from catalog.pictures.metal import VARSHO
from catalog.pictures.props import engraved
from catalog.pictures.registry import motif


@motif("tray", stance="lie", focus=(480, 560, 2.1))
def tray(easel: Easel, chance: random.Random, view: int) -> None:
    """A round engraved tray from above."""
    metal = chance.choice((VARSHO, light(VARSHO, 0.15)))
    plate(easel, chance, metal)


@motif("plate-copper", stance="lie", focus=(480, 560, 2.1))
def copper_plate(easel: Easel, chance: random.Random, view: int) -> None:
    """An engraved copper plate from above."""
    plate(easel, chance, light(COPPER, 0.12))


def plate(easel: Easel, chance: random.Random, metal: Colour) -> None:
    """Rings of engraving round a flower and two birds."""
    tine = dark(metal, 0.5)
    n = chance.choice((12, 16, 20))
    with easel.place(480, 600):
        easel.poly(petals(n * 2, 378, 0.05), dark(metal, 0.22))
        easel.disc(0, 0, 356, light(metal, 0.28))
        easel.disc(6, 7, 346, metal)
        easel.disc(0, 0, 262, dark(metal, 0.24))
        easel.disc(5, 6, 256, light(metal, 0.16))
        for spread in ((-150, 12), (24, 20)):
            start, wide = spread
            arc = [
                (
                    250 * math.cos(math.radians(start + i * wide / 6)),
                    250 * math.sin(math.radians(start + i * wide / 6)),
                )
                for i in range(7)
            ]
            easel.tint([(0, 0), *arc], WHITE, 0.4)
        for i in range(n):
            turn = i * 360 / n
            with easel.place(0, 0, 1, turn):
                easel.blob([(0, -338), (18, -310), (0, -278), (-18, -310)], tine)
                easel.blob([(0, -326), (9, -310), (0, -292), (-9, -310)], light(metal, 0.4))
            with easel.place(0, 0, 1, turn + 180 / n):
                easel.disc(0, -318, 6, tine)
                easel.curve([(-22, -286), (0, -300), (22, -286)], tine, 3)
        for r in (344, 270, 246):
            easel.hoop(0, 0, r, tine, 3)
        _bird_and_flower(easel, tine, metal)


def _bird_and_flower(easel: Easel, tine: Colour, metal: Colour) -> None:
    for i in range(8):
        with easel.place(0, 0, 1, i * 45):
            easel.curve([(0, -70), (16, -120), (50, -160), (20, -205)], tine, 4)
            easel.poly(petals(5, 24, 0.45, 20, -205), tine)
            easel.disc(20, -205, 7, light(metal, 0.5))
            easel.oval(40, -130, 24, 8, tine, 40)
            easel.oval(6, -108, 18, 6, tine, -60)
    easel.poly(petals(10, 74, 0.3), tine)
    easel.poly(petals(10, 62, 0.3), light(metal, 0.35))
    easel.poly(petals(6, 38, 0.4), tine)
    easel.disc(0, 0, 11, light(metal, 0.5))


@motif("pot-copper")
def pot(easel: Easel, chance: random.Random, view: int) -> None:
    """A hammered, tinned copper pot with its lid."""
    for side in (-1, 1):
        easel.curve(
            [
                (480 + side * 220, 650),
                (480 + side * 310, 640),
                (480 + side * 306, 720),
                (480 + side * 226, 720),
            ],
            dark(COPPER, 0.35),
            20,
        )
    body = easel.turned(
        480,
        [(590, 220), (610, 226), (760, 240), (880, 226), (960, 178), (975, 170)],
        COPPER,
        gloss=0.95,
    )
    hammered(easel, 480, body, 640, 940, COPPER)
    easel.turned(480, [(560, 214), (588, 234), (602, 232)], SILVER)
    easel.turned(
        480,
        [(420, 30), (450, 90), (500, 160), (545, 214), (572, 226)],
        light(COPPER, 0.08),
        gloss=1.0,
    )
    easel.turned(480, [(360, 20), (380, 34), (400, 20), (424, 30)], dark(COPPER, 0.1), gloss=1.0)


def hammered(
    easel: Easel, cx: float, body: list[tuple[float, float]], y0: float, y1: float, colour: Colour
) -> None:
    """Rows of hammer marks."""
    for j in range(int((y1 - y0) / 30)):
        y = y0 + j * 30
        r = radius_at(body, y)
        for i in range(-6, 7):
            f = math.sin(math.pi / 2 * (i + j % 2 * 0.5) / 6.8)
            x = cx + r * f
            bend = 0.14 * r * math.sqrt(max(0, 1 - f * f))
            easel.oval(
                x,
                y + bend,
                11 * math.sqrt(max(0.1, 1 - f * f)),
                9,
                dark(colour, 0.08 + 0.2 * max(0, f)),
            )


@motif("bowl-copper")
def bowl_copper(easel: Easel, chance: random.Random, view: int) -> None:
    """A copper drinking bowl, tinned within, engraved without."""
    easel.oval(480, 660, 270, 62, dark(SILVER, 0.12))
    easel.oval(488, 674, 240, 46, light(SILVER, 0.2))
    body = easel.turned(
        480,
        [(660, 272), (740, 262), (840, 214), (930, 120), (960, 96), (985, 110)],
        COPPER,
        gloss=0.9,
        tilt=0.22,
    )
    engraved(easel, 480, 730, radius_at(body, 730), 70, dark(COPPER, 0.5), 9, 0.22)
    easel.belt(480, 662, 272, light(COPPER, 0.35), 7, tilt=0.22)


@motif("enamel-vase")
def enamel_vase(easel: Easel, chance: random.Random, view: int) -> None:
    """A vase of blue enamel on copper with white and gold flowers."""
    blue = chance.choice((INDIGO, FIRUZE, (40, 84, 150)))
    easel.turned(480, [(940, 70), (965, 112), (988, 116)], COPPER, gloss=1.0)
    body = easel.turned(
        480,
        [
            (330, 120),
            (360, 76),
            (430, 62),
            (520, 100),
            (640, 184),
            (760, 180),
            (880, 100),
            (945, 66),
        ],
        blue,
        gloss=0.95,
    )
    easel.oval(480, 330, 120, 20, COPPER)
    easel.oval(480, 333, 104, 14, dark(COPPER, 0.5))
    for y in (440, 560, 850, 905):
        easel.belt(480, y, radius_at(body, y), HONEY, 5)
    for y, n in ((640, 3), (735, 4), (500, 2)):
        r = radius_at(body, y)
        for i in range(-n, n + 1):
            f = math.sin(math.pi / 2 * i / (n + 0.8))
            x, yy = 480 + r * f, y + 0.14 * r * math.sqrt(1 - f * f)
            k = math.sqrt(1 - f * f)
            easel.poly(
                [(x + px * k, yy + py) for px, py in petals(6, 32, 0.4)],
                (WHITE, light(MADDER, 0.5))[i % 2],
            )
            easel.oval(x, yy, 9 * k, 9, HONEY)
            easel.oval(x + 24 * k, yy + 36, 15 * k, 6, light(FIRUZE, 0.5), 30)
