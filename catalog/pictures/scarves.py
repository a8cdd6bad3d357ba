"""Headscarves, scarves, hats and head-bands."""

import math
import random

from catalog.pictures import weave
from catalog.pictures.dyes import (
    CREAM,
    FIRUZE,
    HONEY,
    INDIGO,
    INK,
    MADDER,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    STRAW,
    dark,
    light,
)
from catalog.pictures.easel import Easel, petals, rounded, spline
from catalog.pictures.felt import curl
from catalog.pictures.props import lozenge
from catalog.pictures.registry import motif
from catalog.pictures.rugs import fringe


@motif("headscarf", "batik", "shawl-silk", stance="lie")
def headscarf(easel: Easel, chance: random.Random, view: int) -> None:
    """A square silk scarf: border, corner flowers, a folded corner."""
    ground, border, flower = chance.choice(
        (
            (INK, MADDER, SAFFRON),
            (MADDER, INK, ROSE),
            (INDIGO, FIRUZE, CREAM),
            (PLUM, SAFFRON, ROSE),
            (FIRUZE, INDIGO, SAFFRON),
        )
    )
    with easel.place(480, 600, 1, 45):
        easel.grained([(-310, -310), (310, -310), (310, 310), (-310, 310)], border, "linen")
        easel.poly([(-276, -276), (276, -276), (276, 276), (-276, 276)], flower)
        easel.poly([(-264, -264), (264, -264), (264, 264), (-264, 264)], ground)
        for sx in (-1, 1):
            for sy in (-1, 1):
                easel.poly(petals(9, 74, 0.3, sx * 168, sy * 168), flower)
                easel.poly(petals(9, 48, 0.3, sx * 168, sy * 168), border)
                easel.disc(sx * 168, sy * 168, 15, CREAM)
                curl(easel, sx * 74, sy * 168, 34, flower, sx, 7)
                curl(easel, sx * 168, sy * 74, 34, flower, -sx, 7)
        easel.poly(petals(12, 92, 0.3), border)
        easel.poly(petals(12, 62, 0.3), flower)
        easel.poly(petals(6, 30, 0.3), ground)
        for i in range(30):
            for a, b in ((-312, -312 + i * 21.5), (312, -312 + i * 21.5)):
                easel.line([(a, b), (a * 1.08, b)], border, 4)
                easel.line([(b, a), (b, a * 1.08)], border, 4)


@motif("scarf", "termeh", stance="lie")
def scarf(easel: Easel, chance: random.Random, view: int) -> None:
    """A woollen scarf, looped once, with fringes."""
    pattern = chance.choice((weave.checks, weave.stripes))(chance)
    with easel.place(480, 600, 1, 12):
        for x, y1 in ((-190, 420), (60, 330)):
            fringe(easel, x, x + 180, y1, 64, chance, CREAM, 13)
            easel.cloth(
                [(x, -330), (x + 180, -330), (x + 180, y1), (x, y1)],
                pattern,
                (x, -330, x + 420, 640),
            )
        easel.soft(30, -250, 300, 130, 0.4)
        loop = spline(
            [
                (-230, -260),
                (-120, -420),
                (60, -450),
                (240, -350),
                (250, -190),
                (80, -120),
                (-120, -130),
            ],
            closed=True,
        )
        easel.cloth(loop, pattern, (-260, -460, 300, 160))
        easel.blob([(-110, -280), (10, -340), (130, -290), (90, -230), (-50, -220)], (60, 44, 40))


@motif("hat-scarf", stance="lie")
def hat_scarf(easel: Easel, chance: random.Random, view: int) -> None:
    """A bobble hat over a folded knitted scarf."""
    tone = chance.choice((MADDER, FIRUZE, INDIGO, SAGE))
    for i in range(3):
        y = 720 + i * 78
        easel.grained(rounded(190, y, 770, y + 84, 34), (tone, CREAM, tone)[i], "knit")
    fringe(easel, 700, 830, 930, 66, chance, tone, 15)
    dome = spline(
        [(250, 640), (270, 420), (370, 290), (480, 262), (590, 290), (690, 420), (710, 640)],
        closed=False,
    )
    easel.grained(dome, tone, "knit")
    for y in (400, 520):
        for x in range(300, 690, 44):
            if abs(x - 480) < (y - 230):
                lozenge(easel, x, y, 18, 26, CREAM, tone)
    easel.grained(rounded(230, 590, 730, 690, 30), CREAM, "knit")
    for i in range(70):
        angle = i * 2.4
        easel.line(
            [(480, 230), (480 + 82 * math.cos(angle), 230 + 82 * math.sin(angle))],
            light(CREAM, 0.2) if i % 2 else dark(CREAM, 0.1),
            7,
        )


@motif("headband", stance="lie")
def headband(easel: Easel, chance: random.Random, view: int) -> None:
    """A beaded head-band with coins and drops."""
    tone = chance.choice((MADDER, INDIGO, PLUM, INK))
    arc = [
        (480 + 350 * math.cos(math.radians(a)), 700 - 330 * math.sin(math.radians(a)))
        for a in range(-10, 191, 10)
    ]
    easel.curve(arc, dark(tone, 0.3), 92)
    easel.curve(arc, tone, 82)
    for i, (x, y) in enumerate(spline(arc, closed=False, steps=3)[2:-2]):
        if i % 3 == 0:
            lozenge(easel, x, y, 22, 26, HONEY if i % 2 else FIRUZE, CREAM)
            easel.line([(x, y + 40), (x, y + 78)], STRAW, 4)
            easel.ball(x, y + 96, 18, (HONEY, MADDER, FIRUZE)[i // 3 % 3], 0.7)
        else:
            easel.disc(x, y - 30, 6, CREAM)
            easel.disc(x, y + 30, 6, CREAM)
    for x in (130, 830):
        easel.curve([(x, 750), (x + 20, 870), (x - 14, 980)], tone, 15)
