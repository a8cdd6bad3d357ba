"""Bottles: distillates, syrups, oil, vinegar, doogh, drops, perfume, shampoo."""

import random
from dataclasses import dataclass

from catalog.pictures.dyes import (
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
    WALNUT,
    WHITE,
    Colour,
    dark,
    light,
    mix,
)
from catalog.pictures.easel import Easel, Points, petals, rounded
from catalog.pictures.morsels import fig, nut_half
from catalog.pictures.props import lozenge, sprig
from catalog.pictures.registry import motif

TALL: Points = [
    (-760, 44),
    (-740, 40),
    (-620, 42),
    (-540, 70),
    (-480, 128),
    (-420, 140),
    (-60, 140),
    (-24, 130),
    (-12, 116),
]
ROUND: Points = [
    (-640, 44),
    (-620, 38),
    (-500, 40),
    (-440, 90),
    (-360, 166),
    (-220, 190),
    (-80, 166),
    (-14, 112),
]
FLASK: Points = [
    (-720, 36),
    (-700, 32),
    (-520, 36),
    (-440, 90),
    (-240, 160),
    (-60, 170),
    (-14, 150),
]


@dataclass(frozen=True, slots=True)
class Bottle:
    """Its shape, the liquid, the glass and what the label and the table show."""

    shape: Points
    liquid: Colour
    glass: Colour
    dye: Colour
    emblem: str


CLEAR: Colour = (220, 230, 222)
BOTTLES: dict[str, Bottle] = {
    "distillate-mint": Bottle(TALL, (214, 228, 204), CLEAR, SAGE, "leaf"),
    "rosewater": Bottle(FLASK, (240, 214, 208), CLEAR, ROSE, "rose"),
    "distillate": Bottle(TALL, (226, 232, 216), CLEAR, FIRUZE, "catkin"),
    "fig-syrup": Bottle(ROUND, (92, 46, 34), CLEAR, WALNUT, "fig"),
    "molasses": Bottle(TALL, (96, 22, 32), CLEAR, MADDER, "pomegranate"),
    "vinegar": Bottle(FLASK, (186, 70, 58), CLEAR, MADDER, "pomegranate"),
    "verjuice": Bottle(FLASK, (196, 200, 116), CLEAR, SAGE, "grape"),
    "lime": Bottle(TALL, (222, 218, 140), CLEAR, LEAF, "leaf"),
    "sherbet": Bottle(ROUND, (208, 120, 60), CLEAR, SAFFRON, "rose"),
    "oil": Bottle(TALL, (208, 160, 58), CLEAR, OAK, "nut"),
    "doogh": Bottle(ROUND, (246, 242, 230), CLEAR, INDIGO, "mint"),
    "shampoo": Bottle(TALL, (126, 146, 100), (150, 160, 120), SAGE, "leaf"),
    "essence": Bottle(ROUND, (170, 120, 50), (150, 92, 44), PLUM, "rose"),
}


def bottle(easel: Easel, x: float, y: float, k: float, one: Bottle) -> None:
    """A corked bottle whose foot stands at (x, y)."""
    with easel.place(x, y, k):
        easel.soft(12, -2, 170, 26, 0.35)
        top = one.shape[0][0]
        easel.turned(0, [(top - 62, 30), (top - 40, 34), (top + 20, 30)], (188, 142, 96), gloss=0.3)
        body = easel.turned(0, one.shape, mix(one.glass, one.liquid, 0.35), gloss=0.8, tilt=0.12)
        level = top + 190
        inner = [(v, r - 10) for v, r in body if level <= v < -24]
        easel.turned(0, inner, one.liquid, gloss=0.8, tilt=0.12)
        easel.oval(0, inner[0][0], inner[0][1], inner[0][1] * 0.14, light(one.liquid, 0.35))
        easel.belt(0, top + 16, 42, light(one.glass, 0.2), 12)
        wide = max(r for _, r in body)
        easel.tint(rounded(-wide * 0.84, -330, -wide * 0.72, -70, 8), WHITE, 0.55)
        easel.curve([(0, top + 20), (30, top + 70), (50, top + 110)], OAK, 5)
        _label(easel, one, wide * 0.78)


def _label(easel: Easel, one: Bottle, half: float) -> None:
    paper = (250, 243, 228)
    easel.poly([(-half * 0.7, -320), (half, -314), (half, -84), (-half * 0.7, -76)], paper)
    easel.poly([(-half * 0.7, -320), (half, -314), (half, -294), (-half * 0.7, -299)], one.dye)
    easel.poly([(-half * 0.7, -97), (half, -105), (half, -84), (-half * 0.7, -76)], one.dye)
    with easel.place(half * 0.15, -196, 0.86):
        emblem(easel, one.emblem, one.dye)


def emblem(easel: Easel, name: str, dye: Colour) -> None:
    """A small drawing around (0, 0), some 160 units high."""
    if name in ("leaf", "mint", "catkin"):
        _leaves(easel, (SAGE, LEAF) if name != "catkin" else (light(SAFFRON), light(SAFFRON, 0.6)))
    elif name == "rose":
        _rose(easel)
    elif name == "pomegranate":
        pomegranate(easel, 0, 6, 62)
    elif name == "fig":
        fig(easel, -30, 6, 56, -12, (84, 50, 70))
        fig(easel, 40, 12, 44, 20, (104, 66, 84))
    elif name == "grape":
        _grapes(easel)
    else:
        nut_half(easel, -34, -20, 50, -10, (196, 146, 90))
        nut_half(easel, 38, 30, 44, 24, (180, 130, 78))


def _leaves(easel: Easel, dyes: tuple[Colour, Colour]) -> None:
    easel.curve([(0, 84), (4, 0), (0, -84)], SAGE, 6)
    for i in range(4):
        for side in (-1, 1):
            easel.oval(side * 32, 38 - i * 36, 30, 12, dyes[side > 0], side * -36)


def _rose(easel: Easel) -> None:
    tones = (dark(ROSE, 0.1), light(ROSE, 0.1), ROSE, light(ROSE, 0.3), dark(ROSE, 0.2))
    for r, tone in zip((70, 56, 40, 26, 12), tones, strict=True):
        easel.poly(petals(6, r, 0.18, 0, -10), tone)
    for side in (-1, 1):
        easel.oval(side * 56, 62, 34, 13, SAGE, side * 30)


def _grapes(easel: Easel) -> None:
    for i, n in enumerate((4, 3, 3, 2, 1)):
        for j in range(n):
            easel.ball((j - (n - 1) / 2) * 36, -36 + i * 29, 19, (150, 164, 74), 0.5)
    easel.oval(20, -72, 36, 15, SAGE, -14)


def pomegranate(easel: Easel, x: float, y: float, r: float, opened: bool = False) -> None:
    """A pomegranate with its crown, whole or cut to its seeds."""
    red = (170, 44, 42)
    easel.poly(
        [
            (x - r * 0.3, y - r * 1.3),
            (x - r * 0.12, y - r * 1.12),
            (x, y - r * 1.34),
            (x + r * 0.12, y - r * 1.12),
            (x + r * 0.3, y - r * 1.3),
            (x + r * 0.2, y - r * 0.8),
            (x - r * 0.2, y - r * 0.8),
        ],
        dark(red, 0.15),
    )
    easel.ball(x, y, r, red, 0.5)
    if opened:
        easel.disc(x, y, r * 0.88, (242, 222, 178))
        for ring, n in ((0.64, 13), (0.38, 8), (0.12, 3)):
            for i in range(n):
                with easel.place(x, y, 1, i * 360 / n + ring * 40):
                    easel.oval(r * ring, 0, r * 0.13, r * 0.1, (146, 22, 40))
                    easel.disc(r * ring - r * 0.03, -r * 0.03, r * 0.04, (222, 110, 110))


def _paint(easel: Easel, chance: random.Random, view: int, one: Bottle) -> None:
    if view != 1:
        bottle(easel, 480, 1004, 1.12, one)
        for side, turn in ((190, -50), (800, 46)):
            sprig(easel, side, 1040, 190, turn, chance, one.dye)
        return
    bottle(easel, 610, 940, 0.86, one)
    bottle(easel, 370, 1000, 1.02, one)
    easel.turned(740, [(820, 70), (870, 62), (1010, 50), (1020, 44)], CLEAR, gloss=0.8)
    easel.turned(740, [(890, 56), (1004, 44)], one.liquid, gloss=0.6)
    easel.oval(740, 890, 56, 8, light(one.liquid, 0.4))
    with easel.place(180, 1010, 0.8):
        emblem(easel, one.emblem, one.dye)


def _register() -> None:
    for name, one in BOTTLES.items():

        def paint(easel: Easel, chance: random.Random, view: int, one: Bottle = one) -> None:
            _paint(easel, chance, view, one)

        motif(name, own_aside=True, grow=1.04, base=1004, focus=(480, 780, 2.0))(paint)


_register()


@motif("dropper")
def dropper(easel: Easel, chance: random.Random, view: int) -> None:
    """An amber dropper bottle with lumps of propolis."""
    amber = (150, 84, 34)
    easel.turned(480, [(380, 26), (400, 40), (470, 42), (486, 34)], (60, 48, 44), gloss=0.6)
    easel.turned(480, [(486, 56), (500, 62), (566, 62), (576, 56)], (70, 56, 50), gloss=0.6)
    easel.turned(
        480,
        [(570, 50), (600, 66), (640, 150), (690, 166), (940, 166), (985, 150)],
        amber,
        gloss=0.9,
    )
    easel.poly([(356, 730), (600, 738), (600, 920), (356, 930)], (250, 243, 228))
    for x, y in (
        (480, 830),
        (436, 830),
        (524, 830),
        (458, 792),
        (502, 792),
        (458, 868),
        (502, 868),
    ):
        easel.poly(
            [
                (x, y - 24),
                (x + 21, y - 12),
                (x + 21, y + 12),
                (x, y + 24),
                (x - 21, y + 12),
                (x - 21, y - 12),
            ],
            HONEY,
        )
        easel.disc(x, y, 12, light(HONEY, 0.5))
    for x, y, r in ((730, 985, 42), (790, 1010, 32), (230, 1000, 38)):
        easel.blob(
            [
                (x - r, y),
                (x - r * 0.5, y - r),
                (x + r * 0.6, y - r * 0.8),
                (x + r, y + r * 0.2),
                (x, y + r * 0.6),
            ],
            (104, 62, 34),
        )
        easel.disc(x - 6, y - 12, r * 0.3, (150, 98, 54))


@motif("perfume")
def perfume(easel: Easel, chance: random.Random, view: int) -> None:
    """A cut-glass perfume bottle and Damask roses."""
    tone = (236, 190, 160)
    easel.ball(480, 520, 58, light(HONEY, 0.2), 0.9)
    easel.box(446, 570, 514, 650, HONEY, 8)
    easel.box(456, 570, 468, 650, light(HONEY, 0.5))
    outline = [
        (360, 640),
        (600, 640),
        (690, 730),
        (690, 920),
        (620, 1000),
        (340, 1000),
        (270, 920),
        (270, 730),
    ]
    easel.poly(outline, light(tone, 0.4))
    easel.poly(
        [
            (390, 720),
            (570, 720),
            (640, 780),
            (640, 910),
            (590, 960),
            (370, 960),
            (320, 910),
            (320, 780),
        ],
        tone,
    )
    easel.tint([(270, 730), (360, 640), (390, 720), (320, 780)], WHITE, 0.6)
    easel.tint([(690, 730), (690, 920), (640, 910), (640, 780)], INK, 0.14)
    easel.tint([(340, 1000), (620, 1000), (590, 960), (370, 960)], INK, 0.12)
    lozenge(easel, 480, 840, 66, 88, ROSE)
    for x, y, k in ((760, 960, 0.9), (190, 990, 0.8), (820, 1030, 0.6)):
        with easel.place(x, y, k):
            emblem(easel, "rose", ROSE)


@motif("toiletries")
def toiletries(easel: Easel, chance: random.Random, view: int) -> None:
    """A pump bottle, a tin of salve and a sprig."""
    easel.box(330, 470, 470, 494, WALNUT, 8)
    easel.box(430, 480, 456, 570, WALNUT)
    easel.turned(
        443,
        [(560, 60), (590, 64), (630, 110), (680, 140), (960, 140), (985, 130)],
        (130, 148, 108),
        gloss=0.7,
    )
    easel.poly([(330, 730), (540, 736), (540, 900), (330, 908)], CREAM)
    with easel.place(438, 820, 0.7):
        emblem(easel, "leaf", SAGE)
    easel.turned(700, [(900, 120), (985, 120)], (222, 200, 166), gloss=0.8)
    easel.oval(700, 900, 120, 24, light((222, 200, 166), 0.4))
    sprig(easel, 790, 900, 260, 20, chance, ROSE)
