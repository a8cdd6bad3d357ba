"""Bags, tribal textiles, bed linen, leather, wool and rope."""

import math
import random

from PIL import Image

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
    OAK,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    SKY,
    STRAW,
    WALNUT,
    WHITE,
    Colour,
    dark,
    light,
)
from catalog.pictures.easel import Easel, petals, rounded, spline
from catalog.pictures.props import goat, lozenge
from catalog.pictures.registry import motif
from catalog.pictures.rugs import fringe
from catalog.pictures.wear import LEATHER, curl

BLACK: Colour = (52, 44, 44)


def stitches(easel: Easel, points: list[tuple[float, float]], dye: Colour) -> None:
    """Saddle stitches along a line of points."""
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        n = max(1, int(math.hypot(x1 - x0, y1 - y0) / 24))
        for i in range(n):
            a, b = i / n, (i + 0.55) / n
            easel.line(
                [
                    (x0 + (x1 - x0) * a, y0 + (y1 - y0) * a),
                    (x0 + (x1 - x0) * b, y0 + (y1 - y0) * b),
                ],
                dye,
                4,
            )


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
    dyes = chance.choice(weave.SETS)
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
    dyes = chance.choice(weave.SETS)
    pattern = weave.rows_of(chance, (weave.HOOKS, weave.COMB, weave.BIRD), 54, 78, dyes)
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


@motif("harami", stance="lie", own_aside=True)
def harami(easel: Easel, chance: random.Random, view: int) -> None:
    """Harami: fine bands in madder and indigo."""
    dyes = chance.choice((weave.SETS[0], weave.SETS[1], weave.SETS[6]))
    cloth = weave.rows_of(chance, (weave.COMB, weave.HOOKS, weave.TREE), 74, 104, dyes)
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
    dyes = chance.choice(weave.SETS)
    strip = weave.rows_of(chance, (weave.HOOKS, weave.COMB), 24, 130, dyes)
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
    dyes = chance.choice(weave.SETS)
    for y in (300, 520, 740):
        easel.cloth(
            [(200, y), (760, y), (760, y + 90), (200, y + 90)],
            weave.rows_of(chance, (weave.HOOKS,), 64, 10, dyes),
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


@motif("towels", own_close=False)
def towels(easel: Easel, chance: random.Random, view: int) -> None:
    """Folded towels with embroidered ends."""
    y = 1000.0
    for i, tone in enumerate(chance.sample((CREAM, ROSE, SKY, (206, 218, 200), STRAW), 3)):
        easel.grained(rounded(210 + i * 12, y - 150, 750 - i * 12, y, 40), tone, "felt")
        easel.tint(
            [(210 + i * 12, y - 20), (750 - i * 12, y - 20), (750 - i * 12, y), (210 + i * 12, y)],
            INK,
            0.2,
        )
        easel.box(420, y - 150, 540, y, light(tone, 0.4))
        for j, dy in enumerate((-116, -72, -30)):
            easel.poly(petals(6, 19, 0.4, 480, y + dy), (MADDER, INDIGO, SAGE)[(i + j) % 3])
            easel.disc(480, y + dy, 6, SAFFRON)
        y -= 152


@motif("tablecloth", "pillowcase", stance="lie")
def tablecloth(easel: Easel, chance: random.Random, view: int) -> None:
    """A cloth worked with needle flowers around a sun."""
    ground, thread, second = chance.choice(
        (
            ((246, 238, 222), MADDER, INDIGO),
            (INDIGO, CREAM, SAFFRON),
            (MADDER, SAFFRON, CREAM),
            (FIRUZE, CREAM, SAFFRON),
            (PLUM, HONEY, ROSE),
        )
    )
    easel.grained(rounded(140, 240, 820, 960, 18), ground, "linen")
    easel.line([(172, 272), (788, 272), (788, 928), (172, 928), (172, 272)], thread, 6)
    for i in range(13):
        for y in (304, 896):
            lozenge(easel, 204 + i * 46, y, 17, 17, (thread, second)[i % 2], ground)
        if 0 < i < 13:
            for x in (204, 756):
                lozenge(easel, x, 304 + i * 45.5, 17, 17, (thread, second)[i % 2], ground)
    with easel.place(480, 600):
        for i in range(12):
            with easel.place(0, 0, 1, i * 30):
                easel.curve([(0, -90), (24, -130), (0, -172)], LEAF, 5)
                easel.poly(petals(5, 24, 0.4, 0, -186), (thread, second)[i % 2])
                easel.disc(0, -186, 7, SAFFRON)
                easel.oval(26, -120, 20, 8, LEAF, 40)
        easel.poly(petals(14, 96, 0.26), thread)
        easel.poly(petals(14, 66, 0.26), second)
        easel.poly(petals(7, 38, 0.3), ground)
        for sx in (-1, 1):
            for sy in (-1, 1):
                easel.blob(
                    [
                        (sx * 226, sy * 300),
                        (sx * 170, sy * 270),
                        (sx * 140, sy * 210),
                        (sx * 200, sy * 220),
                        (sx * 232, sy * 260),
                    ],
                    thread,
                )
                easel.disc(sx * 194, sy * 252, 14, second)


@motif("patchwork", stance="lie", focus=(480, 640, 1.7))
def patchwork(easel: Easel, chance: random.Random, view: int) -> None:
    """A throw of many patches."""
    covered(easel, weave.patches(chance))


@motif("quilt", "layette", stance="lie", focus=(480, 560, 1.7))
def quilt(easel: Easel, chance: random.Random, view: int) -> None:
    """A quilt of printed cotton."""
    ground = chance.choice((MADDER, INDIGO, SAGE, ROSE, SKY))
    covered(easel, weave.dots(chance, ground, (CREAM, SAFFRON), 70, 88))


def covered(easel: Easel, top: Image.Image) -> None:
    """A quilted cover, one corner folded, with a pillow."""
    easel.cloth(rounded(130, 330, 830, 1020, 40), top, (130, 330, 830, 1200), "linen")
    for i in range(1, 6):
        easel.tint(
            [
                (130, 330 + i * 115),
                (830, 330 + i * 115),
                (830, 336 + i * 115),
                (130, 336 + i * 115),
            ],
            INK,
            0.2,
        )
        easel.tint(
            [
                (130 + i * 117, 330),
                (136 + i * 117, 330),
                (136 + i * 117, 1020),
                (130 + i * 117, 1020),
            ],
            INK,
            0.16,
        )
    easel.poly([(590, 1020), (830, 1020), (830, 760)], CREAM)
    easel.poly([(590, 1020), (830, 760), (640, 800)], dark(CREAM, 0.12))
    easel.soft(480, 330, 310, 110, 0.5)
    easel.grained(
        spline(
            [
                (210, 190),
                (480, 206),
                (750, 190),
                (736, 300),
                (750, 410),
                (480, 396),
                (210, 410),
                (224, 300),
            ],
            closed=True,
        ),
        (246, 240, 228),
        "linen",
    )
    for i in range(7):
        easel.poly(petals(6, 20, 0.4, 282 + i * 66, 364), (ROSE, SKY, LEAF)[i % 3])


@motif("wallet", stance="lie")
def wallet(easel: Easel, chance: random.Random, view: int) -> None:
    """A stitched leather wallet with a stepped lozenge pressed in."""
    tone = chance.choice(LEATHER)
    easel.box(200, 400, 780, 830, dark(tone, 0.45), 34)
    easel.grained(rounded(190, 385, 770, 815, 34), tone, "felt")
    stitches(easel, [(220, 415), (740, 415), (740, 785), (220, 785), (220, 415)], STRAW)
    lozenge(easel, 420, 600, 90, 116, dark(tone, 0.35), light(tone, 0.1))
    easel.box(600, 540, 790, 660, dark(tone, 0.2), 24)
    stitches(easel, [(620, 556), (770, 556), (770, 644), (620, 644)], STRAW)
    easel.disc(670, 600, 22, HONEY)
    easel.disc(665, 595, 12, light(HONEY, 0.5))


@motif("belt-roll", stance="lie")
def belt(easel: Easel, chance: random.Random, view: int) -> None:
    """A rolled leather belt and its buckle."""
    tone = chance.choice(LEATHER)
    for i, r in enumerate(range(300, 60, -30)):
        easel.disc(440, 560, r, dark(tone, 0.45))
        easel.disc(436, 556, r - 5, tone if i % 2 else light(tone, 0.1))
    easel.disc(440, 560, 60, dark(tone, 0.6))
    easel.box(430, 836, 860, 894, dark(tone, 0.2), 20)
    easel.box(430, 828, 860, 886, tone, 20)
    stitches(easel, [(450, 840), (840, 840)], STRAW)
    stitches(easel, [(450, 876), (840, 876)], STRAW)
    easel.box(720, 790, 870, 924, HONEY, 20)
    easel.box(744, 812, 846, 902, tone, 10)
    easel.box(700, 850, 860, 866, light(HONEY, 0.4), 6)


@motif("leather-case")
def briefcase(easel: Easel, chance: random.Random, view: int) -> None:
    """A leather briefcase."""
    tone = chance.choice(LEATHER)
    easel.curve([(380, 540), (390, 440), (570, 440), (580, 540)], dark(tone, 0.4), 26)
    easel.grained(rounded(160, 530, 800, 1000, 40), tone, "felt")
    easel.poly([(160, 560), (480, 800), (800, 560), (800, 540), (160, 540)], dark(tone, 0.28))
    easel.poly([(168, 548), (480, 778), (792, 548)], light(tone, 0.08))
    stitches(easel, [(196, 560), (480, 758), (764, 560)], STRAW)
    stitches(easel, [(186, 640), (186, 976), (774, 976), (774, 640)], STRAW)
    easel.box(440, 730, 520, 830, HONEY, 12)
    easel.disc(480, 790, 15, dark(HONEY, 0.5))


@motif("leather-keyring", stance="lie")
def keyring(easel: Easel, chance: random.Random, view: int) -> None:
    """A leather tag burnt with an ibex, on a ring."""
    tone = chance.choice(LEATHER[:1] + LEATHER[2:3])
    easel.hoop(480, 330, 110, dark(HONEY, 0.2), 18)
    easel.hoop(477, 327, 108, HONEY, 12)
    easel.box(448, 420, 512, 540, dark(tone, 0.25), 20)
    easel.blob(
        [
            (480, 480),
            (640, 560),
            (660, 760),
            (560, 920),
            (480, 950),
            (400, 920),
            (300, 760),
            (320, 560),
        ],
        dark(tone, 0.4),
    )
    easel.blob(
        [
            (476, 474),
            (632, 554),
            (652, 752),
            (554, 908),
            (476, 938),
            (398, 908),
            (300, 752),
            (320, 554),
        ],
        tone,
    )
    goat(easel, 470, 760, 190, dark(tone, 0.6))


@motif("notebook", stance="lie")
def notebook(easel: Easel, chance: random.Random, view: int) -> None:
    """A bound notebook with a strap and deckled pages."""
    tone = chance.choice((*LEATHER, SAGE, INDIGO))
    easel.box(250, 300, 760, 960, dark(tone, 0.5), 16)
    easel.box(260, 290, 752, 946, CREAM, 6)
    for i in range(6):
        easel.line(
            [(744 - i * 1.5, 300), (748 - i * 1.5, 940)], dark(CREAM, 0.1 + 0.05 * (i % 2)), 2
        )
    easel.grained(rounded(230, 270, 728, 930, 20), tone, "felt")
    easel.box(230, 270, 300, 930, dark(tone, 0.22), 10)
    for y in (380, 520, 680, 820):
        easel.line([(232, y), (300, y)], STRAW, 9)
    lozenge(easel, 510, 600, 110, 150, light(tone, 0.4), tone)
    easel.curve([(690, 280), (700, 600), (690, 924)], dark(tone, 0.5), 22)
    easel.line([(590, 930), (590, 1030)], MADDER, 13)


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
