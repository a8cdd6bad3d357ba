"""Rugs and blankets: gelim, gabbeh, carpet, jajim, mashteh, mowj. They lie, fold and roll."""

import random

from PIL import Image, ImageDraw

from catalog.pictures import knots, weave
from catalog.pictures.dyes import (
    CREAM,
    FIRUZE,
    INDIGO,
    INK,
    LEAF,
    SAGE,
    SKY,
    STONE,
    WALNUT,
    WHITE,
    WOOL,
    Colour,
    dark,
    light,
)
from catalog.pictures.easel import Easel, spline
from catalog.pictures.registry import motif


def fringe(
    easel: Easel,
    x0: float,
    x1: float,
    y: float,
    length: float,
    chance: random.Random,
    colour: Colour = WOOL,
    gap: float = 11,
) -> None:
    """Knotted warp ends along an edge (``length`` < 0 upward)."""
    x = x0 + gap / 2
    while x < x1:
        sway = chance.uniform(-3, 3)
        easel.line([(x, y), (x + sway, y + length)], dark(colour, 0.12), 6)
        easel.line([(x, y), (x + sway, y + length)], colour, 4)
        easel.disc(x + sway * 0.3, y + length * 0.3, 4.5, light(colour, 0.3))
        x += gap


def spread(
    easel: Easel,
    chance: random.Random,
    pattern: Image.Image,
    *,
    texture: str = "weave",
    size: tuple[float, float] = (620, 880),
    ends: Colour | None = WOOL,
) -> None:
    """A whole rug from above."""
    w, h = size[0] / 2, size[1] / 2
    with easel.place(480, 600, 1, chance.choice((-2, -1, 0, 1))):
        if ends:
            fringe(easel, -w, w, -h, -38, chance, ends)
            fringe(easel, -w, w, h, 38, chance, ends)
        easel.cloth([(-w, -h), (w, -h), (w, h), (-w, h)], pattern, (-w, -h, w, h), texture)


def rolled(
    easel: Easel, chance: random.Random, pattern: Image.Image, texture: str = "weave"
) -> None:
    """A rug unrolled half-way, seen from above, the roll across the top."""
    with easel.place(480, 640, 1, -4):
        easel.cloth(
            [(-330, -260), (330, -260), (330, 400), (-330, 400)],
            pattern,
            (-330, -560, 330, 400),
            texture,
        )
        fringe(easel, -330, 330, 400, 40, chance)
        easel.soft(0, -230, 420, 80, 0.75)
        _roll(easel, pattern, -330, 330, -420, -240, texture)


def _roll(
    easel: Easel, pattern: Image.Image, x0: float, x1: float, y0: float, y1: float, texture: str
) -> None:
    """A rolled part: pattern on a cylinder with a spiral at its end."""
    easel.cloth(
        [(x0, y0), (x1, y0), (x1, y1), (x0, y1)], pattern, (x0, y0 - 300, x1, y1 + 200), texture
    )
    for i in range(6):
        edge = (y1 - y0) / 12
        easel.tint(
            [(x0, y1 - edge * (i + 1)), (x1, y1 - edge * (i + 1)), (x1, y1), (x0, y1)], INK, 0.1
        )
    easel.tint([(x0, y0 + 26), (x1, y0 + 26), (x1, y0 + 62), (x0, y0 + 62)], WHITE, 0.16)
    mid, r = (y0 + y1) / 2, (y1 - y0) / 2
    easel.oval(x1, mid, r * 0.42, r, dark(WOOL, 0.25))
    for i, share in enumerate((0.84, 0.66, 0.48, 0.3)):
        easel.oval(x1, mid, r * 0.42 * share, r * share, (WOOL, dark(WOOL, 0.4))[i % 2])


def pile(
    easel: Easel, chance: random.Random, patterns: list[Image.Image], texture: str = "weave"
) -> None:
    """Folded pieces in a pile, seen from the front."""
    y = 1000.0
    for i, pattern in enumerate(patterns):
        tall = chance.uniform(112, 138)
        x = 480 + chance.uniform(-22, 22)
        half = 330 - i * 14
        _fold(easel, pattern, x, y, half, tall, texture)
        y -= tall - 4


def _fold(
    easel: Easel, pattern: Image.Image, x: float, y: float, half: float, tall: float, texture: str
) -> None:
    """One folded piece: three soft layers with round folds on the left."""
    n = 3
    for j in range(n):
        y1 = y - j * tall / n
        y0 = y1 - tall / n - 2
        r = (y1 - y0) / 2 - 1
        shape = [
            (x + half, y0),
            (x + half, y1),
            (x - half + r, y1),
            (x - half, y1 - r * 0.6),
            (x - half, y0 + r * 0.6),
            (x - half + r, y0),
        ]
        easel.cloth(
            shape, pattern, (x - half, y0 - j * 60 - 40, x + half, y1 + 560 - j * 60), texture
        )
        easel.tint(
            [(x - half + r, y1 - 9), (x + half, y1 - 9), (x + half, y1), (x - half + r, y1)],
            INK,
            0.34,
        )
        easel.tint(
            [(x - half + r, y0), (x + half, y0), (x + half, y0 + 7), (x - half + r, y0 + 7)],
            WHITE,
            0.2,
        )


def near(easel: Easel, pattern: Image.Image, texture: str = "weave") -> None:
    """The weave from close by: the cloth over the whole picture, one corner turned back."""
    with easel.place(480, 600, 1, -9):
        easel.cloth(
            [(-700, -800), (700, -800), (700, 800), (-700, 800)],
            pattern,
            (-640, -740, 900, 1410),
            texture,
        )
        easel.tint([(-700, -300), (700, -460), (700, -330), (-700, -170)], INK, 0.13)
        easel.tint([(-700, -170), (700, -330), (700, -230), (-700, -70)], WHITE, 0.12)
        easel.tint([(-700, 330), (700, 170), (700, 290), (-700, 450)], INK, 0.11)
        easel.tint([(-700, 450), (700, 290), (700, 370), (-700, 530)], WHITE, 0.1)


def _show(
    easel: Easel,
    chance: random.Random,
    view: int,
    pattern: Image.Image,
    *,
    texture: str = "weave",
    size: tuple[float, float] = (620, 880),
    ends: Colour | None = WOOL,
) -> None:
    if view == 0:
        spread(easel, chance, pattern, texture=texture, size=size, ends=ends)
    elif view == 1:
        rolled(easel, chance, pattern, texture)
    else:
        near(easel, pattern, texture)


@motif("gelim", stance="lie", own_close=True, own_aside=True)
def gelim(easel: Easel, chance: random.Random, view: int) -> None:
    """A room gelim."""
    _show(easel, chance, view, weave.gelim(chance))


@motif("gelim-wall", stance="lie", own_close=True, own_aside=True)
def gelim_wall(easel: Easel, chance: random.Random, view: int) -> None:
    """A small gelim hanging from a rod."""
    pattern = weave.gelim(chance, 60, 66, chance.choice((0, 4, 1)))
    if view:
        _show(easel, chance, view, pattern)
        return
    easel.curve([(200, 300), (480, 130), (760, 300)], WALNUT, 7)
    easel.cloth([(190, 300), (770, 300), (770, 930), (190, 930)], pattern, (190, 300, 770, 930))
    fringe(easel, 190, 770, 930, 70, chance)
    easel.box(150, 284, 810, 316, WALNUT, 15)
    easel.box(150, 288, 810, 297, light(WALNUT, 0.3), 4)
    easel.ball(150, 300, 24, WALNUT)
    easel.ball(810, 300, 24, WALNUT)


@motif("runner", stance="lie", own_close=True, own_aside=True)
def runner(easel: Easel, chance: random.Random, view: int) -> None:
    """A long narrow gelim."""
    pattern = weave.gelim(chance, 44, 150, chance.choice((0, 2, 1)))
    if view == 0:
        with easel.place(0, 0):
            spread(easel, chance, pattern, size=(300, 990))
    else:
        _show(easel, chance, view, pattern)


@motif("gelim-raised", stance="lie", own_close=True, own_aside=True)
def gelim_raised(easel: Easel, chance: random.Random, view: int) -> None:
    """A flat ground with a cypress in raised pile."""
    pattern = weave.gelim(chance, 72, 104, 3)
    pen = ImageDraw.Draw(pattern)
    pen.rectangle((10, 10, 61, 93), fill=chance.choice((CREAM, WOOL, INDIGO, dark(FIRUZE, 0.2))))
    for half, dye in ((15, dark(SAGE, 0.35)), (12, SAGE), (7, LEAF)):
        for y in range(16, 84):
            share = ((y - 16) / 67) ** 0.7
            swell = half * min(share * 1.25, 1) * (1 if y < 74 else (84 - y) / 10)
            pen.line((36 - swell, y, 36 + swell, y), fill=dye)
    pen.rectangle((34, 83, 37, 90), fill=WALNUT)
    for x, y in ((16, 22), (48, 22), (16, 76), (48, 76), (14, 50), (49, 50)):
        knots.stamp(pen, x, y, knots.BIRD, knots.SETS[0][chance.randrange(2) * 3])
    _show(easel, chance, view, pattern)


@motif("gabbeh", stance="lie", own_close=True, own_aside=True)
def gabbeh(easel: Easel, chance: random.Random, view: int) -> None:
    """A thick gabbeh."""
    _show(easel, chance, view, weave.gabbeh(chance), texture="felt", size=(600, 840))


@motif("carpet", stance="lie", own_close=True, own_aside=True)
def carpet(easel: Easel, chance: random.Random, view: int) -> None:
    """A knotted carpet with a medallion."""
    _show(easel, chance, view, weave.carpet(chance), size=(640, 900), ends=CREAM)


@motif("pictorial", stance="lie", own_close=True, own_aside=True)
def pictorial(easel: Easel, chance: random.Random, view: int) -> None:
    """A pictorial rug of a waterfall, framed."""
    pattern = waterfall(chance)
    if view == 0:
        easel.box(130, 190, 830, 1010, dark(WALNUT, 0.2), 8)
        easel.box(146, 206, 814, 994, light(WALNUT, 0.12), 4)
        easel.box(170, 230, 790, 970, (214, 178, 110))
        easel.cloth([(182, 242), (778, 242), (778, 958), (182, 958)], pattern, (182, 242, 778, 958))
    else:
        _show(easel, chance, view, pattern)


def waterfall(chance: random.Random, w: int = 110, h: int = 132) -> Image.Image:
    """Hills, oaks and falling water, knot by knot."""
    cloth = Image.new("RGB", (w, h), (226, 206, 170))
    pen = ImageDraw.Draw(cloth)
    pen.ellipse((18, 10, 34, 26), fill=(236, 190, 110))
    for base, dye in ((44, SKY), (56, (120, 134, 130)), (68, SAGE)):
        edge = [(x, base - chance.randrange(14)) for x in range(0, w + 12, 11)]
        pen.polygon([(0, h), *edge, (w, h)], fill=dye)
    pen.polygon([(0, 58), (40, 62), (44, 108), (0, 112)], fill=dark(STONE, 0.4))
    pen.polygon([(w, 54), (66, 60), (64, 108), (w, 112)], fill=dark(STONE, 0.3))
    for x in range(40, 68):
        top = 60 + abs(x - 54) // 4
        pen.line(
            (x, top, x, 112),
            fill=(WHITE, (190, 212, 214), (150, 186, 194))[(x * 7 + chance.randrange(2)) % 3],
        )
    pen.rectangle((0, 110, w, h), fill=(70, 130, 136))
    for _ in range(40):
        x, y = chance.randrange(w), chance.randrange(111, h)
        pen.line((x, y, x + chance.randrange(4, 14), y), fill=(150, 190, 190))
    for _ in range(34):
        x, y = (
            chance.choice((chance.randrange(0, 36), chance.randrange(72, w))),
            chance.randrange(60, 112),
        )
        r = chance.randrange(3, 7)
        pen.ellipse(
            (x - r, y - r, x + r, y + r),
            fill=chance.choice((SAGE, LEAF, dark(SAGE, 0.3), (170, 140, 60))),
        )
    return cloth


@motif("jajim", stance="lie", own_close=True, own_aside=True)
def jajim(easel: Easel, chance: random.Random, view: int) -> None:
    """A striped or checked jajim."""
    make = chance.choice((weave.stripes, weave.checks))
    if view == 1:
        pile(easel, chance, [make(chance) for _ in range(4)])
    else:
        _show(easel, chance, view, make(chance))


@motif("wrap", stance="lie", own_close=True, own_aside=True)
def wrap(easel: Easel, chance: random.Random, view: int) -> None:
    """A small wrap tied around its bundle."""
    pattern = weave.stripes(chance)
    if view:
        _show(easel, chance, view, pattern)
        return
    easel.cloth(_bundle(), pattern, (170, 330, 790, 1010))
    for x in (-1, 1):
        easel.tint(
            [(480, 420), (480 + x * 60, 430), (480 + x * 290, 720), (480 + x * 200, 900)], INK, 0.13
        )
        ear = [(480, 430), (480 + x * 70, 250), (480 + x * 190, 220), (480 + x * 150, 340)]
        easel.cloth(ear, pattern, (300, 200, 900, 800))
        easel.tint([(480, 430), (480 + x * 120, 290), (480 + x * 150, 340)], INK, 0.24)
    easel.cloth([(430, 380), (530, 380), (545, 460), (415, 460)], pattern, (430, 100, 830, 600))
    easel.tint([(430, 440), (530, 440), (545, 462), (415, 462)], INK, 0.4)


def _bundle() -> list[tuple[float, float]]:
    return spline(
        [
            (480, 400),
            (640, 470),
            (780, 680),
            (770, 880),
            (640, 980),
            (480, 990),
            (320, 980),
            (190, 880),
            (180, 680),
            (320, 470),
        ],
        closed=True,
    )


@motif("blanket", "mashteh", "mowj", own_close=True, own_aside=True, base=1000)
def blanket(easel: Easel, chance: random.Random, view: int) -> None:
    """Woven blankets, folded with a tie."""
    patterns = [weave.checks(chance) for _ in range(3)]
    if view == 2:
        near(easel, patterns[0])
    elif view == 1:
        spread_half(easel, chance, patterns[0])
    else:
        pile(easel, chance, [*patterns[:1], weave.stripes(chance), *patterns[1:]])


def spread_half(easel: Easel, chance: random.Random, pattern: Image.Image) -> None:
    """A blanket over a wooden bench's rail, its ends hanging."""
    easel.box(70, 330, 890, 362, WALNUT, 12)
    easel.box(100, 362, 128, 1010, WALNUT)
    easel.box(832, 362, 860, 1010, dark(WALNUT, 0.2))
    easel.cloth([(200, 318), (760, 318), (775, 930), (185, 930)], pattern, (185, 318, 775, 1060))
    fringe(easel, 185, 775, 930, 44, chance)
    easel.tint([(200, 318), (760, 318), (760, 352), (200, 352)], WHITE, 0.25)
    for x in (300, 470, 640):
        easel.tint([(x, 352), (x + 24, 352), (x + 44, 930), (x - 4, 930)], INK, 0.12)
