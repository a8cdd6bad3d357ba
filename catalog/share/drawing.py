"""Drawing a share card: the words by typst, the photographs by Pillow. Pure of the database."""

import io
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageDraw, ImageOps

from core import typeset

FOLDER: Final = Path(__file__).parent / "typst"
WIDTH, HEIGHT = 1200, 630
# Where the photographs lie, in pixels: left, top, width, height; the words keep off them.
GOODS_BOX: Final = (0, 0, 504, 630)
COVER_BOX: Final = (0, 0, 1200, 270)
FACE_BOX: Final = (70, 170, 200, 200)
# A card of few colours is a third as heavy, and messengers leave heavy pictures out.
COLOURS: Final = 256


@dataclass(frozen=True)
class Words:
    """What a card says; ``kind`` is ``shop`` or ``goods``."""

    kind: str
    language: str
    name: str
    line: str
    place: str
    market: str
    market_line: str
    accent: str
    ground: str
    dye: str


def draw(words: Words, photo: Image.Image | None, face: Image.Image | None = None) -> bytes:
    """Return the card as a PNG of 1200 × 630. About 0.2 s.

    ``photo`` is the goods' first or the shop's cover, ``face`` the shop's emblem; in a card of a
    Persian page they lie left, in an English one right.
    """
    data: dict[str, Any] = {**asdict(words), "photo": photo is not None, "face": face is not None}
    card = Image.open(io.BytesIO(typeset.png(FOLDER / "card.typ", data))).convert("RGB")
    box = GOODS_BOX if words.kind == "goods" else COVER_BOX
    if photo is not None:
        card.paste(_cut(photo, box[2:]), _at(box, words.language))
    if face is not None:
        _paste_round(card, face, _at(FACE_BOX, words.language))
    out = io.BytesIO()
    card.quantize(COLOURS, dither=Image.Dither.FLOYDSTEINBERG).save(out, "PNG", optimize=True)
    return out.getvalue()


def _at(box: tuple[int, int, int, int], language: str) -> tuple[int, int]:
    left, top, width, _height = box
    return (left if language == "fa" else WIDTH - left - width, top)


def _cut(photo: Image.Image, size: tuple[int, ...]) -> Image.Image:
    return ImageOps.fit(photo.convert("RGB"), (size[0], size[1]), Image.Resampling.LANCZOS)


def _paste_round(card: Image.Image, face: Image.Image, at: tuple[int, int]) -> None:
    """Paste a round emblem with a white rim; drawn large first, so that its edge is smooth."""
    side, rim, fine = FACE_BOX[2], 8, 4
    mask = Image.new("L", (side * fine, side * fine), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, side * fine - 1, side * fine - 1), fill=255)
    mask = mask.resize((side, side), Image.Resampling.LANCZOS)
    rimmed = Image.new("RGB", (side, side), "white")
    inner = side - 2 * rim
    rimmed.paste(_cut(face, (inner, inner)), (rim, rim), mask.resize((inner, inner)))
    card.paste(rimmed, at, mask)
