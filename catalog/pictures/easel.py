"""The easel: a double-size transparent layer with a small, unit-based way of drawing on it.

Units: the picture is 960 wide and 1200 high whatever its pixels. Every colour is opaque; edges
become smooth when ``compose`` shrinks the layer.
"""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TypeAlias

from PIL import Image, ImageChops, ImageDraw

from catalog.pictures import textures
from catalog.pictures.dyes import Colour, dark, light, lit

Point: TypeAlias = tuple[float, float]
Points: TypeAlias = Sequence[Point]

WIDTH, HEIGHT = 960, 1200
_CIRCLE = [(math.cos(i * math.tau / 40), math.sin(i * math.tau / 40)) for i in range(40)]


def spline(points: Points, *, closed: bool, steps: int = 6) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    n = len(points)
    out: list[Point] = []
    for i in range(n if closed else n - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + j) % n] for j in (-1, 0, 1, 2))
        else:
            p0, p1 = points[max(i - 1, 0)], points[i]
            p2, p3 = points[i + 1], points[min(i + 2, n - 1)]
        for s in range(steps):
            t = s / steps
            out.append(tuple(_catmull(p0[k], p1[k], p2[k], p3[k], t) for k in (0, 1)))  # type: ignore[arg-type]
    if not closed:
        out.append(points[-1])
    return out


def _catmull(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3
    )


class Easel:
    """A layer to draw on, in units, under a movable frame of reference."""

    def __init__(self, width: int, ground: Colour) -> None:
        """Prepare a layer for a picture ``width`` pixels wide over ``ground``."""
        self.width = width
        self.layer = Image.new("RGBA", (width * 2, width * 5 // 4 * 2), (*ground, 0))
        self.pen = ImageDraw.Draw(self.layer)
        scale = width * 2 / WIDTH
        self.frame = (scale, 0.0, 0.0, scale, 0.0, 0.0)

    @property
    def scale(self) -> float:
        """Pixels of the layer for one unit."""
        return math.hypot(self.frame[0], self.frame[1])

    @contextmanager
    def place(self, x: float, y: float, scale: float = 1, turn: float = 0) -> Iterator[None]:
        """Draw inside with (0, 0) at (x, y), ``scale`` times as large, turned by degrees."""
        before = self.frame
        a, b, c, d, e, f = before
        cos, sin = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
        self.frame = (
            a * cos + c * sin,
            b * cos + d * sin,
            c * cos - a * sin,
            d * cos - b * sin,
            a * x + c * y + e,
            b * x + d * y + f,
        )
        try:
            yield
        finally:
            self.frame = before

    def map(self, points: Points) -> list[Point]:
        """Units to pixels."""
        a, b, c, d, e, f = self.frame
        return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]

    def poly(self, points: Points, fill: Colour) -> None:
        """A filled polygon."""
        self.pen.polygon(self.map(points), fill=fill)

    def blob(self, points: Points, fill: Colour) -> None:
        """A filled smooth shape through the points."""
        self.poly(spline(points, closed=True), fill)

    def line(self, points: Points, fill: Colour, width: float = 4) -> None:
        """A line through the points, its joints rounded."""
        self.pen.line(
            self.map(points), fill=fill, width=max(1, round(width * self.scale)), joint="curve"
        )

    def curve(self, points: Points, fill: Colour, width: float = 4) -> None:
        """A smooth line with round ends."""
        self.line(spline(points, closed=False), fill, width)
        if width > 6:
            self.disc(*points[0], width / 2, fill)
            self.disc(*points[-1], width / 2, fill)

    def disc(self, x: float, y: float, r: float, fill: Colour) -> None:
        """A filled circle."""
        (px, py), pr = self.map([(x, y)])[0], r * self.scale
        self.pen.ellipse((px - pr, py - pr, px + pr, py + pr), fill=fill)

    def hoop(self, x: float, y: float, r: float, fill: Colour, width: float) -> None:
        """A circle's outline, ``width`` inward from ``r``."""
        (px, py), pr = self.map([(x, y)])[0], r * self.scale
        self.pen.ellipse(
            (px - pr, py - pr, px + pr, py + pr),
            outline=fill,
            width=max(1, round(width * self.scale)),
        )

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Colour, turn: float = 0) -> None:
        """A filled ellipse, turned by degrees."""
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        self.poly(
            [
                (x + rx * c * cos - ry * s * sin, y + rx * c * sin + ry * s * cos)
                for c, s in _CIRCLE
            ],
            fill,
        )

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: Colour, r: float = 0) -> None:
        """A filled rectangle with round corners."""
        self.poly(rounded(x0, y0, x1, y1, r), fill)

    def ball(self, x: float, y: float, r: float, colour: Colour, gloss: float = 0.5) -> None:
        """A lit ball."""
        self.disc(x, y, r, dark(colour, 0.3))
        self.disc(x - r * 0.07, y - r * 0.08, r * 0.91, colour)
        self.disc(x - r * 0.2, y - r * 0.24, r * 0.56, light(colour, 0.22 * gloss))
        if gloss > 0.4:
            self.disc(x - r * 0.34, y - r * 0.38, r * 0.16, light(colour, gloss))

    def turned(
        self, cx: float, profile: Points, colour: Colour, *, gloss: float = 0.5, tilt: float = 0.14
    ) -> list[Point]:
        """A turned body: ``profile`` lists (y, radius) from the top; return it smooth."""
        body = spline(profile, closed=False, steps=5)
        cuts = [math.sin(math.pi / 2 * (i / 8 - 1)) for i in range(17)]
        sides = [[(cx + r * f, y + tilt * r * math.sqrt(1 - f * f)) for y, r in body] for f in cuts]
        for i in range(16):
            across = (cuts[i] + cuts[i + 1]) / 2
            self.poly(sides[i] + sides[i + 1][::-1], lit(colour, across, gloss))
        return body

    def belt(
        self,
        cx: float,
        y: float,
        r: float,
        fill: Colour,
        width: float = 4,
        *,
        tilt: float = 0.14,
    ) -> None:
        """A line around the front of a turned body at ``y``, where its radius is ``r``."""
        self.line(
            [around(cx, y, r, i / 12 - 1, tilt) for i in range(25)],
            fill,
            width,
        )

    def soft(self, x: float, y: float, rx: float, ry: float, strength: float = 0.4) -> None:
        """A soft oval of shade on what is already drawn."""
        (px, py), k = self.map([(x, y)])[0], self.scale
        size = (max(2, round(rx * 2 * k)), max(2, round(ry * 2 * k)))
        mask = _glow().resize(size).point(lambda v: int(v * strength))
        at = (round(px - size[0] / 2), round(py - size[1] / 2))
        patch = Image.new("RGBA", size, (44, 24, 18, 255))
        self._lay(patch, at, mask)

    def tint(self, points: Points, colour: Colour, share: float) -> None:
        """A see-through polygon."""
        mask, at = self._mask(points, int(share * 255))
        self._lay(Image.new("RGBA", mask.size, (*colour, 255)), at, mask)

    def cloth(
        self,
        points: Points,
        pattern: Image.Image,
        box: tuple[float, float, float, float],
        texture: str = "weave",
    ) -> None:
        """Fill a polygon with ``pattern`` stretched over ``box`` (x0, y0, x1, y1), textured."""
        mask, at = self._mask(points, 255)
        a, b, c, d, e, f = self.frame
        det = a * d - b * c
        x0, y0, x1, y1 = box
        kx, ky = pattern.width / (x1 - x0), pattern.height / (y1 - y0)
        ex, fy = at[0] - e, at[1] - f
        inverse = (
            d / det * kx,
            -c / det * kx,
            ((d * ex - c * fy) / det - x0) * kx,
            -b / det * ky,
            a / det * ky,
            ((a * fy - b * ex) / det - y0) * ky,
        )
        filled = pattern.transform(mask.size, Image.Transform.AFFINE, inverse)
        if texture:
            grain = textures.sheet(texture, self.width * 2)
            filled = ImageChops.multiply(filled, grain.crop((0, 0, *mask.size)))
        self.layer.paste(filled.convert("RGBA"), at, mask)

    def grained(self, points: Points, colour: Colour, texture: str) -> None:
        """A polygon of one colour with a material's texture."""
        pattern = Image.new("RGB", (1, 1), colour)
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        big = 4000.0
        self.cloth(
            points, pattern, (min(xs) - big, min(ys) - big, max(xs) + big, max(ys) + big), texture
        )

    def _mask(self, points: Points, value: int) -> tuple[Image.Image, tuple[int, int]]:
        """The polygon as a mask cut to its bounds inside the layer, and where it goes."""
        mapped = self.map(points)
        xs, ys = [p[0] for p in mapped], [p[1] for p in mapped]
        x0, y0 = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
        x1 = min(self.layer.width, math.ceil(max(xs)) + 1)
        y1 = min(self.layer.height, math.ceil(max(ys)) + 1)
        mask = Image.new("L", (max(1, x1 - x0), max(1, y1 - y0)))
        ImageDraw.Draw(mask).polygon([(x - x0, y - y0) for x, y in mapped], fill=value)
        return mask, (x0, y0)

    def _lay(self, patch: Image.Image, at: tuple[int, int], mask: Image.Image) -> None:
        """Blend ``patch`` over what is drawn, never onto the bare ground."""
        x0, y0 = max(0, at[0]), max(0, at[1])
        x1 = min(self.layer.width, at[0] + mask.width)
        y1 = min(self.layer.height, at[1] + mask.height)
        if x1 <= x0 or y1 <= y0:
            return
        inner = (x0 - at[0], y0 - at[1], x1 - at[0], y1 - at[1])
        drawn = self.layer.crop((x0, y0, x1, y1)).getchannel("A")
        mask = ImageChops.multiply(mask.crop(inner), drawn)
        self.layer.paste(patch.crop(inner), (x0, y0), mask)


def around(cx: float, y: float, r: float, u: float, tilt: float = 0.14) -> Point:
    """Where ``u`` (-1 left edge … 1 right edge, even around the body) lies on a turned body."""
    f = math.sin(math.pi / 2 * u)
    return (cx + r * f, y + tilt * r * math.sqrt(1 - f * f))


def radius_at(body: Points, y: float) -> float:
    """The radius of a smooth profile at ``y``."""
    return min(body, key=lambda p: abs(p[0] - y))[1]


def rounded(x0: float, y0: float, x1: float, y1: float, r: float = 0) -> list[Point]:
    """A rectangle with round corners as a polygon."""
    if not r:
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    out: list[Point] = []
    for cx, cy, start in (
        (x1 - r, y0 + r, 270),
        (x1 - r, y1 - r, 0),
        (x0 + r, y1 - r, 90),
        (x0 + r, y0 + r, 180),
    ):
        for step in range(7):
            angle = math.radians(start + step * 15)
            out.append((cx + r * math.cos(angle), cy + r * math.sin(angle)))
    return out


def petals(n: int, r: float, dent: float, x: float = 0, y: float = 0) -> list[Point]:
    """A rosette's outline with ``n`` petals; ``dent`` (0–1) is how deep they part."""
    out = []
    for i in range(n * 8):
        angle = i * math.tau / (n * 8)
        out.append(_polar(x, y, r * (1 - dent * (1 - abs(math.cos(angle * n / 2)))), angle))
    return out


def ngon(n: int, r: float, x: float = 0, y: float = 0, turn: float = 0) -> list[Point]:
    """A regular polygon."""
    return [_polar(x, y, r, math.radians(turn) + i * math.tau / n) for i in range(n)]


def _polar(x: float, y: float, r: float, angle: float) -> Point:
    return (x + r * math.cos(angle), y + r * math.sin(angle))


@lru_cache(maxsize=1)
def _glow() -> Image.Image:
    """A soft round spot: opaque in the middle, nothing at the rim."""
    spot = Image.radial_gradient("L")
    return spot.point(lambda v: max(0, 255 - int(v * 1.41)))
