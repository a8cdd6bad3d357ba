"""Cushions, bags and saddlebags."""

import random

from catalog.pictures import knots, weave
from catalog.pictures.dyes import (
    BRICK,
    CREAM,
    HONEY,
    INDIGO,
    INK,
    MADDER,
    SAFFRON,
    SAGE,
    SKY,
    STRAW,
    WALNUT,
    WHITE,
    dark,
)
from catalog.pictures.easel import Easel, petals, rounded, spline
from catalog.pictures.felt import LEATHER, curl
from catalog.pictures.leather import stitches
from catalog.pictures.registry import motif


@motif("cushion")
def cushion(easel: Easel, chance: random.Random, view: int) -> None:
    """A plump gelim cushion with tassels."""
    pattern = weave.gelim(chance, 64, 62)
    for x, y in ((190, 420), (770, 420), (190, 970), (770, 970)):
        easel.line([(x, y), (x + (30 if x > 480 else -30), y + 40)], MADDER, 26)
        easel.disc(x, y, 18, SAFFRON)
    shape = spline(
        [
            (180, 410),
            (480, 440),
            (780, 410),
            (756, 690),
            (780, 980),
            (480, 996),
            (180, 980),
            (204, 690),
        ],
        closed=True,
    )
    easel.cloth(shape, pattern, (180, 410, 780, 990))
    easel.tint(
        spline(
            [(560, 440), (780, 410), (756, 690), (780, 980), (560, 992), (660, 700)], closed=True
        ),
        INK,
        0.2,
    )
    easel.tint(spline([(220, 450), (420, 462), (300, 600), (250, 760)], closed=True), WHITE, 0.14)


@motif("bag-shoulder")
def bag(easel: Easel, chance: random.Random, view: int) -> None:
    """A woven shoulder bag trimmed with leather."""
    tone = chance.choice(LEATHER)
    easel.curve([(280, 620), (300, 330), (480, 210), (660, 330), (680, 620)], dark(tone, 0.25), 30)
    shape = spline(
        [
            (230, 560),
            (480, 570),
            (730, 560),
            (756, 800),
            (720, 990),
            (480, 1004),
            (240, 990),
            (204, 800),
        ],
        closed=True,
    )
    easel.cloth(shape, weave.gelim(chance, 60, 48), (200, 555, 760, 1004))
    easel.tint([(620, 560), (730, 560), (756, 800), (720, 990), (640, 1000)], INK, 0.2)
    flap = spline(
        [(216, 550), (480, 540), (744, 550), (730, 700), (480, 790), (230, 700)], closed=True
    )
    easel.blob([(x, y + 12) for x, y in flap[::6]], dark(tone, 0.5))
    easel.poly(flap, tone)
    easel.tint([(216, 550), (480, 540), (400, 600), (230, 680)], WHITE, 0.14)
    stitches(easel, [(244, 580), (256, 690), (480, 766), (704, 690), (716, 580)], STRAW)
    easel.box(452, 730, 508, 830, dark(tone, 0.3), 12)
    easel.disc(480, 800, 13, HONEY)


@motif("bag-felt")
def bag_felt(easel: Easel, chance: random.Random, view: int) -> None:
    """A felt handbag with curls."""
    tone = chance.choice(((150, 146, 140), BRICK, (110, 132, 112), SKY))
    for dx in (0, 26):
        easel.curve(
            [(330 + dx, 600), (360 + dx, 400), (480, 350 + dx), (600 - dx, 400), (630 - dx, 600)],
            dark(WALNUT, 0.1),
            20,
        )
    shape = rounded(190, 560, 770, 1000, 60)
    easel.grained(shape, tone, "felt")
    easel.tint([(600, 560), (770, 560), (770, 1000), (640, 1000)], INK, 0.14)
    easel.poly(petals(8, 92, 0.3, 480, 780), CREAM)
    easel.poly(petals(8, 56, 0.3, 480, 780), MADDER)
    easel.disc(480, 780, 16, SAFFRON)
    for side in (-1, 1):
        curl(easel, 480 + side * 180, 780, 60, CREAM, side)
    stitches(easel, [(216, 590), (744, 590)], CREAM)


@motif("backpack-gelim")
def backpack(easel: Easel, chance: random.Random, view: int) -> None:
    """A cloth backpack with a gelim pocket."""
    tone = chance.choice((INDIGO, SAGE, WALNUT, (150, 130, 110)))
    easel.curve([(420, 330), (430, 250), (530, 250), (540, 330)], dark(tone, 0.3), 22)
    easel.grained(
        spline(
            [
                (270, 480),
                (320, 350),
                (480, 310),
                (640, 350),
                (690, 480),
                (710, 800),
                (680, 990),
                (480, 1004),
                (280, 990),
                (250, 800),
            ],
            closed=True,
        ),
        tone,
        "linen",
    )
    easel.tint([(600, 340), (690, 480), (710, 800), (680, 990), (600, 1000)], INK, 0.2)
    easel.cloth(rounded(310, 680, 650, 940, 24), weave.gelim(chance, 48, 36), (310, 680, 650, 940))
    easel.box(300, 660, 660, 700, LEATHER[0], 12)
    for x in (380, 580):
        easel.box(x - 20, 420, x + 20, 700, LEATHER[0], 8)
        easel.box(x - 28, 600, x + 28, 644, HONEY, 6)
        easel.box(x - 16, 610, x + 16, 634, LEATHER[1], 4)
    easel.curve([(290, 470), (480, 500), (670, 470)], dark(tone, 0.35), 9)


@motif("saddlebag", stance="lie")
def saddlebag(easel: Easel, chance: random.Random, view: int) -> None:
    """Two woven pouches joined by a bridge."""
    pattern = weave.gelim(chance, 64, 40)
    dyes = chance.choice(knots.SETS)
    easel.cloth(
        [(330, 420), (630, 420), (630, 780), (330, 780)],
        weave.stripes(chance, 40, 40, dyes),
        (330, 420, 630, 780),
    )
    for y0 in (190, 690):
        easel.cloth(
            [(190, y0), (770, y0), (770, y0 + 320), (190, y0 + 320)],
            pattern,
            (190, y0, 770, y0 + 320),
        )
        for i in range(7):
            x, y = 230 + i * 83, y0 + (318 if y0 > 400 else 2)
            easel.line([(x, y), (x, y + (60 if y0 > 400 else -60))], dyes[i % 3], 24)
            easel.disc(x, y, 14, dyes[3])
        for i in range(9):
            x = 214 + i * 66
            easel.line(
                [(x, y0 + (16 if y0 > 400 else 304)), (x + 32, y0 + (16 if y0 > 400 else 304))],
                CREAM,
                11,
            )


@motif("grain-bag")
def grain_bag(easel: Easel, chance: random.Random, view: int) -> None:
    """A tall tribal grain bag, tied at its neck."""
    dyes = chance.choice(knots.SETS)
    pattern = weave.rows_of(chance, (knots.HOOKS, knots.COMB, knots.BIRD), 54, 78, dyes)
    easel.cloth(
        spline([(360, 300), (480, 280), (600, 300), (560, 380), (400, 380)], closed=True),
        pattern,
        (360, 180, 600, 480),
    )
    shape = spline(
        [
            (410, 380),
            (550, 380),
            (690, 500),
            (716, 780),
            (690, 980),
            (480, 1006),
            (270, 980),
            (244, 780),
            (270, 500),
        ],
        closed=True,
    )
    easel.cloth(shape, pattern, (240, 380, 720, 1006))
    easel.tint(
        spline(
            [(560, 400), (690, 500), (716, 780), (690, 980), (570, 1000), (620, 700)], closed=True
        ),
        INK,
        0.24,
    )
    easel.curve([(396, 376), (480, 394), (564, 376)], STRAW, 28)
    easel.curve([(540, 386), (610, 430), (600, 500)], STRAW, 13)
