"""Files in pieces, as players ask for them."""

from django.core.files.base import ContentFile
from django.test import RequestFactory

from core import ranges

CONTENT = bytes(range(100))


def ask(header=None):
    headers = {"Range": header} if header else {}
    request = RequestFactory().get("/", headers=headers)
    return ranges.answer(request, ContentFile(CONTENT), "audio/mp4")


def body(response):
    return response.getvalue() if response.streaming else response.content


def test_the_whole_without_a_range_or_with_one_that_cannot_be_read():
    for header in (None, "bytes=-", "bytes=1-2,4-5", "lines=1-2", "bytes=a-b"):
        answer = ask(header)
        assert (answer.status_code, body(answer)) == (200, CONTENT)
        assert answer["Accept-Ranges"] == "bytes"
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_piece():
    for header, piece, told in (
        ("bytes=0-1", CONTENT[:2], "bytes 0-1/100"),
        ("bytes=90-", CONTENT[90:], "bytes 90-99/100"),
        ("bytes=95-999", CONTENT[95:], "bytes 95-99/100"),
        ("bytes=-10", CONTENT[90:], "bytes 90-99/100"),
        ("bytes=-999", CONTENT, "bytes 0-99/100"),
    ):
        answer = ask(header)
        assert (answer.status_code, body(answer), answer["Content-Range"]) == (206, piece, told)
        assert answer["Content-Type"] == "audio/mp4"


def test_a_large_piece_comes_in_parts(monkeypatch):
    monkeypatch.setattr(ranges, "MOST", 10)

    answer = ask("bytes=5-")

    assert (body(answer), answer["Content-Range"]) == (CONTENT[5:15], "bytes 5-14/100")


def test_an_impossible_range():
    for header in ("bytes=100-", "bytes=9-3", "bytes=-0"):
        answer = ask(header)
        assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */100")
