"""Props that many pictures share: runners, cloths, sprigs, tags, kraft boxes, engraved bands."""

import random

from catalog.pictures import knots, weave
from catalog.pictures.dyes import (
    CREAM,
    HAZEL,
    INK,
    LEAF,
    LINEN,
    MADDER,
    OAK,
    ROSE,
    SAFFRON,
    SAGE,
    SKY,
    WOOL,
    Colour,
    dark,
    light,
)
from catalog.pictures.easel import Easel, around, petals


def on_runner(easel: Easel, chance: random.Random) -> None:
    """A woven runner on the table and one quiet companion behind."""
    pattern = weave.rows_of(chance, (knots.HOOKS, knots.COMB), 90, 24, chance.choice(knots.SETS))
    easel.cloth([(130, 930), (830, 930), (900, 1090), (60, 1090)], pattern, (60, 930, 900, 1090))
    for x in range(66, 900, 14):
        easel.line([(x, 1090), (x + chance.uniform(-2, 2), 1116)], WOOL, 5)
    easel.soft(520, 1002, 360, 60, 0.5)
    chance.choice((_vase, _kraft, _books))(easel, chance)


def _vase(easel: Easel, chance: random.Random) -> None:
    for turn in (-14, 4, 20):
        sprig(easel, 810, 780, 230, turn, chance)
    easel.turned(
        810,
        [(760, 26), (790, 22), (850, 52), (900, 48), (925, 30)],
        chance.choice((SKY, ROSE, LINEN)),
        gloss=0.3,
    )


def _kraft(easel: Easel, chance: random.Random) -> None:
    kraft_box(easel, 740, 760, 180, 175, chance.choice((MADDER, SAGE, SAFFRON)))


def _books(easel: Easel, chance: random.Random) -> None:
    y = 935.0
    for dye in chance.sample((LINEN, ROSE, SKY, LEAF, WOOL), 3):
        half = chance.uniform(95, 120)
        easel.box(800 - half, y - 40, 800 + half, y, dye, 16)
        easel.box(800 - half + 8, y - 12, 800 + half - 4, y - 4, dark(dye, 0.2))
        y -= 40


def on_cloth(easel: Easel, chance: random.Random) -> None:
    """A striped cloth laid askew and a sprig beside it."""
    dyes = chance.choice(
        (
            (WOOL, ROSE, CREAM, LINEN, SKY),
            (CREAM, LEAF, WOOL, SAFFRON, LINEN),
            (LINEN, CREAM, SKY, WOOL, ROSE),
        )
    )
    pattern = weave.stripes(chance, 60, 76, dyes)
    with easel.place(480, 620, 1, 7):
        easel.cloth(
            [(-370, -470), (370, -470), (370, 470), (-370, 470)],
            pattern,
            (-370, -470, 370, 470),
            "linen",
        )
    easel.soft(500, 640, 330, 350, 0.3)
    sprig(easel, 850, 1110, 330, -28, chance)


def sprig(
    easel: Easel,
    x: float,
    y: float,
    tall: float,
    turn: float,
    chance: random.Random,
    dye: Colour | None = None,
) -> None:
    """A stem with leaves and small flowers, growing up from (x, y)."""
    flower = dye or chance.choice((ROSE, SAFFRON, SKY, MADDER))
    with easel.place(x, y, 1, turn):
        easel.curve([(0, 0), (6, -tall * 0.5), (0, -tall)], SAGE, 4)
        for i in range(int(tall // 26)):
            at = -tall * 0.2 - i * 22
            if at < -tall:
                break
            side = 1 if i % 2 else -1
            easel.oval(side * 17 + 3, at - 8, 17, 6, (SAGE, LEAF)[i % 2], side * -32)
        for dx, dy in ((0, 0), (-13, 16), (13, 20), (-8, 38), (11, 44)):
            easel.disc(dx, -tall + dy, 8, flower)
            easel.disc(dx - 2, -tall + dy - 2, 3.5, light(flower, 0.4))


def kraft_box(
    easel: Easel,
    x: float,
    y: float,
    w: float,
    h: float,
    band: Colour,
    paper: Colour = (200, 162, 116),
) -> None:
    """A kraft gift box with a woven band and a bow."""
    easel.box(x, y + 20, x + w, y + h, paper, 4)
    easel.poly(
        [(x + w * 0.82, y + 20), (x + w, y + 20), (x + w, y + h), (x + w * 0.82, y + h)],
        dark(paper, 0.12),
    )
    easel.box(x - 7, y, x + w + 7, y + h * 0.26, light(paper, 0.14), 4)
    easel.box(x + w * 0.43, y, x + w * 0.57, y + h, band)
    for i in range(int(h // 16)):
        easel.poly(
            [
                (x + w * 0.5, y + 4 + i * 16),
                (x + w * 0.545, y + 10 + i * 16),
                (x + w * 0.5, y + 16 + i * 16),
                (x + w * 0.455, y + 10 + i * 16),
            ],
            CREAM,
        )
    for side in (-1, 1):
        cx = x + w / 2
        easel.blob(
            [
                (cx, y),
                (cx + side * w * 0.12, y - h * 0.2),
                (cx + side * w * 0.28, y - h * 0.14),
                (cx + side * w * 0.16, y),
            ],
            (band, light(band, 0.12))[side > 0],
        )
    easel.disc(x + w / 2, y - 3, w * 0.05, dark(band, 0.2))


def tag(easel: Easel, x: float, y: float, turn: float, dye: Colour, paper: Colour = CREAM) -> None:
    """A paper tag with a lozenge, hung by a string from (x, y)."""
    easel.curve([(x, y), (x + 14, y + 30), (x + 22, y + 60)], OAK, 4)
    with easel.place(x + 22, y + 60, 1, turn):
        easel.poly(
            [(-22, 20), (0, -4), (22, 20), (42, 20), (42, 130), (-42, 130), (-42, 20)], paper
        )
        easel.disc(0, 14, 6, HAZEL)
        lozenge(easel, 0, 76, 26, 34, dye)


def lozenge(
    easel: Easel, x: float, y: float, a: float, b: float, dye: Colour, inner: Colour = CREAM
) -> None:
    """A gelim's stepped lozenge."""
    for share, fill in ((1.0, dye), (0.62, inner), (0.32, dye)):
        easel.poly(stepped(x, y, a * share, b * share), fill)


def stepped(x: float, y: float, a: float, b: float, steps: int = 4) -> list[tuple[float, float]]:
    """The outline of a stepped lozenge."""
    quarter: list[tuple[float, float]] = []
    for i in range(steps):
        quarter += [
            (a * (i + 1) / steps, -b * (steps - i) / steps),
            (a * (i + 1) / steps, -b * (steps - i - 1) / steps),
        ]
    right = [(0.0, -b), (a / steps, -b), *quarter[1:]]
    half = right + [(px, -py) for px, py in reversed(right)]
    return [(x + px, y + py) for px, py in half] + [(x - px, y + py) for px, py in reversed(half)]


def engraved(
    easel: Easel,
    cx: float,
    y: float,
    r: float,
    tall: float,
    ink: Colour,
    n: int = 7,
    tilt: float = 0.14,
) -> None:
    """An engraved band on a turned body: two lines, between them leaves and rosettes."""
    easel.belt(cx, y - tall / 2, r, ink, 3, tilt=tilt)
    easel.belt(cx, y + tall / 2, r, ink, 3, tilt=tilt)
    for i in range(-n, n + 1):
        px, py = around(cx, y, r, i / (n + 0.6), tilt)
        squeeze = max(0.25, 1 - abs(i / (n + 0.6)) ** 2)
        if i % 2:
            easel.oval(px, py, tall * 0.16 * squeeze, tall * 0.32, ink, 20)
        else:
            easel.poly(
                [(px + dx * squeeze, py + dy) for dx, dy in petals(6, tall * 0.34, 0.5)], ink
            )
            easel.oval(px, py, tall * 0.1 * squeeze, tall * 0.1, light(ink, 0.5))


def goat(easel: Easel, x: float, y: float, size: float, fill: Colour, flip: bool = False) -> None:
    """The mountain goat of the old bronzes and pots, with its great curved horns."""
    k = size / 100
    sx = -k if flip else k

    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + px * sx, y + py * k) for px, py in points]

    easel.blob(
        at([(-40, -8), (-10, -14), (24, -22), (34, -8), (26, 10), (0, 4), (-26, 12), (-44, 4)]),
        fill,
    )
    easel.poly(at([(18, -18), (34, -50), (46, -50), (36, -8)]), fill)
    easel.blob(at([(32, -54), (44, -60), (66, -42), (62, -36), (40, -42)]), fill)
    for lift in (0, 8):
        easel.curve(
            at([(42, -54 - lift), (26, -88 - lift), (-10, -92 - lift), (-30, -66), (-22, -52)]),
            fill,
            6 * k,
        )
    for px in (-36, -24, 18, 28):
        easel.poly(at([(px - 4, 0), (px + 5, 0), (px + 2, 48), (px - 3, 48)]), fill)
    easel.curve(at([(-42, -4), (-54, -12), (-52, -22)]), fill, 5 * k)
    easel.disc(x + 50 * sx, y - 50 * k, 2.4 * k, light(INK, 0.9) if sum(fill) < 380 else INK)
