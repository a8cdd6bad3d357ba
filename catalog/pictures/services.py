"""Services, told by their tools."""

import math
import random

from catalog.pictures import knots, weave
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
    ROSE,
    SAFFRON,
    SAGE,
    SILVER,
    SKY,
    STRAW,
    WALNUT,
    WHITE,
    dark,
    light,
)
from catalog.pictures.easel import Easel, rounded
from catalog.pictures.props import lozenge
from catalog.pictures.registry import motif


@motif("camera")
def camera(easel: Easel, chance: random.Random, view: int) -> None:
    """A camera before a small stage."""
    easel.box(390, 520, 570, 600, dark(INK, 0.1), 20)
    easel.box(180, 580, 780, 980, (66, 58, 56), 40)
    easel.grained(rounded(180, 680, 780, 900, 0), (120, 80, 56), "felt")
    easel.disc(480, 780, 176, (40, 36, 38))
    for r, dye in (
        (160, SILVER),
        (142, (50, 46, 50)),
        (108, INDIGO),
        (72, dark(INDIGO, 0.5)),
        (34, INK),
    ):
        easel.disc(480, 780, r, dye)
    easel.disc(436, 734, 26, light(SKY, 0.6))
    easel.disc(700, 630, 24, MADDER)
    easel.box(230, 540, 320, 590, SILVER, 8)


@motif("laptop")
def laptop(easel: Easel, chance: random.Random, view: int) -> None:
    """A laptop showing a woven page."""
    easel.box(200, 400, 760, 850, (70, 64, 64), 24)
    easel.box(226, 426, 734, 824, (250, 243, 228))
    easel.cloth(
        [(226, 426), (734, 426), (734, 480), (226, 480)],
        weave.rows_of(chance, (knots.HOOKS,), 84, 10, chance.choice(knots.SETS)),
        (226, 426, 734, 480),
        "",
    )
    for i in range(3):
        easel.box(256 + i * 160, 520, 396 + i * 160, 680, (ROSE, light(FIRUZE, 0.4), STRAW)[i], 12)
        lozenge(easel, 326 + i * 160, 600, 40, 52, (MADDER, INDIGO, WALNUT)[i], CREAM)
        easel.box(256 + i * 160, 704, 376 + i * 160, 720, dark(CREAM, 0.15), 6)
        easel.box(256 + i * 160, 740, 340 + i * 160, 756, dark(CREAM, 0.1), 6)
    easel.poly([(200, 850), (760, 850), (850, 980), (110, 980)], SILVER)
    easel.poly([(236, 870), (724, 870), (764, 930), (196, 930)], (92, 86, 86))
    easel.box(110, 980, 850, 1000, dark(SILVER, 0.3), 8)


@motif("pen", stance="lie")
def pen(easel: Easel, chance: random.Random, view: int) -> None:
    """A sheet with marks of correction, a fountain pen and swatches."""
    with easel.place(450, 600, 1, -5):
        easel.box(-290, -390, 290, 390, dark(CREAM, 0.14), 6)
        easel.box(-290, -390, 282, 382, (252, 247, 236), 6)
        easel.box(-240, -330, 240, -270, chance.choice((INDIGO, MADDER, SAGE)), 8)
        for i in range(10):
            for x0, x1 in ((-240, -20), (20, 240)):
                easel.box(
                    x0, -220 + i * 54, x1 - (i * 37) % 70, -204 + i * 54, dark(CREAM, 0.22), 7
                )
        easel.curve([(-220, -30), (-140, -50), (-60, -26), (-30, -44)], MADDER, 6)
        easel.hoop(130, 110, 66, MADDER, 6)
    with easel.place(700, 720, 1, 32):
        easel.box(-28, -350, 28, 150, INDIGO, 24)
        easel.box(-28, -350, -10, 150, light(INDIGO, 0.25), 12)
        easel.box(-30, -110, 30, -84, HONEY)
        easel.poly([(-24, 150), (24, 150), (8, 240), (0, 262), (-8, 240)], HONEY)
        easel.line([(0, 180), (0, 256)], INK, 4)


@motif("swatches", stance="lie")
def swatches(easel: Easel, chance: random.Random, view: int) -> None:
    """Labels, a fan of dyes and a pencil: a designer's table."""
    for i, dye in enumerate((MADDER, BRICK, SAFFRON, SAGE, FIRUZE, INDIGO)):
        with easel.place(640, 900, 1, -64 + i * 17):
            easel.box(-52, -420, 52, 20, dark(dye, 0.2), 10)
            easel.box(-52, -420, 48, 16, CREAM, 10)
            easel.box(-42, -410, 38, -90, dye, 6)
    easel.disc(640, 890, 13, HONEY)
    for x, y, dye, turn in ((300, 400, MADDER, -8), (300, 640, SAGE, 5)):
        with easel.place(x, y, 1, turn):
            easel.box(-140, -100, 140, 100, dark(CREAM, 0.14), 14)
            easel.box(-140, -100, 135, 94, (252, 247, 236), 14)
            easel.box(-140, -100, 135, -66, dye, 14)
            lozenge(easel, 0, 14, 50, 66, dye, CREAM)
    with easel.place(300, 900, 1, 70):
        easel.box(-15, -200, 15, 120, SAFFRON)
        easel.poly([(-15, 120), (15, 120), (0, 170)], STRAW)
        easel.poly([(-5, 154), (5, 154), (0, 170)], INK)
        easel.box(-15, -226, 15, -196, ROSE, 6)


@motif("phone")
def phone(easel: Easel, chance: random.Random, view: int) -> None:
    """A phone on a stand with pictures of goods."""
    easel.box(430, 900, 530, 985, WALNUT, 8)
    easel.box(310, 970, 650, 1000, WALNUT, 10)
    easel.box(300, 280, 660, 950, (58, 52, 54), 50)
    easel.box(322, 310, 638, 920, (250, 243, 228), 30)
    for i in range(6):
        x, y = 340 + (i % 2) * 146, 340 + (i // 2) * 186
        easel.box(
            x,
            y,
            x + 132,
            y + 168,
            (ROSE, STRAW, light(FIRUZE, 0.4), light(SAGE, 0.4), light(INDIGO, 0.5), CREAM)[i],
            14,
        )
        lozenge(
            easel,
            x + 66,
            y + 80,
            40,
            54,
            (MADDER, INDIGO, WALNUT, SAFFRON, BRICK, FIRUZE)[i],
            CREAM,
        )
    easel.disc(720, 420, 62, MADDER)
    easel.poly([(702, 384), (702, 456), (758, 420)], CREAM)


@motif("scissors", stance="lie")
def scissors(easel: Easel, chance: random.Random, view: int) -> None:
    """Scissors, thread and buttons on cloth."""
    for side in (-1, 1):
        with easel.place(450, 560, 1, side * 14):
            easel.poly(
                [(-15, 40), (15, 40), (8, -340), (-4, -360)],
                SILVER if side > 0 else dark(SILVER, 0.2),
            )
            easel.curve([(side * -4, 30), (side * -30, 160), (side * -60, 230)], INK, 26)
            easel.hoop(side * -78, 310, 92, INK, 28)
    easel.disc(450, 570, 17, HONEY)
    for x, y, dye in ((730, 420, MADDER), (760, 700, INDIGO)):
        easel.box(x - 70, y - 110, x + 70, y - 84, OAK, 10)
        easel.box(x - 52, y - 84, x + 52, y + 84, dye)
        for i in range(9):
            easel.line([(x - 52, y - 76 + i * 19), (x + 52, y - 68 + i * 19)], light(dye, 0.2), 4)
        easel.box(x - 70, y + 84, x + 70, y + 110, OAK, 10)
    for x, y, dye in ((640, 920, SAFFRON), (250, 980, FIRUZE), (760, 940, ROSE)):
        easel.disc(x, y, 40, dye)
        easel.hoop(x, y, 32, dark(dye, 0.3), 4)
        for dx, dy in ((-10, -10), (10, -10), (-10, 10), (10, 10)):
            easel.disc(x + dx, y + dy, 5, dark(dye, 0.6))


@motif("house")
def house(easel: Easel, chance: random.Random, view: int) -> None:
    """A mud-brick house with a blue door and a walnut tree."""
    easel.blob(
        [(-60, 940), (180, 600), (400, 520), (640, 620), (1020, 480), (1020, 940)], light(SAGE, 0.4)
    )
    easel.grained([(220, 560), (740, 560), (740, 980), (220, 980)], (222, 186, 140), "plaster")
    easel.box(190, 530, 770, 572, dark(OAK, 0.2), 8)
    for i in range(8):
        easel.disc(240 + i * 70, 552, 13, WALNUT)
    easel.box(420, 700, 560, 980, dark(FIRUZE, 0.1), 60)
    easel.line([(490, 710), (490, 980)], dark(FIRUZE, 0.4), 5)
    for x in (300, 660):
        easel.box(x - 50, 660, x + 50, 780, WHITE, 44)
        easel.box(x - 40, 672, x + 40, 780, SKY, 36)
        easel.line([(x, 672), (x, 780)], WHITE, 6)
        easel.box(x - 56, 776, x + 56, 796, BRICK, 5)
    easel.box(806, 700, 830, 990, WALNUT)
    for i in range(24):
        easel.disc(
            818 + 100 * math.sqrt(i / 24) * math.cos(i * 2.4),
            640 + 110 * math.sqrt(i / 24) * math.sin(i * 2.4),
            40,
            (SAGE, LEAF)[i % 2],
        )


@motif("headphones", "ledger")
def headphones(easel: Easel, chance: random.Random, view: int) -> None:
    """Headphones and a microphone."""
    dye = chance.choice((MADDER, INDIGO, FIRUZE))
    easel.curve([(230, 760), (240, 520), (400, 400), (560, 520), (570, 760)], INK, 36)
    for x in (236, 564):
        easel.box(x - 62, 690, x + 62, 900, dye, 54)
        easel.box(x - 40, 720, x + 10, 870, light(dye, 0.2), 24)
    easel.box(708, 760, 732, 990, SILVER)
    easel.oval(720, 990, 110, 18, dark(SILVER, 0.4))
    easel.box(650, 470, 790, 780, (70, 64, 64), 68)
    for i in range(6):
        easel.line([(656, 520 + i * 30), (784, 520 + i * 30)], SILVER, 5)
