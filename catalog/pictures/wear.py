"""Garments, felt, hats, shoes, scarves and bags, laid out flat or standing."""

import math
import random

from catalog.pictures import weave
from catalog.pictures.dyes import (
    BRICK,
    CREAM,
    FIRUZE,
    HONEY,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    SKY,
    STRAW,
    WALNUT,
    WHITE,
    WOOL,
    Colour,
    dark,
    light,
)
from catalog.pictures.easel import Easel, Points, petals, rounded, spline
from catalog.pictures.props import goat, lozenge
from catalog.pictures.registry import motif
from catalog.pictures.rugs import fringe

LEATHER: tuple[Colour, ...] = ((150, 88, 50), (110, 62, 40), (178, 112, 62), (92, 48, 40))


def curl(
    easel: Easel, x: float, y: float, r: float, dye: Colour, flip: int = 1, width: float = 13
) -> None:
    """A felt maker's ram-horn curl."""
    easel.curve(
        [
            (
                x + flip * r * (1 - t / 16) * math.cos(t * 0.55),
                y + r * (1 - t / 16) * math.sin(t * 0.55),
            )
            for t in range(14)
        ],
        dye,
        width,
    )


def mirror(points: Points, cx: float = 480) -> list[tuple[float, float]]:
    """A half outline (right side, top to bottom) made whole."""
    return [*points, *[(2 * cx - x, y) for x, y in reversed(points)]]


@motif("namad", stance="lie")
def namad(easel: Easel, chance: random.Random, view: int) -> None:
    """A felt rug with curls and a sun."""
    wool = chance.choice(((226, 208, 176), (196, 168, 132), (150, 120, 96)))
    ink = chance.choice((MADDER, INDIGO, (70, 50, 42)))
    second = chance.choice((SAFFRON, FIRUZE, BRICK))
    edge = [
        (480 + sx * (320 + chance.uniform(-7, 7)), 600 + sy)
        for sx, sy in [(-1, y) for y in range(450, -451, -90)]
        + [(1, y) for y in range(-450, 451, 90)]
    ]
    easel.grained(edge, wool, "felt")
    for inset, dye, width in ((34, ink, 20), (66, second, 8)):
        x, y = 320 - inset, 450 - inset
        easel.line(
            [
                (480 - x, 600 - y),
                (480 + x, 600 - y),
                (480 + x, 600 + y),
                (480 - x, 600 + y),
                (480 - x, 600 - y),
            ],
            dye,
            width,
        )
    easel.poly(petals(16, 150, 0.16, 480, 600), ink)
    easel.poly(petals(8, 112, 0.3, 480, 600), second)
    easel.poly(petals(8, 62, 0.3, 480, 600), wool)
    easel.disc(480, 600, 22, ink)
    for sy in (-1, 1):
        for sx in (-1, 1):
            curl(easel, 480 + sx * 150, 600 + sy * 290, 70, ink, sx)
            curl(easel, 480 + sx * 60, 600 + sy * 220, 46, second, -sx, 10)
            curl(easel, 480 + sx * 200, 600 + sy * 140, 40, ink, sx, 10)
        lozenge(easel, 480, 600 + sy * 310, 46, 66, second, wool)


@motif("felt-hat")
def felt_hat(easel: Easel, chance: random.Random, view: int) -> None:
    """A round, hard felt hat of the Lor."""
    tone = chance.choice(((70, 54, 48), (150, 112, 82), (212, 190, 158)))
    shape = spline(
        [
            (240, 985),
            (236, 860),
            (262, 720),
            (340, 610),
            (480, 570),
            (620, 610),
            (698, 720),
            (724, 860),
            (720, 985),
            (600, 1010),
            (480, 1016),
            (360, 1010),
        ],
        closed=True,
        steps=5,
    )
    easel.grained(shape, tone, "felt")
    easel.tint([(580, 600), (700, 720), (724, 860), (720, 985), (600, 1010), (640, 800)], INK, 0.22)
    easel.tint(
        [(290, 730), (370, 620), (420, 610), (340, 760), (320, 960), (270, 960)], WHITE, 0.14
    )
    easel.curve([(238, 930), (360, 960), (480, 966), (600, 960), (722, 930)], dark(tone, 0.25), 8)
    easel.curve([(300, 690), (480, 640), (660, 690)], dark(tone, 0.2), 5)


@motif("kapanak")
def kapanak(easel: Easel, chance: random.Random, view: int) -> None:
    """A shepherd's stiff felt cloak, standing by itself, with a crook."""
    tone = chance.choice(((222, 204, 172), (168, 136, 106), (98, 76, 64)))
    easel.curve([(770, 1000), (772, 420), (770, 330), (810, 280), (850, 320)], WALNUT, 17)
    shape = mirror(
        [
            (540, 260),
            (590, 330),
            (720, 390),
            (760, 520),
            (752, 640),
            (690, 640),
            (720, 1000),
            (560, 1012),
        ]
    )
    easel.grained(shape, tone, "felt")
    easel.tint(
        [(560, 300), (720, 390), (760, 520), (752, 640), (690, 640), (720, 1000), (600, 1008)],
        INK,
        0.13,
    )
    easel.poly([(440, 262), (520, 262), (500, 1010), (462, 1010)], dark(tone, 0.5))
    easel.line([(440, 262), (462, 1010)], dark(tone, 0.25), 9)
    easel.line([(522, 262), (500, 1010)], light(tone, 0.3), 9)
    for side in (-1, 1):
        curl(easel, 480 + side * 140, 520, 52, MADDER, side, 11)
        curl(easel, 480 + side * 130, 880, 60, INDIGO, side, 11)
        easel.line([(480 + side * 208, 640), (480 + side * 196, 500)], dark(tone, 0.3), 5)


@motif("chugha")
def chugha(easel: Easel, chance: random.Random, view: int) -> None:
    """The Bakhtiari tunic: black stepped columns on white."""
    easel.curve([(300, 300), (480, 220), (660, 300)], WALNUT, 16)
    easel.curve([(480, 220), (480, 170), (510, 150)], WALNUT, 9)
    shape = mirror([(530, 262), (690, 320), (722, 520), (664, 530), (690, 1000)])
    easel.grained(shape, (244, 236, 218), "weave")
    ink = chance.choice(((40, 38, 48), (34, 44, 74)))
    for side in (-1, 1):
        for col in range(3):
            x = 480 + side * (56 + col * 52)
            for row in range(4):
                y0 = 330 + row * 160 + (24 if col == 2 else 0)
                for step, (half, tall) in enumerate(((7, 130), (14, 92), (21, 52))):
                    inset = (130 - tall) / 2
                    easel.poly(
                        [
                            (x - half, y0 + inset),
                            (x + half, y0 + inset),
                            (x + half, y0 + inset + tall),
                            (x - half, y0 + inset + tall),
                        ],
                        ink,
                    )
                    if step == 2:
                        easel.poly(
                            [
                                (x - 5, y0 + 50),
                                (x + 5, y0 + 50),
                                (x + 5, y0 + 80),
                                (x - 5, y0 + 80),
                            ],
                            CREAM,
                        )
    easel.line([(480, 280), (480, 1000)], ink, 5)
    easel.tint(
        [(640, 310), (690, 320), (722, 520), (664, 530), (690, 1000), (640, 1000)], INK, 0.12
    )


def hung_dress(easel: Easel, chance: random.Random, small: bool) -> None:
    """A long dress with a waistcoat on a hanger."""
    k, base = (0.8, 0.0) if small else (1.0, 0.0)
    ground, flowers = chance.choice(
        (
            (MADDER, (SAFFRON, ROSE)),
            (INDIGO, (ROSE, SKY)),
            (SAGE, (SAFFRON, ROSE)),
            (PLUM, (ROSE, SAFFRON)),
            (FIRUZE, (CREAM, SAFFRON)),
        )
    )
    vest = chance.choice((INK, PLUM, INDIGO, MADDER))
    with easel.place(480, 1000 + base, k):
        easel.curve([(-170, -760), (0, -820), (170, -760)], WALNUT, 15)
        easel.curve([(0, -820), (0, -868), (28, -890)], WALNUT, 9)
        sleeves = mirror(
            [
                (50, -780),
                (180, -730),
                (310, -470),
                (240, -440),
                (140, -600),
                (150, -460),
                (320, -40),
                (180, -8),
                (60, -20),
            ],
            0,
        )
        easel.cloth(
            sleeves, weave.dots(chance, ground, flowers, 60, 80), (-320, -780, 320, 0), "linen"
        )
        for x in (-190, -90, 10, 110, 200):
            easel.tint([(x * 0.4, -440), (x * 0.4 + 10, -440), (x + 34, -20), (x, -20)], INK, 0.16)
        easel.line(
            [(-318, -50), (-180, -22), (-60, -34), (60, -34), (180, -22), (318, -50)], HONEY, 13
        )
        for side in (-1, 1):
            easel.poly(
                [
                    (side * 34, -778),
                    (side * 146, -744),
                    (side * 138, -600),
                    (side * 150, -430),
                    (side * 52, -410),
                ],
                vest,
            )
            easel.line([(side * 34, -778), (side * 52, -412), (side * 150, -430)], HONEY, 9)
            for i in range(5):
                easel.disc(side * 70, -690 + i * 56, 8, HONEY)
                easel.poly(petals(5, 15, 0.4, side * 108, -662 + i * 56), ROSE)
        easel.curve([(-50, -780), (0, -740), (50, -780)], HONEY, 8)


@motif("dress")
def dress(easel: Easel, chance: random.Random, view: int) -> None:
    """A woman's Lori dress."""
    hung_dress(easel, chance, False)


@motif("dress-child")
def dress_child(easel: Easel, chance: random.Random, view: int) -> None:
    """A child's dress."""
    hung_dress(easel, chance, True)


@motif("jumper", stance="lie")
def jumper(easel: Easel, chance: random.Random, view: int) -> None:
    """A plain knitted or printed top, laid flat."""
    upper(easel, chance, "knit")


@motif("tee", stance="lie", focus=(480, 600, 2.0))
def tee(easel: Easel, chance: random.Random, view: int) -> None:
    """A cotton T-shirt with a bronze's ibex."""
    upper(easel, chance, "linen")


def upper(easel: Easel, chance: random.Random, texture: str) -> None:
    """A top with yoke bands (knit) or a print (linen)."""
    knit = texture == "knit"
    tone = chance.choice(
        (WOOL, SKY, ROSE, SAGE, BRICK) if knit else (WHITE, STRAW, (214, 220, 212), ROSE)
    )
    cuff = [(850, 780), (770, 820)] if knit else [(840, 500), (730, 560)]
    shape = mirror([(560, 300), (690, 340), *cuff, (690, 500), (690, 950), (480, 962)])
    easel.grained(shape, tone, texture)
    if knit:
        for y, dye in ((440, MADDER), (480, INDIGO), (520, CREAM)):
            for x in range(300, 670, 30):
                easel.poly([(x, y), (x + 12, y - 14), (x + 24, y), (x + 12, y + 14)], dye)
        for x0, x1, y0 in ((270, 690, 910),):
            easel.tint([(x0, y0), (x1, y0), (x1, 960), (x0, 960)], INK, 0.12)
        for side in (-1, 1):
            easel.tint(
                [
                    (480 + side * 362, 744),
                    (480 + side * 374, 782),
                    (480 + side * 290, 822),
                    (480 + side * 276, 780),
                ],
                INK,
                0.12,
            )
    else:
        goat(easel, 476, 640, 220, (150, 96, 52))
        easel.hoop(476, 616, 176, (150, 96, 52), 7)
    easel.blob(
        [(390, 302), (480, 330), (570, 302), (560, 360), (480, 392), (400, 360)], dark(tone, 0.16)
    )
    easel.blob(
        [(408, 300), (480, 318), (552, 300), (540, 340), (480, 364), (420, 340)], dark(tone, 0.45)
    )
    for side in (-1, 1):
        easel.line([(480 + side * 206, 510), (480 + side * 200, 600)], dark(tone, 0.2), 5)


@motif("apron", stance="lie")
def apron(easel: Easel, chance: random.Random, view: int) -> None:
    """An apron with a gelim pocket, and a mitt."""
    tone = chance.choice((LEAF, ROSE, SKY, STRAW))
    easel.curve([(390, 330), (400, 190), (480, 150), (560, 190), (570, 330)], dark(tone, 0.3), 15)
    easel.grained(
        mirror([(580, 320), (600, 470), (720, 560), (720, 970), (480, 990)], 480), tone, "linen"
    )
    easel.cloth(
        [(350, 640), (610, 640), (610, 830), (350, 830)],
        weave.gelim(chance, 40, 30, 1),
        (350, 640, 610, 830),
    )
    easel.line([(350, 640), (610, 640)], CREAM, 8)
    for side in (-1, 1):
        easel.curve(
            [(480 + side * 238, 570), (480 + side * 320, 600), (480 + side * 340, 700)],
            dark(tone, 0.3),
            13,
        )
    with easel.place(800, 900, 1, 16):
        easel.blob(
            [
                (-80, 140),
                (-84, -60),
                (-50, -150),
                (20, -150),
                (60, -70),
                (70, 0),
                (110, -40),
                (136, 0),
                (70, 90),
                (64, 140),
            ],
            MADDER,
        )
        lozenge(easel, -8, -20, 40, 54, CREAM, MADDER)
        easel.box(-88, 130, 74, 168, CREAM, 8)


@motif("headscarf", "batik", "shawl-silk", stance="lie")
def headscarf(easel: Easel, chance: random.Random, view: int) -> None:
    """A square silk scarf: border, corner flowers, a folded corner."""
    ground, border, flower = chance.choice(
        (
            (INK, MADDER, SAFFRON),
            (MADDER, INK, ROSE),
            (INDIGO, FIRUZE, CREAM),
            (PLUM, SAFFRON, ROSE),
            (FIRUZE, INDIGO, SAFFRON),
        )
    )
    with easel.place(480, 600, 1, 45):
        easel.grained([(-310, -310), (310, -310), (310, 310), (-310, 310)], border, "linen")
        easel.poly([(-276, -276), (276, -276), (276, 276), (-276, 276)], flower)
        easel.poly([(-264, -264), (264, -264), (264, 264), (-264, 264)], ground)
        for sx in (-1, 1):
            for sy in (-1, 1):
                easel.poly(petals(9, 74, 0.3, sx * 168, sy * 168), flower)
                easel.poly(petals(9, 48, 0.3, sx * 168, sy * 168), border)
                easel.disc(sx * 168, sy * 168, 15, CREAM)
                curl(easel, sx * 74, sy * 168, 34, flower, sx, 7)
                curl(easel, sx * 168, sy * 74, 34, flower, -sx, 7)
        easel.poly(petals(12, 92, 0.3), border)
        easel.poly(petals(12, 62, 0.3), flower)
        easel.poly(petals(6, 30, 0.3), ground)
        for i in range(30):
            for a, b in ((-312, -312 + i * 21.5), (312, -312 + i * 21.5)):
                easel.line([(a, b), (a * 1.08, b)], border, 4)
                easel.line([(b, a), (b, a * 1.08)], border, 4)


@motif("scarf", "termeh", stance="lie")
def scarf(easel: Easel, chance: random.Random, view: int) -> None:
    """A woollen scarf, looped once, with fringes."""
    pattern = chance.choice((weave.checks, weave.stripes))(chance)
    with easel.place(480, 600, 1, 12):
        for x, y1 in ((-190, 420), (60, 330)):
            fringe(easel, x, x + 180, y1, 64, chance, CREAM, 13)
            easel.cloth(
                [(x, -330), (x + 180, -330), (x + 180, y1), (x, y1)],
                pattern,
                (x, -330, x + 420, 640),
            )
        easel.soft(30, -250, 300, 130, 0.4)
        loop = spline(
            [
                (-230, -260),
                (-120, -420),
                (60, -450),
                (240, -350),
                (250, -190),
                (80, -120),
                (-120, -130),
            ],
            closed=True,
        )
        easel.cloth(loop, pattern, (-260, -460, 300, 160))
        easel.blob([(-110, -280), (10, -340), (130, -290), (90, -230), (-50, -220)], (60, 44, 40))


@motif("hat-scarf", stance="lie")
def hat_scarf(easel: Easel, chance: random.Random, view: int) -> None:
    """A bobble hat over a folded knitted scarf."""
    tone = chance.choice((MADDER, FIRUZE, INDIGO, SAGE))
    for i in range(3):
        y = 720 + i * 78
        easel.grained(rounded(190, y, 770, y + 84, 34), (tone, CREAM, tone)[i], "knit")
    fringe(easel, 700, 830, 930, 66, chance, tone, 15)
    dome = spline(
        [(250, 640), (270, 420), (370, 290), (480, 262), (590, 290), (690, 420), (710, 640)],
        closed=False,
    )
    easel.grained(dome, tone, "knit")
    for y in (400, 520):
        for x in range(300, 690, 44):
            if abs(x - 480) < (y - 230):
                lozenge(easel, x, y, 18, 26, CREAM, tone)
    easel.grained(rounded(230, 590, 730, 690, 30), CREAM, "knit")
    for i in range(70):
        angle = i * 2.4
        easel.line(
            [(480, 230), (480 + 82 * math.cos(angle), 230 + 82 * math.sin(angle))],
            light(CREAM, 0.2) if i % 2 else dark(CREAM, 0.1),
            7,
        )


def shoe(easel: Easel, upper_tone: Colour, sole: Colour, accent: Colour, texture: str) -> None:
    """One giveh from the side, its toe to the left, its sole on y = 0."""
    easel.poly(rounded(-306, -48, 292, 6, 20), sole)
    body = spline(
        [
            (-304, -40),
            (-290, -110),
            (-200, -160),
            (-90, -196),
            (-30, -250),
            (60, -262),
            (210, -262),
            (272, -240),
            (286, -120),
            (278, -36),
            (0, -36),
        ],
        closed=True,
    )
    easel.grained(body, upper_tone, texture)
    easel.blob(
        [(-20, -248), (90, -266), (230, -262), (262, -248), (200, -224), (60, -218)],
        dark(upper_tone, 0.5),
    )
    for i in range(12):
        easel.line([(-270 + i * 44, -52), (-252 + i * 44, -74)], accent, 6)
    easel.blob([(-304, -46), (-290, -112), (-250, -130), (-246, -46)], accent)
    easel.curve([(-200, -150), (-110, -120), (-40, -130), (-20, -240)], dark(upper_tone, 0.16), 6)
    easel.box(258, -244, 284, -130, accent, 10)


def shoes(
    easel: Easel, upper_tone: Colour, sole: Colour, accent: Colour, texture: str = "knit"
) -> None:
    """A pair."""
    with easel.place(560, 880, 0.94):
        shoe(easel, dark(upper_tone, 0.06), sole, accent, texture)
    easel.soft(440, 1000, 300, 40, 0.3)
    with easel.place(440, 1000, 1.1):
        shoe(easel, upper_tone, sole, accent, texture)


@motif("giveh", grow=0.98)
def giveh(easel: Easel, chance: random.Random, view: int) -> None:
    """White giveh with a leather sole."""
    shoes(easel, (246, 240, 226), (168, 122, 84), chance.choice(((150, 98, 62), INDIGO, MADDER)))


@motif("giveh-rubber", grow=0.98)
def giveh_rubber(easel: Easel, chance: random.Random, view: int) -> None:
    """Everyday giveh with a rubber sole."""
    shoes(easel, (222, 208, 182), (64, 58, 56), chance.choice(((88, 72, 62), FIRUZE)))


@motif("giveh-child", grow=0.98)
def giveh_child(easel: Easel, chance: random.Random, view: int) -> None:
    """Coloured giveh for a child."""
    shoes(
        easel,
        chance.choice((ROSE, FIRUZE, SAFFRON, BRICK)),
        WOOL,
        chance.choice((INDIGO, MADDER, CREAM)),
    )


@motif("slippers", grow=0.98)
def slippers(easel: Easel, chance: random.Random, view: int) -> None:
    """Felt slippers."""
    shoes(
        easel,
        chance.choice(((150, 146, 140), BRICK, (120, 140, 120))),
        (110, 84, 66),
        chance.choice((MADDER, SAFFRON)),
        "felt",
    )


@motif("booties", grow=0.98)
def booties(easel: Easel, chance: random.Random, view: int) -> None:
    """Knitted baby booties with ribbons."""
    tone = chance.choice(((238, 214, 208), (208, 222, 222), (240, 228, 190)))
    for x, y, k in ((600, 890, 0.9), (380, 1000, 1.05)):
        with easel.place(x, y, k):
            body = spline(
                [
                    (-230, -10),
                    (-250, -100),
                    (-160, -170),
                    (-40, -190),
                    (0, -300),
                    (190, -300),
                    (200, -100),
                    (190, -10),
                    (0, 0),
                ],
                closed=True,
            )
            easel.grained(body, tone, "knit")
            easel.grained(rounded(-16, -330, 206, -250, 30), WHITE, "knit")
            easel.line([(-20, -206), (196, -206)], ROSE, 13)
            for side in (-1, 1):
                easel.oval(-30 + side * 34, -206 + side * 10, 36, 17, ROSE, side * 34)
            easel.curve([(-242, -40), (0, -34), (192, -40)], dark(tone, 0.2), 9)


@motif("socks", stance="lie")
def socks(easel: Easel, chance: random.Random, view: int) -> None:
    """Patterned wool socks."""
    dyes = chance.choice(weave.SETS)
    pattern = weave.rows_of(chance, (weave.HOOKS, weave.COMB), 54, 90, dyes)
    for x, turn in ((360, -6), (560, 8)):
        with easel.place(x, 560, 1, turn):
            leg = spline(
                [
                    (-100, -330),
                    (100, -330),
                    (100, 60),
                    (120, 190),
                    (80, 290),
                    (-60, 330),
                    (-220, 320),
                    (-250, 230),
                    (-150, 170),
                    (-100, 90),
                ],
                closed=True,
                steps=4,
            )
            easel.cloth(leg, pattern, (-250, -330, 130, 330), "knit")
            easel.grained(rounded(-106, -360, 106, -270, 18), dyes[2], "knit")
            easel.blob([(-232, 300), (-250, 230), (-180, 196), (-150, 250), (-170, 322)], dyes[1])


@motif("sandals", stance="lie")
def sandals(easel: Easel, chance: random.Random, view: int) -> None:
    """Leather sandals from above."""
    tone = chance.choice(LEATHER)
    for x, flip in ((330, 1), (630, -1)):
        sole = [
            (x + flip * dx, y)
            for dx, y in (
                (-60, 260),
                (40, 230),
                (120, 300),
                (134, 460),
                (90, 640),
                (100, 840),
                (40, 970),
                (-60, 970),
                (-110, 840),
                (-90, 640),
                (-124, 420),
            )
        ]
        easel.blob(sole, dark(tone, 0.5))
        easel.blob([(px - 4, py - 8) for px, py in sole], light(tone, 0.34))
        for y in (400, 500, 760):
            easel.curve([(x - 132, y + 20), (x, y - 44), (x + 132, y + 20)], dark(tone, 0.3), 50)
            easel.curve([(x - 132, y + 14), (x, y - 50), (x + 132, y + 14)], tone, 42)
            easel.curve([(x - 120, y - 2), (x, y - 62), (x + 120, y - 2)], light(tone, 0.4), 4)
        easel.disc(x, 452, 24, HONEY)
        easel.disc(x - 3, 449, 15, light(HONEY, 0.4))


@motif("headband", stance="lie")
def headband(easel: Easel, chance: random.Random, view: int) -> None:
    """A beaded head-band with coins and drops."""
    tone = chance.choice((MADDER, INDIGO, PLUM, INK))
    arc = [
        (480 + 350 * math.cos(math.radians(a)), 700 - 330 * math.sin(math.radians(a)))
        for a in range(-10, 191, 10)
    ]
    easel.curve(arc, dark(tone, 0.3), 92)
    easel.curve(arc, tone, 82)
    for i, (x, y) in enumerate(spline(arc, closed=False, steps=3)[2:-2]):
        if i % 3 == 0:
            lozenge(easel, x, y, 22, 26, HONEY if i % 2 else FIRUZE, CREAM)
            easel.line([(x, y + 40), (x, y + 78)], STRAW, 4)
            easel.ball(x, y + 96, 18, (HONEY, MADDER, FIRUZE)[i // 3 % 3], 0.7)
        else:
            easel.disc(x, y - 30, 6, CREAM)
            easel.disc(x, y + 30, 6, CREAM)
    for x in (130, 830):
        easel.curve([(x, 750), (x + 20, 870), (x - 14, 980)], tone, 15)
