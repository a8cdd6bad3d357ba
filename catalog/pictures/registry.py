"""The registry of motifs: a kind's name, how it stands and the function that paints it."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, TypeAlias

from catalog.pictures.easel import Easel

Paint: TypeAlias = Callable[[Easel, random.Random, int], None]


@dataclass(frozen=True, slots=True)
class Motif:
    """How a kind is painted."""

    paint: Paint
    stance: str = "stand"
    base: float = 1000
    focus: tuple[float, float, float] = (480, 640, 1.9)
    own_close: bool = False
    own_aside: bool = False
    grow: float = 1.16


MOTIFS: Final[dict[str, Motif]] = {}

FAMILIES: Final = (
    "art",
    "bags",
    "bottles",
    "bread",
    "copper",
    "dairy",
    "felt",
    "fresh",
    "garments",
    "gifts",
    "heaps",
    "jars",
    "jewels",
    "leather",
    "linens",
    "meals",
    "metal",
    "music",
    "plants",
    "pottery",
    "rugs",
    "scarves",
    "services",
    "shoes",
    "stone",
    "toys",
    "tribal",
    "wicker",
    "wood",
    "wool",
)


def motif(
    *kinds: str,
    stance: str = "stand",
    base: float = 1000,
    focus: tuple[float, float, float] = (480, 640, 1.9),
    own_close: bool = False,
    own_aside: bool = False,
    grow: float = 1.16,
) -> Callable[[Paint], Paint]:
    """Register a painting function under its kinds."""

    def keep(paint: Paint) -> Paint:
        for kind in kinds:
            if kind in MOTIFS:
                raise ValueError(f"{kind} is painted twice")
            MOTIFS[kind] = Motif(paint, stance, base, focus, own_close, own_aside, grow)
        return paint

    return keep


def load() -> None:
    """Read every family once, so that its motifs are registered."""
    for family in FAMILIES:
        import_module(f"catalog.pictures.{family}")
