"""Stones, jewels, seals and knives."""

import math
import random

from catalog.pictures.dyes import CREAM, FIRUZE, HONEY, MADDER, SILVER, WALNUT, WHITE, dark, light
from catalog.pictures.easel import Easel, ngon, petals
from catalog.pictures.props import goat, lozenge
from catalog.pictures.registry import motif


@motif("knife", stance="lie")
def knife(easel: Easel, chance: random.Random, view: int) -> None:
    """A pocket knife with a horn handle, and its sheath."""
    horn = chance.choice(((226, 206, 166), (110, 78, 56), (62, 50, 46)))
    with easel.place(430, 600, 1, 34):
        easel.poly([(-30, 20), (-30, -330), (0, -400), (44, -280), (48, 20)], dark(SILVER, 0.25))
        easel.poly([(-30, 20), (-30, -330), (-4, -390), (12, -270), (14, 20)], light(SILVER, 0.4))
        easel.box(-44, 10, 58, 50, HONEY, 8)
        easel.blob(
            [(-40, 40), (50, 40), (62, 180), (84, 360), (40, 400), (-20, 370), (-44, 200)],
            dark(horn, 0.3),
        )
        easel.blob(
            [(-36, 44), (36, 44), (46, 180), (64, 344), (34, 376), (-14, 352), (-38, 200)], horn
        )
        for y in (110, 220, 320):
            easel.disc(10 + y * 0.06, y, 12, HONEY)
    with easel.place(690, 620, 1, 34):
        easel.blob([(-60, -280), (60, -280), (56, 100), (10, 250), (-40, 100)], (120, 70, 44))
        lozenge(easel, 0, -120, 32, 60, (184, 130, 84), (120, 70, 44))


@motif("necklace", "jewellery", "beads", stance="lie")
def necklace(easel: Easel, chance: random.Random, view: int) -> None:
    """A necklace of turquoise in silver and gold."""
    stone = chance.choice(((44, 150, 156), (60, 160, 150), (30, 130, 150)))
    metal = chance.choice((SILVER, HONEY))
    for i in range(33):
        x, y = (
            480 + 320 * math.sin((i - 16) / 32 * math.tau * 0.86),
            480 + 300 * math.cos((i - 16) / 32 * math.tau * 0.86),
        )
        easel.ball(x, y, 21 if i % 3 else 27, metal if i % 3 else stone, 0.7)
    for x, y, k in ((480, 850, 1.0), (360, 800, 0.62), (600, 800, 0.62)):
        with easel.place(x, y, k):
            easel.poly(petals(12, 112, 0.14), dark(metal, 0.3))
            easel.poly(petals(12, 104, 0.14, -3, -4), metal)
            easel.disc(0, 0, 76, dark(stone, 0.35))
            for i in range(26):
                aa, far = i * 2.4, 64 * math.sqrt(i / 26)
                easel.poly(
                    ngon(5, 16, far * math.cos(aa), far * math.sin(aa), i * 20),
                    (stone, light(stone, 0.2), dark(stone, 0.14))[i % 3],
                )
            easel.disc(-24, -28, 13, light(stone, 0.7))
            easel.ball(0, 140, 20, stone, 0.8)


@motif("bangle", stance="lie")
def bangle(easel: Easel, chance: random.Random, view: int) -> None:
    """A turquoise-inlaid bracelet."""
    metal = chance.choice((SILVER, HONEY))
    for r, dye in ((330, dark(metal, 0.4)), (322, metal), (306, dark(FIRUZE, 0.3))):
        easel.oval(480, 600, r, r * 0.86, dye)
    for i in range(44):
        a = i * math.tau / 44
        for far, size in ((284, 17), (254, 15)):
            dye = ((44, 150, 156), (80, 176, 170), (28, 122, 134))[(i + int(far)) % 3]
            easel.poly(
                ngon(
                    5,
                    size,
                    480 + far * math.cos(a + far),
                    600 + far * 0.86 * math.sin(a + far),
                    i * 31,
                ),
                dye,
            )
    easel.oval(480, 600, 232, 196, dark(metal, 0.1))
    easel.oval(486, 606, 218, 182, (222, 208, 186))


@motif("ring", stance="lie")
def ring(easel: Easel, chance: random.Random, view: int) -> None:
    """A ring with a cut agate."""
    stone = chance.choice(((168, 52, 36), (190, 88, 40), (112, 40, 44)))
    easel.hoop(480, 720, 240, dark(SILVER, 0.4), 56)
    easel.hoop(475, 714, 236, light(SILVER, 0.1), 40)
    easel.hoop(474, 712, 236, light(SILVER, 0.5), 10)
    easel.oval(480, 430, 190, 150, dark(SILVER, 0.35))
    easel.oval(476, 425, 182, 142, light(SILVER, 0.3))
    easel.poly(
        [
            (480 + 150 * math.cos(a * math.tau / 10), 426 + 114 * math.sin(a * math.tau / 10))
            for a in range(10)
        ],
        dark(stone, 0.2),
    )
    for i in range(10):
        a, b = i * math.tau / 10, (i + 1) * math.tau / 10
        p = [
            (480 + k * 150 * math.cos(t), 426 + k * 114 * math.sin(t))
            for k, t in ((1, a), (1, b), (0.6, b), (0.6, a))
        ]
        easel.poly(p, (stone, light(stone, 0.3), dark(stone, 0.3), light(stone, 0.15))[i % 4])
    easel.oval(480, 426, 88, 66, light(stone, 0.12))
    easel.tint([(410, 420), (470, 366), (500, 370), (440, 450)], WHITE, 0.4)


@motif("rosary", stance="lie")
def rosary(easel: Easel, chance: random.Random, view: int) -> None:
    """Thirty-three beads and a tassel."""
    stone = chance.choice(((168, 70, 44), (40, 120, 122), (60, 66, 80), (120, 130, 80)))
    for i in range(33):
        a = math.pi / 2 + 0.22 + i * (math.tau - 0.44) / 32
        easel.ball(
            480 + 280 * math.cos(a),
            480 + 280 * math.sin(a),
            27 if i % 11 else 22,
            stone if i % 11 else HONEY,
            0.8,
        )
    easel.box(464, 760, 496, 860, stone, 15)
    easel.disc(480, 868, 24, HONEY)
    for i in range(-6, 7):
        easel.line([(480 + i * 3, 880), (480 + i * 9, 1010)], (MADDER, dark(MADDER, 0.2))[i % 2], 7)


@motif("seal")
def seal(easel: Easel, chance: random.Random, view: int) -> None:
    """A carved stone with a mountain goat in low relief."""
    tone = chance.choice(((190, 178, 158), (166, 160, 152), (204, 186, 158)))
    for side in (-1, 1):
        easel.curve([(480 + side * 60, 900), (480 + side * 190, 1000)], WALNUT, 34)
    easel.poly(petals(24, 322, 0.02, 494, 676), dark(tone, 0.45))
    easel.grained(petals(24, 318, 0.02, 480, 670), tone, "felt")
    easel.hoop(480, 670, 284, dark(tone, 0.28), 8)
    easel.hoop(480, 670, 226, dark(tone, 0.28), 5)
    for i in range(20):
        angle = i * math.tau / 20
        x, y = 480 + 256 * math.cos(angle), 670 + 256 * math.sin(angle)
        lozenge(easel, x, y, 18, 20, dark(tone, 0.35), tone)
    goat(easel, 480, 716, 186, dark(tone, 0.42))
    goat(easel, 475, 711, 184, light(tone, 0.2))


@motif("name-seal")
def name_seal(easel: Easel, chance: random.Random, view: int) -> None:
    """A stone seal, its impression in madder beside it."""
    tone = chance.choice(((96, 120, 112), (150, 70, 56), (72, 78, 96)))
    easel.turned(
        400,
        [(460, 30), (480, 60), (540, 74), (600, 46), (660, 52), (760, 104), (960, 112), (985, 112)],
        tone,
        gloss=0.7,
    )
    easel.belt(400, 780, 106, HONEY, 12)
    easel.poly([(580, 880), (860, 870), (890, 1000), (560, 1012)], CREAM)
    easel.oval(724, 944, 92, 46, MADDER)
    easel.oval(724, 944, 82, 39, CREAM)
    for i in range(5):
        easel.curve([(668 + i * 25, 962), (680 + i * 25, 926), (692 + i * 25, 958)], MADDER, 6)
