"""Instruments: tanbur, kamancheh, sorna, dohol."""

import math
import random

from catalog.pictures.dyes import (
    CREAM,
    HONEY,
    INK,
    LEAF,
    MADDER,
    OAK,
    SILVER,
    STRAW,
    WALNUT,
    WHITE,
    dark,
    light,
)
from catalog.pictures.easel import Easel, radius_at, spline
from catalog.pictures.props import lozenge
from catalog.pictures.registry import motif
from catalog.pictures.wood import WOODS


@motif("tanbur", stance="lie")
def tanbur(easel: Easel, chance: random.Random, view: int) -> None:
    """A tanbur: a long neck and a pear-shaped body of ribs."""
    wood = chance.choice(WOODS)
    with easel.place(480, 600, 1, 18):
        easel.box(-20, -520, 20, 160, dark(wood, 0.3), 8)
        for i in range(14):
            easel.line([(-20, -420 + i * 36), (20, -420 + i * 36)], CREAM, 4)
        for side, y in ((-1, -480), (1, -450), (-1, -430)):
            easel.box(min(side * 20, side * 74), y - 8, max(side * 20, side * 74), y + 8, OAK, 7)
        body = [
            (0, 60),
            (80, 150),
            (150, 270),
            (150, 380),
            (80, 460),
            (0, 476),
            (-80, 460),
            (-150, 380),
            (-150, 270),
            (-80, 150),
        ]
        easel.blob([(x * 1.06 + 4, y + 6) for x, y in body], dark(wood, 0.4))
        easel.grained(spline(body, closed=True), light(wood, 0.3), "wood")
        for ring, n in ((26, 6), (52, 10)):
            for i in range(n):
                easel.disc(
                    ring * math.cos(i * math.tau / n),
                    250 + ring * math.sin(i * math.tau / n),
                    5,
                    dark(wood, 0.6),
                )
        easel.box(-46, 400, 46, 414, dark(wood, 0.5), 6)
        for dx in (-9, 0, 9):
            easel.line([(dx, -480), (dx * 1.6, 408)], WHITE, 2)


@motif("kamancheh")
def kamancheh(easel: Easel, chance: random.Random, view: int) -> None:
    """A spike fiddle with its bow."""
    wood = chance.choice(WOODS)
    easel.box(468, 240, 492, 700, dark(wood, 0.3), 8)
    easel.turned(480, [(140, 12), (170, 30), (200, 18), (250, 26), (290, 20)], wood)
    for side, y in ((-1, 240), (1, 264), (-1, 290), (1, 310)):
        x = 480 + side * 60
        easel.box(min(x, 480), y - 7, max(x, 480), y + 7, OAK, 6)
        easel.disc(x, y, 15, OAK)
    easel.box(472, 940, 488, 1000, SILVER)
    easel.turned(
        480, [(690, 70), (720, 140), (800, 180), (880, 160), (930, 90), (950, 30)], wood, gloss=0.6
    )
    easel.oval(480, 800, 132, 122, CREAM)
    easel.oval(474, 794, 118, 108, light(CREAM, 0.3))
    easel.box(440, 836, 520, 850, dark(wood, 0.4), 5)
    for dx in (-9, -3, 3, 9):
        easel.line([(480 + dx * 0.7, 250), (480 + dx * 2, 842)], SILVER, 2)
    easel.curve([(690, 270), (760, 640), (720, 1000)], WALNUT, 13)
    easel.line([(694, 280), (724, 990)], CREAM, 7)


@motif("sorna")
def sorna(easel: Easel, chance: random.Random, view: int) -> None:
    """A conical sorna with rings of metal."""
    wood = chance.choice(WOODS)
    with easel.place(480, 980, 1, 14):
        body = easel.turned(
            0,
            [(-780, 26), (-600, 36), (-300, 46), (-160, 64), (-60, 120), (-6, 168)],
            wood,
            gloss=0.6,
        )
        for y in (-760, -640, -240, -120):
            easel.belt(0, y, radius_at(body, y), HONEY, 15)
        for i in range(7):
            easel.oval(0, -590 + i * 52, 13, 15, dark(wood, 0.7))
        easel.turned(0, [(-860, 8), (-800, 10), (-780, 20)], SILVER)
        easel.oval(0, -862, 22, 13, STRAW)
        easel.curve([(26, -770), (90, -680), (60, -560), (110, -470)], MADDER, 9)


@motif("dohol")
def dohol(easel: Easel, chance: random.Random, view: int) -> None:
    """A dohol with laced skins and its two sticks."""
    wood = chance.choice((*WOODS, MADDER))
    easel.grained([(250, 520), (710, 520), (710, 970), (250, 970)], wood, "wood")
    easel.tint([(560, 520), (710, 520), (710, 970), (560, 970)], INK, 0.2)
    easel.oval(710, 745, 96, 228, dark(CREAM, 0.2))
    easel.oval(250, 745, 110, 246, dark(WALNUT, 0.2))
    easel.oval(244, 745, 98, 230, CREAM)
    easel.oval(236, 735, 70, 180, light(CREAM, 0.4))
    lozenge(easel, 240, 745, 40, 90, MADDER)
    for i in range(7):
        y = 540 + i * 64
        easel.line([(320, y), (660, y + 32), (320, y + 64)], STRAW, 8)
    easel.curve([(330, 520), (480, 330), (690, 520)], LEAF if wood == MADDER else MADDER, 22)
    easel.curve([(560, 1010), (720, 1000), (800, 960), (830, 1000)], OAK, 22)
    easel.line([(420, 1030), (760, 1050)], STRAW, 9)
