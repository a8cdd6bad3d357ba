"""Dairy and comb honey."""

import random

from catalog.pictures.dyes import CLAY, CREAM, FIRUZE, HONEY, LEAF, OAK, SAGE, dark, light
from catalog.pictures.easel import Easel, ngon
from catalog.pictures.plates import BOARD, plate
from catalog.pictures.pottery import bowl
from catalog.pictures.registry import motif


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
