"""Pots, bowls, tiles: glazed and painted ware."""

import math
import random

from catalog.pictures import knots
from catalog.pictures.dyes import (
    BRICK,
    CLAY,
    CREAM,
    FIRUZE,
    HONEY,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    PALE_FIRUZE,
    PLUM,
    ROSE,
    SAFFRON,
    WALNUT,
    WHITE,
    Colour,
    dark,
    light,
)
from catalog.pictures.easel import Easel, Points, around, petals, radius_at
from catalog.pictures.props import goat, stepped
from catalog.pictures.registry import motif

GLAZES: tuple[Colour, ...] = (FIRUZE, (44, 104, 128), (88, 124, 92), (178, 112, 52), (62, 88, 132))


def zigzag_belt(
    easel: Easel, body: Points, y: float, tall: float, ink: Colour, cx: float = 480, n: int = 9
) -> None:
    """A painted zigzag between two lines."""
    r = radius_at(body, y)
    easel.belt(cx, y - tall * 0.7, r, ink, 4)
    easel.belt(cx, y + tall * 0.7, r, ink, 4)
    points = []
    for i in range(-n, n + 1):
        x, yy = around(cx, y, r, i / n)
        points.append((x, yy + (tall / 2 if i % 2 else -tall / 2)))
    easel.line(points, ink, 6)


@motif("clay-jar")
def clay_jar(easel: Easel, chance: random.Random, view: int) -> None:
    """A glazed jar: glaze runs down over bare clay."""
    glaze = chance.choice(GLAZES)
    for side in (-1, 1):
        easel.curve(
            [
                (480 + side * 92, 410),
                (480 + side * 200, 400),
                (480 + side * 220, 500),
                (480 + side * 170, 560),
            ],
            dark(glaze, 0.25),
            28,
        )
    body = easel.turned(
        480,
        [
            (330, 110),
            (360, 92),
            (420, 90),
            (500, 170),
            (620, 232),
            (740, 226),
            (860, 170),
            (950, 112),
            (985, 116),
        ],
        CLAY,
        gloss=0.3,
    )
    top = [(y, r + 1.5) for y, r in body if y <= 760]
    easel.turned(480, top, glaze, gloss=0.8)
    r = radius_at(body, 760)
    for i in range(-7, 8):
        x, y = around(480, 758, r, i / 8)
        easel.oval(x, y, 18, 18 + (i * i * 7 + 13) % 44, dark(glaze, 0.1 + 0.28 * max(0, i / 8)))
    easel.oval(480, 330, 112, 20, light(glaze, 0.2))
    easel.oval(480, 334, 92, 13, dark(glaze, 0.55))
    zigzag_belt(easel, body, 590, 46, dark(glaze, 0.45))


@motif("yoghurt-bowls")
def yoghurt_bowls(easel: Easel, chance: random.Random, view: int) -> None:
    """Four nested and standing clay bowls."""
    for x, y, k, glaze in (
        (340, 860, 0.8, GLAZES[0]),
        (640, 850, 0.8, GLAZES[4]),
        (270, 1010, 0.95, GLAZES[2]),
        (680, 1010, 1.0, GLAZES[3]),
    ):
        with easel.place(x, y, k):
            easel.soft(10, -4, 200, 34, 0.4)
            bowl(easel, 0, 0, glaze, (246, 240, 226))


def bowl(easel: Easel, x: float, y: float, glaze: Colour, inside: Colour, r: float = 190) -> None:
    """A bowl standing with its foot at (x, y)."""
    k = r / 190
    easel.oval(x, y - 190 * k, r, 46 * k, light(glaze, 0.15))
    easel.oval(x + 2, y - 186 * k, r * 0.93, 39 * k, dark(inside, 0.12))
    easel.oval(x + 5 * k, y - 180 * k, r * 0.84, 32 * k, inside)
    body = easel.turned(
        x,
        [
            (y - 190 * k, r),
            (y - 140 * k, r * 0.95),
            (y - 70 * k, r * 0.72),
            (y - 26 * k, r * 0.42),
            (y - 14 * k, r * 0.44),
        ],
        glaze,
        gloss=0.6,
        tilt=0.23,
    )
    ry = radius_at(body, y - 130 * k)
    easel.belt(x, y - 130 * k, ry, dark(glaze, 0.35), 5 * k, tilt=0.23)
    easel.belt(x, y - 112 * k, radius_at(body, y - 112 * k), light(glaze, 0.35), 3 * k, tilt=0.23)


@motif("ibex-vase")
def ibex_vase(easel: Easel, chance: random.Random, view: int) -> None:
    """A buff vase painted with mountain goats."""
    buff = chance.choice(((222, 182, 132), (214, 164, 118), (230, 200, 154)))
    ink = chance.choice((INK, (110, 44, 30), dark(WALNUT, 0.3)))
    body = easel.turned(
        480,
        [
            (330, 128),
            (350, 104),
            (420, 90),
            (500, 150),
            (600, 214),
            (720, 226),
            (850, 180),
            (950, 116),
            (985, 118),
        ],
        buff,
        gloss=0.3,
    )
    easel.oval(480, 330, 128, 22, light(buff, 0.2))
    easel.oval(480, 334, 108, 15, dark(buff, 0.6))
    zigzag_belt(easel, body, 490, 34, ink, n=7)
    zigzag_belt(easel, body, 850, 40, ink)
    goat(easel, 392, 720, 104, ink)
    goat(easel, 600, 726, 94, ink, flip=True)
    for x, y in ((500, 640), (290, 690)):
        easel.poly(stepped(x, y, 14, 18), ink)


@motif("mug")
def mug(easel: Easel, chance: random.Random, view: int) -> None:
    """A straight mug printed with a gabbeh's pattern."""
    dyes = chance.choice(knots.SETS)
    easel.curve([(650, 600), (800, 600), (810, 830), (645, 850)], (226, 222, 212), 36)
    easel.turned(
        460,
        [(520, 200), (560, 200), (900, 200), (960, 192), (985, 180)],
        (244, 240, 230),
        gloss=0.4,
    )
    easel.oval(460, 520, 200, 34, WHITE)
    easel.oval(462, 526, 184, 26, (122, 70, 40))
    for row, y in enumerate(range(610, 900, 58)):
        for i in range(-5, 6):
            u = (i + row % 2 * 0.5) / 6
            x, yy = around(460, y, 200, u)
            squeeze = math.cos(math.pi / 2 * u)
            if squeeze < 0.15:
                continue
            dye = (
                dyes[(row + i) % 2 + (3 if row % 2 else 0)]
                if sum(dyes[0]) < 600
                else dyes[1 + row % 2]
            )
            easel.poly(stepped(x, yy, 28 * squeeze, 28, 3), dye)
            easel.poly(stepped(x, yy, 11 * squeeze, 11, 2), CREAM)
    for y in (572, 905):
        easel.belt(460, y, 200, dyes[1], 9)


@motif("tile", stance="lie", focus=(480, 600, 1.7))
def tile(easel: Easel, chance: random.Random, view: int) -> None:
    """Four seven-colour tiles that make one flower."""
    blue = chance.choice((INDIGO, (28, 84, 136), FIRUZE))
    for ox, oy in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
        with easel.place(480 + ox * 176, 600 + oy * 176):
            easel.box(-172, -172, 172, 172, dark(CREAM, 0.2), 6)
            easel.box(-172, -172, 168, 167, blue, 6)
            easel.box(-160, -160, 160, 160, CREAM)
            easel.box(-150, -150, 150, 150, blue)
            cx, cy = -ox * 150, -oy * 150
            _tile_quarter(easel, cx, cy, ox, oy, blue)
            easel.tint([(-172, -172), (40, -172), (-172, 40)], WHITE, 0.14)


def _tile_quarter(easel: Easel, cx: float, cy: float, ox: int, oy: int, blue: Colour) -> None:
    sky = PALE_FIRUZE if blue != FIRUZE else HONEY
    start = {(-1, -1): 180, (1, -1): 270, (1, 1): 0, (-1, 1): 90}[(ox, oy)]

    def wedge(r: float) -> list[tuple[float, float]]:
        return [(cx, cy)] + [
            (cx + r * math.cos(math.radians(start + a)), cy + r * math.sin(math.radians(start + a)))
            for a in range(0, 91, 6)
        ]

    for r, dye in (
        (210, sky),
        (196, blue),
        (150, HONEY),
        (140, WHITE),
        (92, MADDER),
        (50, SAFFRON),
    ):
        easel.poly(wedge(r), dye)
    for a in (15, 45, 75):
        angle = math.radians(start + a)
        for r, dye, size in ((172, WHITE, 20), (116, BRICK, 17)):
            easel.poly(
                petals(6, size, 0.4, cx + r * math.cos(angle), cy + r * math.sin(angle)), dye
            )
            easel.disc(cx + r * math.cos(angle), cy + r * math.sin(angle), 6, HONEY)
    easel.poly(petals(8, 46, 0.35, ox * 92, oy * 92), ROSE)
    easel.poly(petals(8, 32, 0.35, ox * 92, oy * 92), WHITE)
    easel.disc(ox * 92, oy * 92, 10, PLUM)
    for dx, dy in ((112, 8), (8, 112)):
        easel.oval(ox * dx, oy * dy, 30, 11, LEAF, 45 if ox * oy > 0 else -45)


@motif("ibex-figure")
def ibex_figure(easel: Easel, chance: random.Random, view: int) -> None:
    """A small clay ibex on a plinth."""
    clay = chance.choice((CLAY, (178, 128, 92), (160, 96, 70)))
    easel.box(240, 960, 720, 1004, dark(WALNUT, 0.1), 6)
    easel.box(240, 960, 720, 972, light(WALNUT, 0.2), 4)
    goat(easel, 476, 800, 336, dark(clay, 0.28))
    goat(easel, 468, 794, 332, clay)
    easel.tint([(360, 742), (540, 726), (560, 745), (380, 764)], light(clay, 0.6), 0.5)
    for x in (390, 440, 490, 540):
        easel.poly(stepped(x, 778, 15, 20, 3), dark(clay, 0.4))
