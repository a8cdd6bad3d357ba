"""Eggs, fruit, mushrooms and mountain stalks."""

import math
import random

from catalog.pictures.bottles import pomegranate
from catalog.pictures.dyes import LEAF, OAK, SAGE, STRAW, WALNUT, dark, light
from catalog.pictures.easel import Easel
from catalog.pictures.morsels import mushroom
from catalog.pictures.registry import motif


@motif("eggs", stance="lie")
def eggs(easel: Easel, chance: random.Random, view: int) -> None:
    """Eggs in a nest basket; a second seed brings speckled ones."""
    nest(easel, chance, False)


def nest(easel: Easel, chance: random.Random, speckled: bool) -> None:
    """A round basket from above, straw, and eggs."""
    easel.disc(480, 600, 400, dark(OAK, 0.35))
    for i in range(64):
        with easel.place(480, 600, 1, i * 360 / 64):
            easel.oval(366, 0, 34, 15, (OAK, STRAW)[i % 2], 24)
    easel.disc(480, 600, 336, dark(WALNUT, 0.2))
    for _ in range(240):
        angle, far = chance.uniform(0, math.tau), 322 * math.sqrt(chance.random())
        with easel.place(
            480 + far * math.cos(angle), 600 + far * math.sin(angle), 1, chance.uniform(0, 180)
        ):
            easel.line(
                [(-40, 0), (0, 6), (40, 0)],
                chance.choice((STRAW, light(STRAW, 0.3), dark(STRAW, 0.2))),
                4,
            )
    r = 50 if speckled else 74
    gap = r * 1.9
    rows = int(260 // gap) + 1
    for row in range(-rows, rows + 1):
        for col in range(-rows, rows + 1):
            x, y = 480 + col * gap + (row % 2) * gap / 2, 600 + row * gap * 0.95
            if math.hypot(x - 480, y - 600) < 268:
                one_egg(easel, chance, x, y, r, speckled)


def one_egg(
    easel: Easel, chance: random.Random, x: float, y: float, r: float, speckled: bool
) -> None:
    """An egg from the side."""
    shell = chance.choice(
        ((226, 216, 190), (234, 226, 204))
        if speckled
        else ((222, 178, 136), (240, 222, 196), (206, 156, 114), (244, 234, 214))
    )
    easel.soft(x + 8, y + 12, r * 1.1, r * 1.15, 0.4)
    with easel.place(x, y, r / 74, chance.uniform(-40, 40)):
        easel.blob(
            [(0, -82), (44, -40), (60, 18), (36, 68), (0, 78), (-36, 68), (-60, 18), (-44, -40)],
            dark(shell, 0.2),
        )
        easel.blob(
            [(-4, -78), (36, -40), (48, 14), (28, 58), (-4, 68), (-40, 58), (-56, 14), (-42, -40)],
            shell,
        )
        easel.oval(-18, -20, 16, 28, light(shell, 0.6), 20)
        for _ in range(22 if speckled else 0):
            easel.oval(
                chance.uniform(-40, 40),
                chance.uniform(-55, 55),
                chance.uniform(4, 11),
                chance.uniform(3, 8),
                (88, 62, 48),
                20,
            )


@motif("eggs-quail", stance="lie")
def quail(easel: Easel, chance: random.Random, view: int) -> None:
    """Small speckled eggs."""
    nest(easel, chance, True)


@motif("pomegranates")
def pomegranates(easel: Easel, chance: random.Random, view: int) -> None:
    """A pyramid of pomegranates, one cut open."""
    for x, y in ((340, 800), (600, 790), (470, 640)):
        pomegranate(easel, x, y, 140)
    pomegranate(easel, 250, 900, 120)
    pomegranate(easel, 520, 890, 124, True)
    pomegranate(easel, 760, 900, 116)
    for x, y in ((400, 1010), (430, 1024), (660, 1020), (620, 1010)):
        easel.oval(x, y, 13, 10, (150, 24, 40))
    for x, turn in ((400, -30), (440, 8)):
        easel.oval(x + 90, 500, 54, 17, (SAGE, LEAF)[turn > 0], turn)


@motif("mushrooms")
def mushrooms(easel: Easel, chance: random.Random, view: int) -> None:
    """Fresh button mushrooms in a wooden crate."""
    for x, y, r in (
        (290, 690, 96),
        (480, 650, 110),
        (670, 690, 98),
        (380, 760, 104),
        (580, 764, 106),
        (250, 800, 84),
        (710, 800, 86),
    ):
        easel.turned(x, [(y, r * 0.36), (y + r * 0.6, r * 0.4)], (238, 226, 204), gloss=0.2)
        easel.blob(
            [
                (x - r, y + 10),
                (x - r * 0.8, y - r * 0.6),
                (x, y - r),
                (x + r * 0.8, y - r * 0.6),
                (x + r, y + 10),
                (x, y + r * 0.3),
            ],
            (222, 208, 186),
        )
        easel.blob(
            [
                (x - r * 0.92, y),
                (x - r * 0.76, y - r * 0.56),
                (x - r * 0.06, y - r * 0.94),
                (x + r * 0.6, y - r * 0.56),
                (x + r * 0.66, y),
                (x - r * 0.1, y + r * 0.16),
            ],
            (248, 242, 228),
        )
    for i, y in enumerate((800, 872, 944)):
        easel.grained(
            [(170, y), (790, y), (790, y + 60), (170, y + 60)], light(OAK, 0.12 - i * 0.06), "wood"
        )
    for x in (190, 750):
        easel.grained([(x, 780), (x + 24, 780), (x + 24, 1006), (x, 1006)], OAK, "wood")
    mushroom(easel, 850, 990, 64, 20, (244, 236, 220))


@motif("rhubarb", "cardoon", "greens", "fresh-herbs", stance="lie")
def stalks(easel: Easel, chance: random.Random, view: int) -> None:
    """Wild mountain stalks in a bundle tied with straw."""
    green = chance.choice(((150, 176, 96), (170, 186, 110), (126, 158, 88)))
    blush = chance.choice(((196, 96, 96), (214, 130, 110), green))
    for i in range(-6, 7):
        with easel.place(480 + i * 25, 740, 1, i * 2.6):
            easel.poly([(-17, 300), (17, 300), (13, -330), (-13, -330)], dark(green, 0.18))
            easel.poly([(-17, 300), (6, 300), (4, -330), (-13, -330)], green)
            easel.poly([(-17, 300), (6, 300), (2, 20), (-12, 20)], blush)
            easel.line([(-6, 290), (-5, -300)], light(green, 0.3), 3)
            for j, (dx, dy, r) in enumerate(
                ((-34, -330, 44), (34, -340, 44), (0, -390, 52), (-16, -300, 36))
            ):
                easel.blob(
                    [
                        (dx - r, dy),
                        (dx - r * 0.3, dy - r),
                        (dx + r * 0.6, dy - r * 0.8),
                        (dx + r, dy + r * 0.2),
                        (dx, dy + r * 0.7),
                    ],
                    (SAGE, LEAF, (104, 134, 72), dark(SAGE, 0.1))[(i + j) % 4],
                )
    for y in (740, 764, 788):
        easel.curve([(318, y - 10), (480, y + 16), (642, y - 10)], STRAW, 18)
    easel.curve([(480, 776), (400, 850), (370, 900)], STRAW, 14)
    easel.curve([(480, 776), (560, 850), (600, 890)], STRAW, 14)
