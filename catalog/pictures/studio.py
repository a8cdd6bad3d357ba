"""Paper arts, gifts, candles and soaps, plants, and the tools of services."""

import math
import random

from catalog.pictures import weave
from catalog.pictures.dyes import (
    BRICK,
    CLAY,
    CREAM,
    FIRUZE,
    HONEY,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    OAK,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    SILVER,
    SKY,
    STRAW,
    WALNUT,
    WHITE,
    Colour,
    dark,
    light,
)
from catalog.pictures.easel import Easel, ngon, petals, rounded
from catalog.pictures.home import framed
from catalog.pictures.metal import flame
from catalog.pictures.props import kraft_box, lozenge, sprig
from catalog.pictures.registry import motif


def stroke(easel: Easel, x: float, y: float, k: float, ink: Colour) -> None:
    """A reed pen's sweep: thin, full, thin. It spells nothing."""
    for i in range(30):
        t = i / 29
        px, py = x - k * (t - 0.5) * 300, y + k * 60 * math.sin(t * math.pi) - k * 26 * t
        w = k * (5 + 17 * math.sin(t * math.pi) ** 1.4)
        easel.oval(px, py, k * 9, w, ink, 30)


@motif("calligraphy", stance="lie")
def calligraphy(easel: Easel, chance: random.Random, view: int) -> None:
    """A panel of abstract reed-pen strokes in a gilt frame."""
    framed(easel, (150, 100, 62), (246, 234, 208), "linen")
    for inset, dye in ((34, HONEY), (44, INDIGO)):
        easel.line(
            [
                (206 + inset, 256 + inset),
                (760 - inset, 256 + inset),
                (760 - inset, 950 - inset),
                (206 + inset, 950 - inset),
                (206 + inset, 256 + inset),
            ],
            dye,
            5,
        )
    for i in range(4):
        x, y = 400 + (i % 2) * 150, 410 + i * 128
        stroke(easel, x, y, 0.9, INK)
        easel.curve([(x + 130, y - 80), (x + 120, y), (x + 150, y + 40)], INK, 13)
        easel.curve([(x - 120, y - 70), (x - 130, y - 10), (x - 160, y + 20)], INK, 10)
        for j in range(chance.randrange(1, 4)):
            easel.poly(ngon(4, 13, x - 60 + j * 34, y - 40), (INK, MADDER)[j % 2])


@motif("calligraphy-painting", "painting", stance="lie")
def painted(easel: Easel, chance: random.Random, view: int) -> None:
    """Bold strokes over washes of colour."""
    framed(easel, (66, 52, 46), (240, 228, 204), "plaster")
    washes = chance.sample((FIRUZE, INDIGO, SAFFRON, BRICK, SAGE, ROSE), 3)
    for i, dye in enumerate(washes):
        easel.tint(
            [
                (206, 300 + i * 200),
                (480, 270 + i * 180),
                (760, 330 + i * 190),
                (760, 560 + i * 170),
                (430, 600 + i * 150),
                (206, 520 + i * 180),
            ],
            dye,
            0.6,
        )
    for i in range(5):
        stroke(
            easel,
            480 + chance.uniform(-70, 70),
            380 + i * 110,
            1.3 - i * 0.1,
            (INK, WHITE, dark(washes[0], 0.4))[i % 3],
        )
    easel.disc(640, 400, 50, MADDER)


@motif("tazhib", "miniature", stance="lie")
def tazhib(easel: Easel, chance: random.Random, view: int) -> None:
    """An illuminated sun of gold and lapis."""
    framed(easel, (150, 100, 62), (246, 234, 208), "linen")
    with easel.place(482, 602):
        for r, n, dye in (
            (262, 16, HONEY),
            (250, 16, INDIGO),
            (190, 16, HONEY),
            (182, 16, FIRUZE),
            (124, 12, HONEY),
            (116, 12, MADDER),
            (64, 8, HONEY),
            (54, 8, CREAM),
        ):
            easel.poly(petals(n, r, 0.16), dye)
        for ring, n, size in ((214, 16, 22), (150, 12, 20), (88, 8, 16)):
            for i in range(n):
                a = i * math.tau / n
                x, y = ring * math.cos(a), ring * math.sin(a)
                easel.poly(petals(6, size, 0.4, x, y), (CREAM, ROSE, HONEY)[i % 3])
                easel.disc(x, y, size * 0.28, MADDER)
        easel.poly(petals(8, 34, 0.4), INDIGO)
        for i in range(24):
            a = i * math.tau / 24
            easel.line(
                [(258 * math.cos(a), 258 * math.sin(a)), (286 * math.cos(a), 286 * math.sin(a))],
                INDIGO,
                4,
            )
            easel.disc(290 * math.cos(a), 290 * math.sin(a), 6, MADDER)


@motif("pressed-flowers", stance="lie")
def pressed(easel: Easel, chance: random.Random, view: int) -> None:
    """Dried flowers behind glass in a frame."""
    framed(easel, (184, 132, 84), (248, 240, 222), "linen")
    for x, tall, turn in (
        (390, 420, -10),
        (470, 520, -2),
        (550, 460, 7),
        (620, 360, 16),
        (330, 330, -20),
    ):
        sprig(easel, x, 880, tall, turn, chance)
    for x, y, r, dye in (
        (420, 800, 44, ROSE),
        (520, 760, 54, SKY),
        (590, 830, 40, SAFFRON),
        (350, 860, 34, PLUM),
    ):
        easel.poly(petals(7, r, 0.4, x, y), dye)
        easel.disc(x, y, r * 0.26, HONEY)
    easel.tint([(206, 256), (420, 256), (206, 560)], WHITE, 0.3)


@motif("resin", stance="lie")
def resin(easel: Easel, chance: random.Random, view: int) -> None:
    """A clear resin tray with flowers cast in it."""
    tone = chance.choice(((206, 224, 220), (232, 214, 208), (214, 222, 232)))
    easel.oval(480, 600, 400, 330, dark(tone, 0.25))
    easel.oval(476, 594, 392, 322, tone)
    easel.oval(480, 604, 344, 278, light(tone, 0.4))
    for i in range(17):
        a, far = i * 2.4, 230 * math.sqrt(i / 17)
        x, y = 480 + far * 1.2 * math.cos(a), 604 + far * math.sin(a)
        easel.oval(x + 34, y + 10, 34, 11, (SAGE, LEAF)[i % 2], i * 40)
        easel.poly(petals(6, 40 - i % 3 * 8, 0.4, x, y), (ROSE, SKY, WHITE, SAFFRON, PLUM)[i % 5])
        easel.disc(x, y, 10, HONEY)
    for x in (96, 864):
        easel.box(x - 18, 540, x + 18, 660, HONEY, 16)


@motif("gift-box")
def gift(easel: Easel, chance: random.Random, view: int) -> None:
    """Gift boxes tied with woven bands."""
    kraft_box(easel, 520, 640, 270, 250, chance.choice((INDIGO, FIRUZE)), (222, 196, 154))
    kraft_box(easel, 190, 600, 440, 404, chance.choice((MADDER, PLUM, SAGE)))
    sprig(easel, 760, 1010, 230, 50, chance)


@motif("invitation", stance="lie")
def invitation(easel: Easel, chance: random.Random, view: int) -> None:
    """Cards and an envelope with a wax seal."""
    dye = chance.choice((MADDER, INDIGO, SAGE, PLUM))
    for x, y, turn in ((400, 520, -8), (570, 690, 6)):
        with easel.place(x, y, 1, turn):
            easel.soft(10, 14, 330, 240, 0.2)
            easel.box(-260, -190, 260, 190, dark(CREAM, 0.1), 8)
            easel.box(-260, -190, 256, 184, (250, 243, 228), 8)
            if x < 500:
                easel.line(
                    [(-230, -160), (226, -160), (226, 154), (-230, 154), (-230, -160)], HONEY, 5
                )
                easel.poly(petals(10, 80, 0.3), dye)
                easel.poly(petals(10, 50, 0.3), CREAM)
            else:
                easel.poly([(-260, -190), (0, 40), (256, -190)], light(dye, 0.55))
                easel.line([(-260, -190), (0, 40), (256, -190)], dark(CREAM, 0.2), 4)
                easel.poly(petals(14, 58, 0.08, 0, 30), dye)
                lozenge(easel, 0, 30, 24, 30, light(dye, 0.4), dye)


@motif("soap")
def soap(easel: Easel, chance: random.Random, view: int) -> None:
    """Stacked bars of soap with a band of paper."""
    tones = chance.sample(((196, 176, 130), (150, 160, 112), (222, 190, 170), (176, 134, 92)), 3)
    for (x, y, turn), tone in zip(
        ((480, 930, 0), (470, 800, -3), (490, 672, 4)), tones, strict=True
    ):
        with easel.place(x, y, 1, turn):
            easel.box(-220, -70, 220, 70, dark(tone, 0.25), 26)
            easel.box(-220, -70, 212, 50, tone, 26)
            easel.box(-220, -70, 212, -34, light(tone, 0.25), 22)
            easel.box(-70, -70, 70, 70, CREAM)
            lozenge(easel, 0, 0, 38, 50, chance.choice((SAGE, MADDER, INDIGO)), CREAM)
    for x, y, r in ((760, 970, 34), (800, 930, 22), (730, 920, 16), (180, 985, 26)):
        easel.hoop(x, y, r, WHITE, 5)
        easel.disc(x - r * 0.3, y - r * 0.3, r * 0.2, WHITE)
    easel.oval(230, 1000, 44, 17, SAGE, -20)


@motif("candle")
def candle(easel: Easel, chance: random.Random, view: int) -> None:
    """A pillar of wax, lit, pressed with honeycomb."""
    wax = (230, 178, 84)
    for x, y0, y1, r in ((640, 640, 960, 96), (400, 480, 985, 130)):
        easel.turned(x, [(y0, r), (y1, r)], wax, gloss=0.5)
        for row in range(int((y1 - y0) / 44)):
            for i in range(-4, 5):
                f = math.sin(math.pi / 2 * (i + row % 2 * 0.5) / 5)
                c = math.sqrt(1 - f * f)
                yy = y0 + 30 + row * 44 + 0.14 * r * c
                easel.poly(
                    [(x + r * f + px * c, yy + py) for px, py in ngon(6, 20, 0, 0, 30)],
                    dark(wax, 0.16),
                )
        easel.oval(x, y0, r, r * 0.16, light(wax, 0.35))
        easel.line([(x, y0), (x, y0 - 24)], INK, 6)
        flame(easel, x, y0 - 24, 1)


@motif("candle-flowers")
def candle_flowers(easel: Easel, chance: random.Random, view: int) -> None:
    """A white candle with dried flowers in its wax."""
    easel.turned(480, [(430, 170), (985, 170)], (248, 240, 224), gloss=0.4)
    for i in range(26):
        u, y = chance.uniform(-0.85, 0.85), chance.uniform(560, 960)
        f = math.sin(math.pi / 2 * u)
        c = math.sqrt(1 - f * f)
        x = 480 + 170 * f
        easel.oval(x + 18 * c, y + 20, 22 * c, 8, (SAGE, LEAF)[i % 2], 40)
        easel.poly(
            [(x + px * c, y + py) for px, py in petals(6, 26, 0.4)],
            (ROSE, SKY, SAFFRON, PLUM, MADDER)[i % 5],
        )
        easel.disc(x, y, 6, CREAM)
    easel.oval(480, 430, 170, 27, (255, 250, 238))
    easel.line([(480, 432), (480, 402)], INK, 6)
    flame(easel, 480, 402, 1.2)


@motif("bonsai", "sapling")
def bonsai(easel: Easel, chance: random.Random, view: int) -> None:
    """An olive bonsai in a glazed tray."""
    easel.curve([(470, 880), (430, 760), (520, 660), (470, 540)], WALNUT, 46)
    easel.curve([(500, 690), (600, 620), (660, 560)], WALNUT, 26)
    easel.curve([(450, 780), (350, 700), (300, 660)], WALNUT, 22)
    for x, y, rx, ry in ((470, 450, 200, 100), (670, 530, 130, 74), (280, 620, 120, 68)):
        for i in range(60):
            a, far = i * 2.4, math.sqrt(i / 60)
            easel.oval(
                x + rx * far * math.cos(a),
                y + ry * far * math.sin(a),
                34,
                13,
                (SAGE, LEAF, (120, 140, 104), dark(SAGE, 0.2))[i % 4],
                math.degrees(a) + 40,
            )
    for x, y in ((430, 480), (540, 430), (690, 560), (280, 650)):
        easel.oval(x, y, 13, 18, PLUM)
    easel.oval(480, 880, 250, 26, dark(WALNUT, 0.4))
    easel.turned(
        480, [(880, 260), (900, 256), (970, 220), (990, 216)], (44, 104, 128), gloss=0.7, tilt=0.1
    )


@motif("flower-pot", "houseplant")
def flower_pot(easel: Easel, chance: random.Random, view: int) -> None:
    """Geraniums in a clay pot."""
    for turn in (-30, -15, 0, 14, 30):
        with easel.place(480, 760, 1, turn):
            easel.line([(0, 0), (0, -320)], SAGE, 8)
            for i in range(9):
                easel.poly(
                    petals(
                        5,
                        34,
                        0.4,
                        52 * math.cos(i * 2.4) * (i > 0),
                        -350 + 46 * math.sin(i * 2.4) * (i > 0),
                    ),
                    (MADDER, light(MADDER, 0.2), ROSE)[i % 3],
                )
            easel.poly(petals(7, 70, 0.2, (-60, 60)[turn > 0], -120), (SAGE, LEAF)[turn % 2])
    easel.turned(480, [(770, 170), (860, 150), (985, 116)], CLAY, gloss=0.3)
    easel.turned(480, [(730, 190), (736, 192), (790, 186)], light(CLAY, 0.1), gloss=0.3)


@motif("seed-packet")
def seed_packet(easel: Easel, chance: random.Random, view: int) -> None:
    """A paper packet with a tomato drawn on it."""
    from_paper = (240, 226, 196)
    with easel.place(480, 700, 1, -4):
        easel.box(-230, -330, 230, 300, dark(from_paper, 0.15), 8)
        easel.box(-230, -330, 222, 292, from_paper, 8)
        easel.box(-230, -330, 222, -250, SAGE, 8)
        for i in range(9):
            lozenge(easel, -196 + i * 48, -290, 17, 20, CREAM, SAGE)
        for x, y, r in ((-60, 30, 92), (70, 70, 76), (10, -90, 66)):
            easel.ball(x, y, r, (192, 60, 40), 0.6)
            easel.poly(petals(5, r * 0.44, 0.7, x, y - r * 0.7), SAGE)
    for i in range(22):
        easel.oval(700 + (i * 37) % 130, 940 + (i * 23) % 80, 13, 8, (222, 190, 130), i * 40)


@motif("compost")
def compost(easel: Easel, chance: random.Random, view: int) -> None:
    """A sack of dark earth with a seedling."""
    easel.blob(
        [
            (270, 500),
            (480, 520),
            (690, 500),
            (730, 760),
            (700, 1000),
            (480, 1010),
            (260, 1000),
            (230, 760),
        ],
        (206, 190, 150),
    )
    easel.blob(
        [(560, 510), (690, 500), (730, 760), (700, 1000), (600, 1006), (640, 760)], (184, 166, 126)
    )
    easel.blob(
        [(280, 500), (380, 430), (500, 410), (620, 440), (686, 500), (480, 550)], (70, 48, 38)
    )
    for i in range(60):
        easel.oval(
            320 + (i * 53) % 330,
            450 + (i * 29) % 70,
            12,
            8,
            ((90, 62, 46), (54, 38, 32))[i % 2],
            i * 30,
        )
    easel.curve([(480, 450), (484, 360), (480, 290)], SAGE, 13)
    for side in (-1, 1):
        easel.oval(480 + side * 62, 300, 66, 26, (SAGE, LEAF)[side > 0], side * -30)
    easel.box(340, 640, 620, 900, CREAM, 14)
    for i in range(3):
        easel.curve(
            [(390, 700 + i * 70), (440, 670 + i * 70), (500, 720 + i * 70), (570, 690 + i * 70)],
            (196, 116, 100),
            17,
        )


@motif("camera")
def camera(easel: Easel, chance: random.Random, view: int) -> None:
    """A camera before a small stage."""
    easel.box(390, 520, 570, 600, dark(INK, 0.1), 20)
    easel.box(180, 580, 780, 980, (66, 58, 56), 40)
    easel.grained(rounded(180, 680, 780, 900, 0), (120, 80, 56), "felt")
    easel.disc(480, 780, 176, (40, 36, 38))
    for r, dye in (
        (160, SILVER),
        (142, (50, 46, 50)),
        (108, INDIGO),
        (72, dark(INDIGO, 0.5)),
        (34, INK),
    ):
        easel.disc(480, 780, r, dye)
    easel.disc(436, 734, 26, light(SKY, 0.6))
    easel.disc(700, 630, 24, MADDER)
    easel.box(230, 540, 320, 590, SILVER, 8)


@motif("laptop")
def laptop(easel: Easel, chance: random.Random, view: int) -> None:
    """A laptop showing a woven page."""
    easel.box(200, 400, 760, 850, (70, 64, 64), 24)
    easel.box(226, 426, 734, 824, (250, 243, 228))
    easel.cloth(
        [(226, 426), (734, 426), (734, 480), (226, 480)],
        weave.rows_of(chance, (weave.HOOKS,), 84, 10, chance.choice(weave.SETS)),
        (226, 426, 734, 480),
        "",
    )
    for i in range(3):
        easel.box(256 + i * 160, 520, 396 + i * 160, 680, (ROSE, light(FIRUZE, 0.4), STRAW)[i], 12)
        lozenge(easel, 326 + i * 160, 600, 40, 52, (MADDER, INDIGO, WALNUT)[i], CREAM)
        easel.box(256 + i * 160, 704, 376 + i * 160, 720, dark(CREAM, 0.15), 6)
        easel.box(256 + i * 160, 740, 340 + i * 160, 756, dark(CREAM, 0.1), 6)
    easel.poly([(200, 850), (760, 850), (850, 980), (110, 980)], SILVER)
    easel.poly([(236, 870), (724, 870), (764, 930), (196, 930)], (92, 86, 86))
    easel.box(110, 980, 850, 1000, dark(SILVER, 0.3), 8)


@motif("pen", stance="lie")
def pen(easel: Easel, chance: random.Random, view: int) -> None:
    """A sheet with marks of correction, a fountain pen and swatches."""
    with easel.place(450, 600, 1, -5):
        easel.box(-290, -390, 290, 390, dark(CREAM, 0.14), 6)
        easel.box(-290, -390, 282, 382, (252, 247, 236), 6)
        easel.box(-240, -330, 240, -270, chance.choice((INDIGO, MADDER, SAGE)), 8)
        for i in range(10):
            for x0, x1 in ((-240, -20), (20, 240)):
                easel.box(
                    x0, -220 + i * 54, x1 - (i * 37) % 70, -204 + i * 54, dark(CREAM, 0.22), 7
                )
        easel.curve([(-220, -30), (-140, -50), (-60, -26), (-30, -44)], MADDER, 6)
        easel.hoop(130, 110, 66, MADDER, 6)
    with easel.place(700, 720, 1, 32):
        easel.box(-28, -350, 28, 150, INDIGO, 24)
        easel.box(-28, -350, -10, 150, light(INDIGO, 0.25), 12)
        easel.box(-30, -110, 30, -84, HONEY)
        easel.poly([(-24, 150), (24, 150), (8, 240), (0, 262), (-8, 240)], HONEY)
        easel.line([(0, 180), (0, 256)], INK, 4)


@motif("swatches", stance="lie")
def swatches(easel: Easel, chance: random.Random, view: int) -> None:
    """Labels, a fan of dyes and a pencil: a designer's table."""
    for i, dye in enumerate((MADDER, BRICK, SAFFRON, SAGE, FIRUZE, INDIGO)):
        with easel.place(640, 900, 1, -64 + i * 17):
            easel.box(-52, -420, 52, 20, dark(dye, 0.2), 10)
            easel.box(-52, -420, 48, 16, CREAM, 10)
            easel.box(-42, -410, 38, -90, dye, 6)
    easel.disc(640, 890, 13, HONEY)
    for x, y, dye, turn in ((300, 400, MADDER, -8), (300, 640, SAGE, 5)):
        with easel.place(x, y, 1, turn):
            easel.box(-140, -100, 140, 100, dark(CREAM, 0.14), 14)
            easel.box(-140, -100, 135, 94, (252, 247, 236), 14)
            easel.box(-140, -100, 135, -66, dye, 14)
            lozenge(easel, 0, 14, 50, 66, dye, CREAM)
    with easel.place(300, 900, 1, 70):
        easel.box(-15, -200, 15, 120, SAFFRON)
        easel.poly([(-15, 120), (15, 120), (0, 170)], STRAW)
        easel.poly([(-5, 154), (5, 154), (0, 170)], INK)
        easel.box(-15, -226, 15, -196, ROSE, 6)


@motif("phone")
def phone(easel: Easel, chance: random.Random, view: int) -> None:
    """A phone on a stand with pictures of goods."""
    easel.box(430, 900, 530, 985, WALNUT, 8)
    easel.box(310, 970, 650, 1000, WALNUT, 10)
    easel.box(300, 280, 660, 950, (58, 52, 54), 50)
    easel.box(322, 310, 638, 920, (250, 243, 228), 30)
    for i in range(6):
        x, y = 340 + (i % 2) * 146, 340 + (i // 2) * 186
        easel.box(
            x,
            y,
            x + 132,
            y + 168,
            (ROSE, STRAW, light(FIRUZE, 0.4), light(SAGE, 0.4), light(INDIGO, 0.5), CREAM)[i],
            14,
        )
        lozenge(
            easel,
            x + 66,
            y + 80,
            40,
            54,
            (MADDER, INDIGO, WALNUT, SAFFRON, BRICK, FIRUZE)[i],
            CREAM,
        )
    easel.disc(720, 420, 62, MADDER)
    easel.poly([(702, 384), (702, 456), (758, 420)], CREAM)


@motif("scissors", stance="lie")
def scissors(easel: Easel, chance: random.Random, view: int) -> None:
    """Scissors, thread and buttons on cloth."""
    for side in (-1, 1):
        with easel.place(450, 560, 1, side * 14):
            easel.poly(
                [(-15, 40), (15, 40), (8, -340), (-4, -360)],
                SILVER if side > 0 else dark(SILVER, 0.2),
            )
            easel.curve([(side * -4, 30), (side * -30, 160), (side * -60, 230)], INK, 26)
            easel.hoop(side * -78, 310, 92, INK, 28)
    easel.disc(450, 570, 17, HONEY)
    for x, y, dye in ((730, 420, MADDER), (760, 700, INDIGO)):
        easel.box(x - 70, y - 110, x + 70, y - 84, OAK, 10)
        easel.box(x - 52, y - 84, x + 52, y + 84, dye)
        for i in range(9):
            easel.line([(x - 52, y - 76 + i * 19), (x + 52, y - 68 + i * 19)], light(dye, 0.2), 4)
        easel.box(x - 70, y + 84, x + 70, y + 110, OAK, 10)
    for x, y, dye in ((640, 920, SAFFRON), (250, 980, FIRUZE), (760, 940, ROSE)):
        easel.disc(x, y, 40, dye)
        easel.hoop(x, y, 32, dark(dye, 0.3), 4)
        for dx, dy in ((-10, -10), (10, -10), (-10, 10), (10, 10)):
            easel.disc(x + dx, y + dy, 5, dark(dye, 0.6))


@motif("house")
def house(easel: Easel, chance: random.Random, view: int) -> None:
    """A mud-brick house with a blue door and a walnut tree."""
    easel.blob(
        [(-60, 940), (180, 600), (400, 520), (640, 620), (1020, 480), (1020, 940)], light(SAGE, 0.4)
    )
    easel.grained([(220, 560), (740, 560), (740, 980), (220, 980)], (222, 186, 140), "plaster")
    easel.box(190, 530, 770, 572, dark(OAK, 0.2), 8)
    for i in range(8):
        easel.disc(240 + i * 70, 552, 13, WALNUT)
    easel.box(420, 700, 560, 980, dark(FIRUZE, 0.1), 60)
    easel.line([(490, 710), (490, 980)], dark(FIRUZE, 0.4), 5)
    for x in (300, 660):
        easel.box(x - 50, 660, x + 50, 780, WHITE, 44)
        easel.box(x - 40, 672, x + 40, 780, SKY, 36)
        easel.line([(x, 672), (x, 780)], WHITE, 6)
        easel.box(x - 56, 776, x + 56, 796, BRICK, 5)
    easel.box(806, 700, 830, 990, WALNUT)
    for i in range(24):
        easel.disc(
            818 + 100 * math.sqrt(i / 24) * math.cos(i * 2.4),
            640 + 110 * math.sqrt(i / 24) * math.sin(i * 2.4),
            40,
            (SAGE, LEAF)[i % 2],
        )


@motif("headphones", "ledger")
def headphones(easel: Easel, chance: random.Random, view: int) -> None:
    """Headphones and a microphone."""
    dye = chance.choice((MADDER, INDIGO, FIRUZE))
    easel.curve([(230, 760), (240, 520), (400, 400), (560, 520), (570, 760)], INK, 36)
    for x in (236, 564):
        easel.box(x - 62, 690, x + 62, 900, dye, 54)
        easel.box(x - 40, 720, x + 10, 870, light(dye, 0.2), 24)
    easel.box(708, 760, 732, 990, SILVER)
    easel.oval(720, 990, 110, 18, dark(SILVER, 0.4))
    easel.box(650, 470, 790, 780, (70, 64, 64), 68)
    for i in range(6):
        easel.line([(656, 520 + i * 30), (784, 520 + i * 30)], SILVER, 5)
