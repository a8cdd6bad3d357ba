"""Bread, sweets, dairy, fresh fruit and cooked food."""

import math
import random

from catalog.pictures.bottles import pomegranate
from catalog.pictures.dyes import (
    CLAY,
    CREAM,
    FIRUZE,
    HONEY,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    OAK,
    ROSE,
    SAFFRON,
    SAGE,
    STRAW,
    WALNUT,
    WHITE,
    Colour,
    dark,
    light,
    mix,
)
from catalog.pictures.easel import Easel, ngon, petals
from catalog.pictures.heaps import mushroom
from catalog.pictures.pottery import bowl
from catalog.pictures.registry import motif

CRUST: Colour = (206, 150, 84)
BOARD: Colour = (160, 110, 72)


def board(easel: Easel, round_one: bool = False) -> None:
    """A wooden board from above."""
    if round_one:
        easel.disc(480, 600, 400, dark(BOARD, 0.25))
        easel.disc(476, 596, 392, BOARD)
        for r in (360, 280, 190):
            easel.hoop(480, 600, r, dark(BOARD, 0.1), 4)
        return
    easel.box(120, 210, 840, 1010, dark(BOARD, 0.3), 50)
    easel.box(120, 210, 834, 1000, BOARD, 50)
    for i in range(9):
        easel.curve(
            [(160, 280 + i * 80), (480, 268 + i * 80), (800, 286 + i * 80)], dark(BOARD, 0.08), 4
        )
    easel.disc(480, 256, 20, dark(BOARD, 0.4))


def plate(easel: Easel, dye: Colour, r: float = 370) -> None:
    """A painted plate from above."""
    easel.disc(480, 600, r, dark(CREAM, 0.16))
    easel.disc(476, 595, r - 8, (246, 238, 222))
    easel.hoop(480, 600, r - 16, dye, 9)
    for i in range(28):
        angle = i * math.tau / 28
        x, y = 480 + (r - 48) * math.cos(angle), 600 + (r - 48) * math.sin(angle)
        easel.poly(ngon(4, 15, x, y, math.degrees(angle)), dye)
    easel.disc(480, 600, r - 80, dark(CREAM, 0.1))
    easel.disc(482, 603, r - 85, (249, 243, 230))


@motif("kolucheh", "kolucheh-date", stance="lie")
def kolucheh(easel: Easel, chance: random.Random, view: int) -> None:
    """Stamped round cookies on a plate."""
    plate(easel, chance.choice((FIRUZE, INDIGO, MADDER)), 420)
    crust = chance.choice((CRUST, (190, 124, 66), (214, 164, 100)))
    n = chance.choice((6, 8, 10))
    spots = [
        (480 + 200 * math.cos(i * math.tau / 6), 600 + 200 * math.sin(i * math.tau / 6))
        for i in range(6)
    ]
    for x, y in [*spots, (480, 600)]:
        easel.soft(x + 8, y + 12, 108, 108, 0.3)
        easel.poly(petals(20, 98, 0.05, x, y), dark(crust, 0.25))
        easel.disc(x - 4, y - 5, 90, crust)
        easel.disc(x - 10, y - 12, 68, light(crust, 0.14))
        for i in range(n):
            angle = i * math.tau / n
            easel.oval(
                x + 48 * math.cos(angle),
                y + 48 * math.sin(angle),
                20,
                7,
                dark(crust, 0.32),
                math.degrees(angle),
            )
        easel.poly(petals(n // 2 + 2, 24, 0.4, x, y), dark(crust, 0.32))
        for _ in range(12):
            easel.oval(
                x + chance.uniform(-60, 60),
                y + chance.uniform(-60, 60),
                6,
                3,
                (250, 234, 198),
                chance.uniform(0, 180),
            )


@motif("sweet-walnut", "sweet-chickpea", stance="lie")
def shirini(easel: Easel, chance: random.Random, view: int) -> None:
    """Small flour sweets in clover and lozenge shapes with a nut on each."""
    plate(easel, chance.choice((ROSE, SAGE, INDIGO, FIRUZE)), 420)
    dough = chance.choice(((240, 216, 164), (232, 200, 140), (228, 196, 150)))
    clover = chance.random() < 0.5
    for row in range(-2, 3):
        for col in range(-2, 3):
            x, y = 480 + col * 116 + (row % 2) * 30 - 15, 600 + row * 112
            if math.hypot(x - 480, y - 600) > 270:
                continue
            easel.soft(x + 6, y + 9, 58, 56, 0.3)
            shape = petals(4, 54, 0.3, x, y) if clover else ngon(4, 60, x, y, 0)
            easel.poly([(px + 3, py + 5) for px, py in shape], dark(dough, 0.3))
            easel.poly(shape, dough)
            easel.oval(x, y, 20, 13, (174, 116, 66), 30 + row * 20)
            for dx in (-26, 26):
                easel.disc(x + dx, y + 2, 5, (112, 146, 76))


@motif("bread-saj", stance="lie")
def bread_saj(easel: Easel, chance: random.Random, view: int) -> None:
    """Thin round griddle bread in a folded stack."""
    easel.disc(480, 600, 400, (82, 74, 70))
    easel.disc(474, 592, 388, (98, 90, 84))
    for dx, dy, r in ((26, 22, 350), (-10, 6, 346), (8, -14, 344)):
        edge = [
            (
                480 + dx + (r + chance.uniform(-12, 10)) * math.cos(i * math.tau / 22),
                600 + dy + (r + chance.uniform(-12, 10)) * math.sin(i * math.tau / 22),
            )
            for i in range(22)
        ]
        easel.blob([(x + 6, y + 8) for x, y in edge], dark(CRUST, 0.25))
        easel.blob(edge, (240, 214, 166))
    for _ in range(70):
        angle, far = chance.uniform(0, math.tau), 310 * math.sqrt(chance.random())
        x, y, r = 488 + far * math.cos(angle), 586 + far * math.sin(angle), chance.uniform(7, 30)
        easel.oval(
            x,
            y,
            r,
            r * 0.7,
            chance.choice(((214, 164, 100), (190, 132, 76), (226, 184, 126))),
            chance.uniform(0, 90),
        )
        easel.oval(x - r * 0.15, y - r * 0.15, r * 0.5, r * 0.34, (246, 226, 184), 20)
    easel.soft(640, 750, 210, 190, 0.3)
    easel.blob(
        [(500, 600), (700, 566), (812, 600), (780, 760), (660, 880), (520, 900)], (226, 190, 132)
    )
    for i in range(5):
        easel.curve([(540 + i * 44, 640), (620 + i * 26, 720 + i * 8)], (200, 146, 86), 9)


@motif("loaf", "loaf-dark")
def loaf(easel: Easel, chance: random.Random, view: int) -> None:
    """A thick round loaf, cut, its crumb showing, with ears of wheat."""
    crust = chance.choice(((150, 96, 54), (122, 78, 50), (172, 116, 66)))
    easel.box(120, 958, 840, 1004, BOARD, 18)
    easel.blob(
        [
            (170, 940),
            (190, 770),
            (340, 650),
            (500, 630),
            (660, 690),
            (700, 830),
            (690, 950),
            (440, 968),
        ],
        dark(crust, 0.2),
    )
    easel.blob(
        [(176, 920), (200, 770), (340, 660), (500, 640), (610, 690), (610, 900), (400, 940)], crust
    )
    for i in range(4):
        easel.curve(
            [(270 + i * 90, 770), (320 + i * 90, 710), (370 + i * 90, 740)], light(crust, 0.4), 13
        )
    for x, k in ((650, 1.0), (740, 0.9)):
        easel.oval(x, 850, 112 * k, 116 * k, dark(crust, 0.25))
        easel.oval(x - 5, 850, 98 * k, 102 * k, (214, 176, 124))
        for i in range(20):
            a, far = i * 2.4, 84 * k * math.sqrt(i / 20)
            easel.oval(
                x - 5 + far * math.cos(a), 850 + far * math.sin(a), 8, 5, (186, 142, 92), i * 30
            )
    for i in range(60):
        easel.oval(
            chance.uniform(240, 560), chance.uniform(690, 860), 6, 4, (230, 200, 150), i * 40
        )


@motif("cheese-pot")
def cheese_pot(easel: Easel, chance: random.Random, view: int) -> None:
    """Herbed cheese in a clay crock."""
    easel.turned(
        480,
        [(560, 190), (590, 204), (620, 180), (720, 240), (860, 236), (985, 160)],
        CLAY,
        gloss=0.5,
    )
    easel.oval(480, 560, 190, 40, light(CLAY, 0.2))
    easel.blob(
        [(320, 560), (380, 500), (470, 470), (580, 500), (640, 560), (480, 592)], (248, 240, 220)
    )
    for i in range(44):
        easel.oval(
            chance.uniform(360, 600),
            chance.uniform(506, 572),
            11,
            4,
            (SAGE, LEAF)[i % 2],
            chance.uniform(0, 180),
        )
    for i in range(-3, 4):
        easel.poly(ngon(4, 30 - abs(i) * 4, 480 + i * 66, 800 - abs(i) * 7), CREAM)
        easel.poly(ngon(4, 13, 480 + i * 66, 800 - abs(i) * 7), CLAY)
    for i in range(6):
        easel.oval(730 + i * 22, 990 - i % 2 * 14, 32, 11, (SAGE, LEAF)[i % 2], -40 + i * 20)


@motif("barsagh", stance="lie")
def small_bread(easel: Easel, chance: random.Random, view: int) -> None:
    """Small lozenge breads and thick loaves on a board, one broken."""
    board(easel)
    crust = chance.choice((CRUST, (176, 116, 64), (132, 86, 54), (196, 140, 84)))
    spots = (
        (330, 430, -20),
        (620, 420, 15),
        (470, 590, -6),
        (300, 740, 24),
        (650, 730, -28),
        (480, 880, 8),
    )
    for x, y, turn in spots:
        easel.soft(x + 14, y + 18, 160, 120, 0.36)
        with easel.place(x, y, 1, turn):
            shape = [(-150, 0), (0, -100), (150, 0), (0, 100)]
            easel.blob([(px + 5, py + 9) for px, py in shape], dark(crust, 0.4))
            easel.blob(shape, crust)
            easel.blob([(px * 0.72 - 8, py * 0.66 - 10) for px, py in shape], light(crust, 0.18))
            for i in range(-2, 3):
                easel.curve(
                    [(i * 40 - 16, -30), (i * 40, 0), (i * 40 + 4, 34)], dark(crust, 0.24), 7
                )
            for _ in range(16):
                easel.oval(
                    chance.uniform(-90, 90),
                    chance.uniform(-46, 46),
                    6,
                    3.5,
                    CREAM,
                    chance.uniform(0, 90),
                )


@motif("halva", stance="lie")
def halva(easel: Easel, chance: random.Random, view: int) -> None:
    """Saffron halva smoothed in a plate and pressed with a spoon's edge."""
    plate(easel, FIRUZE, 420)
    tone = (204, 132, 40)
    easel.disc(484, 606, 300, dark(tone, 0.35))
    easel.disc(478, 596, 296, tone)
    for ring, n in ((250, 18), (180, 13), (110, 8)):
        for i in range(n):
            angle = i * math.tau / n
            x, y = 480 + ring * math.cos(angle), 598 + ring * math.sin(angle)
            easel.oval(x, y, 38, 14, dark(tone, 0.22), math.degrees(angle) + 40)
            easel.oval(x - 4, y - 5, 34, 9, light(tone, 0.24), math.degrees(angle) + 40)
    for i in range(8):
        angle = i * math.tau / 8
        easel.oval(
            480 + 146 * math.cos(angle),
            598 + 146 * math.sin(angle),
            22,
            10,
            (112, 146, 76),
            math.degrees(angle),
        )
    easel.poly(petals(8, 46, 0.4, 480, 598), (250, 236, 206))
    easel.disc(480, 598, 14, MADDER)


@motif("lavashak", stance="lie")
def lavashak(easel: Easel, chance: random.Random, view: int) -> None:
    """Fruit leather: dark glossy sheets, rolls and ribbons."""
    board(easel)
    red = chance.choice(((128, 28, 40), (150, 48, 34), (96, 30, 44)))
    easel.poly([(210, 340), (720, 310), (760, 700), (230, 720)], dark(red, 0.35))
    easel.poly([(206, 332), (716, 302), (752, 690), (226, 710)], red)
    easel.tint([(206, 332), (460, 318), (330, 704), (226, 710)], WHITE, 0.12)
    for x, y in ((300, 800), (480, 850), (660, 790)):
        easel.soft(x + 10, y + 16, 110, 70, 0.4)
        with easel.place(x, y, 1, chance.uniform(-20, 20)):
            easel.box(-120, -52, 110, 52, red, 20)
            easel.box(-120, -36, 96, -18, light(red, 0.3), 8)
            easel.oval(112, 0, 26, 52, dark(red, 0.2))
            for share in (0.74, 0.48, 0.22):
                easel.oval(
                    112,
                    0,
                    26 * share,
                    52 * share,
                    light(red, 0.3) if share == 0.48 else dark(red, 0.35),
                )
    with easel.place(640, 470):
        pomegranate(easel, 0, 0, 84, True)


@motif("comb-honey", stance="lie")
def comb_honey(easel: Easel, chance: random.Random, view: int) -> None:
    """A slab of comb on a plate, honey pooling round it."""
    plate(easel, SAGE, 430)
    easel.blob(
        [
            (220, 560),
            (330, 390),
            (560, 360),
            (740, 470),
            (770, 680),
            (640, 850),
            (420, 860),
            (250, 760),
        ],
        (226, 160, 52),
    )
    easel.blob([(280, 540), (360, 430), (480, 410), (420, 470), (320, 600)], (244, 200, 110))
    easel.soft(500, 640, 250, 210, 0.5)
    with easel.place(486, 610, 1, -8):
        easel.box(-210, -170, 210, 200, (150, 92, 26), 20)
        easel.box(-210, -176, 210, 168, (196, 128, 36), 20)
        for row in range(-4, 5):
            for col in range(-5, 6):
                x, y = col * 43 + (row % 2) * 21, row * 37
                if abs(x) < 190 and abs(y) < 150:
                    full = chance.random() < 0.74
                    easel.poly(ngon(6, 22, x, y, 30), (244, 196, 92) if full else (150, 90, 24))
                    easel.poly(ngon(6, 17, x + 1, y + 2, 30), HONEY if full else (118, 66, 20))
                    easel.disc(x - 6, y - 7, 4, (255, 234, 176) if full else (150, 90, 24))


@motif("cream", "yoghurt", stance="stand")
def dairy_bowl(easel: Easel, chance: random.Random, view: int) -> None:
    """Fresh dairy in a glazed bowl on a striped cloth."""
    glaze = chance.choice((FIRUZE, (44, 104, 128), CLAY, SAGE))
    white = (250, 245, 232)
    bowl(easel, 480, 1000, glaze, (248, 240, 220), 310)
    easel.blob(
        [
            (238, 690),
            (330, 610),
            (430, 560),
            (500, 530),
            (560, 566),
            (650, 616),
            (724, 690),
            (600, 738),
            (480, 744),
            (350, 736),
        ],
        dark(white, 0.07),
    )
    easel.blob(
        [(262, 676), (350, 600), (440, 556), (500, 532), (540, 580), (520, 640), (420, 690)], white
    )
    easel.curve([(330, 660), (430, 620), (520, 640), (580, 600)], dark(white, 0.14), 8)
    easel.curve([(400, 700), (520, 682), (640, 668)], dark(white, 0.12), 7)


@motif("butter-block", stance="stand")
def butter(easel: Easel, chance: random.Random, view: int) -> None:
    """Churned butter shaped by hand on a leaf, with a wooden knife."""
    gold = (246, 216, 130)
    easel.oval(480, 930, 350, 86, dark(BOARD, 0.3))
    easel.oval(480, 918, 350, 84, BOARD)
    for side in (-1, 1):
        easel.blob(
            [(480, 900), (480 + side * 150, 860), (480 + side * 290, 920), (480 + side * 150, 950)],
            (SAGE, LEAF)[side > 0],
        )
    easel.soft(500, 920, 250, 50, 0.4)
    easel.blob(
        [
            (290, 900),
            (280, 760),
            (360, 660),
            (500, 630),
            (640, 680),
            (690, 790),
            (670, 900),
            (480, 930),
        ],
        dark(gold, 0.16),
    )
    easel.blob(
        [
            (294, 880),
            (286, 760),
            (364, 664),
            (500, 634),
            (610, 672),
            (630, 770),
            (590, 880),
            (440, 912),
        ],
        gold,
    )
    easel.blob([(340, 740), (390, 684), (490, 662), (470, 700), (390, 760)], light(gold, 0.5))
    for i in range(4):
        easel.curve(
            [(350 + i * 66, 800), (380 + i * 66, 770), (420 + i * 66, 800)], dark(gold, 0.2), 8
        )
    with easel.place(760, 880, 1, -24):
        easel.box(-16, -260, 16, 20, OAK, 14)


@motif("cheese-block", stance="stand")
def cheese(easel: Easel, chance: random.Random, view: int) -> None:
    """White cheese: a wheel with a wedge cut and herbs."""
    white = (248, 240, 220)
    easel.box(140, 950, 820, 1000, BOARD, 18)
    easel.turned(450, [(690, 262), (720, 270), (900, 270), (925, 262)], white, gloss=0.3, tilt=0.2)
    easel.oval(450, 690, 264, 58, light(white, 0.4))
    easel.poly([(450, 690), (714, 700), (640, 738), (640, 972), (450, 930)], dark(white, 0.14))
    easel.poly([(450, 690), (640, 738), (640, 966), (450, 930)], light(white, 0.2))
    for _ in range(26):
        x = chance.uniform(460, 630)
        easel.oval(
            x,
            chance.uniform(740, 920),
            chance.uniform(3, 10),
            chance.uniform(2, 6),
            chance.choice((SAGE, LEAF, dark(white, 0.2))),
            30,
        )
    easel.poly([(660, 860), (810, 820), (830, 930), (690, 960)], light(white, 0.1))
    easel.poly([(660, 860), (810, 820), (760, 800), (640, 836)], light(white, 0.5))
    for i in range(5):
        easel.oval(200 + i * 26, 952 - i % 2 * 12, 30, 10, (SAGE, LEAF)[i % 2], -30 + i * 16)


@motif("eggs", stance="lie")
def eggs(easel: Easel, chance: random.Random, view: int) -> None:
    """Eggs in a nest basket; a second seed brings speckled ones."""
    nest(easel, chance, False)


def nest(easel: Easel, chance: random.Random, speckled: bool) -> None:
    """A round basket from above, straw, and eggs."""
    easel.disc(480, 600, 400, dark(OAK, 0.35))
    for i in range(64):
        with easel.place(480, 600, 1, i * 360 / 64):
            easel.oval(366, 0, 34, 15, (OAK, STRAW)[i % 2], 24)
    easel.disc(480, 600, 336, dark(WALNUT, 0.2))
    for _ in range(240):
        angle, far = chance.uniform(0, math.tau), 322 * math.sqrt(chance.random())
        with easel.place(
            480 + far * math.cos(angle), 600 + far * math.sin(angle), 1, chance.uniform(0, 180)
        ):
            easel.line(
                [(-40, 0), (0, 6), (40, 0)],
                chance.choice((STRAW, light(STRAW, 0.3), dark(STRAW, 0.2))),
                4,
            )
    r = 50 if speckled else 74
    gap = r * 1.9
    rows = int(260 // gap) + 1
    for row in range(-rows, rows + 1):
        for col in range(-rows, rows + 1):
            x, y = 480 + col * gap + (row % 2) * gap / 2, 600 + row * gap * 0.95
            if math.hypot(x - 480, y - 600) < 268:
                one_egg(easel, chance, x, y, r, speckled)


def one_egg(
    easel: Easel, chance: random.Random, x: float, y: float, r: float, speckled: bool
) -> None:
    """An egg from the side."""
    shell = chance.choice(
        ((226, 216, 190), (234, 226, 204))
        if speckled
        else ((222, 178, 136), (240, 222, 196), (206, 156, 114), (244, 234, 214))
    )
    easel.soft(x + 8, y + 12, r * 1.1, r * 1.15, 0.4)
    with easel.place(x, y, r / 74, chance.uniform(-40, 40)):
        easel.blob(
            [(0, -82), (44, -40), (60, 18), (36, 68), (0, 78), (-36, 68), (-60, 18), (-44, -40)],
            dark(shell, 0.2),
        )
        easel.blob(
            [(-4, -78), (36, -40), (48, 14), (28, 58), (-4, 68), (-40, 58), (-56, 14), (-42, -40)],
            shell,
        )
        easel.oval(-18, -20, 16, 28, light(shell, 0.6), 20)
        for _ in range(22 if speckled else 0):
            easel.oval(
                chance.uniform(-40, 40),
                chance.uniform(-55, 55),
                chance.uniform(4, 11),
                chance.uniform(3, 8),
                (88, 62, 48),
                20,
            )


@motif("eggs-quail", stance="lie")
def quail(easel: Easel, chance: random.Random, view: int) -> None:
    """Small speckled eggs."""
    nest(easel, chance, True)


@motif("pomegranates")
def pomegranates(easel: Easel, chance: random.Random, view: int) -> None:
    """A pyramid of pomegranates, one cut open."""
    for x, y in ((340, 800), (600, 790), (470, 640)):
        pomegranate(easel, x, y, 140)
    pomegranate(easel, 250, 900, 120)
    pomegranate(easel, 520, 890, 124, True)
    pomegranate(easel, 760, 900, 116)
    for x, y in ((400, 1010), (430, 1024), (660, 1020), (620, 1010)):
        easel.oval(x, y, 13, 10, (150, 24, 40))
    for x, turn in ((400, -30), (440, 8)):
        easel.oval(x + 90, 500, 54, 17, (SAGE, LEAF)[turn > 0], turn)


@motif("mushrooms")
def mushrooms(easel: Easel, chance: random.Random, view: int) -> None:
    """Fresh button mushrooms in a wooden crate."""
    for x, y, r in (
        (290, 690, 96),
        (480, 650, 110),
        (670, 690, 98),
        (380, 760, 104),
        (580, 764, 106),
        (250, 800, 84),
        (710, 800, 86),
    ):
        easel.turned(x, [(y, r * 0.36), (y + r * 0.6, r * 0.4)], (238, 226, 204), gloss=0.2)
        easel.blob(
            [
                (x - r, y + 10),
                (x - r * 0.8, y - r * 0.6),
                (x, y - r),
                (x + r * 0.8, y - r * 0.6),
                (x + r, y + 10),
                (x, y + r * 0.3),
            ],
            (222, 208, 186),
        )
        easel.blob(
            [
                (x - r * 0.92, y),
                (x - r * 0.76, y - r * 0.56),
                (x - r * 0.06, y - r * 0.94),
                (x + r * 0.6, y - r * 0.56),
                (x + r * 0.66, y),
                (x - r * 0.1, y + r * 0.16),
            ],
            (248, 242, 228),
        )
    for i, y in enumerate((800, 872, 944)):
        easel.grained(
            [(170, y), (790, y), (790, y + 60), (170, y + 60)], light(OAK, 0.12 - i * 0.06), "wood"
        )
    for x in (190, 750):
        easel.grained([(x, 780), (x + 24, 780), (x + 24, 1006), (x, 1006)], OAK, "wood")
    mushroom(easel, 850, 990, 64, 20, (244, 236, 220))


@motif("rhubarb", "cardoon", "greens", "fresh-herbs", stance="lie")
def stalks(easel: Easel, chance: random.Random, view: int) -> None:
    """Wild mountain stalks in a bundle tied with straw."""
    green = chance.choice(((150, 176, 96), (170, 186, 110), (126, 158, 88)))
    blush = chance.choice(((196, 96, 96), (214, 130, 110), green))
    for i in range(-6, 7):
        with easel.place(480 + i * 25, 740, 1, i * 2.6):
            easel.poly([(-17, 300), (17, 300), (13, -330), (-13, -330)], dark(green, 0.18))
            easel.poly([(-17, 300), (6, 300), (4, -330), (-13, -330)], green)
            easel.poly([(-17, 300), (6, 300), (2, 20), (-12, 20)], blush)
            easel.line([(-6, 290), (-5, -300)], light(green, 0.3), 3)
            for j, (dx, dy, r) in enumerate(
                ((-34, -330, 44), (34, -340, 44), (0, -390, 52), (-16, -300, 36))
            ):
                easel.blob(
                    [
                        (dx - r, dy),
                        (dx - r * 0.3, dy - r),
                        (dx + r * 0.6, dy - r * 0.8),
                        (dx + r, dy + r * 0.2),
                        (dx, dy + r * 0.7),
                    ],
                    (SAGE, LEAF, (104, 134, 72), dark(SAGE, 0.1))[(i + j) % 4],
                )
    for y in (740, 764, 788):
        easel.curve([(318, y - 10), (480, y + 16), (642, y - 10)], STRAW, 18)
    easel.curve([(480, 776), (400, 850), (370, 900)], STRAW, 14)
    easel.curve([(480, 776), (560, 850), (600, 890)], STRAW, 14)


@motif("ash", stance="lie")
def ash(easel: Easel, chance: random.Random, view: int) -> None:
    """Thick soup with a spiral of kashk."""
    soup_bowl(easel, chance, balls=False)


@motif("kofteh", stance="lie")
def kofteh(easel: Easel, chance: random.Random, view: int) -> None:
    """Large herbed meatballs in their sauce."""
    soup_bowl(easel, chance, balls=True)


def soup_bowl(easel: Easel, chance: random.Random, *, balls: bool) -> None:
    """A bowl from above with fried mint and onion on top."""
    glaze = chance.choice((FIRUZE, CLAY, INDIGO))
    easel.disc(480, 600, 390, dark(glaze, 0.3))
    easel.disc(474, 594, 382, glaze)
    easel.disc(480, 600, 336, light(glaze, 0.3))
    easel.disc(484, 606, 326, dark(glaze, 0.35))
    soup = chance.choice(((126, 120, 56), (150, 96, 46), (112, 104, 52)))
    easel.disc(484, 608, 312, soup)
    for _ in range(60):
        angle, far = chance.uniform(0, math.tau), 290 * math.sqrt(chance.random())
        x, y = 482 + far * math.cos(angle), 606 + far * math.sin(angle)
        easel.oval(
            x,
            y,
            16,
            10,
            chance.choice((dark(soup, 0.15), light(soup, 0.18), (176, 60, 44), (222, 196, 140))),
            chance.uniform(0, 90),
        )
    if balls:
        for x, y in ((390, 500), (580, 540), (440, 700)):
            easel.soft(x + 8, y + 12, 110, 106, 0.4)
            easel.ball(x, y, 110, (150, 92, 54), 0.3)
            for i in range(16):
                a = i * 2.4
                easel.oval(
                    x + 24 * math.sqrt(i) * math.cos(a) * 0.9,
                    y + 24 * math.sqrt(i) * math.sin(a) * 0.9,
                    10,
                    4,
                    (SAGE, LEAF)[i % 2],
                    i * 40,
                )
    else:
        spiral = [
            (480 + (30 + i * 7) * math.cos(i * 0.42), 600 + (30 + i * 7) * math.sin(i * 0.42))
            for i in range(34)
        ]
        easel.curve(spiral, (250, 244, 228), 17)
    for i in range(26):
        angle = i * 0.9
        easel.oval(
            480 + 200 * math.cos(angle), 600 + 200 * math.sin(angle), 24, 8, (178, 106, 46), i * 50
        )
    for i in range(6):
        easel.oval(480 + 40 * math.cos(i), 600 + 40 * math.sin(i), 26, 11, SAGE, i * 60)


@motif("trout", "fish", stance="lie")
def trout(easel: Easel, chance: random.Random, view: int) -> None:
    """Two smoked trout on a board with herbs and lemon."""
    board(easel, True)
    tone = chance.choice(((190, 132, 62), (170, 120, 70)))
    for y, turn in ((520, -12), (700, -6)):
        with easel.place(480, y, 1, turn):
            easel.soft(10, 24, 340, 90, 0.4)
            easel.poly([(250, 0), (370, -84), (344, 0), (372, 84)], dark(tone, 0.25))
            easel.blob(
                [
                    (-340, 6),
                    (-260, -62),
                    (-60, -96),
                    (160, -52),
                    (290, -10),
                    (290, 14),
                    (160, 56),
                    (-60, 92),
                    (-250, 62),
                ],
                dark(tone, 0.1),
            )
            easel.blob(
                [
                    (-330, 16),
                    (-240, 0),
                    (-40, 6),
                    (180, 4),
                    (280, 8),
                    (150, 50),
                    (-60, 84),
                    (-240, 58),
                ],
                (236, 196, 130),
            )
            easel.blob([(-40, -92), (40, -140), (90, -76)], dark(tone, 0.3))
            easel.blob([(-30, 84), (20, 118), (60, 70)], dark(tone, 0.3))
            easel.line([(-220, -6), (0, 0), (280, 2)], (196, 92, 70), 8)
            for i in range(34):
                easel.disc(-190 + i * 13, -50 + (i * 29) % 44, 5.5, dark(tone, 0.55))
            easel.curve([(-222, -56), (-190, 0), (-222, 52)], dark(tone, 0.4), 7)
            easel.disc(-276, -16, 17, CREAM)
            easel.disc(-276, -16, 9, INK)
    for x, y in ((300, 850), (390, 890)):
        easel.disc(x, y, 56, (236, 196, 60))
        easel.disc(x, y, 46, (250, 234, 150))
        for i in range(8):
            easel.line(
                [(x, y), (x + 42 * math.cos(i * 0.785), y + 42 * math.sin(i * 0.785))],
                (236, 196, 60),
                4,
            )
    for i in range(7):
        easel.oval(560 + i * 26, 860 + i % 2 * 24, 30, 10, (SAGE, LEAF)[i % 2], i * 20)


@motif("hen")
def hen(easel: Easel, chance: random.Random, view: int) -> None:
    """A native hen with a gelim's lozenges for feathers."""
    tone = chance.choice(((178, 96, 52), (96, 66, 54), (214, 178, 124)))
    for x in (430, 540):
        easel.line([(x, 860), (x + 6, 980)], SAFFRON, 17)
        for dx in (-44, 0, 44):
            easel.curve([(x + 6, 972), (x + 6 + dx, 998)], SAFFRON, 13)
    easel.blob([(700, 620), (800, 400), (860, 420), (850, 520), (880, 560), (780, 720)], INDIGO)
    easel.blob([(690, 640), (760, 440), (800, 450), (800, 580), (740, 720)], FIRUZE)
    easel.blob(
        [
            (330, 430),
            (250, 500),
            (220, 660),
            (300, 820),
            (470, 890),
            (640, 860),
            (760, 740),
            (740, 600),
            (600, 600),
            (460, 560),
            (400, 470),
        ],
        tone,
    )
    easel.blob(
        [(300, 330), (240, 380), (240, 470), (320, 540), (420, 520), (420, 400), (370, 340)],
        light(tone, 0.16),
    )
    easel.blob(
        [(420, 620), (560, 620), (700, 680), (640, 790), (500, 790), (420, 720)], dark(tone, 0.25)
    )
    for row in range(3):
        for col in range(4 - row):
            easel.poly(ngon(4, 30, 476 + col * 58 + row * 20, 670 + row * 44), light(tone, 0.45))
            easel.poly(ngon(4, 14, 476 + col * 58 + row * 20, 670 + row * 44), MADDER)
    easel.blob(
        [(270, 350), (270, 290), (300, 310), (316, 270), (344, 306), (374, 282), (384, 350)],
        (186, 40, 36),
    )
    easel.blob([(250, 470), (230, 530), (258, 560), (280, 510)], (186, 40, 36))
    easel.poly([(246, 410), (176, 440), (250, 458)], SAFFRON)
    easel.disc(300, 404, 18, CREAM)
    easel.disc(298, 405, 10, INK)


@motif("sheep", "rabbit")
def sheep(easel: Easel, chance: random.Random, view: int) -> None:
    """A curly sheep of the hills."""
    for x in (330, 410, 560, 630):
        easel.box(x, 820, x + 34, 1000, (74, 58, 52), 6)
    for i in range(40):
        angle = i * 2.4
        far = math.sqrt(i / 40)
        easel.disc(
            490 + 230 * far * math.cos(angle),
            700 + 160 * far * math.sin(angle),
            66,
            mix(WHITE, STRAW, 0.2 + 0.3 * (math.sin(angle) > 0)),
        )
    for i in range(40):
        angle = i * 2.4
        far = math.sqrt(i / 40)
        easel.hoop(
            490 + 220 * far * math.cos(angle),
            700 + 150 * far * math.sin(angle),
            30,
            mix(STRAW, WHITE, 0.4),
            6,
        )
    easel.blob(
        [(250, 560), (180, 620), (170, 740), (220, 780), (290, 700), (310, 600)], (84, 64, 56)
    )
    easel.blob([(290, 590), (360, 570), (370, 610), (300, 640)], (84, 64, 56))
    easel.disc(226, 650, 12, CREAM)
    easel.disc(224, 651, 6, INK)
    easel.poly([(300, 760), (360, 800), (350, 830), (280, 790)], MADDER)
    if chance.random() < 0.5:
        easel.ball(312, 836, 22, HONEY, 0.7)
