"""Cutting, encoding and judging of pictures. Pure: Pillow and the standard library only."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Final, NamedTuple

from PIL import Image, ImageOps

# What a phone, a scanner or a drawing program writes; told by the content, not by the name.
READ: Final = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "MPO")
# Measured on 960 × 1200: WebP 24 ms, AVIF 37 ms and a fifth smaller; slower settings gain little.
ENCODERS: Final = {
    "webp": ("WEBP", {"quality": 78, "method": 2}),
    "avif": ("AVIF", {"quality": 50, "speed": 9}),
}
# The original is kept, not sent: quick to write matters more than small.
ORIGINAL: Final = ("WEBP", {"quality": 86, "method": 0})
WHITE: Final = (255, 255, 255)


class Size(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


class Cut(NamedTuple):
    """A size and a format (``webp``, ``avif``) that a picture is wanted in."""

    size: Size
    kind: str


@dataclass(frozen=True)
class Encoded:
    """One file: what it was asked as, its bytes and its true size."""

    spec: str
    content: bytes
    size: Size


class PictureFault(ValueError):  # noqa: N818 -- an answer to the caller
    """The upload is no picture we take; ``code`` is ``type``, ``damaged`` or ``pixels``."""

    def __init__(self, code: str) -> None:
        """Keep the stable code; the words belong to the caller."""
        super().__init__(code)
        self.code = code


def read(file: IO[bytes], *, most_pixels: int, longest: int) -> Image.Image:
    """Return the picture upright, in RGB, at most ``longest`` pixels a side.

    Nothing of the file but its pixels is kept: no place, no camera, no thumbnail. The number of
    pixels is judged by the header, before a single one is decoded. Raise ``PictureFault``.
    """
    try:
        image = Image.open(file, formats=READ)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureFault("pixels") from error
    except Exception as error:
        raise PictureFault("type") from error
    if image.width * image.height > most_pixels:
        raise PictureFault("pixels")
    try:
        image.draft("RGB", (longest, longest))
        image.load()
        upright = _on_white(ImageOps.exif_transpose(image))
    except Exception as error:
        raise PictureFault("damaged") from error
    if max(upright.size) > longest:
        upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    upright.info = {}
    return upright


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in ("RGB", "L"):
        return image.convert("RGB")
    layer = image.convert("RGBA")
    ground = Image.new("RGB", layer.size, WHITE)
    ground.paste(layer, mask=layer.getchannel("A"))
    return ground


def encode(image: Image.Image, encoder: tuple[str, dict[str, int]]) -> bytes:
    """Return the picture as a file."""
    buffer = io.BytesIO()
    kind, options = encoder
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def original(image: Image.Image) -> bytes:
    """Return the picture as the file that is kept."""
    return encode(image, ORIGINAL)


def cut(image: Image.Image, size: Size, focus: tuple[float, float] = (0.5, 0.5)) -> Image.Image:
    """Return the largest part of the shape of ``size`` around ``focus``, never enlarged."""
    wanted = min(image.width / size.width, image.height / size.height)
    if wanted < 1:
        size = Size(max(1, int(size.width * wanted)), max(1, int(size.height * wanted)))
    return ImageOps.fit(image, size, Image.Resampling.BICUBIC, centering=focus)


def cuts(
    image: Image.Image, wanted: Sequence[Cut], focus: tuple[float, float] = (0.5, 0.5)
) -> Iterator[Encoded]:
    """Yield the picture in every size and format; a size that adds no pixel is left out.

    Named as Wagtail names them (``fill-640x800|format-webp``), so that Wagtail finds them too.
    """
    made: set[tuple[Size, str]] = set()
    parts: dict[Size, Image.Image] = {}
    for size, kind in wanted:
        if size not in parts:
            parts[size] = cut(image, size, focus)
        true = Size(*parts[size].size)
        if (true, kind) not in made:
            made.add((true, kind))
            yield Encoded(spec(size, kind), encode(parts[size], ENCODERS[kind]), true)


def spec(size: Size, kind: str) -> str:
    """Return Wagtail's name for a cut."""
    return f"fill-{size.width}x{size.height}|format-{kind}"


def colour(image: Image.Image) -> str:
    """Return the colour most of the picture has, as ``#rrggbb``."""
    small = image.resize((24, 24), Image.Resampling.BOX).quantize(6, Image.Quantize.MEDIANCUT)
    counts = small.histogram()
    index = counts.index(max(counts))
    red, green, blue = (small.getpalette() or [])[index * 3 : index * 3 + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"
