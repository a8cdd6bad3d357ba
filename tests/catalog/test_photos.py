"""The one door for photographs: what comes in, what is kept of it, and what is refused."""

import errno
import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import Collection

from catalog import pixels
from catalog.models import ProductImage
from catalog.photos import PhotoRefused, attach, intake, make_renditions, photo_dict, photo_values
from core.models import Photo, Rendition
from tests import factories

pytestmark = pytest.mark.django_db

GPS = 0x8825


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    return tmp_path


@pytest.fixture
def jam(media):
    return factories.product("مربای انجیر")


def picture(width=1600, height=1200, colour=(180, 40, 40)):
    return Image.new("RGB", (width, height), colour)


def upload(image, kind="JPEG", name="jam.jpg", **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return SimpleUploadedFile(name, buffer.getvalue())


def files(media: Path):
    return sorted(path for path in media.rglob("*") if path.is_file())


def png_bomb(side=7100):
    """A PNG of over 50 million white pixels in some kilobytes."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = zlib.compressobj(9)
    row = b"\0" + b"\xff" * ((side + 7) // 8)
    data = b"".join(rows.compress(row) for _ in range(side)) + rows.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def test_an_upload_becomes_a_photo_in_all_sizes(jam):
    image = attach(jam, upload(picture(), "PNG"), "a jar of jam")

    photo = image.photo
    assert (photo.title, photo.description, photo.colour) == (jam.title, "a jar of jam", "#b42828")
    assert image.original.name == photo.file.name
    shown = photo_dict(photo)
    assert (shown["w"], shown["h"], shown["alt"]) == (640, 800, "a jar of jam")
    assert shown["src"].endswith(".webp")
    assert sorted(shown["srcset"]) == ["avif", "webp"]
    widths = [part.split()[1] for part in shown["srcset"]["avif"].split(", ")]
    assert widths == ["160w", "320w", "640w", "960w"]  # 1200 × 1500 would be larger than the photo
    assert shown["color"] == "#b42828"


def test_the_card_follows(jam, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        attach(jam, picture())
    jam.card.refresh_from_db()

    assert jam.card.photo == photo_dict(Photo.objects.get())


def test_photos_stand_in_the_order_they_came(jam):
    first, second = attach(jam, picture()), attach(jam, picture(colour=(1, 2, 3)))

    assert [first.display_order, second.display_order] == [0, 1]
    assert list(jam.images.all()) == [first, second]


def test_only_pixels_are_kept(jam):
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "A telephone"
    exif.get_ifd(GPS)[1] = "N"
    image = attach(jam, upload(picture(800, 600), exif=exif))

    with Image.open(image.photo.file.path) as kept:
        assert kept.size == (600, 800)
        assert dict(kept.getexif()) == {}
        assert "exif" not in kept.info


def test_a_huge_photo_is_kept_no_larger_than_screens(jam):
    image = attach(jam, upload(picture(6000, 4000)))

    assert (image.photo.width, image.photo.height) == (2400, 1600)


def test_see_through_pictures_stand_on_white(jam):
    clear = Image.new("RGBA", (400, 500), (255, 0, 0, 0))
    image = attach(jam, upload(clear, "PNG", "jam.png"))

    assert image.photo.colour == "#ffffff"


@pytest.mark.parametrize(
    ("kind", "name"), [("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif")]
)
def test_common_formats_are_read(jam, kind, name):
    assert attach(jam, upload(picture(400, 500), kind, name)).photo.file.name.endswith(".webp")


def whole_jpeg():
    noise = Image.frombytes("RGB", (300, 300), random.Random(1).randbytes(270_000))
    return upload(noise).read()


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("type", b"#!/bin/sh\necho no picture"),
        ("type", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        ("damaged", whole_jpeg()[:9000]),
        ("pixels", png_bomb()),
    ],
    ids=["script", "svg", "truncated", "bomb"],
)
def test_what_is_no_sound_picture_is_refused(jam, media, code, content):
    attach(jam, picture())
    before, photo = files(media), Photo.objects.get()
    with pytest.raises(PhotoRefused) as refusal:
        attach(jam, SimpleUploadedFile("jam.jpg", content))

    assert refusal.value.code == code
    assert files(media) == before
    assert list(Photo.objects.all()) == [photo]
    assert jam.images.count() == 1


def test_refusals_say_what_to_do(jam, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 2 * 1024**2
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1_000_000
    cases = {
        "type": b"no picture",
        "damaged": whole_jpeg()[:9000],
        "pixels": upload(picture(1001, 1000)).read(),
        "size": b"0" * (2 * 1024**2 + 1),
    }
    words = {}
    for code, content in cases.items():
        with pytest.raises(PhotoRefused) as refusal:
            attach(jam, SimpleUploadedFile("jam.jpg", content))
        assert refusal.value.code == code
        words[code] = refusal.value.messages[0]

    assert len(set(words.values())) == 4
    assert "1 " in words["pixels"]
    assert "2 " in words["size"]


def test_a_bomb_is_refused_by_its_header(jam, monkeypatch):
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("pixels were decoded"))
    with pytest.raises(PhotoRefused):
        attach(jam, SimpleUploadedFile("bomb.png", png_bomb()))


def test_a_failure_on_the_way_leaves_nothing(jam, media, monkeypatch):
    monkeypatch.setattr(ProductImage.objects, "create", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        attach(jam, picture())

    assert files(media) == []
    assert not Photo.objects.exists()


def test_a_full_disk_is_said_and_nothing_is_kept(jam, media, monkeypatch):
    write, written = intake._write, []

    def half(field, name, content, files):
        if len(written) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(field, name, content, files)
        written.append(name)

    monkeypatch.setattr(intake, "_write", half)

    with pytest.raises(PhotoRefused) as refused:
        attach(jam, upload(picture()))

    assert (refused.value.code, len(written)) == ("full", 2)
    assert (files(media), Photo.objects.count(), jam.images.count()) == ([], 0, 0)


def test_missing_sizes_are_made_once(jam, monkeypatch):
    photo = attach(jam, picture()).photo
    whole = photo_dict(photo)
    photo.renditions.filter(filter_spec="fill-640x800|format-avif").delete()

    assert photo_dict(photo) != whole
    assert make_renditions(photo) == 1
    assert photo_dict(photo)["srcset"].keys() == whole["srcset"].keys()
    monkeypatch.setattr(intake.pixels, "read", lambda *_, **__: pytest.fail("read again"))
    assert make_renditions(photo) == 0


def test_wagtail_finds_our_cuts(jam):
    photo = attach(jam, picture()).photo
    number = photo.renditions.count()

    assert photo.get_rendition("fill-640x800|format-webp").width == 640
    assert photo.renditions.count() == number


def test_a_cut_keeps_the_point_of_interest():
    wide = picture(1000, 400, (0, 0, 0))
    wide.paste((255, 255, 255), (900, 0, 1000, 400))
    size = pixels.Size(320, 400)

    assert pixels.colour(pixels.cut(wide, size, (0.05, 0.5))) == "#000000"
    assert pixels.cut(wide, size, (0.95, 0.5)).getpixel((300, 200)) == (255, 255, 255)


def test_many_photos_cost_one_query(jam, django_assert_num_queries):
    photos = [attach(jam, picture(colour=(n, n, n))).photo for n in range(3)]
    with django_assert_num_queries(1):
        assert len(photo_values(photos[:1])) == 1
    with django_assert_num_queries(1):
        assert len(photo_values(photos)) == 3


def test_the_dashboards_upload_becomes_a_photo(jam, django_capture_on_commit_callbacks):
    image = ProductImage(product=jam, original=upload(picture(900, 900)), caption="jam")
    image.full_clean()
    with django_capture_on_commit_callbacks(execute=True):
        image.save()

    assert image.photo.description == "jam"
    assert image.original.name == image.photo.file.name
    assert Rendition.objects.filter(image=image.photo).exists()
    jam.card.refresh_from_db()
    assert jam.card.photo["alt"] == "jam"


def test_the_dashboard_hears_why_an_upload_is_refused(jam, media):
    image = ProductImage(product=jam, original=SimpleUploadedFile("bomb.png", png_bomb()))
    with pytest.raises(ValidationError) as refusal:
        image.full_clean()

    assert "40" in refusal.value.message_dict["original"][0]
    assert files(media) == []


def test_a_deleted_photo_leaves_the_card(jam, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = attach(jam, picture())
    jam.card.refresh_from_db()
    assert jam.card.photo is not None

    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
    jam.card.refresh_from_db()
    assert jam.card.photo is None
