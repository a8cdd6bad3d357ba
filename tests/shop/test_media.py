"""Photographs reach visitors with and without a server in front."""

import pytest

from shop import media


@pytest.fixture
def files(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    for name in ("goods/jam.webp", "documents/contract.pdf"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(b"bytes")


def test_a_photograph_is_served_and_kept_for_a_week(client, files):
    answer = client.get("/media/goods/jam.webp")

    assert (answer.status_code, answer.getvalue()) == (200, b"bytes")
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"] == "public, max-age=604800"
    assert answer["X-Content-Type-Options"] == "nosniff"
    since = {"if-modified-since": answer["Last-Modified"]}
    assert client.get("/media/goods/jam.webp", headers=since).status_code == 304


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "documents/contract.pdf",
        "/documents/contract.pdf",
        "goods/../documents/contract.pdf",
        "./documents/contract.pdf",
        "goods/../../secret",
        "goods/",
        "goods/none.webp",
    ],
)
def test_documents_and_what_lies_outside_are_not(client, files, path):
    assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.parametrize(
    ("serve", "url", "count"),
    [
        (True, "/media/", 1),
        (True, "https://files.example/media/", 0),
        (True, "//files.example/", 0),
        (False, "/media/", 0),
    ],
)
def test_somebody_else_may_answer(settings, serve, url, count):
    settings.SERVE_MEDIA, settings.MEDIA_URL = serve, url
    assert len(media.urls()) == count


def test_browsers_that_ask_by_habit_find_the_mark(client):
    assert client.get("/favicon.ico")["Location"].endswith(".svg")
