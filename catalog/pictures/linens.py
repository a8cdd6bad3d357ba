"""Towels, tablecloths, quilts."""

import random

from PIL import Image

from catalog.pictures import weave
from catalog.pictures.dyes import (
    CREAM,
    FIRUZE,
    HONEY,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    SKY,
    STRAW,
    dark,
    light,
)
from catalog.pictures.easel import Easel, petals, rounded, spline
from catalog.pictures.props import lozenge
from catalog.pictures.registry import motif


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
