"""Stitched leather and bound notebooks."""

import itertools
import math
import random

from catalog.pictures.dyes import CREAM, HONEY, INDIGO, MADDER, SAGE, STRAW, Colour, dark, light
from catalog.pictures.easel import Easel, rounded
from catalog.pictures.felt import LEATHER
from catalog.pictures.props import goat, lozenge
from catalog.pictures.registry import motif


def stitches(easel: Easel, points: list[tuple[float, float]], dye: Colour) -> None:
    """Saddle stitches along a line of points."""
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
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
