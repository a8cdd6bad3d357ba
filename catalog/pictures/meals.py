"""Cooked food, fish and the animals of the yard."""

import math
import random

from catalog.pictures.dyes import (
    CLAY,
    CREAM,
    FIRUZE,
    HONEY,
    INDIGO,
    INK,
    LEAF,
    MADDER,
    SAFFRON,
    SAGE,
    STRAW,
    WHITE,
    dark,
    light,
    mix,
)
from catalog.pictures.easel import Easel, ngon
from catalog.pictures.plates import board
from catalog.pictures.registry import motif


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
