"""Whatever is sent as a photo: taken as pixels alone, or refused with a sentence and no trace."""

import io
import random
import zipfile
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given
from hypothesis import settings as given_settings
from hypothesis import strategies as st
from PIL import Image

from catalog.models import Product, ProductImage
from core.models import Photo
from tests.catalog.desk.conftest import typed
from tests.catalog.test_photos import files, picture, png_bomb, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
PHOTO, NEW = "/desk/goods/new/photo/", "/desk/goods/new/"
SCRIPT = b"<script>alert(document.domain)</script>"


def encoded(kind="JPEG", **options):
    noise = Image.frombytes("RGB", (120, 150), random.Random(7).randbytes(120 * 150 * 3))
    buffer = io.BytesIO()
    noise.save(buffer, kind, **options)
    return buffer.getvalue()


def archive():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("index.html", SCRIPT)
    return buffer.getvalue()


def send(client, content, name="IMG_0001.jpg", key=None):
    file = SimpleUploadedFile(name, content, content_type="image/jpeg")
    return client.post(PHOTO, {"key": key or str(uuid4()), "photos": file})


HOSTILE = {
    "empty": b"",
    "text": "عکس نیست".encode(),
    "html": b"<html>" + SCRIPT,
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>",
    "pdf": b"%PDF-1.7\n1 0 obj <<>> endobj",
    "zip": archive(),
    "elf": b"\x7fELF" + bytes(400),
    "jpeg head alone": encoded()[:20],
    "truncated jpeg": encoded()[:-2000],
    "truncated png": encoded("PNG")[:3000],
    "truncated webp": encoded("WEBP")[:900],
    "truncated avif": encoded("AVIF")[:900],
    "bmp": encoded("BMP"),
    "tiff": encoded("TIFF"),
    "50 megapixels": png_bomb(),
    "far more": png_bomb(20_000),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_it_is_refused_with_a_sentence_and_no_trace(client, seller, media, content):
    answer = send(client, content)

    assert answer.status_code == 422
    assert answer["Content-Type"].startswith("text/plain")
    assert " " in answer.content.decode()
    assert files(media) == []
    assert (Photo.objects.count(), ProductImage.objects.count()) == (0, 0)


def test_a_file_of_16_megabytes_is_refused(client, seller, media):
    answer = send(client, encoded() + bytes(16 * 1024 * 1024))

    assert answer.status_code == 422
    assert "۱۵" in answer.content.decode() or "15" in answer.content.decode()
    assert files(media) == []


@pytest.mark.parametrize("tail", [SCRIPT, archive(), b"<?php system($_GET[0]); ?>"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_of_two_files_in_one_the_pixels_stay(client, seller, media, kind, tail):
    answer = send(client, encoded(kind) + tail, name="photo.php.jpg")

    if answer.status_code == 200:
        for path in files(media):
            assert path.suffix in {".webp", ".avif"}
            assert tail not in path.read_bytes()
    else:
        assert files(media) == []


def test_a_comment_in_a_picture_is_not_kept(client, seller, media):
    assert send(client, encoded(comment=SCRIPT)).status_code == 200

    assert files(media)
    assert not any(SCRIPT in path.read_bytes() for path in files(media))


@given_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    kind=st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "AVIF"]),
    wounds=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=40),
    cut=st.integers(0, 3000),
)
def test_a_wounded_picture_is_kept_or_refused_and_breaks_nothing(
    client, seller, media, kind, wounds, cut
):
    content = bytearray(encoded(kind))
    for at, value in wounds:
        content[at % len(content)] = value
    before = files(media)

    answer = send(client, bytes(content[: len(content) - cut]))

    assert answer.status_code in (200, 422)
    if answer.status_code == 422:
        assert files(media) == before
    else:
        for path in set(files(media)) - set(before):
            with Image.open(path) as kept:
                kept.load()


def test_a_bad_photo_beside_a_good_one_spoils_nothing(client, seller, media):
    bad = SimpleUploadedFile("bad.jpg", b"no picture")
    page = client.post(NEW, typed(photos=[upload(picture(40, 50)), bad]))

    assert page.status_code == 422
    assert "bad.jpg" in page.context["form"].errors["photos"][0]
    assert len(page.context["shots"]) == Photo.objects.count() == 1
    assert client.post(NEW, typed(key=page.context["form"]["key"].value())).status_code == 302
    assert Product.objects.get().state == "waiting"
