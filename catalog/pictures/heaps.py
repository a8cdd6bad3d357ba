"""Dry goods by the bowl, the sack and the pouch."""

import math
import random
from dataclasses import dataclass

from catalog.pictures.dyes import (
    BRICK,
    CLAY,
    COPPER,
    CREAM,
    FIRUZE,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    PLUM,
    SAGE,
    STRAW,
    WHITE,
    Colour,
    dark,
    light,
    mix,
)
from catalog.pictures.easel import Easel, spline
from catalog.pictures.morsels import (
    Item,
    bean,
    bud,
    clove,
    fig,
    flower,
    gem,
    grain,
    half,
    leaf,
    mushroom,
    nut_half,
    ring,
    round_item,
    seed,
    slab,
    thread,
    wrinkled,
)
from catalog.pictures.props import lozenge
from catalog.pictures.registry import motif


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
    for y, r in ((742.0, 310), (800.0, 290)):
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
