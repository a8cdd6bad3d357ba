"""Harami, bands, tents and ropes of the nomads."""

import math
import random

from catalog.pictures import knots, weave
from catalog.pictures.dyes import (
    CREAM,
    LEAF,
    MADDER,
    SAFFRON,
    SKY,
    STRAW,
    WALNUT,
    Colour,
    dark,
    light,
)
from catalog.pictures.easel import Easel
from catalog.pictures.props import lozenge
from catalog.pictures.registry import motif
from catalog.pictures.rugs import fringe

BLACK: Colour = (52, 44, 44)


@motif("harami", stance="lie", own_aside=True)
def harami(easel: Easel, chance: random.Random, view: int) -> None:
    """Harami: fine bands in madder and indigo."""
    dyes = chance.choice((knots.SETS[0], knots.SETS[1], knots.SETS[6]))
    cloth = weave.rows_of(chance, (knots.COMB, knots.HOOKS, knots.TREE), 74, 104, dyes)
    with easel.place(480, 600, 1, -8 if view == 1 else 0):
        easel.cloth(
            [(-310, -430), (310, -430), (310, 430), (-310, 430)], cloth, (-310, -430, 310, 430)
        )
        fringe(easel, -310, 310, 430, 60, chance, dyes[0])
        if view == 1:
            easel.soft(0, 150, 320, 200, 0.3)
            easel.cloth(
                [(-310, 60), (310, 0), (310, 430), (-310, 430)],
                weave.stripes(chance, 70, 50, dyes),
                (-310, 0, 310, 430),
            )


@motif("band", stance="lie")
def band(easel: Easel, chance: random.Random, view: int) -> None:
    """A woven band, rolled, its end running across the picture."""
    dyes = chance.choice(knots.SETS)
    strip = weave.rows_of(chance, (knots.HOOKS, knots.COMB), 24, 130, dyes)
    with easel.place(480, 600, 1, -24):
        easel.cloth([(-70, -420), (70, -420), (70, 520), (-70, 520)], strip, (-70, -420, 70, 520))
        fringe(easel, -70, 70, 520, 66, chance, dyes[2], 14)
    easel.soft(360, 420, 300, 290, 0.5)
    for i, r in enumerate(range(240, 30, -22)):
        easel.disc(340, 390, r, (dyes[0], dyes[2], dyes[1], dyes[3])[i % 4])
        easel.disc(340, 390, r - 5, dark((dyes[0], dyes[2], dyes[1], dyes[3])[i % 4], 0.16))


@motif("tent")
def tent(easel: Easel, chance: random.Random, view: int) -> None:
    """A black goat-hair tent on its poles before the hills."""
    easel.blob(
        [(-60, 900), (120, 640), (300, 560), (480, 680), (700, 520), (1020, 760), (1020, 900)],
        dark(SKY, 0.05),
    )
    easel.blob([(-60, 900), (200, 760), (480, 720), (760, 780), (1020, 720), (1020, 900)], LEAF)
    for x in (250, 480, 710):
        easel.box(x - 8, 470, x + 8, 980, WALNUT)
    easel.poly([(220, 640), (740, 640), (800, 970), (160, 970)], dark(BLACK, 0.4))
    easel.cloth(
        [(250, 780), (710, 780), (740, 985), (220, 985)],
        weave.gelim(chance, 80, 30, 1),
        (220, 780, 740, 985),
    )
    roof = [
        (250, 480),
        (365, 530),
        (480, 470),
        (595, 530),
        (710, 480),
        (880, 740),
        (720, 690),
        (600, 720),
        (480, 690),
        (360, 720),
        (240, 690),
        (80, 740),
    ]
    easel.grained(roof, BLACK, "weave")
    for i in range(9):
        x = 160 + i * 80
        easel.line([(300 + i * 45, 500), (x, 710)], light(BLACK, 0.16), 3)
    for x, dx in ((80, -50), (880, 50)):
        easel.line([(x, 740), (x + dx, 960)], STRAW, 5)
    for i in range(16):
        lozenge(
            easel,
            236 + i * 32,
            700 + (i % 4 - 2) ** 2 * 2,
            9,
            14,
            (MADDER, SAFFRON, CREAM)[i % 3],
            BLACK,
        )


@motif("tent-panel", stance="lie")
def tent_panel(easel: Easel, chance: random.Random, view: int) -> None:
    """A hanging of black goat hair with coloured bands and tassels."""
    easel.box(170, 180, 790, 210, WALNUT, 14)
    easel.grained([(200, 205), (760, 205), (760, 920), (200, 920)], BLACK, "weave")
    dyes = chance.choice(knots.SETS)
    for y in (300, 520, 740):
        easel.cloth(
            [(200, y), (760, y), (760, y + 90), (200, y + 90)],
            weave.rows_of(chance, (knots.HOOKS,), 64, 10, dyes),
            (200, y, 760, y + 90),
        )
    for i in range(10):
        x = 228 + i * 56
        easel.line([(x, 920), (x, 1000)], dyes[i % 5], 22)
        easel.disc(x, 922, 14, CREAM)


@motif("rope", stance="lie")
def rope(easel: Easel, chance: random.Random, view: int) -> None:
    """A coil of twisted goat-hair rope."""
    tone, other = chance.choice((((72, 60, 56), (206, 190, 164)), ((96, 76, 62), (60, 50, 48))))
    for r in (330, 282, 234, 186):
        for i in range(int(r / 5)):
            angle = i * math.tau / int(r / 5)
            easel.oval(
                480 + r * math.cos(angle),
                600 + r * math.sin(angle),
                33,
                15,
                dark((tone, other)[i % 2], 0.12 if math.sin(angle) > 0.2 else 0),
                math.degrees(angle) + 128,
            )
    for i in range(26):
        easel.oval(250 + i * 20, 590 + 40 * math.sin(i * 0.24), 15, 34, (tone, other)[i % 2], -34)
    for i in range(7):
        easel.line([(770, 600), (850, 570 + i * 13)], tone, 5)
