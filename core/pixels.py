"""Reading pictures that people send. Pure: Pillow and the standard library only."""

import io
from typing import IO, Any, Final

from PIL import Image, ImageOps

# What a phone, a scanner or a drawing program writes; told by the content, not by the name.
READ: Final = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "MPO")
WHITE: Final = (255, 255, 255)


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


def encode(image: Image.Image, encoder: tuple[str, dict[str, Any]]) -> bytes:
    """Return the picture as a file."""
    buffer = io.BytesIO()
    kind, options = encoder
    image.save(buffer, kind, **options)
    return buffer.getvalue()
