"""The poster of a shop and the price tags of its goods as PDF; about 30 ms each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import segno
from django.utils.translation import gettext as _

from core import typeset
from core.language import either, language, spoken
from core.money import Rials, toman_text
from core.structured import absolute
from sellers.brand.palettes import BY_CODE
from sellers.models import Partner

FOLDER: Final = Path(__file__).parent / "typst"
MADDER: Final = BY_CODE["madder"]


class Tag(NamedTuple):
    """What one tag says; ``price`` in rials, ``address`` the product's page as a path."""

    name: str
    price: int
    address: str
    code: str = ""


def code_of(address: str) -> str:
    """Return the QR code of an absolute address as an SVG picture; a fifth of it may be lost."""
    made = segno.make(address, error="m", micro=False)
    return str(made.svg_inline(border=0, dark="#1f1a17", omitsize=True))


def poster(seller: Partner, palette: str) -> bytes:
    """Return an A4 poster: the shop's name, and a code that leads to its page."""
    colours = BY_CODE.get(palette, MADDER).light
    address = absolute(seller.get_absolute_url())
    county = seller.county
    data = {
        **_frame(colours.accent, colours.ground),
        "name": either(seller.name, seller.name_en),
        "tagline": either(seller.tagline, seller.tagline_en),
        "place": either(county.name_fa, county.name_en) if county else "",
        "qr": code_of(address),
        "address": address.partition("://")[2].rstrip("/"),
        "scan": _("Point your phone's camera here and see our goods"),
        "licensed": _("Made at home, under a licence"),
    }
    return typeset.pdf(FOLDER / "poster.typ", data)


def tags(seller: Partner, rows: Sequence[Tag], palette: str) -> bytes:
    """Return A4 sheets of 21 tags, one for each row, with lines to cut along."""
    colours = BY_CODE.get(palette, MADDER).light
    data = {
        **_frame(colours.accent, colours.ground),
        "seller": either(seller.name, seller.name_en),
        "tags": [_tag(row) for row in rows],
    }
    return typeset.pdf(FOLDER / "tags.typ", data)


def _tag(row: Tag) -> dict[str, str]:
    return {
        "name": row.name,
        "price": toman_text(Rials(row.price), language(), unit=False),
        "unit": _("toman"),
        "code": spoken(row.code),
        "qr": code_of(absolute(row.address)),
    }


def _frame(accent: str, ground: str) -> dict[str, Any]:
    return {
        "language": language(),
        "accent": accent,
        "ground": ground,
        "market": _("Bazarche"),
        "market_line": _("The market of home producers of Lorestan"),
    }
