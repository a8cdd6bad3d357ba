"""Glass jars with cloth lids and drawn labels; pails and clay pots of the same goods."""

import math
import random
from dataclasses import dataclass

from catalog.pictures import weave
from catalog.pictures.dyes import (
    BRICK,
    CLAY,
    CREAM,
    FIRUZE,
    HAZEL,
    HONEY,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    OAK,
    PLUM,
    SAFFRON,
    SAGE,
    STRAW,
    WALNUT,
    WHITE,
    Colour,
    dark,
    light,
    mix,
)
from catalog.pictures.easel import Easel, ngon, petals, rounded
from catalog.pictures.morsels import fig, leaf, nut_half
from catalog.pictures.props import goat, lozenge, sprig
from catalog.pictures.registry import motif


@dataclass(frozen=True, slots=True)
class Jar:
    """Content colour, what the label shows, the lid's cloth and bits that swim inside."""

    content: Colour
    emblem: str
    lid: Colour
    bits: tuple[Colour, ...] = ()


JARS: dict[str, Jar] = {
    "honey": Jar((214, 140, 34), "comb", STRAW),
    "honey-thyme": Jar((190, 112, 28), "leaf", SAGE),
    "honey-flower": Jar((226, 164, 58), "flower", FIRUZE),
    "royal-jelly": Jar((240, 226, 186), "comb", HONEY),
    "jam-fig": Jar((84, 36, 50), "fig", PLUM, ((112, 56, 66), (58, 26, 40))),
    "jam-carrot": Jar((222, 122, 38), "quince", BRICK, ((238, 160, 70), (196, 92, 30))),
    "jam": Jar((168, 44, 44), "flower", MADDER, ((196, 74, 60), (128, 26, 36))),
    "liteh": Jar(
        (132, 88, 56), "leaf", SAGE, ((92, 110, 52), (176, 88, 52), (96, 52, 60), (206, 170, 100))
    ),
    "pickle": Jar(
        (206, 198, 130),
        "leaf",
        FIRUZE,
        ((222, 112, 44), (108, 134, 64), (238, 232, 204), (190, 60, 48)),
    ),
    "cucumber": Jar((188, 190, 120), "leaf", SAGE, ((96, 122, 56), (116, 140, 68))),
    "ghee": Jar((236, 200, 98), "drop", HONEY),
    "ghee-goat": Jar((244, 226, 170), "goat", WALNUT),
    "samanu": Jar((132, 78, 44), "wheat", HAZEL),
    "peanut-butter": Jar((196, 142, 84), "nut", OAK),
    "kashk-liquid": Jar((244, 236, 216), "drop", INDIGO),
    "qara-qurut": Jar((42, 28, 30), "drop", MADDER),
    "baby-food": Jar((226, 154, 72), "flower", LEAF),
}


def jar(easel: Easel, x: float, y: float, k: float, one: Jar, chance: random.Random) -> None:
    """A jar whose foot stands at (x, y)."""
    with easel.place(x, y, k):
        easel.soft(12, -2, 250, 36, 0.35)
        glass = mix(one.content, (232, 238, 230), 0.62)
        easel.turned(
            0,
            [
                (-560, 150),
                (-520, 152),
                (-490, 196),
                (-440, 212),
                (-60, 212),
                (-24, 196),
                (-12, 180),
            ],
            glass,
            gloss=0.8,
            tilt=0.1,
        )
        easel.turned(
            0, [(-468, 184), (-440, 198), (-60, 198), (-30, 182)], one.content, gloss=0.75, tilt=0.1
        )
        easel.oval(0, -468, 186, 18, light(one.content, 0.24))
        _bits(easel, one, chance)
        easel.tint(rounded(-176, -474, -150, -60, 13), WHITE, 0.5)
        easel.tint(rounded(-138, -474, -130, -120, 4), WHITE, 0.4)
        _label(easel, one)
        _lid(easel, one, chance)


def _bits(easel: Easel, one: Jar, chance: random.Random) -> None:
    for _ in range(60 if one.bits else 0):
        x, y = chance.uniform(-168, 168), chance.uniform(-430, -30)
        dye = dark(chance.choice(one.bits), max(0, x / 500))
        easel.oval(
            x, y, chance.uniform(14, 30), chance.uniform(10, 20), dye, chance.uniform(-60, 60)
        )
        easel.oval(x - 4, y - 4, 9, 5, light(dye, 0.24), chance.uniform(-60, 60))


def _lid(easel: Easel, one: Jar, chance: random.Random) -> None:
    """A round of printed cloth tied with string over the lid."""
    cloth = weave.dots(chance, one.lid, (CREAM, light(one.lid, 0.5)), 40, 24, 6)
    top = [(-150, -622), (-90, -646), (0, -652), (90, -646), (150, -622), (160, -566)]
    skirt = [
        (214 - i * 428 / 12, -486 + (12 if i % 2 else -8) + 14 * math.sin(i / 12 * math.pi))
        for i in range(13)
    ]
    outline = [*top, *skirt, (-160, -566)]
    easel.cloth(outline, cloth, (-214, -660, 214, -460), "linen")
    easel.tint([(60, -650), (150, -622), (160, -566), (214, -486), (80, -470)], INK, 0.14)
    for i in (-3, -1, 1, 3):
        easel.line([(i * 40, -556), (i * 50, -490)], dark(one.lid, 0.25), 4)
    easel.line([(-158, -566), (-80, -552), (0, -548), (80, -552), (158, -566)], OAK, 9)
    for side in (-1, 1):
        easel.curve(
            [(30, -552), (30 + side * 46, -596), (30 + side * 62, -558), (30, -550)], STRAW, 6
        )
        easel.curve([(30, -550), (30 + side * 26, -510), (30 + side * 40, -480)], STRAW, 6)


def _label(easel: Easel, one: Jar) -> None:
    easel.poly(
        [(-128, -372), (128, -372), (134, -238), (128, -100), (-128, -100), (-134, -238)],
        (250, 243, 228),
    )
    easel.poly([(-128, -372), (128, -372), (129, -348), (-129, -348)], one.lid)
    easel.poly([(-129, -124), (129, -124), (128, -100), (-128, -100)], one.lid)
    for i in range(7):
        for y in (-360, -112):
            lozenge(easel, -108 + i * 36, y, 9, 9, CREAM, one.lid)
    EMBLEMS[one.emblem](easel, one)


def _comb(easel: Easel, one: Jar) -> None:
    for x, y in (
        (0, 0),
        (47, 0),
        (-47, 0),
        (24, -41),
        (-24, -41),
        (24, 41),
        (-24, 41),
        (71, -41),
        (-71, 41),
    ):
        easel.poly(ngon(6, 26, x, -236 + y, 30), HONEY)
        easel.poly(ngon(6, 18, x, -236 + y, 30), light(HONEY, 0.45))


def _leaves(easel: Easel, one: Jar) -> None:
    for i in range(7):
        turn = -90 + (i - 3) * 30
        with easel.place(0, -190, 1, turn):
            easel.oval(58, 0, 38, 11, (SAGE, LEAF)[i % 2])
    easel.line([(0, -190), (0, -142)], SAGE, 6)


def _bloom(easel: Easel, one: Jar) -> None:
    for x, y, r in ((0, -240, 52), (-66, -200, 32), (66, -276, 32)):
        easel.poly(petals(7, r, 0.4, x, y), one.lid)
        easel.poly(petals(7, r * 0.62, 0.4, x, y), light(one.lid, 0.4))
        easel.disc(x, y, r * 0.22, SAFFRON)
    easel.oval(-44, -276, 28, 10, LEAF, 40)
    easel.oval(44, -196, 28, 10, SAGE, 40)


def _figs(easel: Easel, one: Jar) -> None:
    fig(easel, -38, -232, 52, -10, (98, 56, 76))
    easel.blob(
        [(48, -290), (84, -240), (74, -196), (48, -184), (22, -196), (12, -240)], (98, 56, 76)
    )
    easel.oval(48, -232, 24, 34, (222, 150, 130))
    for i in range(9):
        easel.disc(48 + 12 * math.cos(i * 0.7), -232 + 19 * math.sin(i * 0.7), 4, (150, 50, 60))


def _round_fruit(easel: Easel, one: Jar) -> None:
    for x, y in ((-38, -226), (40, -236)):
        easel.ball(x, y, 48, one.content, 0.6)
        easel.line([(x, y - 44), (x + 6, y - 66)], WALNUT, 7)
        easel.oval(x + 26, y - 62, 24, 9, LEAF, -20)


def _drop(easel: Easel, one: Jar) -> None:
    dye = one.content if sum(one.content) < 620 else one.lid
    easel.blob([(0, -322), (44, -240), (40, -190), (0, -164), (-40, -190), (-44, -240)], dye)
    easel.curve([(-20, -240), (-22, -210), (-6, -190)], light(dye, 0.6), 7)
    for x in (-86, 86):
        lozenge(easel, x, -236, 24, 32, one.lid)


def _goat(easel: Easel, one: Jar) -> None:
    goat(easel, -8, -214, 116, dark(one.lid, 0.1))


def _wheat(easel: Easel, one: Jar) -> None:
    for dx, turn in ((-40, -16), (0, 0), (40, 16)):
        with easel.place(dx, -140, 1, turn):
            easel.line([(0, 0), (0, -150)], SAGE, 5)
            for i in range(6):
                easel.oval((-11, 11)[i % 2], -70 - i * 17, 8, 17, SAFFRON, (-26, 26)[i % 2])


def _nut(easel: Easel, one: Jar) -> None:
    nut_half(easel, -42, -226, 50, -12, (196, 150, 96))
    nut_half(easel, 50, -246, 44, 30, (180, 132, 80))
    leaf(easel, 0, -170, 40, 10, SAGE)


EMBLEMS = {
    "comb": _comb,
    "leaf": _leaves,
    "flower": _bloom,
    "fig": _figs,
    "quince": _round_fruit,
    "drop": _drop,
    "goat": _goat,
    "wheat": _wheat,
    "nut": _nut,
}


def _paint(easel: Easel, chance: random.Random, view: int, one: Jar) -> None:
    if view != 1:
        jar(easel, 480, 1004, 1.06, one, chance)
        return
    jar(easel, 660, 950, 0.74, one, chance)
    jar(easel, 330, 1004, 0.96, one, chance)
    easel.soft(660, 1052, 150, 26, 0.3)
    easel.oval(650, 1040, 132, 34, (156, 104, 66))
    easel.oval(650, 1034, 116, 26, dark((156, 104, 66), 0.25))
    easel.oval(650, 1032, 104, 20, one.content)
    easel.oval(630, 1028, 40, 7, light(one.content, 0.35))
    with easel.place(690, 1026, 1, -58):
        easel.box(0, -9, 250, 9, OAK, 9)
    sprig(easel, 130, 1050, 240, -40, chance, one.lid)


def _register() -> None:
    for name, one in JARS.items():

        def paint(easel: Easel, chance: random.Random, view: int, one: Jar = one) -> None:
            _paint(easel, chance, view, one)

        motif(name, own_aside=True, grow=1.1, base=1004, focus=(480, 740, 1.9))(paint)


_register()


@motif("honey-clay")
def honey_clay(easel: Easel, chance: random.Random, view: int) -> None:
    """Honey in a stout clay jar, running over its lip, with a dipper."""
    with easel.place(560, 520, 1, 28):
        easel.box(-12, -330, 12, 60, OAK, 11)
    easel.turned(
        480,
        [(480, 150), (510, 158), (560, 150), (640, 220), (780, 238), (900, 200), (985, 150)],
        CLAY,
        gloss=0.5,
    )
    easel.oval(480, 480, 152, 30, light(CLAY, 0.2))
    easel.oval(480, 486, 130, 22, (206, 130, 28))
    easel.blob(
        [
            (350, 492),
            (400, 502),
            (470, 508),
            (480, 620),
            (462, 668),
            (440, 640),
            (432, 560),
            (410, 600),
            (390, 580),
            (376, 520),
        ],
        (218, 146, 40),
    )
    easel.curve([(450, 540), (456, 600), (460, 640)], (246, 206, 110), 8)
    for x in (-1, 0, 1):
        lozenge(easel, 480 + x * 118, 800 + abs(x) * -8, 40 - abs(x) * 8, 56, CREAM, CLAY)


@motif("paste-pail")
def pail(easel: Easel, chance: random.Random, view: int) -> None:
    """A white pail of tomato paste with tomatoes beside it."""
    easel.curve([(270, 560), (300, 330), (480, 270), (660, 330), (690, 560)], (150, 146, 140), 9)
    easel.turned(480, [(520, 212), (560, 210), (900, 184), (985, 172)], (240, 234, 222), gloss=0.5)
    easel.oval(480, 520, 214, 36, (226, 218, 204))
    easel.oval(480, 522, 196, 30, (150, 36, 26))
    easel.blob(
        [(310, 520), (400, 500), (470, 508), (560, 496), (650, 520), (560, 546), (400, 546)],
        (178, 52, 34),
    )
    easel.poly(
        [
            (300, 660),
            (390, 692),
            (480, 702),
            (570, 692),
            (660, 660),
            (652, 830),
            (480, 872),
            (308, 830),
        ],
        (250, 243, 228),
    )
    tomato(easel, 440, 770, 62)
    tomato(easel, 540, 782, 48)
    tomato(easel, 740, 960, 66)
    tomato(easel, 200, 990, 56)


def tomato(easel: Easel, x: float, y: float, r: float) -> None:
    """A ripe tomato with its green star."""
    easel.ball(x, y, r, (192, 54, 36), 0.6)
    easel.poly(petals(5, r * 0.5, 0.7, x + 2, y - r * 0.7), SAGE)
    easel.line([(x + 2, y - r * 0.7), (x + 8, y - r * 1.06)], SAGE, 6)
