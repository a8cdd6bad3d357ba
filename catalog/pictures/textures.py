"""Textures as multipliers: white is no change. Made once for each size and kept."""

import random
from functools import lru_cache

from PIL import Image, ImageChops, ImageFilter


def noise(width: int, height: int, seed: int, low: int = 0, high: int = 255) -> Image.Image:
    """Even grey noise between ``low`` and ``high``."""
    raw = Image.frombytes("L", (width, height), random.Random(seed).randbytes(width * height))  # noqa: S311 -- a seed
    return raw.point([low + i * (high - low) // 255 for i in range(256)])


def _tile(tile: Image.Image, width: int, height: int) -> Image.Image:
    out = Image.new("L", (width, height))
    row = Image.new("L", (width, tile.height))
    for x in range(0, width, tile.width):
        row.paste(tile, (x, 0))
    for y in range(0, height, tile.height):
        out.paste(row, (0, y))
    return out


def _weave(width: int, height: int) -> Image.Image:
    """Weft ribs over warps."""
    tile = Image.new("L", (8, 8), 255)
    for x in range(8):
        for y in range(8):
            shade = (255, 250, 244, 226)[y % 4] - (12 if (x // 4 + y // 4) % 2 else 0)
            tile.putpixel((x, y), shade)
    streak = noise(width // 24, height // 3, 5, 226, 255).resize(
        (width, height), Image.Resampling.BILINEAR
    )
    return ImageChops.multiply(_tile(tile, width, height), streak)


def _felt(width: int, height: int) -> Image.Image:
    """Matted fibres."""
    fine = noise(width // 2, height // 2, 7, 205, 255).filter(ImageFilter.GaussianBlur(0.8))
    broad = noise(width // 40, height // 40, 8, 228, 255)
    size = (width, height)
    return ImageChops.multiply(fine.resize(size), broad.resize(size, Image.Resampling.BICUBIC))


def _wood(width: int, height: int) -> Image.Image:
    """Long horizontal grain."""
    size = (width, height)
    broad = noise(5, height // 22, 11, 226, 255).resize(size, Image.Resampling.BICUBIC)
    fine = noise(16, height // 5, 12, 232, 255).resize(size, Image.Resampling.BILINEAR)
    return ImageChops.multiply(broad, fine)


def _linen(width: int, height: int) -> Image.Image:
    """Plain linen with slubs both ways."""
    size = (width, height)
    across = noise(width // 60, height // 3, 13, 242, 255).resize(size, Image.Resampling.BILINEAR)
    down = noise(width // 3, height // 60, 14, 242, 255).resize(size, Image.Resampling.BILINEAR)
    return ImageChops.multiply(across, down)


def _plaster(width: int, height: int) -> Image.Image:
    """Trowelled plaster: broad clouds and fine grit."""
    size = (width, height)
    broad = noise(7, 9, 15, 243, 255).resize(size, Image.Resampling.BICUBIC)
    middle = noise(width // 30, height // 30, 16, 248, 255).resize(size, Image.Resampling.BICUBIC)
    grit = noise(width, height, 17, 246, 255)
    return ImageChops.multiply(ImageChops.multiply(broad, middle), grit)


def _knit(width: int, height: int) -> Image.Image:
    """Rows of knitted stitches."""
    tile = Image.new("L", (20, 16), 255)
    for y in range(16):
        for x in range(20):
            slope = (x if x < 10 else 19 - x) * 0.8
            phase = (y - slope) % 16
            edge = min(x % 10, 9 - x % 10)
            tile.putpixel((x, y), 255 - (34 if phase < 3 else 0) - (30 if edge == 0 else 0))
    return _tile(tile, width, height)


_MAKERS = {
    "weave": _weave,
    "felt": _felt,
    "wood": _wood,
    "linen": _linen,
    "plaster": _plaster,
    "knit": _knit,
}


@lru_cache(maxsize=16)
def sheet(name: str, width: int) -> Image.Image:
    """A texture of this name, ``width`` wide and 4:5 high, as RGB for multiplying."""
    grey = _MAKERS[name](width, width * 5 // 4)
    return Image.merge("RGB", (grey, grey, grey))
