"""Private files: what is taken, what is refused with a sentence, and what it is shown with."""

import errno
import io
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as within
from hypothesis import strategies as st
from PIL import Image

from core import private
from core.models import PrivateFile
from core.uploads import DocumentRefused

pytestmark = pytest.mark.django_db

CAMERA = b"Camera of a home"


def picture(kind="JPEG", size=(40, 30), **options):
    buffer = io.BytesIO()
    Image.new("RGB", size, "#9b2c23").save(buffer, kind, **options)
    return buffer.getvalue()


def with_place():
    exif = Image.Exif()
    exif[0x010F] = CAMERA.decode()
    exif[0x8825] = {1: "N", 2: (33.0, 29.0, 16.0)}
    exif[0x0112] = 6  # lies on its side
    return picture(exif=exif.tobytes())


def document(body=b"1 0 obj\n<</Type/Catalog>>\nendobj\n", tail=b""):
    head = b"%PDF-1.7\n" + body
    cross = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1>>\n"
    return head + cross + b"startxref\n%d\n%%%%EOF\n" % len(head) + tail


def bomb(width=20_000, height=20_000):
    """A PNG of 400 megapixels in a few hundred bytes."""

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"x") + chunk(b"IEND", b"")


def on_disk():
    return [path for path in Path(settings.PRIVATE_ROOT).rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def empty_folder():
    for path in on_disk():
        path.unlink()


def take(content, name="مجوز.jpg"):
    return private.take_in(SimpleUploadedFile(name, content), by=None)


def refused(content, name="مجوز.jpg"):
    with pytest.raises(DocumentRefused) as refusal:
        take(content, name)
    assert not PrivateFile.objects.exists()
    assert on_disk() == []
    return refusal.value.code


class TestTaken:
    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
    def test_pictures_whatever_their_name(self, kind):
        kept = take(picture(kind), name="licence.exe")

        assert (kept.kind, kept.name) == ("image", "licence.exe")
        assert Image.open(kept.file).format == "JPEG"
        assert kept.size == len(on_disk()[0].read_bytes())

    def test_place_and_camera_are_left_out_and_the_picture_stands_upright(self):
        sent = with_place()
        assert CAMERA in sent

        kept = take(sent)

        content = on_disk()[0].read_bytes()
        assert CAMERA not in content
        assert not Image.open(kept.file).getexif()
        assert Image.open(kept.file).size == (30, 40)

    def test_a_second_file_inside_a_picture_does_not_come_along(self):
        take(picture() + b"PK\x03\x04<script>alert(1)</script>")

        assert b"script" not in on_disk()[0].read_bytes()

    def test_a_pdf_is_kept_as_it_came(self):
        kept = take(document(), name="licence.pdf")

        assert kept.kind == "pdf"
        assert on_disk()[0].read_bytes() == document()

    def test_paths_say_nothing_and_names_are_plain(self):
        kept = take(picture(), name="../../0123456789 مریم\x00<b>.jpg")

        path = Path(kept.file.path)
        assert path.is_relative_to(settings.PRIVATE_ROOT)
        assert "0123456789" not in str(path)
        assert "<" not in kept.name

    def test_it_lies_outside_media_and_has_no_address(self, client):
        kept = take(picture())

        assert not Path(kept.file.path).is_relative_to(Path(settings.MEDIA_ROOT))
        with pytest.raises(ValueError, match="no address"):
            kept.file.url  # noqa: B018 -- asking is the test
        assert client.get(f"/media/{kept.file.name}").status_code == 404

    def test_others_on_the_machine_cannot_read_it(self):
        assert Path(take(picture()).file.path).stat().st_mode & 0o077 == 0


class TestRefused:
    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "type"),
            (b"<html><script>alert(1)</script>", "type"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "type"),
            (b"MZ\x90\x00" * 100, "type"),
            (b"PK\x03\x04" + document(), "type"),
            (b" " + document(), "type"),
            (picture(size=(400, 300))[:-300], "damaged"),
            (picture("PNG", (400, 300))[:120], "damaged"),
            (document()[:-20], "damaged"),
            (document(tail=b"PK\x03\x04 a second file"), "damaged"),
            (b"%PDF-1.7\nstartxref\n999\n%%EOF", "damaged"),
            (b"%PDF-1.7\nstartxref\n0\n%%EOF", "damaged"),
            (document(b"1 0 obj\n<</Encrypt 2 0 R>>\nendobj\n"), "locked"),
            (bomb(), "pixels"),
            (bomb(8000, 6300), "pixels"),
        ],
        ids=[
            "empty", "html", "svg", "program", "zip before pdf", "space before pdf", "cut jpeg",
            "cut png", "cut pdf", "pdf and zip", "cross-reference outside", "no cross-reference",
            "locked pdf", "bomb", "50 megapixels",
        ],
    )  # fmt: skip
    def test_with_a_sentence_and_nothing_kept(self, content, code):
        assert refused(content) == code

    def test_what_is_too_large(self, settings):
        settings.PRIVATE_MAX_BYTES = 1024

        assert refused(picture(size=(2000, 2000), quality=95)) == "size"

    def test_every_sentence_says_what_to_do(self):
        for code in DocumentRefused.words:
            assert "%" not in DocumentRefused(code, 40).messages[0]

    @within(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def test_whatever_is_sent_is_kept_whole_or_refused(self, data):
        sound = data.draw(st.sampled_from([picture(), picture("PNG"), picture("WEBP"), document()]))
        at = data.draw(st.integers(0, len(sound)))
        noise = data.draw(st.binary(max_size=40))
        cut = data.draw(st.integers(0, 40))
        before = PrivateFile.objects.count(), len(on_disk())

        kept = None
        with suppress(DocumentRefused):  # any other error fails
            kept = take(sound[:at] + noise + sound[at + cut :])

        if kept is None:
            assert (PrivateFile.objects.count(), len(on_disk())) == before
        else:
            assert kept.size == Path(kept.file.path).stat().st_size > 0


class TestShown:
    def test_a_picture_is_looked_at_and_never_run(self):
        response = private.answer(take(picture()))

        assert response["Content-Type"] == "image/jpeg"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"].startswith("sandbox")
        assert response["Cache-Control"] == "private, no-store"
        assert response["Content-Disposition"].startswith("inline")

    def test_a_pdf_is_saved(self):
        response = private.answer(take(document()))

        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Disposition"].startswith("attachment")


def test_a_row_that_cannot_be_written_leaves_no_file(monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("the database is gone")

    monkeypatch.setattr(PrivateFile, "save", fail)

    with pytest.raises(RuntimeError):
        take(picture())

    assert on_disk() == []


@pytest.mark.django_db(transaction=True)
def test_a_forgotten_file_goes_once_that_is_committed():
    kept = take(picture())

    with transaction.atomic():
        private.forget(kept)
        assert len(on_disk()) == 1

    assert on_disk() == []


def test_a_full_disk_is_said_and_nothing_is_kept(monkeypatch):
    def full(*_args, **_more):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(private.PrivateFile._meta.get_field("file").storage, "save", full)

    with pytest.raises(DocumentRefused) as refused:
        private.take_in(SimpleUploadedFile("a.jpg", picture()), by=None)

    assert refused.value.code == "full"
    assert not PrivateFile.objects.exists()
