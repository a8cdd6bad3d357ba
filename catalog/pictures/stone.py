"""Stone vessels, glass, concrete and their plants."""

import math
import random

from catalog.pictures.dyes import CLAY, CREAM, ROSE, SAFFRON, WALNUT, WHITE, dark, light, mix
from catalog.pictures.easel import Easel, around, petals, radius_at
from catalog.pictures.registry import motif


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
