"""Frames, boxes, bowls, spoons and inlay of wood."""

import random

from catalog.pictures.dyes import (
    BRICK,
    CREAM,
    HAZEL,
    HONEY,
    INK,
    LEAF,
    OAK,
    SAFFRON,
    SAGE,
    SILVER,
    WALNUT,
    WHITE,
    Colour,
    dark,
    light,
)
from catalog.pictures.easel import Easel, ngon, petals, radius_at, rounded
from catalog.pictures.heaps import HEAPS
from catalog.pictures.props import lozenge, stepped
from catalog.pictures.registry import motif

WOODS: tuple[Colour, ...] = ((150, 100, 62), (120, 78, 50), (184, 132, 84))


def framed(easel: Easel, wood: Colour, inner: Colour, texture: str = "wood") -> None:
    """A wooden frame round an empty panel."""
    easel.grained(rounded(150, 200, 810, 1000, 8), wood, "wood")
    easel.box(166, 216, 794, 222, light(wood, 0.35))
    easel.box(196, 246, 764, 954, dark(wood, 0.4))
    easel.grained([(206, 256), (760, 256), (760, 950), (206, 950)], inner, texture)


@motif("marquetry", stance="lie")
def marquetry(easel: Easel, chance: random.Random, view: int) -> None:
    """Birds and branches in inlaid woods."""
    framed(easel, chance.choice(WOODS), (222, 190, 144))
    easel.curve([(230, 900), (380, 760), (480, 640), (640, 560), (730, 420)], WALNUT, 28)
    easel.curve([(480, 640), (420, 500), (330, 420)], WALNUT, 18)
    for i, (x, y) in enumerate(
        (
            (330, 420),
            (390, 480),
            (640, 520),
            (720, 430),
            (560, 560),
            (420, 720),
            (330, 830),
            (660, 600),
            (300, 480),
        )
    ):
        easel.oval(x + 34, y - 20, 44, 17, (SAGE, OAK, HAZEL, LEAF)[i % 4], -30 + i * 40)
        easel.oval(x - 34, y + 8, 40, 15, (HAZEL, SAGE, OAK)[i % 3], 40 + i * 30)
    for x, y, k, dye in ((520, 520, 1.1, BRICK), (370, 680, 0.9, (206, 160, 92))):
        with easel.place(x, y, k):
            easel.blob(
                [
                    (-150, 60),
                    (-60, -20),
                    (20, -90),
                    (70, -110),
                    (104, -80),
                    (90, -20),
                    (30, 60),
                    (-60, 80),
                ],
                dye,
            )
            easel.blob([(-110, 20), (-20, -40), (40, -30), (10, 40), (-60, 60)], dark(dye, 0.35))
            easel.poly([(100, -92), (140, -80), (98, -68)], INK)
            easel.poly([(-130, 40), (-260, 110), (-240, 140), (-100, 80)], dark(dye, 0.2))
            easel.disc(76, -84, 9, CREAM)
            easel.disc(78, -84, 5, INK)
    for x, y in ((640, 720), (600, 830), (690, 800)):
        easel.poly(petals(5, 50, 0.4, x, y), (196, 110, 84))
        easel.disc(x, y, 14, (240, 214, 160))


@motif("mirror", stance="lie")
def mirror(easel: Easel, chance: random.Random, view: int) -> None:
    """A mirror in a carved frame."""
    wood = chance.choice(WOODS)
    easel.poly(petals(28, 400, 0.05, 480, 600), dark(wood, 0.3))
    easel.disc(476, 596, 372, wood)
    for i in range(16):
        with easel.place(480, 600, 1, i * 22.5):
            easel.blob([(276, 0), (312, -34), (352, -10), (356, 14), (312, 36)], dark(wood, 0.3))
            easel.blob([(284, -2), (312, -26), (344, -8), (312, 18)], light(wood, 0.22))
            easel.disc(318, 62, 13, light(wood, 0.3))
    easel.disc(480, 600, 262, dark(wood, 0.5))
    easel.disc(480, 600, 248, (206, 218, 218))
    easel.tint([(300, 520), (470, 356), (540, 352), (270, 660)], WHITE, 0.6)
    easel.tint([(380, 790), (660, 470), (690, 520), (430, 830)], WHITE, 0.4)


@motif("mirror-frame", stance="lie")
def mirror_frame(easel: Easel, chance: random.Random, view: int) -> None:
    """A photo frame covered with cut mirror."""
    easel.box(190, 240, 770, 960, SILVER, 8)
    for y in range(246, 950, 40):
        for x in range(196, 760, 40):
            if 320 < x < 620 and 380 < y < 800:
                continue
            tones = [
                chance.choice(
                    (
                        (226, 234, 234),
                        (188, 204, 208),
                        (246, 248, 244),
                        (160, 182, 190),
                        (206, 196, 170),
                    )
                )
                for _ in range(4)
            ]
            c = (x + 19, y + 19)
            for i, (a, b) in enumerate(
                (
                    ((x, y), (x + 38, y)),
                    ((x + 38, y), (x + 38, y + 38)),
                    ((x + 38, y + 38), (x, y + 38)),
                    ((x, y + 38), (x, y)),
                )
            ):
                easel.poly([a, b, c], tones[i])
    easel.box(316, 366, 644, 834, HONEY, 4)
    easel.box(328, 378, 632, 822, (236, 226, 204))
    easel.blob([(328, 822), (328, 660), (420, 600), (520, 680), (632, 590), (632, 822)], SAGE)
    easel.disc(560, 480, 40, SAFFRON)


@motif("fretwork-box", "box-wood")
def fretwork(easel: Easel, chance: random.Random, view: int) -> None:
    """A pierced wooden box with a domed lid."""
    wood = chance.choice(WOODS)
    easel.grained([(180, 640), (780, 640), (780, 1000), (180, 1000)], wood, "wood")
    easel.grained([(180, 640), (220, 500), (740, 500), (780, 640)], light(wood, 0.16), "wood")
    for i in range(6):
        for j in range(3):
            x, y = 236 + i * 98, 720 + j * 98
            easel.poly(ngon(8, 42, x, y, 22.5), dark(wood, 0.65))
            easel.poly(petals(8, 40, 0.5, x, y), light(wood, 0.1))
            easel.disc(x, y, 10, dark(wood, 0.65))
    for i in range(5):
        easel.poly(stepped(284 + i * 98, 572, 34, 44), dark(wood, 0.6))
    easel.box(176, 628, 784, 652, dark(wood, 0.3), 6)
    easel.box(450, 620, 510, 700, HONEY, 8)
    easel.disc(480, 672, 9, INK)


@motif("lattice", stance="lie")
def lattice(easel: Easel, chance: random.Random, view: int) -> None:
    """A gereh-chini window with coloured glass."""
    wood = chance.choice(WOODS)
    arch = [
        (200, 1000),
        (200, 480),
        (260, 330),
        (380, 230),
        (480, 180),
        (580, 230),
        (700, 330),
        (760, 480),
        (760, 1000),
    ]
    easel.poly(arch, dark(wood, 0.3))
    inner = [(480 + (x - 480) * 0.9, 610 + (y - 610) * 0.93) for x, y in arch]
    easel.poly(inner, (230, 206, 150))
    glass = ((176, 52, 44), (36, 84, 146), (226, 164, 54), (38, 130, 116), (236, 214, 160))
    for row in range(-1, 10):
        for col in range(-1, 7):
            x, y = 260 + col * 92 + (row % 2) * 46, 250 + row * 80
            top = 230 + abs(x - 480) * 0.85
            if 235 < x < 725 and y > top + 20 and y < 970:
                easel.poly(ngon(6, 50, x, y, 30), wood)
                easel.poly(ngon(6, 40, x, y, 30), glass[(row + col * 2) % 5])
                easel.poly(petals(6, 30, 0.5, x, y), wood)
                easel.poly(ngon(6, 14, x, y, 30), glass[(row + col + 2) % 5])
                easel.tint([(x - 34, y - 20), (x, y - 40), (x - 20, y)], WHITE, 0.35)
    easel.box(186, 978, 774, 1010, wood, 4)


@motif("wood-bowl")
def wood_bowl(easel: Easel, chance: random.Random, view: int) -> None:
    """A turned bowl with its rings."""
    wood = chance.choice(WOODS)
    easel.oval(480, 680, 310, 80, light(wood, 0.3))
    easel.oval(484, 690, 284, 66, dark(wood, 0.25))
    easel.oval(500, 706, 230, 46, dark(wood, 0.1))
    body = easel.turned(
        480,
        [(680, 312), (740, 306), (840, 250), (930, 150), (950, 130), (985, 144)],
        wood,
        gloss=0.5,
        tilt=0.25,
    )
    for y in range(710, 940, 26):
        easel.belt(480, y, radius_at(body, y), dark(wood, 0.12 + (y % 3) * 0.05), 4, tilt=0.25)
    easel.belt(480, 760, radius_at(body, 760), light(wood, 0.35), 6, tilt=0.25)


@motif("spoon", stance="lie")
def spoon(easel: Easel, chance: random.Random, view: int) -> None:
    """Hand-carved spoons."""
    for x, turn, wood in ((330, -14, WOODS[0]), (490, 2, WOODS[2]), (650, 16, WOODS[1])):
        with easel.place(x, 620, 1, turn):
            easel.blob(
                [(-18, -60), (18, -60), (24, 200), (30, 360), (0, 390), (-30, 360), (-24, 200)],
                dark(wood, 0.15),
            )
            easel.blob(
                [(-15, -60), (10, -60), (12, 200), (18, 350), (0, 380), (-26, 350), (-20, 200)],
                wood,
            )
            easel.oval(0, -190, 88, 150, dark(wood, 0.25))
            easel.oval(-4, -196, 80, 142, light(wood, 0.15))
            easel.oval(6, -186, 60, 116, dark(wood, 0.2))
            easel.oval(14, -172, 42, 90, dark(wood, 0.08))
            for y in (230, 270, 310):
                lozenge(easel, -2, y, 12, 16, dark(wood, 0.5), wood)


@motif("nut-box", stance="lie")
def nut_box(easel: Easel, chance: random.Random, view: int) -> None:
    """A six-celled wooden box of nuts and fruits."""
    wood = chance.choice(WOODS)
    easel.grained(rounded(150, 320, 810, 880, 26), wood, "wood")
    for i, name in enumerate(
        ("walnuts", "raisins", "apricots", "pistachio", "figs-yellow", "mulberries")
    ):
        x, y = 180 + (i % 3) * 206, 350 + (i // 3) * 258
        easel.box(x, y, x + 188, y + 240, dark(wood, 0.55), 14)
        heap = HEAPS[name]
        gap = heap.size * 1.3
        for row in range(int(200 / gap) + 1):
            for col in range(int(150 / gap) + 1):
                easel_x, easel_y = x + 30 + col * gap + (row % 2) * gap * 0.4, y + 32 + row * gap
                if easel_x < x + 168 and easel_y < y + 220:
                    heap.item(
                        easel,
                        easel_x,
                        easel_y,
                        heap.size * 0.84,
                        chance.uniform(-60, 60),
                        chance.choice(heap.colours),
                    )


@motif("pyrography", stance="lie")
def pyrography(easel: Easel, chance: random.Random, view: int) -> None:
    """The castle on its rock, burnt into a slice of wood."""
    easel.oval(480, 600, 400, 330, (92, 62, 44))
    easel.oval(480, 600, 380, 311, (226, 192, 146))
    for k in (0.95, 0.9):
        easel.oval(480, 600, 380 * k, 311 * k, ((214, 178, 130), (230, 198, 154))[k < 0.93])
    ink = (104, 58, 30)
    easel.blob(
        [(180, 760), (300, 640), (420, 590), (600, 596), (720, 680), (780, 770), (480, 860)],
        (164, 108, 66),
    )
    for x, w, top in (
        (300, 54, 520),
        (380, 64, 480),
        (470, 80, 440),
        (570, 64, 486),
        (650, 54, 530),
    ):
        easel.box(x - w / 2, top, x + w / 2, 660, ink)
        for i in range(3):
            easel.box(x - w / 2 + i * w / 2.6, top - 14, x - w / 2 + i * w / 2.6 + w / 5, top, ink)
    easel.box(290, 560, 660, 650, ink)
    for i in range(6):
        easel.box(330 + i * 52, 590, 346 + i * 52, 622, (226, 192, 146), 8)
    for i in range(12):
        easel.curve(
            [(220 + i * 46, 780), (240 + i * 46, 740 - i % 3 * 24), (250 + i * 46, 700)], ink, 5
        )
    easel.hoop(660, 420, 44, ink, 5)
