"""Felt: rug, hat, cloak, and its ram-horn curl."""

import math
import random

from catalog.pictures.dyes import (
    BRICK,
    FIRUZE,
    INDIGO,
    INK,
    MADDER,
    SAFFRON,
    WALNUT,
    WHITE,
    Colour,
    dark,
    light,
)
from catalog.pictures.easel import Easel, Points, petals, spline
from catalog.pictures.props import lozenge
from catalog.pictures.registry import motif

LEATHER: tuple[Colour, ...] = ((150, 88, 50), (110, 62, 40), (178, 112, 62), (92, 48, 40))


def curl(
    easel: Easel, x: float, y: float, r: float, dye: Colour, flip: int = 1, width: float = 13
) -> None:
    """A felt maker's ram-horn curl."""
    easel.curve(
        [
            (
                x + flip * r * (1 - t / 16) * math.cos(t * 0.55),
                y + r * (1 - t / 16) * math.sin(t * 0.55),
            )
            for t in range(14)
        ],
        dye,
        width,
    )


def mirror(points: Points, cx: float = 480) -> list[tuple[float, float]]:
    """A half outline (right side, top to bottom) made whole."""
    return [*points, *[(2 * cx - x, y) for x, y in reversed(points)]]


@motif("namad", stance="lie")
def namad(easel: Easel, chance: random.Random, view: int) -> None:
    """A felt rug with curls and a sun."""
    wool = chance.choice(((226, 208, 176), (196, 168, 132), (150, 120, 96)))
    ink = chance.choice((MADDER, INDIGO, (70, 50, 42)))
    second = chance.choice((SAFFRON, FIRUZE, BRICK))
    edge = [
        (480 + sx * (320 + chance.uniform(-7, 7)), 600 + sy)
        for sx, sy in [(-1, y) for y in range(450, -451, -90)]
        + [(1, y) for y in range(-450, 451, 90)]
    ]
    easel.grained(edge, wool, "felt")
    for inset, dye, width in ((34, ink, 20), (66, second, 8)):
        x, y = 320 - inset, 450 - inset
        easel.line(
            [
                (480 - x, 600 - y),
                (480 + x, 600 - y),
                (480 + x, 600 + y),
                (480 - x, 600 + y),
                (480 - x, 600 - y),
            ],
            dye,
            width,
        )
    easel.poly(petals(16, 150, 0.16, 480, 600), ink)
    easel.poly(petals(8, 112, 0.3, 480, 600), second)
    easel.poly(petals(8, 62, 0.3, 480, 600), wool)
    easel.disc(480, 600, 22, ink)
    for sy in (-1, 1):
        for sx in (-1, 1):
            curl(easel, 480 + sx * 150, 600 + sy * 290, 70, ink, sx)
            curl(easel, 480 + sx * 60, 600 + sy * 220, 46, second, -sx, 10)
            curl(easel, 480 + sx * 200, 600 + sy * 140, 40, ink, sx, 10)
        lozenge(easel, 480, 600 + sy * 310, 46, 66, second, wool)


@motif("felt-hat")
def felt_hat(easel: Easel, chance: random.Random, view: int) -> None:
    """A round, hard felt hat of the Lor."""
    tone = chance.choice(((70, 54, 48), (150, 112, 82), (212, 190, 158)))
    shape = spline(
        [
            (240, 985),
            (236, 860),
            (262, 720),
            (340, 610),
            (480, 570),
            (620, 610),
            (698, 720),
            (724, 860),
            (720, 985),
            (600, 1010),
            (480, 1016),
            (360, 1010),
        ],
        closed=True,
        steps=5,
    )
    easel.grained(shape, tone, "felt")
    easel.tint([(580, 600), (700, 720), (724, 860), (720, 985), (600, 1010), (640, 800)], INK, 0.22)
    easel.tint(
        [(290, 730), (370, 620), (420, 610), (340, 760), (320, 960), (270, 960)], WHITE, 0.14
    )
    easel.curve([(238, 930), (360, 960), (480, 966), (600, 960), (722, 930)], dark(tone, 0.25), 8)
    easel.curve([(300, 690), (480, 640), (660, 690)], dark(tone, 0.2), 5)


@motif("kapanak")
def kapanak(easel: Easel, chance: random.Random, view: int) -> None:
    """A shepherd's stiff felt cloak, standing by itself, with a crook."""
    tone = chance.choice(((222, 204, 172), (168, 136, 106), (98, 76, 64)))
    easel.curve([(770, 1000), (772, 420), (770, 330), (810, 280), (850, 320)], WALNUT, 17)
    shape = mirror(
        [
            (540, 260),
            (590, 330),
            (720, 390),
            (760, 520),
            (752, 640),
            (690, 640),
            (720, 1000),
            (560, 1012),
        ]
    )
    easel.grained(shape, tone, "felt")
    easel.tint(
        [(560, 300), (720, 390), (760, 520), (752, 640), (690, 640), (720, 1000), (600, 1008)],
        INK,
        0.13,
    )
    easel.poly([(440, 262), (520, 262), (500, 1010), (462, 1010)], dark(tone, 0.5))
    easel.line([(440, 262), (462, 1010)], dark(tone, 0.25), 9)
    easel.line([(522, 262), (500, 1010)], light(tone, 0.3), 9)
    for side in (-1, 1):
        curl(easel, 480 + side * 140, 520, 52, MADDER, side, 11)
        curl(easel, 480 + side * 130, 880, 60, INDIGO, side, 11)
        easel.line([(480 + side * 208, 640), (480 + side * 196, 500)], dark(tone, 0.3), 5)
