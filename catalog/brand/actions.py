"""The only writers of a shop's face: each locks the shop, writes, and renews the kept pages."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import IO, Any, Final, Literal

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.db.models.fields.files import FieldFile

from catalog.brand.recordings import Recording
from catalog.models import Product, Rack, Racked
from catalog.photos import keep
from catalog.photos.sizes import COVERS, FACES
from catalog.uploads import read_upload
from core import kept
from core.models import Photo
from sellers.brand.palettes import BY_CODE
from sellers.models import Brand, Partner

MOST_RACKS: Final = 12
MOST_IN_A_RACK: Final = 24
SIZES: Final = {"portrait": FACES, "cover": COVERS}


class TooManyRacks(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The shop has as many shelves as its page can show."""


class RackNamed(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The shop has another shelf of that name."""


def face_of(seller: Partner) -> Brand:
    """Return the shop's face to read, a fresh one when nothing was said yet. One query."""
    return Brand.objects.filter(seller=seller).first() or Brand(seller=seller)


def _locked(seller: Partner) -> Brand:
    """Return the shop's face with the shop's row locked; made when it is missing."""
    Partner.objects.select_for_update().get(pk=seller.pk)
    return Brand.objects.get_or_create(seller=seller)[0]


@transaction.atomic
def wear(seller: Partner, palette: str) -> None:
    """Put on a set of colours, or the theme's own with ''. Raise ``KeyError`` for no such set."""
    if palette and palette not in BY_CODE:
        raise KeyError(palette)
    brand = _locked(seller)
    brand.palette = palette
    brand.save(update_fields=["palette"])
    kept.changed()


@transaction.atomic
def tell(seller: Partner, *, story: str, story_en: str, place: str, place_en: str) -> None:
    """Write the story and the words about the place."""
    brand = _locked(seller)
    brand.place, brand.place_en = place, place_en
    brand.save(update_fields=["place", "place_en"])
    seller.story, seller.story_en = story, story_en
    seller.save(update_fields=["story", "story_en"])
    kept.changed()


def hang(seller: Partner, which: Literal["portrait", "cover"], upload: IO[bytes]) -> Photo:
    """Show a new portrait or cover; the old one goes when nothing else shows it.

    Raise ``PhotoRefused``; then nothing is kept, on disk neither.
    """
    picture = read_upload(upload)
    with transaction.atomic():
        _locked(seller)
        photo = keep(picture, title=seller.name, sizes=SIZES[which])
        fresh = Partner.objects.get(pk=seller.pk)
        old: Any = getattr(fresh, which)
        setattr(fresh, which, photo)
        fresh.save(update_fields=[which])
        setattr(seller, which, photo)
        _let_go(old)
        kept.changed()
    return photo


@transaction.atomic
def take_down(seller: Partner, which: Literal["portrait", "cover"]) -> None:
    """Show no portrait, or no cover, any more."""
    _locked(seller)
    fresh = Partner.objects.get(pk=seller.pk)
    old: Any = getattr(fresh, which)
    setattr(fresh, which, None)
    fresh.save(update_fields=[which])
    setattr(seller, which, None)
    _let_go(old)
    kept.changed()


def _let_go(photo: Photo | None) -> None:
    """Delete a photo that no shop and no goods show."""
    if photo is None or photo.product_images.exists():
        return
    if (
        not Partner.objects.filter(portrait=photo).exists()
        | Partner.objects.filter(cover=photo).exists()
    ):
        photo.delete()


@transaction.atomic
def speak(seller: Partner, recording: Recording | None, *, text: str, text_en: str) -> None:
    """Let the shop speak: a new recording, or with ``None`` the one it has, and its writing.

    The old file goes once that is committed, the new one when it is not.
    """
    brand = _locked(seller)
    brand.voice_text, brand.voice_text_en = text, text_en
    if recording is not None:
        old = brand.voice.name
        brand.voice.save(f"x.{recording.kind}", ContentFile(recording.content), save=False)
        brand.voice_kind, brand.voice_seconds = recording.kind, recording.seconds
        if old:
            transaction.on_commit(partial(_delete, brand.voice, old))
    try:
        with transaction.atomic():
            brand.save()
    except BaseException:
        if recording is not None:
            _delete(brand.voice, brand.voice.name)
        raise
    kept.changed()


@transaction.atomic
def fall_silent(seller: Partner) -> None:
    """Take the voice and its writing away."""
    brand = _locked(seller)
    old = brand.voice.name
    brand.voice, brand.voice_kind, brand.voice_seconds = "", "", 0
    brand.voice_text = brand.voice_text_en = ""
    brand.save()
    if old:
        transaction.on_commit(partial(_delete, brand.voice, old))
    kept.changed()


def _delete(field: FieldFile, name: str | None) -> None:
    with suppress(OSError):
        field.storage.delete(str(name))


@transaction.atomic
def arrange(
    seller: Partner, rack: int | None, *, name: str, name_en: str, goods: Sequence[int]
) -> Rack:
    """Write a rack, a new one when ``rack`` is None, with the seller's ``goods`` in this order.

    Goods that are not hers are left out. Raise ``DoesNotExist`` for another's rack,
    ``TooManyRacks``, or ``RackNamed`` when another of hers has the name.
    """
    brand = _locked(seller)
    mine = Rack.objects.filter(seller=seller)
    others = mine if rack is None else mine.exclude(pk=rack)
    if others.filter(name=name).exists():
        raise RackNamed
    if rack is None:
        if mine.count() >= MOST_RACKS:
            raise TooManyRacks
        last = mine.aggregate(last=Max("position"))["last"]
        found = Rack(seller=seller, position=0 if last is None else last + 1)
    else:
        found = mine.get(pk=rack)
    found.name, found.name_en = name, name_en
    found.save()
    hers = set(Product.objects.of_seller(seller).filter(pk__in=goods).values_list("pk", flat=True))
    chosen = [pk for pk in dict.fromkeys(goods) if pk in hers][:MOST_IN_A_RACK]
    found.items.all().delete()
    Racked.objects.bulk_create(
        Racked(rack=found, product_id=pk, position=n) for n, pk in enumerate(chosen)
    )
    _note(brand)
    return found


@transaction.atomic
def move_rack(seller: Partner, pk: int, *, up: bool) -> None:
    """Change places with the rack before, or after; at the end nothing happens."""
    brand = _locked(seller)
    racks = list(Rack.objects.filter(seller=seller).order_by("position", "pk"))
    place = next((n for n, rack in enumerate(racks) if rack.pk == pk), None)
    if place is None:
        raise Rack.DoesNotExist
    other = place - 1 if up else place + 1
    if 0 <= other < len(racks):
        racks[place], racks[other] = racks[other], racks[place]
    for position, rack in enumerate(racks):
        rack.position = position
    Rack.objects.bulk_update(racks, ["position"])
    _note(brand)


@transaction.atomic
def take_apart(seller: Partner, pk: int) -> None:
    """Remove a rack; its goods stay."""
    brand = _locked(seller)
    Rack.objects.get(seller=seller, pk=pk).delete()
    _note(brand)


def _note(brand: Brand) -> None:
    """Keep beside the face whether there are racks: the producer's page asks for none in vain."""
    brand.has_shelves = Rack.objects.filter(seller=brand.seller_id).exists()
    brand.save(update_fields=["has_shelves"])
    kept.changed()
