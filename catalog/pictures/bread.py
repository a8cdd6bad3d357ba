"""Bread, kolucheh, sweets, halva, lavashak."""

import math
import random

from catalog.pictures.bottles import pomegranate
from catalog.pictures.dyes import CREAM, FIRUZE, INDIGO, MADDER, ROSE, SAGE, WHITE, dark, light
from catalog.pictures.easel import Easel, ngon, petals
from catalog.pictures.plates import BOARD, CRUST, board, plate
from catalog.pictures.registry import motif


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
        x, y, size = 488 + far * math.cos(angle), 586 + far * math.sin(angle), chance.uniform(7, 30)
        easel.oval(
            x,
            y,
            size,
            size * 0.7,
            chance.choice(((214, 164, 100), (190, 132, 76), (226, 184, 126))),
            chance.uniform(0, 90),
        )
        easel.oval(x - size * 0.15, y - size * 0.15, size * 0.5, size * 0.34, (246, 226, 184), 20)
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
