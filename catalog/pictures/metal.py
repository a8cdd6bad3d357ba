"""Nickel-silver (varsho) vessels with engraved bands."""

import random

from catalog.pictures.dyes import HONEY, INK, WALNUT, Colour, dark, light
from catalog.pictures.easel import Easel, petals, radius_at
from catalog.pictures.props import engraved
from catalog.pictures.registry import motif

VARSHO: Colour = (206, 202, 190)


TINE: Colour = dark(VARSHO, 0.5)


@motif("samovar", focus=(480, 560, 2.0), grow=1.0)
def samovar(easel: Easel, chance: random.Random, view: int) -> None:
    """A charcoal samovar with tap, handles, teapot crown and stand."""
    for side in (-1, 1):
        easel.curve(
            [
                (480 + side * 170, 470),
                (480 + side * 265, 450),
                (480 + side * 280, 540),
                (480 + side * 185, 570),
            ],
            dark(VARSHO, 0.2),
            20,
        )
        easel.curve([(480 + side * 222, 452), (480 + side * 268, 452)], WALNUT, 28)
    easel.box(330, 975, 630, 1004, dark(VARSHO, 0.35), 8)
    easel.turned(480, [(900, 84), (930, 92), (962, 150), (980, 158)], VARSHO, gloss=0.95)
    easel.turned(480, [(810, 128), (840, 84), (880, 62), (905, 84)], VARSHO, gloss=0.95)
    body = easel.turned(
        480,
        [(360, 128), (372, 168), (450, 196), (560, 192), (680, 168), (770, 140), (815, 124)],
        VARSHO,
        gloss=0.95,
    )
    for y, tall in ((455, 66), (640, 74)):
        engraved(easel, 480, y, radius_at(body, y), tall, TINE)
    for y in (385, 745, 780):
        easel.belt(480, y, radius_at(body, y), dark(VARSHO, 0.3), 4)
    easel.turned(480, [(318, 96), (336, 140), (358, 150), (366, 136)], VARSHO, gloss=0.95)
    easel.turned(480, [(236, 62), (256, 56), (300, 60), (322, 96)], VARSHO, gloss=0.95)
    easel.oval(480, 236, 62, 12, dark(VARSHO, 0.5))
    easel.turned(
        480,
        [(120, 14), (132, 34), (150, 46), (180, 74), (215, 70), (236, 44)],
        light(VARSHO, 0.1),
        gloss=1.0,
    )
    easel.curve([(545, 180), (590, 168), (606, 140)], dark(VARSHO, 0.15), 14)
    easel.curve([(415, 160), (366, 160), (372, 212), (420, 206)], dark(VARSHO, 0.25), 9)
    easel.ball(480, 112, 14, WALNUT)
    _tap(easel)


def _tap(easel: Easel) -> None:
    easel.box(462, 700, 498, 742, dark(VARSHO, 0.3), 8)
    easel.curve([(480, 730), (480, 768), (480, 800)], dark(VARSHO, 0.42), 22)
    easel.box(436, 742, 524, 757, HONEY, 7)
    easel.disc(480, 728, 19, light(VARSHO, 0.3))
    easel.poly(petals(5, 26, 0.4, 480, 706), HONEY)


@motif("sugar-bowl")
def sugar_bowl(easel: Easel, chance: random.Random, view: int) -> None:
    """A footed, lidded sugar bowl."""
    easel.turned(480, [(900, 40), (930, 52), (965, 120), (985, 128)], VARSHO, gloss=0.95)
    easel.turned(480, [(800, 60), (830, 30), (870, 28), (905, 42)], VARSHO, gloss=0.95)
    body = easel.turned(
        480,
        [(560, 190), (600, 214), (680, 208), (750, 160), (800, 84), (815, 60)],
        VARSHO,
        gloss=0.95,
    )
    engraved(easel, 480, 640, radius_at(body, 640), 76, TINE)
    easel.turned(
        480,
        [(400, 20), (430, 60), (480, 130), (530, 190), (562, 204)],
        light(VARSHO, 0.06),
        gloss=1.0,
    )
    engraved(easel, 480, 500, 150, 34, TINE, 5)
    easel.turned(480, [(320, 10), (345, 26), (370, 28), (395, 14), (410, 24)], VARSHO, gloss=1.0)
    for side in (-1, 1):
        easel.curve(
            [
                (480 + side * 206, 600),
                (480 + side * 280, 590),
                (480 + side * 262, 680),
                (480 + side * 196, 700),
            ],
            dark(VARSHO, 0.25),
            14,
        )


@motif("glass-holders", grow=1.02)
def glass_holders(easel: Easel, chance: random.Random, view: int) -> None:
    """Tea glasses in engraved holders."""
    for x, y, k in (
        (250, 820, 1.0),
        (480, 810, 1.0),
        (710, 820, 1.0),
        (200, 1000, 1.15),
        (480, 1010, 1.2),
        (760, 1000, 1.15),
    ):
        with easel.place(x, y, k):
            easel.soft(10, 4, 120, 26, 0.4)
            easel.turned(
                0, [(-300, 84), (-250, 72), (-200, 66), (-140, 84)], (178, 70, 34), gloss=1.0
            )
            easel.oval(0, -300, 84, 15, light((178, 70, 34), 0.25))
            easel.turned(0, [(-360, 92), (-330, 88), (-296, 84)], (228, 226, 214), gloss=0.95)
            easel.oval(0, -296, 84, 12, (196, 92, 40))
            body = easel.turned(
                0,
                [(-200, 82), (-150, 94), (-80, 90), (-40, 60), (-22, 52), (0, 84)],
                VARSHO,
                gloss=0.95,
            )
            engraved(easel, 0, -128, radius_at(body, -128), 64, TINE, 4)
            easel.curve([(88, -170), (140, -165), (134, -90), (84, -80)], dark(VARSHO, 0.25), 10)


@motif("teapot")
def teapot(easel: Easel, chance: random.Random, view: int) -> None:
    """A small round teapot."""
    easel.curve([(310, 640), (190, 600), (180, 760), (330, 820)], dark(VARSHO, 0.3), 24)
    easel.poly(
        [(620, 700), (740, 600), (792, 520), (842, 532), (800, 640), (650, 830)], dark(VARSHO, 0.12)
    )
    easel.poly(
        [(640, 700), (750, 610), (798, 530), (815, 536), (770, 630), (650, 750)], light(VARSHO, 0.3)
    )
    body = easel.turned(
        480,
        [(560, 110), (600, 176), (700, 222), (800, 214), (890, 150), (960, 110), (985, 122)],
        VARSHO,
        gloss=1.0,
    )
    engraved(easel, 480, 710, radius_at(body, 710), 92, TINE)
    easel.belt(480, 890, radius_at(body, 890), TINE, 3)
    easel.turned(
        480, [(470, 20), (490, 60), (530, 100), (566, 122)], light(VARSHO, 0.05), gloss=1.0
    )
    easel.ball(480, 446, 28, WALNUT)


@motif("ewer", grow=1.02)
def ewer(easel: Easel, chance: random.Random, view: int) -> None:
    """A long-necked ewer standing in its basin."""
    easel.curve([(520, 330), (660, 360), (660, 560), (560, 680)], dark(VARSHO, 0.3), 16)
    easel.curve([(400, 700), (300, 640), (330, 480), (262, 400)], dark(VARSHO, 0.12), 22)
    body = easel.turned(
        470,
        [(240, 44), (290, 34), (400, 36), (500, 62), (600, 118), (700, 136), (790, 100), (850, 60)],
        VARSHO,
        gloss=1.0,
    )
    engraved(easel, 470, 650, radius_at(body, 650), 90, TINE)
    engraved(easel, 470, 400, radius_at(body, 400), 40, TINE, 3)
    easel.turned(470, [(180, 8), (200, 20), (236, 46)], light(VARSHO, 0.1))
    easel.oval(480, 850, 330, 62, dark(VARSHO, 0.3))
    easel.oval(480, 856, 300, 50, light(VARSHO, 0.1))
    easel.turned(470, [(800, 70), (840, 84), (852, 90)], VARSHO, gloss=0.95)
    basin = easel.turned(
        480, [(852, 330), (890, 290), (960, 190), (985, 180)], VARSHO, gloss=0.8, tilt=0.19
    )
    engraved(easel, 480, 890, radius_at(basin, 890) - 6, 48, TINE, 9, 0.19)


@motif("candle-holders", grow=1.02)
def candle_holders(easel: Easel, chance: random.Random, view: int) -> None:
    """A pair of candle holders with lit candles."""
    for x, y, k in ((640, 940, 0.86), (330, 1000, 1.0)):
        with easel.place(x, y, k):
            easel.box(-26, -720, 26, -470, (246, 232, 204), 8)
            easel.box(8, -716, 26, -470, (226, 206, 172), 8)
            easel.line([(0, -720), (0, -742)], INK, 5)
            flame(easel, 0, -742, 1)
            easel.turned(
                0, [(-490, 34), (-470, 76), (-455, 78), (-440, 32), (-420, 24)], VARSHO, gloss=1.0
            )
            easel.turned(
                0,
                [
                    (-420, 24),
                    (-390, 44),
                    (-350, 22),
                    (-270, 30),
                    (-200, 56),
                    (-150, 26),
                    (-110, 40),
                ],
                VARSHO,
                gloss=1.0,
            )
            body = easel.turned(
                0, [(-110, 40), (-70, 60), (-30, 130), (-8, 142)], VARSHO, gloss=0.95
            )
            engraved(easel, 0, -40, radius_at(body, -40), 30, TINE, 5)


def flame(easel: Easel, x: float, y: float, k: float) -> None:
    """A candle flame whose wick ends at (x, y)."""
    easel.blob(
        [
            (x, y - 84 * k),
            (x + 22 * k, y - 26 * k),
            (x + 12 * k, y + 2),
            (x - 12 * k, y + 2),
            (x - 22 * k, y - 26 * k),
        ],
        (238, 168, 58),
    )
    easel.blob(
        [(x, y - 52 * k), (x + 11 * k, y - 18 * k), (x, y - 2), (x - 11 * k, y - 18 * k)],
        (255, 232, 160),
    )


@motif("sprinkler", grow=1.02)
def sprinkler(easel: Easel, chance: random.Random, view: int) -> None:
    """A rosewater sprinkler: a round belly and a long slender neck."""
    easel.turned(480, [(905, 52), (940, 70), (975, 128), (990, 130)], VARSHO, gloss=0.95)
    body = easel.turned(
        480,
        [(560, 30), (620, 70), (700, 160), (790, 170), (870, 100), (910, 50)],
        VARSHO,
        gloss=1.0,
    )
    engraved(easel, 480, 750, radius_at(body, 750), 92, TINE)
    easel.turned(480, [(200, 18), (320, 16), (430, 24), (520, 34), (570, 30)], VARSHO, gloss=1.0)
    easel.turned(480, [(440, 30), (460, 46), (480, 30)], VARSHO, gloss=0.95)
    easel.turned(480, [(130, 10), (150, 34), (178, 40), (205, 18)], light(VARSHO, 0.1), gloss=1.0)
