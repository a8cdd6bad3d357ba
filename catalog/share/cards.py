"""What the share cards of shops and goods say, and where each is kept."""

import hashlib
import json
from dataclasses import asdict
from typing import Any, Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.translation import gettext as _
from PIL import Image

from catalog.brand.queries import brand_of
from catalog.models import Card
from catalog.share.drawing import HEIGHT, WIDTH, Words, draw
from core.language import either, language
from core.models import Photo
from core.structured import absolute
from sellers.brand.palettes import BY_CODE, PALETTES
from sellers.models import County, Partner

# Part of every fingerprint: a new design is a new picture.
DESIGN: Final = 1
MARK: Final = 12


def words_of_shop(seller: Partner) -> Words:
    """Return what a shop's card says, in the active language."""
    brand = brand_of(seller)
    return Words(
        kind="shop",
        name=either(seller.name, seller.name_en),
        line=either(seller.tagline, seller.tagline_en),
        place=_place(seller.county),
        **_frame(brand.palette if brand else ""),
    )


def words_of_goods(card: Card, county: Any, palette: str) -> Words:
    """Return what the card of goods says; ``county`` has names. No price: shared links grow old."""
    return Words(
        kind="goods",
        name=card.name,
        line=card.seller_title,
        place=_place(county),
        **_frame(palette),
    )


def _place(county: County | Any | None) -> str:
    if county is None:
        return ""
    place = either(county.name_fa, county.name_en)
    return _("Made in %(place)s, Lorestan") % {"place": place}


def _frame(palette: str) -> dict[str, str]:
    colours = BY_CODE.get(palette, PALETTES[0]).light
    return {
        "language": language(),
        "market": _("Bazarche"),
        "market_line": _("Made at home in Lorestan"),
        "accent": colours.accent,
        "ground": colours.ground,
        "dye": colours.dye_4,
    }


def mark(words: Words, *pictures: object) -> str:
    """Return a fingerprint of what a card shows; ``pictures`` are what tells photographs apart."""
    said = json.dumps([DESIGN, asdict(words), list(map(str, pictures))], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:MARK]


def as_picture(address: str, alt: str) -> dict[str, Any]:
    """Return what ``parts/share_image.html`` reads of a card."""
    return {"alt": alt, "w": WIDTH, "h": HEIGHT, "src": absolute(address)}


def shop_address(seller: Partner) -> str:
    """Return the address of a shop's card. No query for a seller with county and brand."""
    stamp = mark(words_of_shop(seller), seller.portrait_id, seller.cover_id)
    return f"{reverse('share:shop', args=[seller.slug])}?v={stamp}"


def goods_stamp(card: Card, county: Any) -> str:
    """Return the fingerprint of the card of goods, its shop's colours not counted: no query."""
    return mark(words_of_goods(card, county, ""), photo_of(card))


def goods_address(card: Card, county: Any) -> str:
    """Return the address of the card of goods. No query."""
    return f"{reverse('share:goods', args=[card.pk])}?v={goods_stamp(card, county)}"


def photo_of(card: Card) -> str:
    """Return what tells the card's photograph from another."""
    return str((card.photo or {}).get("src", ""))


def kept(folder: str, stamp: str, words: Words, *, photo: Any, face: Any = None) -> bytes:
    """Return the card's PNG; drawn and stored when it is not there, older ones of it removed.

    ``photo`` and ``face`` are functions that open the photographs: only asked when it is drawn.
    """
    name = f"share/{folder}/{words.language}-{stamp}.png"
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            return bytes(file.read())
    content = draw(words, photo(), face() if face else None)
    _forget(f"share/{folder}", words.language)
    default_storage.save(name, ContentFile(content))
    return content


def _forget(folder: str, code: str) -> None:
    try:
        _folders, files = default_storage.listdir(folder)
    except OSError:
        return
    for file in files:
        if file.startswith(f"{code}-"):
            default_storage.delete(f"{folder}/{file}")


def opened(photo: Photo | None) -> Image.Image | None:
    """Return a photo's pixels, ``None`` when there is none or its file is gone."""
    if photo is None:
        return None
    try:
        with photo.file.storage.open(photo.file.name) as file:
            image = Image.open(file)
            image.load()
            return image
    except OSError:
        return None
