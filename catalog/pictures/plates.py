"""The board and the painted plate that food lies on, from above."""

import math

from catalog.pictures.dyes import CREAM, Colour, dark
from catalog.pictures.easel import Easel, ngon

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
