"""Dry goods by the handful: one bowl, one heap, many kinds of grain, fruit, leaf and spice."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from catalog.pictures.dyes import (
    BRICK,
    CLAY,
    COPPER,
    CREAM,
    FIRUZE,
    HONEY,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    PLUM,
    SAGE,
    STRAW,
    WALNUT,
    WHITE,
    Colour,
    dark,
    light,
    mix,
)
from catalog.pictures.easel import Easel, petals, spline
from catalog.pictures.props import lozenge
from catalog.pictures.registry import motif

Item: TypeAlias = Callable[[Easel, float, float, float, float, Colour], None]


def round_item(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A ball: kashk, chickpea, hazelnut."""
    e.ball(x, y, r, c, 0.4)


def bean(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A bean with its eye."""
    e.oval(x, y, r, r * 0.66, dark(c, 0.3), turn)
    e.oval(x - r * 0.08, y - r * 0.08, r * 0.86, r * 0.52, c, turn)
    e.oval(x - r * 0.2, y - r * 0.22, r * 0.34, r * 0.16, light(c, 0.4), turn)


def wrinkled(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A raisin, a plum, a mulberry: dark folds on a lit skin."""
    e.oval(x, y, r, r * 0.76, dark(c, 0.4), turn)
    e.oval(x - r * 0.07, y - r * 0.08, r * 0.88, r * 0.62, c, turn)
    with e.place(x, y, 1, turn):
        for dy in (-0.3, 0.02, 0.32):
            e.line(
                [(-r * 0.6, dy * r), (-r * 0.1, dy * r - r * 0.12), (r * 0.55, dy * r)],
                dark(c, 0.3),
                r * 0.09,
            )
        e.line([(-r * 0.45, -r * 0.42), (r * 0.2, -r * 0.46)], light(c, 0.35), r * 0.1)


def fig(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A dried fig: a pleated drop with a stem."""
    with e.place(x, y, r / 40, turn):
        e.blob(
            [(0, -48), (14, -30), (38, -4), (34, 28), (0, 40), (-34, 28), (-38, -4), (-14, -30)],
            dark(c, 0.4),
        )
        e.blob(
            [(-2, -44), (11, -28), (33, -4), (29, 24), (-2, 34), (-31, 24), (-35, -4), (-14, -28)],
            c,
        )
        for dx in (-20, -8, 6, 19):
            e.curve([(dx * 0.3, -36), (dx, -4), (dx * 0.8, 28)], dark(c, 0.26), 2.6)
        e.curve([(-22, -8), (-26, 6), (-22, 16)], light(c, 0.4), 4)
        e.line([(0, -44), (3, -56)], WALNUT, 6)


def nut_half(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A walnut kernel's half: lobes like a brain."""
    with e.place(x, y, r / 40, turn):
        e.blob(
            [(0, -36), (28, -34), (42, -6), (32, 28), (4, 36), (-28, 32), (-42, 2), (-28, -32)],
            dark(c, 0.35),
        )
        for px, py, pr in (
            (-20, -14, 17),
            (-22, 14, 15),
            (18, -16, 17),
            (20, 14, 16),
            (-4, -22, 11),
            (2, 22, 12),
        ):
            e.disc(px, py, pr, c)
            e.disc(px - 3, py - 4, pr * 0.55, light(c, 0.26))
        e.curve([(0, -30), (3, -6), (-3, 10), (1, 30)], dark(c, 0.45), 5)


def seed(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A sunflower seed: a striped drop."""
    with e.place(x, y, r / 40, turn):
        e.blob([(0, -46), (16, -10), (20, 20), (0, 36), (-20, 20), (-16, -10)], c)
        for dx in (-8, 0, 8):
            e.curve([(dx * 0.2, -38), (dx, 0), (dx, 28)], light(c, 0.7), 3)


def half(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A dried apricot or peach half: a rim around a hollow."""
    e.oval(x, y, r, r * 0.82, dark(c, 0.25), turn)
    e.oval(x - r * 0.05, y - r * 0.06, r * 0.92, r * 0.74, light(c, 0.14), turn)
    e.oval(x + r * 0.04, y + r * 0.04, r * 0.6, r * 0.44, dark(c, 0.2), turn)
    e.oval(x + r * 0.1, y + r * 0.1, r * 0.4, r * 0.28, c, turn)


def ring(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """An apple ring with its star core."""
    e.oval(x, y, r, r * 0.84, (186, 74, 52), turn)
    e.oval(x - r * 0.03, y - r * 0.04, r * 0.92, r * 0.77, c, turn)
    e.oval(x - r * 0.1, y - r * 0.1, r * 0.72, r * 0.56, light(c, 0.3), turn)
    e.poly(petals(5, r * 0.3, 0.5, x, y), dark(c, 0.5))


def leaf(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A dried leaf with its rib."""
    with e.place(x, y, r / 40, turn):
        e.blob([(-42, 0), (-10, -17), (42, 0), (-10, 17)], c)
        e.line([(-38, 0), (40, 0)], light(c, 0.3), 3)


def flower(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A small five-petalled flower."""
    e.poly(petals(5, r, 0.5, x, y), dark(c, 0.2))
    e.poly(petals(5, r * 0.86, 0.5, x - r * 0.05, y - r * 0.06), c)
    e.disc(x, y, r * 0.22, HONEY if sum(c) < 600 else (210, 150, 40))


def bud(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A rose bud in its green cup."""
    with e.place(x, y, r / 40, turn):
        e.blob([(0, -36), (24, -18), (28, 12), (0, 34), (-28, 12), (-24, -18)], dark(c, 0.2))
        e.blob([(-6, -34), (14, -16), (10, 18), (-14, 22), (-26, 0)], c)
        e.curve([(-12, -24), (6, -8), (2, 18)], light(c, 0.4), 4)
        e.blob([(-28, 12), (-14, 10), (0, 18), (14, 10), (28, 12), (12, 38), (-12, 38)], SAGE)
        e.line([(0, 36), (3, 56)], SAGE, 6)


def thread(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A saffron stigma, a noodle, a shred."""
    with e.place(x, y, r / 40, turn):
        e.curve([(-44, 6), (-14, -10), (16, 8), (46, -8)], dark(c, 0.3), 8)
        e.curve([(-44, 3), (-14, -13), (16, 5), (46, -11)], c, 6)


def grain(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A small grain or a crumb."""
    e.oval(x, y, r, r * 0.55, dark(c, 0.25), turn)
    e.oval(x - r * 0.1, y - r * 0.1, r * 0.76, r * 0.36, light(c, 0.12), turn)


def gem(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A pomegranate aril or a tear of gum."""
    with e.place(x, y, r / 40, turn):
        e.blob([(0, -40), (28, -12), (24, 26), (0, 38), (-26, 24), (-28, -12)], dark(c, 0.35))
        e.blob([(-3, -34), (20, -12), (18, 18), (-3, 28), (-22, 16), (-24, -10)], c)
        e.disc(-8, -10, 8, light(c, 0.6))


def slab(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A broken piece, a chip, a slice."""
    with e.place(x, y, r / 40, turn):
        e.poly([(-36, -18), (-6, -34), (36, -16), (38, 16), (4, 32), (-34, 20)], dark(c, 0.3))
        e.poly([(-36, -22), (-6, -38), (36, -20), (35, 8), (2, 24), (-34, 12)], c)
        e.poly([(-26, -18), (-4, -30), (24, -18), (0, -8)], light(c, 0.22))


def clove(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A sliced shallot: rings of cream and rose."""
    e.oval(x, y, r, r * 0.74, dark(c, 0.2), turn)
    for share, dye in (
        (0.9, c),
        (0.66, dark(c, 0.12)),
        (0.52, light(c, 0.3)),
        (0.28, dark(c, 0.14)),
        (0.16, light(c, 0.4)),
    ):
        e.oval(x, y, r * share, r * 0.7 * share, dye, turn)


def mushroom(e: Easel, x: float, y: float, r: float, turn: float, c: Colour) -> None:
    """A slice of mushroom: cap, gills and stem."""
    with e.place(x, y, r / 40, turn):
        e.blob(
            [
                (-42, 4),
                (-34, -22),
                (0, -40),
                (34, -22),
                (42, 4),
                (14, 8),
                (12, 38),
                (-12, 38),
                (-14, 8),
            ],
            dark(c, 0.28),
        )
        e.blob(
            [
                (-38, 2),
                (-31, -20),
                (-1, -35),
                (31, -20),
                (38, 2),
                (11, 6),
                (9, 34),
                (-9, 34),
                (-11, 6),
            ],
            c,
        )
        e.curve([(-30, -2), (0, -14), (30, -2)], dark(c, 0.35), 4)


@dataclass(frozen=True, slots=True)
class Heap:
    """What lies in the bowl, its colours, its size in units and the bowl's colour."""

    item: Item
    colours: tuple[Colour, ...]
    size: float
    bowl: Colour
    sack: bool = False


WOODEN: Colour = (156, 104, 66)
HEAPS: dict[str, Heap] = {
    "kashk": Heap(round_item, ((240, 230, 208), (232, 218, 190), (246, 240, 222)), 42, CLAY),
    "figs-black": Heap(fig, ((74, 48, 62), (90, 58, 66), (62, 42, 54)), 46, COPPER),
    "figs-yellow": Heap(fig, ((214, 172, 100), (200, 152, 84), (224, 188, 122)), 46, FIRUZE),
    "arils": Heap(gem, ((140, 28, 46), (168, 40, 54), (112, 20, 40)), 25, (230, 220, 200)),
    "tarkhineh": Heap(slab, ((222, 200, 158), (208, 182, 136), (230, 212, 176)), 40, INDIGO),
    "tarkhineh-turnip": Heap(slab, ((206, 168, 140), (216, 186, 160), (190, 150, 120)), 40, SAGE),
    "noodles": Heap(thread, ((236, 214, 164), (226, 198, 142), (244, 226, 184)), 58, CLAY),
    "bulgur": Heap(grain, ((206, 162, 98), (190, 144, 80), (220, 182, 122)), 17, WOODEN, sack=True),
    "flour": Heap(grain, ((240, 228, 202), (232, 216, 184)), 11, WOODEN, sack=True),
    "legumes": Heap(
        bean,
        ((140, 48, 40), (232, 214, 170), (104, 120, 66), (206, 150, 78), (72, 50, 48)),
        26,
        CLAY,
        sack=True,
    ),
    "chickpeas-black": Heap(
        round_item, ((64, 46, 40), (84, 60, 48), (104, 76, 56)), 24, FIRUZE, sack=True
    ),
    "shallot": Heap(clove, ((238, 220, 200), (228, 196, 184), (244, 232, 214)), 40, (86, 116, 120)),
    "thyme": Heap(leaf, (SAGE, LEAF, (104, 122, 84), (128, 134, 96)), 20, WOODEN),
    "borage": Heap(
        flower,
        ((104, 84, 150), (126, 98, 168), (88, 76, 140), (150, 116, 160)),
        34,
        (232, 222, 204),
    ),
    "infusion": Heap(flower, (WHITE, (250, 240, 214), (240, 206, 120), WHITE), 30, FIRUZE),
    "infusion-seed": Heap(
        grain, (SAGE, (96, 66, 48), (180, 130, 70), LEAF, (60, 46, 42)), 18, CLAY
    ),
    "saffron": Heap(thread, ((150, 28, 26), (172, 40, 28), (196, 72, 30)), 34, (214, 176, 96)),
    "rosebuds": Heap(bud, ((190, 92, 110), (206, 116, 128), (172, 72, 96)), 36, (226, 216, 198)),
    "gum": Heap(gem, ((196, 190, 140), (214, 204, 160), (176, 176, 124)), 34, WOODEN),
    "pistachio": Heap(
        round_item,
        ((96, 118, 90), (120, 104, 70), (84, 98, 84), (140, 116, 84)),
        20,
        COPPER,
        sack=True,
    ),
    "walnuts": Heap(
        nut_half, ((206, 158, 100), (190, 138, 82), (216, 174, 120)), 42, WOODEN, sack=True
    ),
    "sunflower": Heap(seed, ((58, 50, 50), (76, 66, 62), (48, 42, 44)), 32, STRAW, sack=True),
    "raisins": Heap(
        wrinkled, ((150, 150, 74), (132, 138, 62), (170, 158, 86), (118, 112, 52)), 28, CLAY
    ),
    "barberry": Heap(wrinkled, ((150, 34, 38), (128, 26, 34), (176, 60, 46)), 18, (226, 214, 190)),
    "apricots": Heap(half, ((222, 138, 50), (208, 118, 40), (232, 158, 72)), 46, FIRUZE),
    "mulberries": Heap(wrinkled, ((92, 50, 66), (116, 66, 78), (74, 38, 56)), 26, (230, 218, 196)),
    "apple-rings": Heap(ring, ((240, 220, 172), (232, 206, 150)), 54, SAGE),
    "plums": Heap(wrinkled, ((112, 38, 50), (134, 48, 52), (92, 30, 46)), 42, (216, 190, 140)),
    "spice": Heap(
        grain, ((188, 128, 44), (160, 84, 40), (204, 156, 70), (124, 70, 42)), 12, COPPER
    ),
    "chilli": Heap(grain, ((176, 44, 26), (196, 66, 32), (150, 32, 24)), 13, WOODEN),
    "salt": Heap(gem, ((240, 232, 226), (234, 214, 208), (248, 244, 238)), 24, INDIGO),
    "sugar": Heap(slab, ((250, 246, 238), (242, 236, 224)), 38, MADDER),
    "fried-onion": Heap(
        thread, ((178, 106, 46), (200, 130, 60), (154, 84, 36)), 38, (226, 216, 196)
    ),
    "herbs-dried": Heap(leaf, ((72, 98, 50), (92, 114, 58), (58, 82, 44)), 24, CLAY),
    "mushroom-dried": Heap(
        mushroom, ((214, 192, 158), (196, 170, 134), (226, 208, 180)), 46, WOODEN
    ),
    "acorn-coffee": Heap(grain, ((98, 66, 44), (84, 54, 38), (118, 82, 54)), 12, (224, 206, 176)),
    "acorns": Heap(bean, ((150, 96, 50), (168, 114, 62), (130, 80, 44)), 40, SAGE, sack=True),
    "pollen": Heap(
        grain, ((226, 170, 56), (206, 138, 44), (238, 194, 94), (180, 116, 60)), 17, WHITE
    ),
    "chips": Heap(clove, ((228, 130, 60), (214, 84, 60), (236, 190, 90)), 44, (96, 126, 104)),
    "sprouts": Heap(thread, ((222, 226, 172), (190, 206, 124), (238, 234, 206)), 46, CLAY),
    "sweets": Heap(slab, ((240, 206, 140), (226, 150, 130), (246, 232, 206)), 44, FIRUZE),
    "feed": Heap(grain, ((170, 138, 84), (146, 112, 66), (190, 162, 106)), 20, WOODEN, sack=True),
}


def _paint(easel: Easel, chance: random.Random, view: int, heap: Heap) -> None:
    if view == 2:
        _scatter(easel, chance, heap, [(480, 600, 620, 760)], 1.9)
    elif view == 1:
        _pouch(easel, chance, heap)
    elif heap.sack:
        _sack(easel, chance, heap)
    else:
        _bowl(easel, chance, heap)


def _sack(easel: Easel, chance: random.Random, heap: Heap) -> None:
    """A rolled-down hessian sack, full to the brim, with a wooden scoop."""
    jute = (200, 168, 118)
    shape = spline(
        [
            (250, 640),
            (232, 800),
            (246, 950),
            (300, 1000),
            (480, 1010),
            (660, 1000),
            (714, 950),
            (728, 800),
            (710, 640),
        ],
        closed=False,
    )
    easel.grained(shape, jute, "weave")
    easel.tint(
        [(560, 660), (720, 660), (728, 800), (714, 950), (660, 1000), (560, 1006)], INK, 0.16
    )
    for x0, x1 in ((330, 310), (430, 450), (600, 620)):
        easel.curve([(x0, 720), (x1, 840), (x0 + 4, 960)], dark(jute, 0.2), 5)
    dye = chance.choice((MADDER, INDIGO, SAGE, BRICK))
    for i in range(5):
        lozenge(easel, 352 + i * 64, 856, 26, 34, dye, light(jute, 0.3))
    easel.oval(480, 640, 246, 66, dark(heap.colours[0], 0.4))
    for one in ((480, 540, 110, 40), (480, 584, 172, 50), (480, 634, 222, 54)):
        _scatter(easel, chance, heap, [one])
    for y, r, tone in ((664, 258, 0.0), (690, 262, 0.1)):
        easel.turned(
            480, [(y, r - 8), (y + 12, r), (y + 28, r - 6)], dark(jute, tone), gloss=0.2, tilt=0.24
        )
    with easel.place(560, 560, 1, 36):
        easel.oval(0, 30, 58, 76, dark(WOODEN, 0.1))
        easel.oval(-4, 24, 48, 62, light(WOODEN, 0.15))
        _scatter(easel, chance, heap, [(-4, 36, 34, 40)], 0.8)
        easel.box(-14, -230, 14, -34, WOODEN, 13)


def _scatter(
    easel: Easel,
    chance: random.Random,
    heap: Heap,
    ovals: list[tuple[float, float, float, float]],
    k: float = 1,
) -> None:
    """Fill ovals with items in rows, the lower ones over the upper."""
    size = heap.size * k
    gap = max(size * 1.15, 15.0)
    for cx, cy, rx, ry in ovals:
        if size < 20:
            easel.oval(cx, cy, rx, ry, dark(heap.colours[0], 0.14))
        y, row = cy - ry, 0
        while y <= cy + ry:
            reach = rx * math.sqrt(max(0.0, 1 - ((y - cy) / ry) ** 2))
            x = cx - reach + chance.uniform(0, gap)
            while x <= cx + reach:
                one = chance.choice(heap.colours)
                shade = max(0.0, (x - cx) / rx * 0.5 + (y - cy) / ry * 0.3) * 0.4
                heap.item(
                    easel,
                    x,
                    y + chance.uniform(-0.2, 0.2) * gap,
                    size * chance.uniform(0.88, 1.1),
                    chance.uniform(-70, 70),
                    dark(one, shade),
                )
                x += gap * chance.uniform(0.94, 1.12)
            y += gap * 0.62
            row += 1


def _bowl(easel: Easel, chance: random.Random, heap: Heap) -> None:
    """A heaped bowl and a few that fell beside it."""
    easel.oval(480, 690, 316, 70, dark(heap.bowl, 0.3))
    base = mix(heap.colours[0], INK, 0.35)
    easel.blob(
        [
            (190, 690),
            (260, 590),
            (400, 500),
            (490, 474),
            (580, 500),
            (710, 590),
            (772, 690),
            (640, 744),
            (480, 754),
            (320, 744),
        ],
        base,
    )
    fall = [(480, 520, 90, 42), (480, 560, 170, 50), (480, 620, 236, 60), (480, 680, 284, 64)]
    for one in fall:
        _scatter(easel, chance, heap, [one])
    easel.turned(
        480,
        [(694, 320), (712, 318), (800, 292), (890, 220), (950, 140), (962, 120), (985, 132)],
        heap.bowl,
        gloss=0.5,
        tilt=0.22,
    )
    ink = dark(heap.bowl, 0.4) if sum(heap.bowl) > 300 else light(heap.bowl, 0.45)
    for y, r in ((742, 310), (800, 290)):
        easel.belt(480, y, r, ink, 5, tilt=0.22)
    for i in range(-6, 7):
        f = math.sin(math.pi / 2 * i / 7)
        x, y = 480 + 300 * f, 771 + 0.22 * 300 * math.sqrt(1 - f * f)
        easel.oval(x, y, 13 * math.sqrt(1 - f * f) + 2, 12, ink)
    for x, y in ((170, 1010), (232, 1046), (300, 1018), (770, 1030), (704, 1062)):
        easel.soft(x + 6, y + 8, heap.size, heap.size * 0.6, 0.3)
        heap.item(
            easel, x, y, max(heap.size, 15), chance.uniform(-60, 60), chance.choice(heap.colours)
        )


def _pouch(easel: Easel, chance: random.Random, heap: Heap) -> None:
    """A kraft pouch with a window and a woven label."""
    kraft = chance.choice(((206, 170, 124), (228, 212, 184), (190, 150, 106)))
    dye = chance.choice((MADDER, INDIGO, FIRUZE, SAGE, PLUM, BRICK))
    easel.box(250, 250, 710, 330, kraft, 6)
    easel.blob(
        [
            (256, 320),
            (480, 318),
            (704, 320),
            (722, 620),
            (744, 940),
            (700, 1004),
            (480, 1012),
            (260, 1004),
            (216, 940),
            (238, 620),
        ],
        dark(kraft, 0.1),
    )
    easel.blob(
        [
            (256, 320),
            (480, 318),
            (690, 320),
            (700, 620),
            (712, 930),
            (680, 990),
            (470, 1004),
            (262, 996),
            (226, 930),
            (244, 620),
        ],
        kraft,
    )
    easel.box(250, 250, 710, 296, dark(kraft, 0.08), 6)
    easel.line([(254, 312), (706, 312)], dark(kraft, 0.2), 3)
    easel.line([(254, 322), (706, 322)], dark(kraft, 0.2), 3)
    easel.box(286, 392, 674, 610, WHITE, 12)
    easel.box(286, 392, 674, 430, dye, 12)
    for i in range(9):
        lozenge(easel, 322 + i * 39.5, 411, 13, 13, CREAM, dye)
    with easel.place(480, 524, 0.9):
        for dx, dy, turn in ((-70, 8, -20), (70, 8, 30), (0, -14, 0), (-28, 30, 50), (32, 32, -40)):
            heap.item(
                easel, dx, dy, max(30, heap.size), turn, heap.colours[(dx > 0) % len(heap.colours)]
            )
    easel.oval(480, 810, 176, 146, dark(kraft, 0.3))
    easel.oval(480, 812, 168, 138, mix(heap.colours[0], INK, 0.3))
    _scatter(easel, chance, heap, [(480, 812, 144, 116)], 0.9)
    easel.tint([(380, 700), (440, 682), (560, 930), (500, 944)], WHITE, 0.2)


def _register() -> None:
    for name, heap in HEAPS.items():

        def paint(easel: Easel, chance: random.Random, view: int, heap: Heap = heap) -> None:
            _paint(easel, chance, view, heap)

        motif(name, own_close=True, own_aside=True)(paint)


_register()
