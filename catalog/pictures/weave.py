"""Woven patterns as small cell pictures: one pixel is one knot, enlarged without smoothing."""

import random
from collections.abc import Sequence

from PIL import Image, ImageDraw

from catalog.pictures.dyes import (
    BRICK,
    CREAM,
    FIRUZE,
    INDIGO,
    LEAF,
    MADDER,
    PALE_FIRUZE,
    ROSE,
    SAFFRON,
    SAGE,
    SKY,
    STRAW,
    Colour,
)
from catalog.pictures.knots import (
    BIRD,
    COMB,
    HOOKS,
    IBEX,
    PERSON,
    SETS,
    TREE,
    Dyes,
    abrash,
    border,
    border_over,
    lozenge,
    nested,
    stamp,
)


def gelim(
    chance: random.Random, w: int = 72, h: int = 104, layout: int | None = None
) -> Image.Image:
    """A gelim: one of five layouts in one of the dye sets."""
    dyes = chance.choice(SETS)
    layout = chance.randrange(5) if layout is None else layout
    cloth = Image.new("RGB", (w, h))
    pen = ImageDraw.Draw(cloth)
    edge = border(pen, w, h, dyes)
    (_column, _lattice, _bands, _zigzag, _hooked)[layout % 5](pen, chance, w, h, edge, dyes)
    border_over(cloth, w, h, dyes, edge)
    return abrash(cloth, chance)


def _column(
    pen: ImageDraw.ImageDraw, chance: random.Random, w: int, h: int, edge: int, dyes: Dyes
) -> None:
    field, deep, pale, accent, second = dyes
    n = max(1, round((h - 2 * edge) / 30))
    tall = (h - 2 * edge) / n
    a = w // 2 - edge - 3
    for i in range(n):
        y = int(edge + tall * (i + 0.5))
        nested(pen, w // 2, y, a, int(tall / 2) - 1, (deep, pale, accent, field, pale, second), 2)
        stamp(pen, w // 2 - 3, y - 3, HOOKS, deep)
        for side in (edge + 5, w - edge - 6):
            for dy in (-int(tall / 2), int(tall / 2)):
                nested(pen, side, y + dy, 5, 5, (second, pale, deep), 1)


def _lattice(
    pen: ImageDraw.ImageDraw, chance: random.Random, w: int, h: int, edge: int, dyes: Dyes
) -> None:
    field, deep, pale, accent, second = dyes
    a, b = chance.choice(((8, 8), (7, 10), (10, 8)))
    for row, y in enumerate(range(edge, h, b + 1)):
        for i, x in enumerate(range(edge + (row % 2) * (a + 1), w, 2 * a + 2)):
            inner = (accent, second, deep)[(row + i) % 3]
            nested(pen, x, y, a, b, (pale if row % 2 else deep, inner, field, inner), 1)


def _bands(
    pen: ImageDraw.ImageDraw, chance: random.Random, w: int, h: int, edge: int, dyes: Dyes
) -> None:
    field, deep, pale, accent, second = dyes
    y, turn = edge, 0
    grounds = (field, deep, accent, field, second)
    while y < h - edge:
        tall = chance.choice((5, 11, 13))
        pen.rectangle((0, y, w, y + tall - 1), fill=grounds[turn % 5])
        if tall == 5:
            for x in range(edge, w, 4):
                pen.rectangle((x, y + 1, x + 1, y + 3), fill=pale)
        else:
            figure = chance.choice((HOOKS, COMB, None))
            for i, x in enumerate(range(w // 2 - 5 * 12, w, 12)):
                if figure:
                    stamp(
                        pen,
                        x - 3,
                        y + (tall - len(figure)) // 2,
                        figure,
                        pale if i % 2 else dyes[(turn + 2) % 5],
                    )
                else:
                    nested(
                        pen,
                        x,
                        y + tall // 2,
                        6,
                        tall // 2,
                        (pale, dyes[(turn + 1) % 5], grounds[turn % 5]),
                        1,
                    )
        pen.line((0, y + tall, w, y + tall), fill=pale)
        y, turn = y + tall + 1, turn + 1


def _zigzag(
    pen: ImageDraw.ImageDraw, chance: random.Random, w: int, h: int, edge: int, dyes: Dyes
) -> None:
    order = [dyes[i] for i in (0, 2, 1, 3, 0, 4, 2)]
    span, thick = chance.choice((10, 14, 18)), chance.choice((3, 4))
    for x in range(w):
        fold = abs((x - w // 2) % (2 * span) - span)
        for y in range(edge, h):
            pen.point((x, y), fill=order[((y + fold) // thick) % len(order)])


def _hooked(
    pen: ImageDraw.ImageDraw, chance: random.Random, w: int, h: int, edge: int, dyes: Dyes
) -> None:
    field, deep, pale, accent, second = dyes
    nested(
        pen,
        w // 2,
        h // 2,
        w // 2 - edge - 1,
        h // 2 - edge - 2,
        (deep, pale, field, accent, field),
        3,
    )
    for dy in (-1, 0, 1):
        y = h // 2 + dy * (h // 5)
        nested(pen, w // 2, y, 11, 9, (pale, second, deep, pale), 2)
        stamp(pen, w // 2 - 3, y - 3, HOOKS, accent)
    for x in (edge + 3, w - edge - 12):
        for y in (edge + 4, h - edge - 14):
            stamp(pen, x, y, chance.choice((TREE, BIRD)), pale)


def stripes(
    chance: random.Random, w: int = 90, h: int = 120, dyes: Dyes | None = None
) -> Image.Image:
    """A jajim: warp stripes with small woven dashes."""
    dyes = dyes or chance.choice(SETS)
    cloth = Image.new("RGB", (w, h), dyes[0])
    pen = ImageDraw.Draw(cloth)
    x, turn = 0, 0
    run = [chance.choice((2, 3, 5, 8)) for _ in range(7)]
    while x < w:
        wide, dye = run[turn % 7], dyes[(turn * 2) % 5]
        pen.rectangle((x, 0, x + wide - 1, h), fill=dye)
        if wide >= 5:
            for y in range((turn % 2) * 3, h, 6):
                nested(pen, x + wide // 2, y, wide // 2, 2, (dyes[(turn * 2 + 2) % 5],), 1)
        elif wide == 3:
            for y in range(0, h, 3):
                pen.point((x + 1, y), fill=dyes[2])
        x, turn = x + wide, turn + 1
    return abrash(cloth, chance)


def checks(
    chance: random.Random, w: int = 96, h: int = 120, dyes: Dyes | None = None
) -> Image.Image:
    """A mowj or a mashteh: broad checks whose crossings blend, in twill."""
    dyes = dyes or chance.choice(SETS)
    run = [(chance.choice((3, 6, 10, 14)), dyes[i % 5]) for i in (0, 1, 0, 2, 3, 2)]

    def line(n: int) -> list[Colour]:
        out: list[Colour] = []
        while len(out) < n:
            for wide, dye in run:
                out += [dye] * wide
        return out[:n]

    cols, rows = line(w), line(h)
    cloth = Image.new("RGB", (w, h))
    cloth.putdata([cols[x] if (x + y) % 4 < 2 else rows[y] for y in range(h) for x in range(w)])
    return abrash(cloth, chance)


def gabbeh(chance: random.Random, w: int = 60, h: int = 84) -> Image.Image:
    """A gabbeh: an open glowing field, a few animals and trees."""
    dyes = chance.choice(SETS[:3] + SETS[5:9])
    cloth = Image.new("RGB", (w, h), dyes[1])
    pen = ImageDraw.Draw(cloth)
    pen.rectangle((3, 3, w - 4, h - 4), fill=dyes[3])
    for i in range(4, w - 4, 4):
        pen.rectangle((i, 4, i + 1, 5), fill=dyes[1])
        pen.rectangle((i, h - 6, i + 1, h - 5), fill=dyes[1])
    pen.rectangle((7, 7, w - 8, h - 8), fill=dyes[0])
    nested(pen, w // 2, h // 2, 13, 17, (dyes[2], dyes[0], dyes[3]), 3)
    stamp(pen, w // 2 - 4, h // 2 - 4, IBEX, dyes[1])
    spots = [
        (10, 11),
        (w - 20, 12),
        (10, h - 21),
        (w - 20, h - 21),
        (w // 2 - 4, 13),
        (w // 2 - 4, h - 22),
    ]
    for i, (x, y) in enumerate(spots):
        stamp(pen, x, y, chance.choice((TREE, IBEX, BIRD, PERSON)), dyes[2 + i % 3])
    return abrash(abrash(cloth, chance), chance)


def carpet(chance: random.Random, w: int = 120, h: int = 168) -> Image.Image:
    """A knotted carpet: medallion, corners and a flowered main border."""
    dyes = chance.choice(SETS[:2] + SETS[4:7])
    field, deep, pale, accent, second = dyes
    cloth = Image.new("RGB", (w, h), deep)
    pen = ImageDraw.Draw(cloth)
    for inset, dye in ((2, pale), (3, accent), (5, deep), (18, pale), (19, second), (21, field)):
        pen.rectangle((inset, inset, w - 1 - inset, h - 1 - inset), fill=dye)
    _flowers(pen, w, h, (pale, accent, second))
    for x in range(28, w - 22, 8):
        for y in range(28 + (x // 8 % 2) * 4, h - 22, 8):
            pen.point(
                [(x, y), (x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)],
                fill=(accent, pale)[(x + y) % 2],
            )
    nested(pen, w // 2, h // 2, 36, 54, (pale, deep, accent, deep, second, pale, field), 3)
    for x in (21, w - 22):
        for y in (21, h - 22):
            for size, dye in ((22, pale), (20, second), (12, deep), (6, pale)):
                for i in range(size):
                    sx, sy = (1 if x < w / 2 else -1), (1 if y < h / 2 else -1)
                    pen.line((x, y + sy * i, x + sx * (size - i // 2 * 2), y + sy * i), fill=dye)
    for dy in (-62, 62):
        nested(pen, w // 2, h // 2 + dy, 6, 8, (pale, second, deep), 1)
    return cloth


def _flowers(pen: ImageDraw.ImageDraw, w: int, h: int, dyes: Dyes) -> None:
    """Rosettes and leaves along a main border twelve knots deep."""
    spots = [(x, y) for x in range(12, w - 10, 12) for y in (11, h - 12)]
    spots += [(x, y) for y in range(23, h - 20, 12) for x in (11, w - 12)]
    for i, (x, y) in enumerate(spots):
        nested(pen, x, y, 4, 4, (dyes[i % 3], dyes[(i + 1) % 3], dyes[(i + 2) % 3]), 1)


def rows_of(
    chance: random.Random, figures: Sequence[Sequence[str]], w: int, h: int, dyes: Dyes
) -> Image.Image:
    """Bands that carry rows of one figure each (tribal bands, bags, harami)."""
    cloth = Image.new("RGB", (w, h), dyes[0])
    pen = ImageDraw.Draw(cloth)
    y, turn = 1, 0
    while y < h:
        figure = figures[turn % len(figures)]
        for i, x in enumerate(range(2, w, len(figure[0]) + 2)):
            stamp(pen, x, y + 2, figure, dyes[2 + (i + turn) % 3])
        y += len(figure) + 3
        pen.line((0, y, w, y), fill=dyes[1])
        for x in range(0, w, 2):
            pen.point((x, y + 1), fill=dyes[2])
        pen.line((0, y + 2, w, y + 2), fill=dyes[1])
        y, turn = y + 3, turn + 1
    return abrash(cloth, chance)


def patches(chance: random.Random, w: int = 64, h: int = 80, size: int = 8) -> Image.Image:
    """Patchwork: squares, halves and pinwheels of many prints."""
    cloth = Image.new("RGB", (w, h), CREAM)
    pen = ImageDraw.Draw(cloth)
    pool = (
        MADDER,
        INDIGO,
        FIRUZE,
        STRAW,
        ROSE,
        SKY,
        PALE_FIRUZE,
        SAGE,
        LEAF,
        CREAM,
        BRICK,
        SAFFRON,
    )
    for y in range(0, h, size):
        for x in range(0, w, size):
            first, other = chance.sample(pool, 2)
            pen.rectangle((x, y, x + size - 1, y + size - 1), fill=first)
            kind = chance.randrange(4)
            if kind == 0:
                pen.polygon([(x, y), (x + size - 1, y), (x, y + size - 1)], fill=other)
            elif kind == 1:
                lozenge(pen, x + size // 2, y + size // 2, size // 2 - 1, size // 2 - 1, other)
            elif kind == 2:
                for i in range(1, size, 3):
                    pen.line((x, y + i, x + size - 1, y + i), fill=other)
    return cloth


def dots(
    chance: random.Random, ground: Colour, flowers: Dyes, w: int = 80, h: int = 100, gap: int = 8
) -> Image.Image:
    """A printed cloth with small flowers in quincunx."""
    cloth = Image.new("RGB", (w, h), ground)
    pen = ImageDraw.Draw(cloth)
    for j, y in enumerate(range(2, h, gap // 2 + 1)):
        for i, x in enumerate(range(2 + (j % 2) * gap // 2, w, gap)):
            dye = flowers[(i + j) % len(flowers)]
            pen.point([(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)], fill=dye)
            pen.point((x, y), fill=CREAM)
    return cloth
