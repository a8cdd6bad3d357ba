"""From a kind to a picture: ground, the thing itself, its shadow and the day's light."""

import random
from typing import Final

from PIL import Image, ImageChops, ImageFilter

from catalog.pictures import ground as grounds
from catalog.pictures import props
from catalog.pictures.easel import Easel
from catalog.pictures.registry import MOTIFS, Motif, load

VIEWS: Final = (0, 1, 2)

#: A little brighter everywhere: what textures and shade have taken, the morning gives back.
_MORNING: Final = [min(255, int(i * 1.07 + 1)) for i in range(256)] * 3

load()
KINDS: Final = frozenset(MOTIFS)


def draw(kind: str, seed: int, view: int, width: int = 960) -> Image.Image:
    """Paint one view of a kind: 0 whole, 1 another composition, 2 close.

    RGB, ``width`` wide and a quarter higher. The same arguments give the same pixels. Raise
    ``KeyError`` for an unknown kind and ``ValueError`` for an unknown view.
    """
    if view not in VIEWS:
        raise ValueError(f"view {view} is not one of {VIEWS}")
    motif = MOTIFS[kind]
    chance = random.Random(f"{kind}:{seed}")  # noqa: S311 -- a seed
    tone, niche = chance.randrange(6), chance.randrange(4)
    tone += view if view == 1 else 0
    easel = Easel(width, grounds.base_colour(motif.stance, tone))
    scene = grounds.ground(motif.stance, tone % 6, 0 if view else niche, width).copy()
    _paint(easel, motif, chance, view)
    return _finish(easel, scene, motif, width, view)


def _paint(easel: Easel, motif: Motif, chance: random.Random, view: int) -> None:
    """Draw the thing: close views bring the motif's own middle nearer."""
    if view == 2 and not motif.own_close:
        x, y, near = motif.focus
        with easel.place(480 - x * near, 600 - y * near, near):
            motif.paint(easel, chance, view)
    elif view == 1 and not motif.own_aside:
        staging = props.on_runner if motif.stance == "stand" else props.on_cloth
        staging(easel, random.Random(chance.random()))  # noqa: S311 -- a seed
        standing = motif.stance == "stand"
        middle, turn, size = (motif.base - 4, 0, 0.92) if standing else (600, -9, 0.84)
        with easel.place(480, middle, size, turn), easel.place(-480, -middle):
            motif.paint(easel, chance, view)
    elif motif.stance == "stand":
        with easel.place(480, motif.base, motif.grow), easel.place(-480, -motif.base):
            motif.paint(easel, chance, view)
    else:
        motif.paint(easel, chance, view)


def _finish(easel: Easel, scene: Image.Image, motif: Motif, width: int, view: int) -> Image.Image:
    """Shrink the layer, lay its shadow and itself on the ground, and let the day in."""
    thing = easel.layer.reduce(2)
    alpha = thing.getchannel("A")
    standing = motif.stance == "stand" and view != 2
    shadow = _cast(alpha, width, motif.base) if standing else _drop(alpha, width)
    scene.paste((52, 30, 24), (0, 0), shadow)
    scene.paste(thing, (0, 0), alpha)
    return ImageChops.multiply(scene, grounds.daylight(width)).point(_MORNING)


def _drop(alpha: Image.Image, width: int) -> Image.Image:
    """The shadow of a thing that lies: a little down and to the right."""
    small = alpha.reduce(4)
    k = width / 3840
    near = _moved(small, 10 * k, 14 * k)
    soft = near.filter(ImageFilter.GaussianBlur(14 * k))
    return soft.point([int(i * 0.42) for i in range(256)]).resize(
        alpha.size, Image.Resampling.BILINEAR
    )


def _moved(small: Image.Image, dx: float, dy: float) -> Image.Image:
    """The same mask a little to the right and down."""
    shift = (1, 0, -dx, 0, 1, -dy)
    return small.transform(small.size, Image.Transform.AFFINE, shift, Image.Resampling.BILINEAR)


def _cast(alpha: Image.Image, width: int, base: float) -> Image.Image:
    """The shadow of a thing that stands at ``base``: along the table, away from the light."""
    small = alpha.reduce(6)
    k = width / 5760
    foot, lean, squash = base * k, 0.42, 0.2
    cast = small.transform(
        small.size,
        Image.Transform.AFFINE,
        (1, lean / squash, -lean * foot / squash, 0, 1 / squash, foot - foot / squash),
        Image.Resampling.BILINEAR,
    )
    cast = cast.filter(ImageFilter.GaussianBlur(13 * k * 2)).point(
        [int(i * 0.4) for i in range(256)]
    )
    near = _moved(small, 16 * k, 14 * k)
    near = near.filter(ImageFilter.GaussianBlur(16 * k)).point([int(i * 0.34) for i in range(256)])
    return ImageChops.lighter(cast, near).resize(alpha.size, Image.Resampling.BILINEAR)
