"""The one door for photographs: stripped of all but pixels, kept, cut and shown."""

import hashlib
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.fields.files import FieldFile
from PIL import Image
from wagtail.images.models import Filter

from catalog import pixels
from catalog.models import Product, ProductImage
from catalog.photos.sizes import GOODS, cuts_of, specs
from catalog.pixels import Encoded, Size
from catalog.uploads import LONGEST, PhotoRefused, read_upload
from core import kept
from core.models import Photo, Rendition
from core.storage import is_full

log = logging.getLogger(__name__)


def attach(product: Product, upload: IO[bytes] | Image.Image, alt: str = "") -> ProductImage:
    """Add a photograph to a product, after those it has; its card follows by signal.

    ``alt`` says what is seen, for those who do not see; the title stands in. Raise
    ``PhotoRefused``; then nothing is kept, on disk neither.
    """
    picture = upload if isinstance(upload, Image.Image) else read_upload(upload)
    with _all_or_nothing() as files:
        photo = _keep(picture, product.get_title(), alt, GOODS, files)
        image: ProductImage = ProductImage.objects.create(
            product=product,
            photo=photo,
            original=photo.file.name,
            caption=alt[:200],
            display_order=product.images.count(),
        )
        return image


def take_in(image: ProductImage) -> None:
    """Turn what Oscar's dashboard uploaded to ``image.original`` into a photo; not saved here."""
    picture = read_upload(image.original.file)
    title = image.product.get_title() if image.product_id else ""
    image.photo = keep(picture, title=title, alt=image.caption)
    image.original = image.photo.file.name


def keep(
    picture: Image.Image, *, title: str, alt: str = "", sizes: tuple[Size, ...] = GOODS
) -> Photo:
    """Store a picture as a photo with all its renditions; on failure nothing stays on disk."""
    with _all_or_nothing() as files:
        return _keep(picture, title, alt, sizes, files)


@contextmanager
def _all_or_nothing() -> Iterator[list[FieldFile]]:
    """Yield a list for the files that are written; on failure they go, and the rows with them.

    A full disk is a ``PhotoRefused``.
    """
    files: list[FieldFile] = []
    try:
        with transaction.atomic():
            yield files
    except BaseException as error:
        for file in files:
            with suppress(OSError):
                file.storage.delete(str(file.name))
        if is_full(error):
            log.error("the disk for photographs is full")
            raise PhotoRefused("full") from error
        raise


def _keep(
    picture: Image.Image, title: str, alt: str, sizes: tuple[Size, ...], files: list[FieldFile]
) -> Photo:
    if max(picture.size) > LONGEST or picture.mode != "RGB":
        picture = picture.convert("RGB")
        picture.thumbnail((LONGEST, LONGEST))
    content = pixels.original(picture)
    photo = Photo(
        title=(title or alt)[:255],
        description=alt[:255],
        colour=pixels.colour(picture),
        file_size=len(content),
        file_hash=hashlib.sha1(content, usedforsecurity=False).hexdigest(),
    )
    _write(photo.file, "photo.webp", content, files)
    photo.width, photo.height = picture.size
    photo.save()
    _store(photo, pixels.cuts(picture, cuts_of(sizes)), files)
    return photo


def make_renditions(photo: Photo, sizes: tuple[Size, ...] = GOODS) -> int:
    """Make the renditions that a photo lacks, those of Wagtail's pages too; return how many.

    Reads the file once whatever the number; reads nothing when all are there.
    """
    wanted = specs(sizes)
    names = photo.renditions.filter(filter_spec__in=wanted).values_list("filter_spec", flat=True)
    missing = wanted.keys() - set(names)
    if not missing:
        return 0
    with photo.open_file() as file:
        picture = pixels.read(
            file, most_pixels=settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS, longest=LONGEST
        )
    cuts = pixels.cuts(picture, cuts_of(sizes), _focus(photo))
    with _all_or_nothing() as files:
        return _store(photo, (cut for cut in cuts if cut.spec in missing), files)


def _focus(photo: Photo) -> tuple[float, float]:
    """Return where the middle of interest lies, as shares of width and height."""
    point = photo.get_focal_point()
    if point is None:
        return (0.5, 0.5)
    return (point.centroid[0] / photo.width, point.centroid[1] / photo.height)


def _store(photo: Photo, cuts: Iterable[Encoded], files: list[FieldFile]) -> int:
    """Write the cuts and their rows; return how many."""
    rows = []
    for made in cuts:
        key = Filter(spec=made.spec).get_cache_key(photo)
        row = Rendition(image=photo, filter_spec=made.spec, focal_point_key=key)
        name = f"photo-{photo.pk}.{made.spec.replace('|', '.')}.{made.spec.rpartition('-')[2]}"
        _write(row.file, name, made.content, files)
        row.width, row.height = made.size
        rows.append(row)
    Rendition.objects.bulk_create(rows, ignore_conflicts=True)
    kept.changed()
    return len(rows)


def _write(field: FieldFile, name: str, content: bytes, files: list[FieldFile]) -> None:
    field.save(name, ContentFile(content), save=False)
    files.append(field)
