"""One grain, fruit, leaf or slice of each dry good."""

from collections.abc import Callable
from typing import TypeAlias

from catalog.pictures.dyes import HONEY, SAGE, WALNUT, Colour, dark, light
from catalog.pictures.easel import Easel, petals

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
