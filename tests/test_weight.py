"""What ``make weight`` says of a page: budgets, photographs, the stand-in for the proxy."""

import gzip
from dataclasses import replace

import pytest

from catalog.pixels import ENCODERS, Size, encode
from tests.weight.budgets import KB, MOST_LCP_MS, Load, Weight, broken, too_heavy
from tests.weight.photographs import photograph, weigh_down

pytestmark = pytest.mark.once
LIGHT = Weight({"html": 10 * KB, "script": 40 * KB, "image": 350 * KB}, requests=25)
LOAD = Load(LIGHT, fcp=900, lcp=MOST_LCP_MS, shift=0, deaf=60, again=Weight(), whole=LIGHT)


def test_a_page_at_its_limits_breaks_nothing():
    assert LIGHT.total == 400 * KB
    assert broken(LOAD) == []


@pytest.mark.parametrize(("weight", "word"), [
    (replace(LIGHT, requests=26), "requests"),
    (Weight({"script": 40 * KB + 1}, 1), "script"),
    (Weight({"image": 400 * KB + 1}, 1), "bytes"),
])  # fmt: skip
def test_what_is_too_heavy_is_named(weight, word):
    found = too_heavy(weight)

    assert len(found) == 1
    assert word in found[0]
    assert broken(replace(LOAD, weight=weight)) == found


@pytest.mark.parametrize("change", [{"lcp": MOST_LCP_MS + 1}, {"shift": 0.0001}])
def test_a_late_or_jumping_page_is_named(change):
    assert len(broken(replace(LOAD, **change))) == 1


def test_photographs_weigh_what_photographs_weigh():
    size = Size(320, 400)
    bits = {
        kind: 8 * len(encode(photograph(size), how)) / 128_000 for kind, how in ENCODERS.items()
    }

    assert 0.8 < bits["avif"] < 1.2
    assert bits["avif"] < bits["webp"]


def test_weighing_down_writes_each_size_in_its_format(tmp_path):
    files = [(tmp_path / "a", "webp", Size(64, 80)), (tmp_path / "b", "avif", Size(64, 80))]
    weigh_down(files)

    assert (tmp_path / "a").read_bytes()[8:12] == b"WEBP"
    assert b"avif" in (tmp_path / "b").read_bytes()[:32]


def test_the_front_compresses_long_texts_only(monkeypatch):
    from tests.weight import front  # noqa: PLC0415 -- it starts the site

    said = []

    def answer(kind, content):
        def site(environ, start):
            assert environ["HTTP_X_FORWARDED_PROTO"] == "https"
            start("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
            return [content]

        monkeypatch.setattr(front, "site", site)
        environ = {"PATH_INFO": "/media/x"}
        body = b"".join(front.application(environ, lambda *given: said.append(given)))
        return body, dict(said[-1][1])

    body, headers = answer("text/html; charset=utf-8", b"word " * 500)
    assert gzip.decompress(body) == b"word " * 500
    assert (headers["Content-Encoding"], headers["Content-Length"]) == ("gzip", str(len(body)))
    assert headers["Cache-Control"] == front.FOR_EVER
    assert "Content-Encoding" not in answer("text/html", b"word")[1]
    assert "Content-Encoding" not in answer("image/avif", b"word " * 500)[1]
