"""Pots, trees, seeds and earth."""

import math
import random

from catalog.pictures.dyes import CLAY, CREAM, LEAF, MADDER, PLUM, ROSE, SAGE, WALNUT, dark, light
from catalog.pictures.easel import Easel, petals
from catalog.pictures.props import lozenge
from catalog.pictures.registry import motif


@motif("bonsai", "sapling")
def bonsai(easel: Easel, chance: random.Random, view: int) -> None:
    """An olive bonsai in a glazed tray."""
    easel.curve([(470, 880), (430, 760), (520, 660), (470, 540)], WALNUT, 46)
    easel.curve([(500, 690), (600, 620), (660, 560)], WALNUT, 26)
    easel.curve([(450, 780), (350, 700), (300, 660)], WALNUT, 22)
    for x, y, rx, ry in ((470, 450, 200, 100), (670, 530, 130, 74), (280, 620, 120, 68)):
        for i in range(60):
            a, far = i * 2.4, math.sqrt(i / 60)
            easel.oval(
                x + rx * far * math.cos(a),
                y + ry * far * math.sin(a),
                34,
                13,
                (SAGE, LEAF, (120, 140, 104), dark(SAGE, 0.2))[i % 4],
                math.degrees(a) + 40,
            )
    for x, y in ((430, 480), (540, 430), (690, 560), (280, 650)):
        easel.oval(x, y, 13, 18, PLUM)
    easel.oval(480, 880, 250, 26, dark(WALNUT, 0.4))
    easel.turned(
        480, [(880, 260), (900, 256), (970, 220), (990, 216)], (44, 104, 128), gloss=0.7, tilt=0.1
    )


@motif("flower-pot", "houseplant")
def flower_pot(easel: Easel, chance: random.Random, view: int) -> None:
    """Geraniums in a clay pot."""
    for turn in (-30, -15, 0, 14, 30):
        with easel.place(480, 760, 1, turn):
            easel.line([(0, 0), (0, -320)], SAGE, 8)
            for i in range(9):
                easel.poly(
                    petals(
                        5,
                        34,
                        0.4,
                        52 * math.cos(i * 2.4) * (i > 0),
                        -350 + 46 * math.sin(i * 2.4) * (i > 0),
                    ),
                    (MADDER, light(MADDER, 0.2), ROSE)[i % 3],
                )
            easel.poly(petals(7, 70, 0.2, (-60, 60)[turn > 0], -120), (SAGE, LEAF)[turn % 2])
    easel.turned(480, [(770, 170), (860, 150), (985, 116)], CLAY, gloss=0.3)
    easel.turned(480, [(730, 190), (736, 192), (790, 186)], light(CLAY, 0.1), gloss=0.3)


@motif("seed-packet")
def seed_packet(easel: Easel, chance: random.Random, view: int) -> None:
    """A paper packet with a tomato drawn on it."""
    from_paper = (240, 226, 196)
    with easel.place(480, 700, 1, -4):
        easel.box(-230, -330, 230, 300, dark(from_paper, 0.15), 8)
        easel.box(-230, -330, 222, 292, from_paper, 8)
        easel.box(-230, -330, 222, -250, SAGE, 8)
        for i in range(9):
            lozenge(easel, -196 + i * 48, -290, 17, 20, CREAM, SAGE)
        for x, y, r in ((-60, 30, 92), (70, 70, 76), (10, -90, 66)):
            easel.ball(x, y, r, (192, 60, 40), 0.6)
            easel.poly(petals(5, r * 0.44, 0.7, x, y - r * 0.7), SAGE)
    for i in range(22):
        easel.oval(700 + (i * 37) % 130, 940 + (i * 23) % 80, 13, 8, (222, 190, 130), i * 40)


@motif("compost")
def compost(easel: Easel, chance: random.Random, view: int) -> None:
    """A sack of dark earth with a seedling."""
    easel.blob(
        [
            (270, 500),
            (480, 520),
            (690, 500),
            (730, 760),
            (700, 1000),
            (480, 1010),
            (260, 1000),
            (230, 760),
        ],
        (206, 190, 150),
    )
    easel.blob(
        [(560, 510), (690, 500), (730, 760), (700, 1000), (600, 1006), (640, 760)], (184, 166, 126)
    )
    easel.blob(
        [(280, 500), (380, 430), (500, 410), (620, 440), (686, 500), (480, 550)], (70, 48, 38)
    )
    for i in range(60):
        easel.oval(
            320 + (i * 53) % 330,
            450 + (i * 29) % 70,
            12,
            8,
            ((90, 62, 46), (54, 38, 32))[i % 2],
            i * 30,
        )
    easel.curve([(480, 450), (484, 360), (480, 290)], SAGE, 13)
    for side in (-1, 1):
        easel.oval(480 + side * 62, 300, 66, 26, (SAGE, LEAF)[side > 0], side * -30)
    easel.box(340, 640, 620, 900, CREAM, 14)
    for i in range(3):
        easel.curve(
            [(390, 700 + i * 70), (440, 670 + i * 70), (500, 720 + i * 70), (570, 690 + i * 70)],
            (196, 116, 100),
            17,
        )
