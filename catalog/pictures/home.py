"""Wood, wicker, instruments, stones and jewels, knives and toys."""

import math
import random

from catalog.pictures import weave
from catalog.pictures.dyes import (
    BRICK,
    CREAM,
    FIRUZE,
    HAZEL,
    HONEY,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    OAK,
    PALE_FIRUZE,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    SILVER,
    STRAW,
    WALNUT,
    WHITE,
    Colour,
    dark,
    light,
)
from catalog.pictures.easel import Easel, ngon, petals, radius_at, rounded, spline
from catalog.pictures.heaps import HEAPS
from catalog.pictures.props import goat, lozenge, stepped
from catalog.pictures.registry import motif
from catalog.pictures.wear import curl

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


@motif("hive")
def hive(easel: Easel, chance: random.Random, view: int) -> None:
    """A painted wooden hive with bees."""
    for i, (y, dye) in enumerate(
        ((800, STRAW), (610, chance.choice((PALE_FIRUZE, SAFFRON, ROSE))), (480, CREAM))
    ):
        tall = (200, 190, 130)[i]
        easel.grained([(230, y), (730, y), (730, y + tall), (230, y + tall)], dye, "wood")
        easel.tint([(600, y), (730, y), (730, y + tall), (600, y + tall)], INK, 0.12)
        easel.box(230, y + tall - 8, 730, y + tall, dark(dye, 0.35))
        easel.box(430, y + tall * 0.4, 530, y + tall * 0.4 + 26, dark(dye, 0.5), 12)
    easel.box(200, 430, 760, 486, SILVER, 8)
    easel.box(200, 430, 760, 446, WHITE, 8)
    easel.box(330, 960, 630, 984, INK, 6)
    easel.box(210, 996, 750, 1012, WALNUT, 4)
    for x, y, turn in (
        (300, 330, -20),
        (650, 300, 24),
        (820, 520, -10),
        (140, 600, 30),
        (420, 900, 0),
    ):
        with easel.place(x, y, 1.2, turn):
            easel.oval(-4, -22, 13, 23, WHITE, 24)
            easel.oval(10, -22, 13, 23, light(PALE_FIRUZE, 0.5), -24)
            easel.oval(0, 0, 27, 17, HONEY)
            for dx in (-8, 6):
                easel.box(dx - 3, -15, dx + 4, 15, INK)
            easel.disc(26, 0, 11, INK)


@motif("puzzle", stance="lie")
def puzzle(easel: Easel, chance: random.Random, view: int) -> None:
    """A wooden puzzle of a land of many parts."""
    easel.grained(rounded(130, 260, 830, 940, 30), WOODS[2], "wood")
    easel.box(170, 300, 790, 900, dark(WOODS[2], 0.4), 16)
    outline = [
        (220, 420),
        (330, 340),
        (480, 350),
        (600, 330),
        (740, 440),
        (730, 600),
        (760, 740),
        (620, 850),
        (470, 820),
        (340, 860),
        (230, 740),
        (250, 580),
    ]
    centre = (480, 600)
    dyes = (
        MADDER,
        SAFFRON,
        SAGE,
        INDIGO,
        ROSE,
        FIRUZE,
        STRAW,
        BRICK,
        LEAF,
        PLUM,
        PALE_FIRUZE,
        HONEY,
    )
    for i, point in enumerate(outline):
        after = outline[(i + 1) % 12]
        mid = ((point[0] + after[0]) / 2 + chance.uniform(-10, 10), (point[1] + after[1]) / 2)
        inner = [
            (centre[0] + (p[0] - centre[0]) * 0.48, centre[1] + (p[1] - centre[1]) * 0.48)
            for p in (after, point)
        ]
        piece = [point, mid, after, *inner]
        easel.poly([(x + 4, y + 7) for x, y in piece], dark(dyes[i], 0.5))
        easel.poly(piece, dyes[i])
        easel.line([*piece, piece[0]], WOODS[2], 5)
    ring = [
        (centre[0] + (x - centre[0]) * 0.46, centre[1] + (y - centre[1]) * 0.46) for x, y in outline
    ]
    easel.poly(ring, CREAM)
    goat(easel, 470, 620, 110, dark(WALNUT, 0.2))


@motif("game", stance="lie")
def game(easel: Easel, chance: random.Random, view: int) -> None:
    """A board of squares with bronze-coloured pieces."""
    easel.grained(rounded(130, 250, 830, 950, 20), WALNUT, "wood")
    for r in range(8):
        for c in range(8):
            easel.box(
                180 + c * 75, 300 + r * 75, 255 + c * 75, 375 + r * 75, (STRAW, BRICK)[(r + c) % 2]
            )
    for r, c, dye in (
        (1, 2, HONEY),
        (2, 5, INDIGO),
        (4, 3, HONEY),
        (5, 6, INDIGO),
        (6, 1, HONEY),
        (3, 1, INDIGO),
        (6, 4, INDIGO),
        (4, 6, HONEY),
    ):
        x, y = 217 + c * 75, 337 + r * 75
        easel.soft(x + 8, y + 10, 40, 38, 0.5)
        easel.ball(x, y, 32, dye, 0.7)
        lozenge(easel, x, y, 13, 16, CREAM, dye)


@motif("map-relief", stance="lie")
def relief(easel: Easel, chance: random.Random, view: int) -> None:
    """A layered relief map."""
    framed(easel, WOODS[1], (222, 226, 214), "plaster")
    outline = [
        (270, 430),
        (370, 340),
        (500, 360),
        (610, 330),
        (710, 430),
        (700, 600),
        (720, 740),
        (600, 850),
        (470, 810),
        (350, 850),
        (260, 740),
        (280, 580),
    ]
    for i, dye in enumerate(
        (
            (176, 190, 140),
            (200, 200, 150),
            (218, 198, 150),
            (206, 172, 128),
            (180, 140, 104),
            (236, 230, 220),
        )
    ):
        k = 1 - i * 0.155
        shape = [
            (480 + (x - 480 + i * 9) * k + chance.uniform(-8, 8), 600 + (y - 600 - i * 12) * k)
            for x, y in outline
        ]
        easel.blob([(x + 7, y + 9) for x, y in shape], dark(dye, 0.4))
        easel.blob(shape, dye)


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


@motif("basket")
def basket(easel: Easel, chance: random.Random, view: int) -> None:
    """A wicker basket with fruit."""
    cane = chance.choice((OAK, STRAW, HAZEL))
    easel.curve([(230, 720), (260, 430), (480, 320), (700, 430), (730, 720)], dark(cane, 0.25), 30)
    for i in range(12):
        a = math.pi * (1 + (i + 0.5) / 12)
        easel.oval(
            480 + 252 * math.cos(a),
            720 + 388 * math.sin(a),
            22,
            13,
            light(cane, 0.2),
            math.degrees(a) + 50,
        )
    for x, y, r, dye in (
        (360, 690, 84, (186, 52, 46)),
        (500, 660, 92, (222, 150, 54)),
        (620, 690, 80, (140, 150, 70)),
        (430, 740, 70, (222, 150, 54)),
        (560, 740, 74, (186, 52, 46)),
    ):
        easel.ball(x, y, r, dye, 0.6)
    weave_round(easel, cane, 720, 985, 286, 216)


def weave_round(easel: Easel, cane: Colour, y0: float, y1: float, r0: float, r1: float) -> None:
    """A woven round body between two heights."""
    easel.turned(
        480, [(y0, r0), ((y0 + y1) / 2, (r0 + r1) / 2 + 8), (y1, r1)], dark(cane, 0.3), gloss=0.2
    )
    rows = int((y1 - y0) / 30)
    for j in range(rows + 1):
        y, r = y0 + j * (y1 - y0) / rows, r0 + (r1 - r0) * j / rows + 3
        for i in range(-10, 11):
            f = math.sin(math.pi / 2 * (i + (j % 2) * 0.5) / 10.8)
            c = math.sqrt(max(0.02, 1 - f * f))
            tone = light(cane, 0.25) if (i + j) % 2 else cane
            easel.oval(
                480 + r * f, y + 0.14 * r * c, 22 * c + 3, 13, dark(tone, max(0, f) * 0.3), 8
            )


@motif("mat-round", stance="lie")
def mat(easel: Easel, chance: random.Random, view: int) -> None:
    """A coiled mat in bands of colour."""
    dyes = (
        STRAW,
        chance.choice((MADDER, INDIGO, FIRUZE)),
        light(STRAW, 0.2),
        chance.choice((SAGE, BRICK, WALNUT)),
    )
    coil(easel, 480, 600, 390, dyes)


def coil(easel: Easel, x: float, y: float, r: float, dyes: tuple[Colour, ...]) -> None:
    """Coils of straw sewn round and round."""
    easel.disc(x, y, r, dark(STRAW, 0.4))
    rings = int(r / 27)
    for j in range(rings):
        at = r - 14 - j * 27
        n = max(6, int(at / 4.4))
        for i in range(n):
            a = i * math.tau / n
            dye = (
                dyes[1]
                if j % 4 == 1 and i % 6 < 3
                else dyes[3]
                if j % 5 == 3 and i % 4 < 2
                else dyes[(i + j) % 2 * 2]
            )
            easel.oval(x + at * math.cos(a), y + at * math.sin(a), 13, 8, dye, math.degrees(a) + 24)


@motif("coaster-set", stance="lie")
def coasters(easel: Easel, chance: random.Random, view: int) -> None:
    """Six small coiled coasters."""
    dyes = (STRAW, chance.choice((MADDER, INDIGO, FIRUZE)), light(STRAW, 0.2), SAGE)
    for x, y in ((290, 370), (660, 370), (290, 640), (660, 640), (290, 910), (660, 910)):
        easel.soft(x + 8, y + 10, 140, 138, 0.3)
        coil(easel, x, y, 128, dyes)


@motif("screen", stance="lie")
def screen(easel: Easel, chance: random.Random, view: int) -> None:
    """A reed screen wrapped with coloured goat hair."""
    easel.box(150, 180, 810, 1010, dark(STRAW, 0.4))
    dyes = chance.choice(weave.SETS)
    for i in range(47):
        x = 152 + i * 14
        easel.box(x, 180, x + 11, 1010, light(STRAW, 0.1 + (i % 3) * 0.08))
        for y in range(240, 960, 22):
            far = (abs(x - 480) // 14 + abs((y - 600) // 22)) % 12
            if far < 5:
                easel.box(x, y, x + 11, y + 22, dyes[(0, 1, 2, 3, 0)[int(far)]])
    for y in (210, 590, 980):
        easel.line([(146, y), (814, y)], WALNUT, 9)


@motif("lamp")
def lamp(easel: Easel, chance: random.Random, view: int) -> None:
    """A wicker lamp, lit."""
    easel.line([(480, 0), (480, 330)], WALNUT, 8)
    easel.turned(
        480,
        [(300, 60), (340, 120), (440, 250), (560, 316), (680, 300), (760, 230)],
        (250, 214, 130),
        gloss=0.9,
        tilt=0.1,
    )
    for i in range(-7, 8):
        u = math.sin(math.pi / 2 * i / 7.4)
        easel.curve(
            [(480 + u * 60, 304), (480 + u * 250, 450), (480 + u * 316, 580), (480 + u * 232, 782)],
            HAZEL,
            10,
        )
    for y, r in (
        (340, 120),
        (400, 200),
        (470, 276),
        (540, 312),
        (610, 318),
        (680, 300),
        (740, 252),
    ):
        easel.belt(480, y, r, OAK, 13, tilt=0.1)
    easel.oval(480, 786, 200, 30, (255, 240, 190))


@motif("broom")
def broom(easel: Easel, chance: random.Random, view: int) -> None:
    """A sorghum broom bound with coloured thread."""
    easel.box(464, 130, 496, 600, OAK, 15)
    for i in range(-22, 23):
        easel.curve(
            [(480 + i * 2.6, 560), (480 + i * 7, 760), (480 + i * 13, 1000 - abs(i) * 2.4)],
            (STRAW, dark(STRAW, 0.18), light(STRAW, 0.2))[i % 3],
            9,
        )
    for i, y in enumerate((560, 600, 640, 690)):
        easel.curve(
            [(412 - i * 16, y), (480, y + 16), (548 + i * 16, y)],
            (MADDER, INDIGO, SAGE, MADDER)[i],
            20,
        )
    easel.curve([(480, 136), (450, 90), (480, 60), (510, 90), (480, 136)], MADDER, 7)


@motif("tanbur", stance="lie")
def tanbur(easel: Easel, chance: random.Random, view: int) -> None:
    """A tanbur: a long neck and a pear-shaped body of ribs."""
    wood = chance.choice(WOODS)
    with easel.place(480, 600, 1, 18):
        easel.box(-20, -520, 20, 160, dark(wood, 0.3), 8)
        for i in range(14):
            easel.line([(-20, -420 + i * 36), (20, -420 + i * 36)], CREAM, 4)
        for side, y in ((-1, -480), (1, -450), (-1, -430)):
            easel.box(min(side * 20, side * 74), y - 8, max(side * 20, side * 74), y + 8, OAK, 7)
        body = [
            (0, 60),
            (80, 150),
            (150, 270),
            (150, 380),
            (80, 460),
            (0, 476),
            (-80, 460),
            (-150, 380),
            (-150, 270),
            (-80, 150),
        ]
        easel.blob([(x * 1.06 + 4, y + 6) for x, y in body], dark(wood, 0.4))
        easel.grained(spline(body, closed=True), light(wood, 0.3), "wood")
        for ring, n in ((26, 6), (52, 10)):
            for i in range(n):
                easel.disc(
                    ring * math.cos(i * math.tau / n),
                    250 + ring * math.sin(i * math.tau / n),
                    5,
                    dark(wood, 0.6),
                )
        easel.box(-46, 400, 46, 414, dark(wood, 0.5), 6)
        for dx in (-9, 0, 9):
            easel.line([(dx, -480), (dx * 1.6, 408)], WHITE, 2)


@motif("kamancheh")
def kamancheh(easel: Easel, chance: random.Random, view: int) -> None:
    """A spike fiddle with its bow."""
    wood = chance.choice(WOODS)
    easel.box(468, 240, 492, 700, dark(wood, 0.3), 8)
    easel.turned(480, [(140, 12), (170, 30), (200, 18), (250, 26), (290, 20)], wood)
    for side, y in ((-1, 240), (1, 264), (-1, 290), (1, 310)):
        x = 480 + side * 60
        easel.box(min(x, 480), y - 7, max(x, 480), y + 7, OAK, 6)
        easel.disc(x, y, 15, OAK)
    easel.box(472, 940, 488, 1000, SILVER)
    easel.turned(
        480, [(690, 70), (720, 140), (800, 180), (880, 160), (930, 90), (950, 30)], wood, gloss=0.6
    )
    easel.oval(480, 800, 132, 122, CREAM)
    easel.oval(474, 794, 118, 108, light(CREAM, 0.3))
    easel.box(440, 836, 520, 850, dark(wood, 0.4), 5)
    for dx in (-9, -3, 3, 9):
        easel.line([(480 + dx * 0.7, 250), (480 + dx * 2, 842)], SILVER, 2)
    easel.curve([(690, 270), (760, 640), (720, 1000)], WALNUT, 13)
    easel.line([(694, 280), (724, 990)], CREAM, 7)


@motif("sorna")
def sorna(easel: Easel, chance: random.Random, view: int) -> None:
    """A conical sorna with rings of metal."""
    wood = chance.choice(WOODS)
    with easel.place(480, 980, 1, 14):
        body = easel.turned(
            0,
            [(-780, 26), (-600, 36), (-300, 46), (-160, 64), (-60, 120), (-6, 168)],
            wood,
            gloss=0.6,
        )
        for y in (-760, -640, -240, -120):
            easel.belt(0, y, radius_at(body, y), HONEY, 15)
        for i in range(7):
            easel.oval(0, -590 + i * 52, 13, 15, dark(wood, 0.7))
        easel.turned(0, [(-860, 8), (-800, 10), (-780, 20)], SILVER)
        easel.oval(0, -862, 22, 13, STRAW)
        easel.curve([(26, -770), (90, -680), (60, -560), (110, -470)], MADDER, 9)


@motif("dohol")
def dohol(easel: Easel, chance: random.Random, view: int) -> None:
    """A dohol with laced skins and its two sticks."""
    wood = chance.choice((*WOODS, MADDER))
    easel.grained([(250, 520), (710, 520), (710, 970), (250, 970)], wood, "wood")
    easel.tint([(560, 520), (710, 520), (710, 970), (560, 970)], INK, 0.2)
    easel.oval(710, 745, 96, 228, dark(CREAM, 0.2))
    easel.oval(250, 745, 110, 246, dark(WALNUT, 0.2))
    easel.oval(244, 745, 98, 230, CREAM)
    easel.oval(236, 735, 70, 180, light(CREAM, 0.4))
    lozenge(easel, 240, 745, 40, 90, MADDER)
    for i in range(7):
        y = 540 + i * 64
        easel.line([(320, y), (660, y + 32), (320, y + 64)], STRAW, 8)
    easel.curve([(330, 520), (480, 330), (690, 520)], LEAF if wood == MADDER else MADDER, 22)
    easel.curve([(560, 1010), (720, 1000), (800, 960), (830, 1000)], OAK, 22)
    easel.line([(420, 1030), (760, 1050)], STRAW, 9)


@motif("knife", stance="lie")
def knife(easel: Easel, chance: random.Random, view: int) -> None:
    """A pocket knife with a horn handle, and its sheath."""
    horn = chance.choice(((226, 206, 166), (110, 78, 56), (62, 50, 46)))
    with easel.place(430, 600, 1, 34):
        easel.poly([(-30, 20), (-30, -330), (0, -400), (44, -280), (48, 20)], dark(SILVER, 0.25))
        easel.poly([(-30, 20), (-30, -330), (-4, -390), (12, -270), (14, 20)], light(SILVER, 0.4))
        easel.box(-44, 10, 58, 50, HONEY, 8)
        easel.blob(
            [(-40, 40), (50, 40), (62, 180), (84, 360), (40, 400), (-20, 370), (-44, 200)],
            dark(horn, 0.3),
        )
        easel.blob(
            [(-36, 44), (36, 44), (46, 180), (64, 344), (34, 376), (-14, 352), (-38, 200)], horn
        )
        for y in (110, 220, 320):
            easel.disc(10 + y * 0.06, y, 12, HONEY)
    with easel.place(690, 620, 1, 34):
        easel.blob([(-60, -280), (60, -280), (56, 100), (10, 250), (-40, 100)], (120, 70, 44))
        lozenge(easel, 0, -120, 32, 60, (184, 130, 84), (120, 70, 44))


@motif("necklace", "jewellery", "beads", stance="lie")
def necklace(easel: Easel, chance: random.Random, view: int) -> None:
    """A necklace of turquoise in silver and gold."""
    stone = chance.choice(((44, 150, 156), (60, 160, 150), (30, 130, 150)))
    metal = chance.choice((SILVER, HONEY))
    for i in range(33):
        x, y = (
            480 + 320 * math.sin((i - 16) / 32 * math.tau * 0.86),
            480 + 300 * math.cos((i - 16) / 32 * math.tau * 0.86),
        )
        easel.ball(x, y, 21 if i % 3 else 27, metal if i % 3 else stone, 0.7)
    for x, y, k in ((480, 850, 1.0), (360, 800, 0.62), (600, 800, 0.62)):
        with easel.place(x, y, k):
            easel.poly(petals(12, 112, 0.14), dark(metal, 0.3))
            easel.poly(petals(12, 104, 0.14, -3, -4), metal)
            easel.disc(0, 0, 76, dark(stone, 0.35))
            for i in range(26):
                aa, far = i * 2.4, 64 * math.sqrt(i / 26)
                easel.poly(
                    ngon(5, 16, far * math.cos(aa), far * math.sin(aa), i * 20),
                    (stone, light(stone, 0.2), dark(stone, 0.14))[i % 3],
                )
            easel.disc(-24, -28, 13, light(stone, 0.7))
            easel.ball(0, 140, 20, stone, 0.8)


@motif("bangle", stance="lie")
def bangle(easel: Easel, chance: random.Random, view: int) -> None:
    """A turquoise-inlaid bracelet."""
    metal = chance.choice((SILVER, HONEY))
    for r, dye in ((330, dark(metal, 0.4)), (322, metal), (306, dark(FIRUZE, 0.3))):
        easel.oval(480, 600, r, r * 0.86, dye)
    for i in range(44):
        a = i * math.tau / 44
        for far, size in ((284, 17), (254, 15)):
            dye = ((44, 150, 156), (80, 176, 170), (28, 122, 134))[(i + int(far)) % 3]
            easel.poly(
                ngon(
                    5,
                    size,
                    480 + far * math.cos(a + far),
                    600 + far * 0.86 * math.sin(a + far),
                    i * 31,
                ),
                dye,
            )
    easel.oval(480, 600, 232, 196, dark(metal, 0.1))
    easel.oval(486, 606, 218, 182, (222, 208, 186))


@motif("ring", stance="lie")
def ring(easel: Easel, chance: random.Random, view: int) -> None:
    """A ring with a cut agate."""
    stone = chance.choice(((168, 52, 36), (190, 88, 40), (112, 40, 44)))
    easel.hoop(480, 720, 240, dark(SILVER, 0.4), 56)
    easel.hoop(475, 714, 236, light(SILVER, 0.1), 40)
    easel.hoop(474, 712, 236, light(SILVER, 0.5), 10)
    easel.oval(480, 430, 190, 150, dark(SILVER, 0.35))
    easel.oval(476, 425, 182, 142, light(SILVER, 0.3))
    easel.poly(
        [
            (480 + 150 * math.cos(a * math.tau / 10), 426 + 114 * math.sin(a * math.tau / 10))
            for a in range(10)
        ],
        dark(stone, 0.2),
    )
    for i in range(10):
        a, b = i * math.tau / 10, (i + 1) * math.tau / 10
        p = [
            (480 + k * 150 * math.cos(t), 426 + k * 114 * math.sin(t))
            for k, t in ((1, a), (1, b), (0.6, b), (0.6, a))
        ]
        easel.poly(p, (stone, light(stone, 0.3), dark(stone, 0.3), light(stone, 0.15))[i % 4])
    easel.oval(480, 426, 88, 66, light(stone, 0.12))
    easel.tint([(410, 420), (470, 366), (500, 370), (440, 450)], WHITE, 0.4)


@motif("rosary", stance="lie")
def rosary(easel: Easel, chance: random.Random, view: int) -> None:
    """Thirty-three beads and a tassel."""
    stone = chance.choice(((168, 70, 44), (40, 120, 122), (60, 66, 80), (120, 130, 80)))
    for i in range(33):
        a = math.pi / 2 + 0.22 + i * (math.tau - 0.44) / 32
        easel.ball(
            480 + 280 * math.cos(a),
            480 + 280 * math.sin(a),
            27 if i % 11 else 22,
            stone if i % 11 else HONEY,
            0.8,
        )
    easel.box(464, 760, 496, 860, stone, 15)
    easel.disc(480, 868, 24, HONEY)
    for i in range(-6, 7):
        easel.line([(480 + i * 3, 880), (480 + i * 9, 1010)], (MADDER, dark(MADDER, 0.2))[i % 2], 7)


@motif("seal")
def seal(easel: Easel, chance: random.Random, view: int) -> None:
    """A carved stone with a mountain goat in low relief."""
    tone = chance.choice(((190, 178, 158), (166, 160, 152), (204, 186, 158)))
    slab = [(230, 1000), (220, 420), (330, 330), (640, 330), (740, 430), (730, 1000)]
    easel.poly([(x + 16, y) for x, y in slab], dark(tone, 0.4))
    easel.grained(slab, tone, "felt")
    easel.line(
        [(270, 960), (262, 450), (350, 376), (620, 376), (696, 456), (690, 960), (270, 960)],
        dark(tone, 0.25),
        8,
    )
    goat(easel, 486, 766, 224, dark(tone, 0.42))
    goat(easel, 480, 760, 222, light(tone, 0.16))
    for side in (-1, 1):
        curl(easel, 480 + side * 120, 450, 34, dark(tone, 0.35), side, 8)
    for i in range(7):
        lozenge(easel, 312 + i * 56, 920, 18, 22, dark(tone, 0.35), tone)


@motif("name-seal")
def name_seal(easel: Easel, chance: random.Random, view: int) -> None:
    """A stone seal, its impression in madder beside it."""
    tone = chance.choice(((96, 120, 112), (150, 70, 56), (72, 78, 96)))
    easel.turned(
        400,
        [(460, 30), (480, 60), (540, 74), (600, 46), (660, 52), (760, 104), (960, 112), (985, 112)],
        tone,
        gloss=0.7,
    )
    easel.belt(400, 780, 106, HONEY, 12)
    easel.poly([(580, 880), (860, 870), (890, 1000), (560, 1012)], CREAM)
    easel.oval(724, 944, 92, 46, MADDER)
    easel.oval(724, 944, 82, 39, CREAM)
    for i in range(5):
        easel.curve([(668 + i * 25, 962), (680 + i * 25, 926), (692 + i * 25, 958)], MADDER, 6)


@motif("doll")
def doll(easel: Easel, chance: random.Random, view: int) -> None:
    """A folk doll in Lori dress."""
    dye, vest = chance.choice(
        ((MADDER, INDIGO), (FIRUZE, PLUM), (SAFFRON, MADDER), (INDIGO, BRICK))
    )
    for side in (-1, 1):
        easel.curve(
            [(480 + side * 90, 560), (480 + side * 190, 660), (480 + side * 180, 740)],
            dark(dye, 0.1),
            62,
        )
        easel.disc(480 + side * 180, 770, 30, (236, 200, 164))
    skirt = [(420, 600), (540, 600), (700, 990), (480, 1006), (260, 990)]
    easel.cloth(
        skirt, weave.dots(chance, dye, (CREAM, HONEY), 44, 40, 7), (260, 600, 700, 1006), "linen"
    )
    easel.line([(262, 975), (480, 992), (698, 975)], HONEY, 15)
    easel.blob([(400, 520), (560, 520), (570, 680), (480, 700), (390, 680)], vest)
    easel.line([(480, 530), (480, 694)], HONEY, 8)
    for y in (560, 600, 640):
        easel.disc(455, y, 8, HONEY)
    easel.blob(
        [(340, 360), (480, 220), (620, 360), (640, 560), (560, 600), (400, 600), (320, 560)],
        light(vest, 0.1),
    )
    easel.disc(480, 410, 124, (240, 206, 172))
    easel.blob(
        [(356, 400), (400, 290), (480, 280), (560, 290), (604, 400), (540, 340), (420, 340)],
        (58, 40, 36),
    )
    easel.curve([(360, 350), (480, 290), (600, 350)], HONEY, 13)
    for x in (436, 524):
        easel.disc(x, 410, 12, INK)
        easel.disc(x - 20 + (x > 480) * 40, 446, 20, (232, 164, 144))
    easel.curve([(456, 462), (480, 474), (504, 462)], MADDER, 7)


@motif("brooch-flower", stance="lie")
def brooch(easel: Easel, chance: random.Random, view: int) -> None:
    """A narcissus of felt on a pin."""
    easel.curve([(480, 640), (520, 800), (500, 960)], SAGE, 28)
    for side in (-1, 1):
        easel.grained(
            spline(
                [
                    (500, 900),
                    (500 + side * 110, 760),
                    (500 + side * 130, 640),
                    (500 + side * 50, 760),
                ],
                closed=True,
            ),
            (SAGE, LEAF)[side > 0],
            "felt",
        )
    for i in range(6):
        with easel.place(480, 500, 1, i * 60):
            easel.grained(
                spline([(0, 0), (-84, -130), (0, -256), (84, -130)], closed=True),
                (250, 244, 226) if i % 2 else (238, 228, 204),
                "felt",
            )
            easel.line([(0, -60), (0, -190)], dark(CREAM, 0.16), 4)
    easel.grained(petals(10, 96, 0.12, 480, 500), SAFFRON, "felt")
    easel.disc(480, 500, 54, dark(SAFFRON, 0.3))
    for i in range(6):
        easel.disc(480 + 24 * math.cos(i), 500 + 24 * math.sin(i), 9, HONEY)
    easel.line([(300, 700), (690, 700)], SILVER, 9)
    easel.disc(694, 700, 17, SILVER)


@motif("felt-ibex")
def felt_ibex(easel: Easel, chance: random.Random, view: int) -> None:
    """A stuffed felt ibex with stitched seams."""
    tone = chance.choice(((170, 128, 92), (206, 176, 138), (150, 146, 140)))
    for x in (350, 420, 560, 620):
        easel.grained(rounded(x, 780, x + 52, 1000, 20), dark(tone, 0.1), "felt")
        easel.box(x, 960, x + 52, 1000, WALNUT, 12)
    easel.grained(
        spline(
            [
                (300, 700),
                (360, 600),
                (560, 590),
                (680, 620),
                (700, 760),
                (620, 850),
                (400, 850),
                (310, 800),
            ],
            closed=True,
        ),
        tone,
        "felt",
    )
    easel.curve([(660, 440), (560, 270), (400, 270), (340, 400)], WALNUT, 44)
    easel.curve([(700, 440), (640, 230), (440, 190), (310, 330)], dark(WALNUT, 0.2), 40)
    easel.grained(
        spline(
            [
                (610, 700),
                (610, 480),
                (680, 410),
                (780, 440),
                (850, 540),
                (820, 590),
                (720, 590),
                (700, 720),
            ],
            closed=True,
        ),
        light(tone, 0.1),
        "felt",
    )
    easel.disc(722, 490, 15, INK)
    easel.disc(718, 486, 5, WHITE)
    easel.disc(836, 552, 13, INK)
    easel.oval(640, 490, 20, 50, dark(tone, 0.2), -30)
    for i in range(3):
        lozenge(easel, 400 + i * 86, 720, 32, 42, (MADDER, INDIGO, SAFFRON)[i], CREAM)
    for i in range(14):
        easel.line([(330 + i * 24, 838), (342 + i * 24, 838)], CREAM, 4)
