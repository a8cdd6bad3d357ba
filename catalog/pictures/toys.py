"""Toys, games, dolls and a hive."""

import math
import random

from catalog.pictures import weave
from catalog.pictures.dyes import (
    BRICK,
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
    SAGE,
    SILVER,
    STRAW,
    WALNUT,
    WHITE,
    dark,
    light,
)
from catalog.pictures.easel import Easel, petals, rounded, spline
from catalog.pictures.props import goat, lozenge
from catalog.pictures.registry import motif
from catalog.pictures.wood import WOODS, framed


@motif("hive")
def hive(easel: Easel, chance: random.Random, view: int) -> None:
    """A painted wooden hive with bees."""
    for i, (y, dye) in enumerate(
        ((800, STRAW), (610, chance.choice((PALE_FIRUZE, SAFFRON, ROSE))), (480, CREAM))
    ):
        tall = (200, 190, 130)[i]
        easel.grained([(230, y), (730, y), (730, y + tall), (230, y + tall)], dye, "wood")
        easel.tint([(600, y), (730, y), (730, y + tall), (600, y + tall)], INK, 0.12)
        easel.box(230, y + tall - 8, 730, y + tall, dark(dye, 0.35))
        easel.box(430, y + tall * 0.4, 530, y + tall * 0.4 + 26, dark(dye, 0.5), 12)
    easel.box(200, 430, 760, 486, SILVER, 8)
    easel.box(200, 430, 760, 446, WHITE, 8)
    easel.box(330, 960, 630, 984, INK, 6)
    easel.box(210, 996, 750, 1012, WALNUT, 4)
    for x, y, turn in (
        (300, 330, -20),
        (650, 300, 24),
        (820, 520, -10),
        (140, 600, 30),
        (420, 900, 0),
    ):
        with easel.place(x, y, 1.2, turn):
            easel.oval(-4, -22, 13, 23, WHITE, 24)
            easel.oval(10, -22, 13, 23, light(PALE_FIRUZE, 0.5), -24)
            easel.oval(0, 0, 27, 17, HONEY)
            for dx in (-8, 6):
                easel.box(dx - 3, -15, dx + 4, 15, INK)
            easel.disc(26, 0, 11, INK)


@motif("puzzle", stance="lie")
def puzzle(easel: Easel, chance: random.Random, view: int) -> None:
    """A wooden puzzle of a land of many parts."""
    easel.grained(rounded(130, 260, 830, 940, 30), WOODS[2], "wood")
    easel.box(170, 300, 790, 900, dark(WOODS[2], 0.4), 16)
    outline = [
        (220, 420),
        (330, 340),
        (480, 350),
        (600, 330),
        (740, 440),
        (730, 600),
        (760, 740),
        (620, 850),
        (470, 820),
        (340, 860),
        (230, 740),
        (250, 580),
    ]
    centre = (480, 600)
    dyes = (
        MADDER,
        SAFFRON,
        SAGE,
        INDIGO,
        ROSE,
        FIRUZE,
        STRAW,
        BRICK,
        LEAF,
        PLUM,
        PALE_FIRUZE,
        HONEY,
    )
    for i, point in enumerate(outline):
        after = outline[(i + 1) % 12]
        mid = ((point[0] + after[0]) / 2 + chance.uniform(-10, 10), (point[1] + after[1]) / 2)
        inner = [
            (centre[0] + (p[0] - centre[0]) * 0.48, centre[1] + (p[1] - centre[1]) * 0.48)
            for p in (after, point)
        ]
        piece = [point, mid, after, *inner]
        easel.poly([(x + 4, y + 7) for x, y in piece], dark(dyes[i], 0.5))
        easel.poly(piece, dyes[i])
        easel.line([*piece, piece[0]], WOODS[2], 5)
    ring = [
        (centre[0] + (x - centre[0]) * 0.46, centre[1] + (y - centre[1]) * 0.46) for x, y in outline
    ]
    easel.poly(ring, CREAM)
    goat(easel, 470, 620, 110, dark(WALNUT, 0.2))


@motif("game", stance="lie")
def game(easel: Easel, chance: random.Random, view: int) -> None:
    """A board of squares with bronze-coloured pieces."""
    easel.grained(rounded(130, 250, 830, 950, 20), WALNUT, "wood")
    for r in range(8):
        for c in range(8):
            easel.box(
                180 + c * 75, 300 + r * 75, 255 + c * 75, 375 + r * 75, (STRAW, BRICK)[(r + c) % 2]
            )
    for r, c, dye in (
        (1, 2, HONEY),
        (2, 5, INDIGO),
        (4, 3, HONEY),
        (5, 6, INDIGO),
        (6, 1, HONEY),
        (3, 1, INDIGO),
        (6, 4, INDIGO),
        (4, 6, HONEY),
    ):
        x, y = 217 + c * 75, 337 + r * 75
        easel.soft(x + 8, y + 10, 40, 38, 0.5)
        easel.ball(x, y, 32, dye, 0.7)
        lozenge(easel, x, y, 13, 16, CREAM, dye)


@motif("map-relief", stance="lie")
def relief(easel: Easel, chance: random.Random, view: int) -> None:
    """A layered relief map."""
    framed(easel, WOODS[1], (222, 226, 214), "plaster")
    outline = [
        (270, 430),
        (370, 340),
        (500, 360),
        (610, 330),
        (710, 430),
        (700, 600),
        (720, 740),
        (600, 850),
        (470, 810),
        (350, 850),
        (260, 740),
        (280, 580),
    ]
    for i, dye in enumerate(
        (
            (176, 190, 140),
            (200, 200, 150),
            (218, 198, 150),
            (206, 172, 128),
            (180, 140, 104),
            (236, 230, 220),
        )
    ):
        k = 1 - i * 0.155
        shape = [
            (480 + (x - 480 + i * 9) * k + chance.uniform(-8, 8), 600 + (y - 600 - i * 12) * k)
            for x, y in outline
        ]
        easel.blob([(x + 7, y + 9) for x, y in shape], dark(dye, 0.4))
        easel.blob(shape, dye)


@motif("doll")
def doll(easel: Easel, chance: random.Random, view: int) -> None:
    """A folk doll in Lori dress."""
    dye, vest = chance.choice(
        ((MADDER, INDIGO), (FIRUZE, PLUM), (SAFFRON, MADDER), (INDIGO, BRICK))
    )
    for side in (-1, 1):
        easel.curve(
            [(480 + side * 90, 560), (480 + side * 190, 660), (480 + side * 180, 740)],
            dark(dye, 0.1),
            62,
        )
        easel.disc(480 + side * 180, 770, 30, (236, 200, 164))
    skirt = [(420, 600), (540, 600), (700, 990), (480, 1006), (260, 990)]
    easel.cloth(
        skirt, weave.dots(chance, dye, (CREAM, HONEY), 44, 40, 7), (260, 600, 700, 1006), "linen"
    )
    easel.line([(262, 975), (480, 992), (698, 975)], HONEY, 15)
    easel.blob([(400, 520), (560, 520), (570, 680), (480, 700), (390, 680)], vest)
    easel.line([(480, 530), (480, 694)], HONEY, 8)
    for y in (560, 600, 640):
        easel.disc(455, y, 8, HONEY)
    easel.blob(
        [(340, 360), (480, 220), (620, 360), (640, 560), (560, 600), (400, 600), (320, 560)],
        light(vest, 0.1),
    )
    easel.disc(480, 410, 124, (240, 206, 172))
    easel.blob(
        [(356, 400), (400, 290), (480, 280), (560, 290), (604, 400), (540, 340), (420, 340)],
        (58, 40, 36),
    )
    easel.curve([(360, 350), (480, 290), (600, 350)], HONEY, 13)
    for x in (436, 524):
        easel.disc(x, 410, 12, INK)
        easel.disc(x - 20 + (x > 480) * 40, 446, 20, (232, 164, 144))
    easel.curve([(456, 462), (480, 474), (504, 462)], MADDER, 7)


@motif("brooch-flower", stance="lie")
def brooch(easel: Easel, chance: random.Random, view: int) -> None:
    """A narcissus of felt on a pin."""
    easel.curve([(480, 640), (520, 800), (500, 960)], SAGE, 28)
    for side in (-1, 1):
        easel.grained(
            spline(
                [
                    (500, 900),
                    (500 + side * 110, 760),
                    (500 + side * 130, 640),
                    (500 + side * 50, 760),
                ],
                closed=True,
            ),
            (SAGE, LEAF)[side > 0],
            "felt",
        )
    for i in range(6):
        with easel.place(480, 500, 1, i * 60):
            easel.grained(
                spline([(0, 0), (-84, -130), (0, -256), (84, -130)], closed=True),
                (250, 244, 226) if i % 2 else (238, 228, 204),
                "felt",
            )
            easel.line([(0, -60), (0, -190)], dark(CREAM, 0.16), 4)
    easel.grained(petals(10, 96, 0.12, 480, 500), SAFFRON, "felt")
    easel.disc(480, 500, 54, dark(SAFFRON, 0.3))
    for i in range(6):
        easel.disc(480 + 24 * math.cos(i), 500 + 24 * math.sin(i), 9, HONEY)
    easel.line([(300, 700), (690, 700)], SILVER, 9)
    easel.disc(694, 700, 17, SILVER)


@motif("felt-ibex")
def felt_ibex(easel: Easel, chance: random.Random, view: int) -> None:
    """A stuffed felt ibex with stitched seams."""
    tone = chance.choice(((170, 128, 92), (206, 176, 138), (150, 146, 140)))
    for x in (350, 420, 560, 620):
        easel.grained(rounded(x, 780, x + 52, 1000, 20), dark(tone, 0.1), "felt")
        easel.box(x, 960, x + 52, 1000, WALNUT, 12)
    easel.grained(
        spline(
            [
                (300, 700),
                (360, 600),
                (560, 590),
                (680, 620),
                (700, 760),
                (620, 850),
                (400, 850),
                (310, 800),
            ],
            closed=True,
        ),
        tone,
        "felt",
    )
    easel.curve([(660, 440), (560, 270), (400, 270), (340, 400)], WALNUT, 44)
    easel.curve([(700, 440), (640, 230), (440, 190), (310, 330)], dark(WALNUT, 0.2), 40)
    easel.grained(
        spline(
            [
                (610, 700),
                (610, 480),
                (680, 410),
                (780, 440),
                (850, 540),
                (820, 590),
                (720, 590),
                (700, 720),
            ],
            closed=True,
        ),
        light(tone, 0.1),
        "felt",
    )
    easel.disc(722, 490, 15, INK)
    easel.disc(718, 486, 5, WHITE)
    easel.disc(836, 552, 13, INK)
    easel.oval(640, 490, 20, 50, dark(tone, 0.2), -30)
    for i in range(3):
        lozenge(easel, 400 + i * 86, 720, 32, 42, (MADDER, INDIGO, SAFFRON)[i], CREAM)
    for i in range(14):
        easel.line([(330 + i * 24, 838), (342 + i * 24, 838)], CREAM, 4)
