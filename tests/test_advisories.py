"""The audit of packages fails when it must, and only then."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests import advisories

pytestmark = pytest.mark.once
LOCK = "django==5.2.19 \\\n    --hash=sha256:aa\nPillow==13.0.0 ; python_version >= '3.11' \\\n"


class Database(BaseHTTPRequestHandler):
    """Knows one weakness: of Pillow."""

    answer: object = None
    asked: dict = {}

    def do_POST(self) -> None:
        Database.asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        weak = [{"vulns": [{"id": "GHSA-x"}]} if q["package"]["name"] == "Pillow" else {}
                for q in Database.asked["queries"]]  # fmt: skip
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(self.answer or {"results": weak}).encode())

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def database() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Database)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    Database.answer = None


@pytest.fixture
def lock(tmp_path) -> Path:
    path = tmp_path / "requirements.lock"
    path.write_text(LOCK)
    return path


def test_a_weakness_fails_the_check(database, lock, capsys):
    assert advisories.main(str(lock), database) == 1
    said = capsys.readouterr()
    assert said.err == "Pillow 13.0.0: GHSA-x\n"
    assert said.out == "2 packages, 1 known weaknesses\n"
    assert Database.asked["queries"][0] == {
        "package": {"name": "django", "ecosystem": "PyPI"}, "version": "5.2.19",
    }  # fmt: skip


def test_one_that_is_borne_for_a_reason_does_not(database, lock, monkeypatch):
    monkeypatch.setitem(advisories.BORNE, "GHSA-x", "we read no such files")

    assert advisories.main(str(lock), database) == 0


def test_without_a_network_it_says_so_and_goes_on(lock, capsys):
    assert advisories.main(str(lock), "http://127.0.0.1:9") == 0
    assert "LEFT OUT" in capsys.readouterr().out


def test_an_odd_answer_is_no_answer(database, lock, capsys):
    Database.answer = {"results": [{}]}

    assert advisories.main(str(lock), database) == 0
    assert "LEFT OUT" in capsys.readouterr().out


def test_our_own_lock_is_read_whole():
    text = Path("requirements.lock").read_text()
    found = advisories.pinned(text)  # one that depends on the Python stands there twice

    assert {"django", "wagtail", "django-oscar", "pillow"} <= {name for name, _version in found}
    assert len(found) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE | re.IGNORECASE))


def test_make_check_asks():
    assert "tests/advisories.py requirements.lock" in Path("Makefile").read_text()
