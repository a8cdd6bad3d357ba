"""Pots, glazed and painted ware, stone vessels, glass and concrete."""

import math
import random

from catalog.pictures import weave
from catalog.pictures.dyes import (
    BRICK,
    CLAY,
    CREAM,
    FIRUZE,
    HONEY,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    PALE_FIRUZE,
    PLUM,
    ROSE,
    SAFFRON,
    WALNUT,
    WHITE,
    Colour,
    dark,
    light,
    mix,
)
from catalog.pictures.easel import Easel, Points, around, petals, radius_at
from catalog.pictures.props import goat, stepped
from catalog.pictures.registry import motif

GLAZES: tuple[Colour, ...] = (FIRUZE, (44, 104, 128), (88, 124, 92), (178, 112, 52), (62, 88, 132))


def zigzag_belt(
    easel: Easel, body: Points, y: float, tall: float, ink: Colour, cx: float = 480, n: int = 9
) -> None:
    """A painted zigzag between two lines."""
    r = radius_at(body, y)
    easel.belt(cx, y - tall * 0.7, r, ink, 4)
    easel.belt(cx, y + tall * 0.7, r, ink, 4)
    points = []
    for i in range(-n, n + 1):
        x, yy = around(cx, y, r, i / n)
        points.append((x, yy + (tall / 2 if i % 2 else -tall / 2)))
    easel.line(points, ink, 6)


@motif("clay-jar")
def clay_jar(easel: Easel, chance: random.Random, view: int) -> None:
    """A glazed jar: glaze runs down over bare clay."""
    glaze = chance.choice(GLAZES)
    for side in (-1, 1):
        easel.curve(
            [
                (480 + side * 92, 410),
                (480 + side * 200, 400),
                (480 + side * 220, 500),
                (480 + side * 170, 560),
            ],
            dark(glaze, 0.25),
            28,
        )
    body = easel.turned(
        480,
        [
            (330, 110),
            (360, 92),
            (420, 90),
            (500, 170),
            (620, 232),
            (740, 226),
            (860, 170),
            (950, 112),
            (985, 116),
        ],
        CLAY,
        gloss=0.3,
    )
    top = [(y, r + 1.5) for y, r in body if y <= 760]
    easel.turned(480, top, glaze, gloss=0.8)
    r = radius_at(body, 760)
    for i in range(-7, 8):
        x, y = around(480, 758, r, i / 8)
        easel.oval(x, y, 18, 18 + (i * i * 7 + 13) % 44, dark(glaze, 0.1 + 0.28 * max(0, i / 8)))
    easel.oval(480, 330, 112, 20, light(glaze, 0.2))
    easel.oval(480, 334, 92, 13, dark(glaze, 0.55))
    zigzag_belt(easel, body, 590, 46, dark(glaze, 0.45))


@motif("yoghurt-bowls")
def yoghurt_bowls(easel: Easel, chance: random.Random, view: int) -> None:
    """Four nested and standing clay bowls."""
    for x, y, k, glaze in (
        (340, 860, 0.8, GLAZES[0]),
        (640, 850, 0.8, GLAZES[4]),
        (270, 1010, 0.95, GLAZES[2]),
        (680, 1010, 1.0, GLAZES[3]),
    ):
        with easel.place(x, y, k):
            easel.soft(10, -4, 200, 34, 0.4)
            bowl(easel, 0, 0, glaze, (246, 240, 226))


def bowl(easel: Easel, x: float, y: float, glaze: Colour, inside: Colour, r: float = 190) -> None:
    """A bowl standing with its foot at (x, y)."""
    k = r / 190
    easel.oval(x, y - 190 * k, r, 46 * k, light(glaze, 0.15))
    easel.oval(x + 2, y - 186 * k, r * 0.93, 39 * k, dark(inside, 0.12))
    easel.oval(x + 5 * k, y - 180 * k, r * 0.84, 32 * k, inside)
    body = easel.turned(
        x,
        [
            (y - 190 * k, r),
            (y - 140 * k, r * 0.95),
            (y - 70 * k, r * 0.72),
            (y - 26 * k, r * 0.42),
            (y - 14 * k, r * 0.44),
        ],
        glaze,
        gloss=0.6,
        tilt=0.23,
    )
    ry = radius_at(body, y - 130 * k)
    easel.belt(x, y - 130 * k, ry, dark(glaze, 0.35), 5 * k, tilt=0.23)
    easel.belt(x, y - 112 * k, radius_at(body, y - 112 * k), light(glaze, 0.35), 3 * k, tilt=0.23)


@motif("ibex-vase")
def ibex_vase(easel: Easel, chance: random.Random, view: int) -> None:
    """A buff vase painted with mountain goats."""
    buff = chance.choice(((222, 182, 132), (214, 164, 118), (230, 200, 154)))
    ink = chance.choice((INK, (110, 44, 30), dark(WALNUT, 0.3)))
    body = easel.turned(
        480,
        [
            (330, 128),
            (350, 104),
            (420, 90),
            (500, 150),
            (600, 214),
            (720, 226),
            (850, 180),
            (950, 116),
            (985, 118),
        ],
        buff,
        gloss=0.3,
    )
    easel.oval(480, 330, 128, 22, light(buff, 0.2))
    easel.oval(480, 334, 108, 15, dark(buff, 0.6))
    zigzag_belt(easel, body, 490, 34, ink, n=7)
    zigzag_belt(easel, body, 850, 40, ink)
    goat(easel, 392, 720, 104, ink)
    goat(easel, 600, 726, 94, ink, flip=True)
    for x, y in ((500, 640), (290, 690)):
        easel.poly(stepped(x, y, 14, 18), ink)


@motif("dizi")
def dizi(easel: Easel, chance: random.Random, view: int) -> None:
    """A soapstone pot with lid, and its pestle beside it."""
    grey = chance.choice(((122, 118, 112), (104, 106, 106), (134, 124, 112)))
    for side in (-1, 1):
        easel.box(480 + side * 232 - 34, 680, 480 + side * 232 + 34, 720, dark(grey, 0.2), 16)
    body = easel.turned(
        480,
        [(560, 186), (600, 214), (720, 246), (850, 226), (950, 166), (985, 158)],
        grey,
        gloss=0.3,
    )
    for i in range(7):
        y = 640 + i * 44
        easel.belt(480, y, radius_at(body, y), dark(grey, 0.14), 4)
    easel.turned(480, [(500, 60), (520, 150), (556, 204), (572, 206)], light(grey, 0.1), gloss=0.3)
    easel.turned(480, [(440, 40), (456, 52), (480, 34), (505, 46)], grey)
    with easel.place(800, 985, 1, 14):
        easel.turned(
            0, [(-330, 22), (-300, 28), (-120, 26), (-60, 46), (-6, 50)], (168, 122, 82), gloss=0.3
        )


@motif("mortar")
def mortar(easel: Easel, chance: random.Random, view: int) -> None:
    """A stone mortar with its pestle leaning in it."""
    grey = chance.choice(((168, 160, 148), (150, 150, 146), (186, 172, 152)))
    easel.oval(480, 640, 226, 52, dark(grey, 0.1))
    easel.oval(484, 650, 190, 40, dark(grey, 0.5))
    with easel.place(500, 680, 1, 24):
        easel.turned(
            0,
            [(-420, 34), (-395, 42), (-300, 30), (-150, 34), (20, 54)],
            light(grey, 0.1),
            gloss=0.4,
            tilt=0,
        )
    easel.oval(470, 676, 150, 24, dark(grey, 0.6))
    body = easel.turned(
        480,
        [(640, 228), (668, 224), (780, 196), (880, 140), (930, 130), (985, 176)],
        grey,
        gloss=0.3,
        tilt=0.22,
    )
    easel.belt(480, 690, radius_at(body, 690), dark(grey, 0.3), 6, tilt=0.22)
    for i in range(90):
        y = chance.uniform(700, 960)
        x, yy = around(480, y, radius_at(body, y), chance.uniform(-0.9, 0.9), 0.22)
        easel.disc(x, yy, chance.uniform(1.5, 4), (dark(grey, 0.3), light(grey, 0.4))[i % 2])


@motif("mug")
def mug(easel: Easel, chance: random.Random, view: int) -> None:
    """A straight mug printed with a gabbeh's pattern."""
    dyes = chance.choice(weave.SETS)
    easel.curve([(650, 600), (800, 600), (810, 830), (645, 850)], (226, 222, 212), 36)
    easel.turned(
        460,
        [(520, 200), (560, 200), (900, 200), (960, 192), (985, 180)],
        (244, 240, 230),
        gloss=0.4,
    )
    easel.oval(460, 520, 200, 34, WHITE)
    easel.oval(462, 526, 184, 26, (122, 70, 40))
    for row, y in enumerate(range(610, 900, 58)):
        for i in range(-5, 6):
            u = (i + row % 2 * 0.5) / 6
            x, yy = around(460, y, 200, u)
            squeeze = math.cos(math.pi / 2 * u)
            if squeeze < 0.15:
                continue
            dye = (
                dyes[(row + i) % 2 + (3 if row % 2 else 0)]
                if sum(dyes[0]) < 600
                else dyes[1 + row % 2]
            )
            easel.poly(stepped(x, yy, 28 * squeeze, 28, 3), dye)
            easel.poly(stepped(x, yy, 11 * squeeze, 11, 2), CREAM)
    for y in (572, 905):
        easel.belt(460, y, 200, dyes[1], 9)


@motif("glassware")
def glassware(easel: Easel, chance: random.Random, view: int) -> None:
    """Blown coloured glass: a carafe, a cup and a bud vase."""
    tones = chance.sample(
        ((44, 130, 140), (196, 140, 54), (112, 60, 96), (76, 124, 84), (50, 86, 150)), 3
    )
    shapes = (
        (
            330,
            985,
            [(-560, 46), (-540, 34), (-380, 36), (-300, 96), (-150, 140), (-30, 118), (0, 96)],
        ),
        (610, 940, [(-380, 30), (-350, 22), (-260, 28), (-170, 84), (-60, 90), (0, 62)]),
        (690, 1010, [(-200, 92), (-120, 84), (-40, 70), (0, 60)]),
    )
    for (x, y, profile), tone in zip(shapes, tones, strict=True):
        with easel.place(x, y, 1.12):
            pale = mix(tone, (236, 240, 232), 0.35)
            body = easel.turned(0, profile, pale, gloss=0.9)
            rim = profile[0]
            easel.turned(0, [(v, r * 0.86) for v, r in body if v > rim[0] * 0.55], tone, gloss=0.6)
            easel.oval(0, rim[0], rim[1], rim[1] * 0.2, light(pale, 0.5))
            easel.oval(0, rim[0] + 2, rim[1] * 0.8, rim[1] * 0.14, dark(tone, 0.2))
            r = radius_at(body, -100)
            easel.curve([(-r * 0.66, -190), (-r * 0.74, -120), (-r * 0.64, -50)], WHITE, 8)
            easel.disc(-r * 0.5, -26, 5, WHITE)


@motif("concrete-planter")
def concrete(easel: Easel, chance: random.Random, view: int) -> None:
    """A faceted concrete planter with a succulent."""
    grey = (186, 184, 178)
    rosette(easel, 480, 600, 170, chance)
    tops = [220, 380, 560, 740]
    feet = [300, 410, 550, 660]
    mids = [230, 300, 480, 660, 730]
    easel.poly(
        [
            (tops[0], 660),
            *[(x, 660) for x in tops[1:]],
            (mids[4], 840),
            (feet[3], 1000),
            (feet[0], 1000),
            (mids[0], 840),
        ],
        grey,
    )
    rows = [(x, 660) for x in tops], [(x, 840) for x in mids], [(x, 1000) for x in feet]
    for i in range(3):
        easel.poly(
            [rows[0][i], rows[0][i + 1], rows[1][i + 1]],
            light(grey, 0.5 - i * 0.3) if i < 2 else dark(grey, 0.16),
        )
    for i in range(4):
        tone = (light(grey, 0.25), dark(grey, 0.04), dark(grey, 0.1), dark(grey, 0.28))[i]
        easel.poly([rows[1][i], rows[1][i + 1], rows[0][i] if i < 4 else rows[0][3]], tone)
        easel.poly([rows[1][i], rows[1][i + 1], rows[2][min(i, 3)]], dark(tone, 0.08))
    for i in range(3):
        easel.poly([rows[2][i], rows[2][i + 1], rows[1][i + 1]], dark(grey, 0.02 + i * 0.13))


def rosette(easel: Easel, x: float, y: float, r: float, chance: random.Random) -> None:
    """A succulent's rosette seen from the side."""
    green = chance.choice(((118, 154, 124), (136, 160, 110), (110, 146, 140)))
    for ring, n in ((1.0, 11), (0.74, 9), (0.48, 7)):
        for i in range(n):
            angle = math.pi * (1 + (i + 0.5) / n)
            px, py = (
                x + r * ring * 1.25 * math.cos(angle),
                y + 40 + r * ring * 1.2 * math.sin(angle),
            )
            nx, ny = -math.sin(angle) * r * 0.22, math.cos(angle) * r * 0.22
            mx, my = x + (px - x) * 0.6, y + 40 + (py - y - 40) * 0.6
            tone = mix(green, light(green, 0.5), 1 - ring)
            easel.blob(
                [(x, y + 50), (mx + nx, my + ny), (px, py), (mx - nx, my - ny)],
                dark(tone, 0.16) if i % 2 else tone,
            )
            easel.disc(px, py, 6, (206, 110, 110))


@motif("tile", stance="lie", focus=(480, 600, 1.7))
def tile(easel: Easel, chance: random.Random, view: int) -> None:
    """Four seven-colour tiles that make one flower."""
    blue = chance.choice((INDIGO, (28, 84, 136), FIRUZE))
    for ox, oy in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
        with easel.place(480 + ox * 176, 600 + oy * 176):
            easel.box(-172, -172, 172, 172, dark(CREAM, 0.2), 6)
            easel.box(-172, -172, 168, 167, blue, 6)
            easel.box(-160, -160, 160, 160, CREAM)
            easel.box(-150, -150, 150, 150, blue)
            cx, cy = -ox * 150, -oy * 150
            _tile_quarter(easel, cx, cy, ox, oy, blue)
            easel.tint([(-172, -172), (40, -172), (-172, 40)], WHITE, 0.14)


def _tile_quarter(easel: Easel, cx: float, cy: float, ox: int, oy: int, blue: Colour) -> None:
    sky = PALE_FIRUZE if blue != FIRUZE else HONEY
    start = {(-1, -1): 180, (1, -1): 270, (1, 1): 0, (-1, 1): 90}[(ox, oy)]

    def wedge(r: float) -> list[tuple[float, float]]:
        return [(cx, cy)] + [
            (cx + r * math.cos(math.radians(start + a)), cy + r * math.sin(math.radians(start + a)))
            for a in range(0, 91, 6)
        ]

    for r, dye in (
        (210, sky),
        (196, blue),
        (150, HONEY),
        (140, WHITE),
        (92, MADDER),
        (50, SAFFRON),
    ):
        easel.poly(wedge(r), dye)
    for a in (15, 45, 75):
        angle = math.radians(start + a)
        for r, dye, size in ((172, WHITE, 20), (116, BRICK, 17)):
            easel.poly(
                petals(6, size, 0.4, cx + r * math.cos(angle), cy + r * math.sin(angle)), dye
            )
            easel.disc(cx + r * math.cos(angle), cy + r * math.sin(angle), 6, HONEY)
    easel.poly(petals(8, 46, 0.35, ox * 92, oy * 92), ROSE)
    easel.poly(petals(8, 32, 0.35, ox * 92, oy * 92), WHITE)
    easel.disc(ox * 92, oy * 92, 10, PLUM)
    for dx, dy in ((112, 8), (8, 112)):
        easel.oval(ox * dx, oy * dy, 30, 11, LEAF, 45 if ox * oy > 0 else -45)


@motif("ibex-figure")
def ibex_figure(easel: Easel, chance: random.Random, view: int) -> None:
    """A small clay ibex on a plinth."""
    clay = chance.choice((CLAY, (178, 128, 92), (160, 96, 70)))
    easel.box(240, 960, 720, 1004, dark(WALNUT, 0.1), 6)
    easel.box(240, 960, 720, 972, light(WALNUT, 0.2), 4)
    goat(easel, 476, 800, 336, dark(clay, 0.28))
    goat(easel, 468, 794, 332, clay)
    easel.tint([(360, 742), (540, 726), (560, 745), (380, 764)], light(clay, 0.6), 0.5)
    for x in (390, 440, 490, 540):
        easel.poly(stepped(x, 778, 15, 20, 3), dark(clay, 0.4))


@motif("pottery-plant", "seedling")
def plant_pot(easel: Easel, chance: random.Random, view: int) -> None:
    """A cactus and a succulent in clay pots."""
    for x, y, k in ((650, 950, 0.72), (360, 1005, 1.0)):
        with easel.place(x, y, k):
            if x < 500:
                cactus(easel, chance)
            else:
                rosette(easel, 0, -330, 150, chance)
            easel.turned(0, [(-280, 138), (-200, 120), (-60, 96), (-12, 86)], CLAY, gloss=0.3)
            easel.turned(0, [(-330, 156), (-326, 158), (-270, 150)], light(CLAY, 0.08), gloss=0.3)
            easel.oval(0, -330, 156, 24, dark(CLAY, 0.12))
            easel.oval(0, -326, 140, 18, dark(WALNUT, 0.3))
            if x < 500:
                cactus(easel, chance)
            else:
                rosette(easel, 0, -370, 140, chance)


def cactus(easel: Easel, chance: random.Random) -> None:
    """A ribbed round cactus with a flower."""
    green = (92, 132, 88)
    easel.turned(
        0,
        [(-640, 10), (-628, 60), (-560, 110), (-450, 124), (-360, 96), (-328, 70)],
        green,
        gloss=0.3,
    )
    for i in range(-4, 5):
        u = math.sin(math.pi / 2 * i / 5)
        easel.curve(
            [(u * 20, -632), (u * 112, -560), (u * 124, -450), (u * 80, -330)], dark(green, 0.25), 5
        )
        for y in (-580, -520, -460, -400):
            easel.disc(u * 118, y, 5, CREAM)
    easel.poly(petals(7, 44, 0.4, 0, -648), ROSE)
    easel.disc(0, -648, 12, SAFFRON)
