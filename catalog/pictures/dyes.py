"""The dyes: one palette for every picture, and the few sums done with colours."""

from typing import Final, TypeAlias

Colour: TypeAlias = tuple[int, int, int]

MADDER: Final[Colour] = (155, 44, 35)
BRICK: Final[Colour] = (178, 82, 56)
ROSE: Final[Colour] = (205, 138, 122)
INDIGO: Final[Colour] = (34, 64, 107)
SKY: Final[Colour] = (112, 142, 176)
FIRUZE: Final[Colour] = (24, 122, 124)
PALE_FIRUZE: Final[Colour] = (134, 182, 174)
WALNUT: Final[Colour] = (92, 68, 51)
HAZEL: Final[Colour] = (146, 104, 70)
OAK: Final[Colour] = (186, 142, 96)
STRAW: Final[Colour] = (217, 184, 128)
SAGE: Final[Colour] = (84, 112, 62)
LEAF: Final[Colour] = (128, 150, 88)
SAFFRON: Final[Colour] = (201, 138, 30)
HONEY: Final[Colour] = (218, 152, 44)
PLUM: Final[Colour] = (96, 40, 58)
INK: Final[Colour] = (46, 36, 32)
CREAM: Final[Colour] = (244, 234, 214)
WOOL: Final[Colour] = (232, 217, 190)
LINEN: Final[Colour] = (226, 210, 184)
CLAY: Final[Colour] = (190, 112, 76)
COPPER: Final[Colour] = (196, 108, 68)
SILVER: Final[Colour] = (196, 196, 190)
STONE: Final[Colour] = (150, 146, 138)
WHITE: Final[Colour] = (251, 247, 240)

_SHADE: Final[Colour] = (44, 24, 22)
_LIGHT: Final[Colour] = (255, 248, 232)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """``first`` with ``share`` (0–1) of ``second`` stirred in."""
    keep = 1 - share
    return (
        int(first[0] * keep + second[0] * share),
        int(first[1] * keep + second[1] * share),
        int(first[2] * keep + second[2] * share),
    )


def dark(colour: Colour, share: float = 0.25) -> Colour:
    """The colour in a warm shade."""
    return mix(colour, _SHADE, share)


def light(colour: Colour, share: float = 0.25) -> Colour:
    """The colour in morning light."""
    return mix(colour, _LIGHT, share)


def lit(colour: Colour, across: float, gloss: float) -> Colour:
    """The colour of a round body at ``across`` (-1 left … 1 right), lit from the upper left."""
    toward = 1 - abs(across + 0.42) / 1.42
    if gloss > 0.7 and across > 0.86:
        toward += 0.3  # light thrown back by the table
    if toward > 0.68:
        return light(colour, (toward - 0.68) * 3.1 * gloss)
    return dark(colour, (0.68 - toward) * (0.62 + max(0, gloss - 0.6)))
