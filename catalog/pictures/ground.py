"""Grounds: the table and wall that a thing stands before, or the cloth it lies on."""

from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from catalog.pictures import textures
from catalog.pictures.dyes import Colour, dark, light

FLOOR = 860  # where the wall meets the table, in units

#: (wall, table, table texture): each pair is quiet, so that the goods are the colour.
STANDING: tuple[tuple[Colour, Colour, str], ...] = (
    ((246, 236, 218), (220, 186, 146), "wood"),
    ((224, 232, 220), (238, 222, 194), "linen"),
    ((244, 224, 204), (208, 168, 130), "wood"),
    ((238, 236, 228), (228, 206, 172), "wood"),
    ((250, 236, 206), (234, 212, 180), "linen"),
    ((216, 228, 228), (216, 184, 146), "wood"),
)
LYING: tuple[tuple[Colour, str], ...] = (
    ((250, 242, 226), "linen"),
    ((244, 230, 208), "linen"),
    ((230, 234, 220), "plaster"),
    ((246, 230, 214), "plaster"),
    ((230, 204, 168), "wood"),
    ((236, 238, 232), "linen"),
)


def base_colour(stance: str, tone: int) -> Colour:
    """The colour that edges of a thing melt into."""
    return STANDING[tone % 6][0] if stance == "stand" else LYING[tone % 6][0]


@lru_cache(maxsize=32)
def ground(stance: str, tone: int, niche: int, width: int) -> Image.Image:
    """The empty picture: ``stand`` (wall and table, perhaps with an arch) or ``lie`` (a cloth)."""
    height = width * 5 // 4
    if stance == "lie":
        colour, texture = LYING[tone % 6]
        return _multiply(Image.new("RGB", (width, height), colour), texture)
    wall, table, texture = STANDING[tone % 6]
    scene = Image.new("RGB", (width * 2, height * 2), wall)
    _arch(ImageDraw.Draw(scene), niche, wall, width * 2 / 960)
    scene = _multiply(scene.reduce(2), "plaster")
    floor = FLOOR * width // 960
    top = _multiply(Image.new("RGB", (width, height), table), texture)
    scene.paste(top.crop((0, 0, width, height - floor)), (0, floor))
    edge = Image.new("L", (width, height))
    ImageDraw.Draw(edge).rectangle((0, floor - width // 90, width, floor + width // 40), fill=70)
    soft = edge.filter(ImageFilter.GaussianBlur(width / 90))
    scene.paste(dark(table, 0.55), (0, 0), soft)
    return scene


def _arch(pen: ImageDraw.ImageDraw, niche: int, wall: Colour, k: float) -> None:
    """A bazaar arch, a round window of light, or a bare wall."""
    inner, rim = light(wall, 0.36), dark(wall, 0.1)
    if niche == 1:
        for inset, fill in ((0, rim), (12, inner)):
            pen.polygon(
                [(x * k, y * k) for x, y in pointed_arch(480, 150 + inset, 345 - inset)], fill=fill
            )
    elif niche == 2:
        pen.ellipse((120 * k, 190 * k, 840 * k, 910 * k), fill=inner)
    elif niche == 3:
        pen.rectangle((0, 0, 960 * k, 96 * k), fill=dark(wall, 0.07))
        for i in range(-1, 13):
            x = (i * 80 + 40) * k
            pen.polygon(
                [(x - 40 * k, 96 * k), (x, 136 * k), (x + 40 * k, 96 * k)], fill=dark(wall, 0.07)
            )


def pointed_arch(cx: float, top: float, half: float) -> list[tuple[float, float]]:
    """The outline of a four-centred arch down to the table."""
    side = [(half, 900.0), (half, top + 290), (half * 0.96, top + 210), (half * 0.8, top + 130)]
    side += [(half * 0.5, top + 62), (half * 0.2, top + 18), (0, top)]
    return [(cx - x, y) for x, y in side] + [(cx + x, y) for x, y in reversed(side[:-1])]


def _multiply(picture: Image.Image, texture: str) -> Image.Image:
    sheet = textures.sheet(texture, picture.width)
    return ImageChops.multiply(picture, sheet.crop((0, 0, *picture.size)))


@lru_cache(maxsize=4)
def daylight(width: int) -> Image.Image:
    """Light from the upper left and a paper's grain, to multiply over the whole picture."""
    height = width * 5 // 4
    small = Image.new("L", (48, 60))
    for y in range(60):
        for x in range(48):
            far = ((x / 47) * 0.55 + (y / 59) * 0.6) ** 2
            small.putpixel((x, y), int(255 - 22 * far))
    even = small.resize((width, height), Image.Resampling.BICUBIC)
    grain = textures.noise(width, height, 21, 247, 255)
    both = ImageChops.multiply(even, grain)
    warm = both.point([min(255, i + 1) for i in range(256)])
    return Image.merge("RGB", (warm, both, both.point([int(i * 0.99) for i in range(256)])))
