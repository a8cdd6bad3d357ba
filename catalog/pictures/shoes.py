"""Giveh, slippers, booties, socks and sandals."""

import random

from catalog.pictures import knots, weave
from catalog.pictures.dyes import (
    BRICK,
    CREAM,
    FIRUZE,
    HONEY,
    INDIGO,
    MADDER,
    ROSE,
    SAFFRON,
    WHITE,
    WOOL,
    Colour,
    dark,
    light,
)
from catalog.pictures.easel import Easel, rounded, spline
from catalog.pictures.felt import LEATHER
from catalog.pictures.registry import motif


def shoe(easel: Easel, upper_tone: Colour, sole: Colour, accent: Colour, texture: str) -> None:
    """One giveh from the side, its toe to the left, its sole on y = 0."""
    easel.poly(rounded(-306, -48, 292, 6, 20), sole)
    body = spline(
        [
            (-304, -40),
            (-290, -110),
            (-200, -160),
            (-90, -196),
            (-30, -250),
            (60, -262),
            (210, -262),
            (272, -240),
            (286, -120),
            (278, -36),
            (0, -36),
        ],
        closed=True,
    )
    easel.grained(body, upper_tone, texture)
    easel.blob(
        [(-20, -248), (90, -266), (230, -262), (262, -248), (200, -224), (60, -218)],
        dark(upper_tone, 0.5),
    )
    for i in range(12):
        easel.line([(-270 + i * 44, -52), (-252 + i * 44, -74)], accent, 6)
    easel.blob([(-304, -46), (-290, -112), (-250, -130), (-246, -46)], accent)
    easel.curve([(-200, -150), (-110, -120), (-40, -130), (-20, -240)], dark(upper_tone, 0.16), 6)
    easel.box(258, -244, 284, -130, accent, 10)


def shoes(
    easel: Easel, upper_tone: Colour, sole: Colour, accent: Colour, texture: str = "knit"
) -> None:
    """A pair."""
    with easel.place(560, 880, 0.94):
        shoe(easel, dark(upper_tone, 0.06), sole, accent, texture)
    easel.soft(440, 1000, 300, 40, 0.3)
    with easel.place(440, 1000, 1.1):
        shoe(easel, upper_tone, sole, accent, texture)


@motif("giveh", grow=0.98)
def giveh(easel: Easel, chance: random.Random, view: int) -> None:
    """White giveh with a leather sole."""
    shoes(easel, (246, 240, 226), (168, 122, 84), chance.choice(((150, 98, 62), INDIGO, MADDER)))


@motif("giveh-rubber", grow=0.98)
def giveh_rubber(easel: Easel, chance: random.Random, view: int) -> None:
    """Everyday giveh with a rubber sole."""
    shoes(easel, (222, 208, 182), (64, 58, 56), chance.choice(((88, 72, 62), FIRUZE)))


@motif("giveh-child", grow=0.98)
def giveh_child(easel: Easel, chance: random.Random, view: int) -> None:
    """Coloured giveh for a child."""
    shoes(
        easel,
        chance.choice((ROSE, FIRUZE, SAFFRON, BRICK)),
        WOOL,
        chance.choice((INDIGO, MADDER, CREAM)),
    )


@motif("slippers", grow=0.98)
def slippers(easel: Easel, chance: random.Random, view: int) -> None:
    """Felt slippers."""
    shoes(
        easel,
        chance.choice(((150, 146, 140), BRICK, (120, 140, 120))),
        (110, 84, 66),
        chance.choice((MADDER, SAFFRON)),
        "felt",
    )


@motif("booties", grow=0.98)
def booties(easel: Easel, chance: random.Random, view: int) -> None:
    """Knitted baby booties with ribbons."""
    tone = chance.choice(((238, 214, 208), (208, 222, 222), (240, 228, 190)))
    for x, y, k in ((600, 890, 0.9), (380, 1000, 1.05)):
        with easel.place(x, y, k):
            body = spline(
                [
                    (-230, -10),
                    (-250, -100),
                    (-160, -170),
                    (-40, -190),
                    (0, -300),
                    (190, -300),
                    (200, -100),
                    (190, -10),
                    (0, 0),
                ],
                closed=True,
            )
            easel.grained(body, tone, "knit")
            easel.grained(rounded(-16, -330, 206, -250, 30), WHITE, "knit")
            easel.line([(-20, -206), (196, -206)], ROSE, 13)
            for side in (-1, 1):
                easel.oval(-30 + side * 34, -206 + side * 10, 36, 17, ROSE, side * 34)
            easel.curve([(-242, -40), (0, -34), (192, -40)], dark(tone, 0.2), 9)


@motif("socks", stance="lie")
def socks(easel: Easel, chance: random.Random, view: int) -> None:
    """Patterned wool socks."""
    dyes = chance.choice(knots.SETS)
    pattern = weave.rows_of(chance, (knots.HOOKS, knots.COMB), 54, 90, dyes)
    for x, turn in ((360, -6), (560, 8)):
        with easel.place(x, 560, 1, turn):
            leg = spline(
                [
                    (-100, -330),
                    (100, -330),
                    (100, 60),
                    (120, 190),
                    (80, 290),
                    (-60, 330),
                    (-220, 320),
                    (-250, 230),
                    (-150, 170),
                    (-100, 90),
                ],
                closed=True,
                steps=4,
            )
            easel.cloth(leg, pattern, (-250, -330, 130, 330), "knit")
            easel.grained(rounded(-106, -360, 106, -270, 18), dyes[2], "knit")
            easel.blob([(-232, 300), (-250, 230), (-180, 196), (-150, 250), (-170, 322)], dyes[1])


@motif("sandals", stance="lie")
def sandals(easel: Easel, chance: random.Random, view: int) -> None:
    """Leather sandals from above."""
    tone = chance.choice(LEATHER)
    for x, flip in ((330, 1), (630, -1)):
        sole = [
            (x + flip * dx, y)
            for dx, y in (
                (-60, 260),
                (40, 230),
                (120, 300),
                (134, 460),
                (90, 640),
                (100, 840),
                (40, 970),
                (-60, 970),
                (-110, 840),
                (-90, 640),
                (-124, 420),
            )
        ]
        easel.blob(sole, dark(tone, 0.5))
        easel.blob([(px - 4, py - 8) for px, py in sole], light(tone, 0.34))
        for y in (400, 500, 760):
            easel.curve([(x - 132, y + 20), (x, y - 44), (x + 132, y + 20)], dark(tone, 0.3), 50)
            easel.curve([(x - 132, y + 14), (x, y - 50), (x + 132, y + 14)], tone, 42)
            easel.curve([(x - 120, y - 2), (x, y - 62), (x + 120, y - 2)], light(tone, 0.4), 4)
        easel.disc(x, 452, 24, HONEY)
        easel.disc(x - 3, 449, 15, light(HONEY, 0.4))
