"""Baskets, mats, screens, lamps and brooms of cane, straw and reed."""

import math
import random

from catalog.pictures import knots
from catalog.pictures.dyes import (
    BRICK,
    FIRUZE,
    HAZEL,
    INDIGO,
    MADDER,
    OAK,
    SAGE,
    STRAW,
    WALNUT,
    Colour,
    dark,
    light,
)
from catalog.pictures.easel import Easel
from catalog.pictures.registry import motif


@motif("basket")
def basket(easel: Easel, chance: random.Random, view: int) -> None:
    """A wicker basket with fruit."""
    cane = chance.choice((OAK, STRAW, HAZEL))
    easel.curve([(230, 720), (260, 430), (480, 320), (700, 430), (730, 720)], dark(cane, 0.25), 30)
    for i in range(12):
        a = math.pi * (1 + (i + 0.5) / 12)
        easel.oval(
            480 + 252 * math.cos(a),
            720 + 388 * math.sin(a),
            22,
            13,
            light(cane, 0.2),
            math.degrees(a) + 50,
        )
    for x, y, r, dye in (
        (360, 690, 84, (186, 52, 46)),
        (500, 660, 92, (222, 150, 54)),
        (620, 690, 80, (140, 150, 70)),
        (430, 740, 70, (222, 150, 54)),
        (560, 740, 74, (186, 52, 46)),
    ):
        easel.ball(x, y, r, dye, 0.6)
    weave_round(easel, cane, 720, 985, 286, 216)


def weave_round(easel: Easel, cane: Colour, y0: float, y1: float, r0: float, r1: float) -> None:
    """A woven round body between two heights."""
    easel.turned(
        480, [(y0, r0), ((y0 + y1) / 2, (r0 + r1) / 2 + 8), (y1, r1)], dark(cane, 0.3), gloss=0.2
    )
    rows = int((y1 - y0) / 30)
    for j in range(rows + 1):
        y, r = y0 + j * (y1 - y0) / rows, r0 + (r1 - r0) * j / rows + 3
        for i in range(-10, 11):
            f = math.sin(math.pi / 2 * (i + (j % 2) * 0.5) / 10.8)
            c = math.sqrt(max(0.02, 1 - f * f))
            tone = light(cane, 0.25) if (i + j) % 2 else cane
            easel.oval(
                480 + r * f, y + 0.14 * r * c, 22 * c + 3, 13, dark(tone, max(0, f) * 0.3), 8
            )


@motif("mat-round", stance="lie")
def mat(easel: Easel, chance: random.Random, view: int) -> None:
    """A coiled mat in bands of colour."""
    dyes = (
        STRAW,
        chance.choice((MADDER, INDIGO, FIRUZE)),
        light(STRAW, 0.2),
        chance.choice((SAGE, BRICK, WALNUT)),
    )
    coil(easel, 480, 600, 390, dyes)


def coil(easel: Easel, x: float, y: float, r: float, dyes: tuple[Colour, ...]) -> None:
    """Coils of straw sewn round and round."""
    easel.disc(x, y, r, dark(STRAW, 0.4))
    rings = int(r / 27)
    for j in range(rings):
        at = r - 14 - j * 27
        n = max(6, int(at / 4.4))
        for i in range(n):
            a = i * math.tau / n
            dye = (
                dyes[1]
                if j % 4 == 1 and i % 6 < 3
                else dyes[3]
                if j % 5 == 3 and i % 4 < 2
                else dyes[(i + j) % 2 * 2]
            )
            easel.oval(x + at * math.cos(a), y + at * math.sin(a), 13, 8, dye, math.degrees(a) + 24)


@motif("coaster-set", stance="lie")
def coasters(easel: Easel, chance: random.Random, view: int) -> None:
    """Six small coiled coasters."""
    dyes = (STRAW, chance.choice((MADDER, INDIGO, FIRUZE)), light(STRAW, 0.2), SAGE)
    for x, y in ((290, 370), (660, 370), (290, 640), (660, 640), (290, 910), (660, 910)):
        easel.soft(x + 8, y + 10, 140, 138, 0.3)
        coil(easel, x, y, 128, dyes)


@motif("screen", stance="lie")
def screen(easel: Easel, chance: random.Random, view: int) -> None:
    """A reed screen wrapped with coloured goat hair."""
    easel.box(150, 180, 810, 1010, dark(STRAW, 0.4))
    dyes = chance.choice(knots.SETS)
    for i in range(47):
        x = 152 + i * 14
        easel.box(x, 180, x + 11, 1010, light(STRAW, 0.1 + (i % 3) * 0.08))
        for y in range(240, 960, 22):
            far = (abs(x - 480) // 14 + abs((y - 600) // 22)) % 12
            if far < 5:
                easel.box(x, y, x + 11, y + 22, dyes[(0, 1, 2, 3, 0)[int(far)]])
    for y in (210, 590, 980):
        easel.line([(146, y), (814, y)], WALNUT, 9)


@motif("lamp")
def lamp(easel: Easel, chance: random.Random, view: int) -> None:
    """A wicker lamp, lit."""
    easel.line([(480, 0), (480, 330)], WALNUT, 8)
    easel.turned(
        480,
        [(300, 60), (340, 120), (440, 250), (560, 316), (680, 300), (760, 230)],
        (250, 214, 130),
        gloss=0.9,
        tilt=0.1,
    )
    for i in range(-7, 8):
        u = math.sin(math.pi / 2 * i / 7.4)
        easel.curve(
            [(480 + u * 60, 304), (480 + u * 250, 450), (480 + u * 316, 580), (480 + u * 232, 782)],
            HAZEL,
            10,
        )
    for y, r in (
        (340, 120),
        (400, 200),
        (470, 276),
        (540, 312),
        (610, 318),
        (680, 300),
        (740, 252),
    ):
        easel.belt(480, y, r, OAK, 13, tilt=0.1)
    easel.oval(480, 786, 200, 30, (255, 240, 190))


@motif("broom")
def broom(easel: Easel, chance: random.Random, view: int) -> None:
    """A sorghum broom bound with coloured thread."""
    easel.box(464, 130, 496, 600, OAK, 15)
    for i in range(-22, 23):
        easel.curve(
            [(480 + i * 2.6, 560), (480 + i * 7, 760), (480 + i * 13, 1000 - abs(i) * 2.4)],
            (STRAW, dark(STRAW, 0.18), light(STRAW, 0.2))[i % 3],
            9,
        )
    for i, y in enumerate((560, 600, 640, 690)):
        easel.curve(
            [(412 - i * 16, y), (480, y + 16), (548 + i * 16, y)],
            (MADDER, INDIGO, SAGE, MADDER)[i],
            20,
        )
    easel.curve([(480, 136), (450, 90), (480, 60), (510, 90), (480, 136)], MADDER, 7)
