"""Tunics, dresses, tops and aprons."""

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
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    SKY,
    STRAW,
    WALNUT,
    WHITE,
    WOOL,
    dark,
)
from catalog.pictures.easel import Easel, petals
from catalog.pictures.felt import mirror
from catalog.pictures.props import goat, lozenge
from catalog.pictures.registry import motif


@motif("chugha")
def chugha(easel: Easel, chance: random.Random, view: int) -> None:
    """The Bakhtiari tunic: black stepped columns on white."""
    easel.curve([(300, 300), (480, 220), (660, 300)], WALNUT, 16)
    easel.curve([(480, 220), (480, 170), (510, 150)], WALNUT, 9)
    shape = mirror([(530, 262), (690, 320), (722, 520), (664, 530), (690, 1000)])
    easel.grained(shape, (244, 236, 218), "weave")
    ink = chance.choice(((40, 38, 48), (34, 44, 74)))
    for side in (-1, 1):
        for col in range(3):
            x = 480 + side * (56 + col * 52)
            for row in range(4):
                y0 = 330 + row * 160 + (24 if col == 2 else 0)
                for step, (half, tall) in enumerate(((7, 130), (14, 92), (21, 52))):
                    inset = (130 - tall) / 2
                    easel.poly(
                        [
                            (x - half, y0 + inset),
                            (x + half, y0 + inset),
                            (x + half, y0 + inset + tall),
                            (x - half, y0 + inset + tall),
                        ],
                        ink,
                    )
                    if step == 2:
                        easel.poly(
                            [
                                (x - 5, y0 + 50),
                                (x + 5, y0 + 50),
                                (x + 5, y0 + 80),
                                (x - 5, y0 + 80),
                            ],
                            CREAM,
                        )
    easel.line([(480, 280), (480, 1000)], ink, 5)
    easel.tint(
        [(640, 310), (690, 320), (722, 520), (664, 530), (690, 1000), (640, 1000)], INK, 0.12
    )


def hung_dress(easel: Easel, chance: random.Random, small: bool) -> None:
    """A long dress with a waistcoat on a hanger."""
    k, base = (0.8, 0.0) if small else (1.0, 0.0)
    ground, flowers = chance.choice(
        (
            (MADDER, (SAFFRON, ROSE)),
            (INDIGO, (ROSE, SKY)),
            (SAGE, (SAFFRON, ROSE)),
            (PLUM, (ROSE, SAFFRON)),
            (FIRUZE, (CREAM, SAFFRON)),
        )
    )
    vest = chance.choice((INK, PLUM, INDIGO, MADDER))
    with easel.place(480, 1000 + base, k):
        easel.curve([(-170, -760), (0, -820), (170, -760)], WALNUT, 15)
        easel.curve([(0, -820), (0, -868), (28, -890)], WALNUT, 9)
        sleeves = mirror(
            [
                (50, -780),
                (180, -730),
                (310, -470),
                (240, -440),
                (140, -600),
                (150, -460),
                (320, -40),
                (180, -8),
                (60, -20),
            ],
            0,
        )
        easel.cloth(
            sleeves, weave.dots(chance, ground, flowers, 60, 80), (-320, -780, 320, 0), "linen"
        )
        for x in (-190, -90, 10, 110, 200):
            easel.tint([(x * 0.4, -440), (x * 0.4 + 10, -440), (x + 34, -20), (x, -20)], INK, 0.16)
        easel.line(
            [(-318, -50), (-180, -22), (-60, -34), (60, -34), (180, -22), (318, -50)], HONEY, 13
        )
        for side in (-1, 1):
            easel.poly(
                [
                    (side * 34, -778),
                    (side * 146, -744),
                    (side * 138, -600),
                    (side * 150, -430),
                    (side * 52, -410),
                ],
                vest,
            )
            easel.line([(side * 34, -778), (side * 52, -412), (side * 150, -430)], HONEY, 9)
            for i in range(5):
                easel.disc(side * 70, -690 + i * 56, 8, HONEY)
                easel.poly(petals(5, 15, 0.4, side * 108, -662 + i * 56), ROSE)
        easel.curve([(-50, -780), (0, -740), (50, -780)], HONEY, 8)


@motif("dress")
def dress(easel: Easel, chance: random.Random, view: int) -> None:
    """A woman's Lori dress."""
    hung_dress(easel, chance, False)


@motif("dress-child")
def dress_child(easel: Easel, chance: random.Random, view: int) -> None:
    """A child's dress."""
    hung_dress(easel, chance, True)


@motif("jumper", stance="lie")
def jumper(easel: Easel, chance: random.Random, view: int) -> None:
    """A plain knitted or printed top, laid flat."""
    upper(easel, chance, "knit")


@motif("tee", stance="lie", focus=(480, 600, 2.0))
def tee(easel: Easel, chance: random.Random, view: int) -> None:
    """A cotton T-shirt with a bronze's ibex."""
    upper(easel, chance, "linen")


def upper(easel: Easel, chance: random.Random, texture: str) -> None:
    """A top with yoke bands (knit) or a print (linen)."""
    knit = texture == "knit"
    tone = chance.choice(
        (WOOL, SKY, ROSE, SAGE, BRICK) if knit else (WHITE, STRAW, (214, 220, 212), ROSE)
    )
    cuff = [(850, 780), (770, 820)] if knit else [(840, 500), (730, 560)]
    shape = mirror([(560, 300), (690, 340), *cuff, (690, 500), (690, 950), (480, 962)])
    easel.grained(shape, tone, texture)
    if knit:
        for y, dye in ((440, MADDER), (480, INDIGO), (520, CREAM)):
            for x in range(300, 670, 30):
                easel.poly([(x, y), (x + 12, y - 14), (x + 24, y), (x + 12, y + 14)], dye)
        for x0, x1, y0 in ((270, 690, 910),):
            easel.tint([(x0, y0), (x1, y0), (x1, 960), (x0, 960)], INK, 0.12)
        for side in (-1, 1):
            easel.tint(
                [
                    (480 + side * 362, 744),
                    (480 + side * 374, 782),
                    (480 + side * 290, 822),
                    (480 + side * 276, 780),
                ],
                INK,
                0.12,
            )
    else:
        goat(easel, 476, 640, 220, (150, 96, 52))
        easel.hoop(476, 616, 176, (150, 96, 52), 7)
    easel.blob(
        [(390, 302), (480, 330), (570, 302), (560, 360), (480, 392), (400, 360)], dark(tone, 0.16)
    )
    easel.blob(
        [(408, 300), (480, 318), (552, 300), (540, 340), (480, 364), (420, 340)], dark(tone, 0.45)
    )
    for side in (-1, 1):
        easel.line([(480 + side * 206, 510), (480 + side * 200, 600)], dark(tone, 0.2), 5)


@motif("apron", stance="lie")
def apron(easel: Easel, chance: random.Random, view: int) -> None:
    """An apron with a gelim pocket, and a mitt."""
    tone = chance.choice((LEAF, ROSE, SKY, STRAW))
    easel.curve([(390, 330), (400, 190), (480, 150), (560, 190), (570, 330)], dark(tone, 0.3), 15)
    easel.grained(
        mirror([(580, 320), (600, 470), (720, 560), (720, 970), (480, 990)], 480), tone, "linen"
    )
    easel.cloth(
        [(350, 640), (610, 640), (610, 830), (350, 830)],
        weave.gelim(chance, 40, 30, 1),
        (350, 640, 610, 830),
    )
    easel.line([(350, 640), (610, 640)], CREAM, 8)
    for side in (-1, 1):
        easel.curve(
            [(480 + side * 238, 570), (480 + side * 320, 600), (480 + side * 340, 700)],
            dark(tone, 0.3),
            13,
        )
    with easel.place(800, 900, 1, 16):
        easel.blob(
            [
                (-80, 140),
                (-84, -60),
                (-50, -150),
                (20, -150),
                (60, -70),
                (70, 0),
                (110, -40),
                (136, 0),
                (70, 90),
                (64, 140),
            ],
            MADDER,
        )
        lozenge(easel, -8, -20, 40, 54, CREAM, MADDER)
        easel.box(-88, 130, 74, 168, CREAM, 8)
