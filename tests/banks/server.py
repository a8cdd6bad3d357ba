"""The floor under every bank for tests: a threaded HTTP server with routes, and bad days."""

import json
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass
class Asked:
    """One request as the bank saw it."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    raw: bytes = b""

    @property
    def json(self) -> Any:
        return json.loads(self.raw or b"{}")

    @property
    def form(self) -> list[tuple[str, str]]:
        return parse_qsl(self.raw.decode(), keep_blank_values=True)


@dataclass
class Says:
    """What the bank answers."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


Route = Callable[..., Says]


class Bank(ABC):
    """A bank with routes; ``bad`` holds what goes wrong with the next calls, in order.

    ``down`` fails them all. "drop" breaks the connection off before the work is done, "lost"
    after it; "500", "odd" and
    "garbage" answer so; "slow" answers after ``slow_s``.
    """

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.bad: list[str] = []
        self.down = False
        self.slow_s = 1.0
        self.lock = threading.RLock()
        handler = type("Handler", (_Handler,), {"bank": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    @abstractmethod
    def answer(self, asked: Asked) -> Says:
        """Return what the bank says to one request."""


class _Handler(BaseHTTPRequestHandler):
    bank: Bank
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        self._work()

    def do_POST(self) -> None:
        self._work()

    def do_DELETE(self) -> None:
        self._work()

    def _work(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        url = urlsplit(self.path)
        asked = Asked(
            self.command,
            url.path,
            dict(parse_qsl(url.query, keep_blank_values=True)),
            dict(self.headers.items()),
            self.rfile.read(length),
        )
        if asked.path == "/favicon.ico":
            self._send(Says(204, ""))
            return
        with self.bank.lock:
            self.bank.asked.append(asked)
            bad = self.bank.bad.pop(0) if self.bank.bad else "500" if self.bank.down else ""
        if bad == "drop":
            self._hang_up()
            return
        if bad == "500":
            self._send(Says(500, {"error": {"type": "api_error", "message": "internal"}}))
            return
        if bad == "odd":
            self._send(Says(500, {"error": "bad gateway"}))
            return
        if bad == "garbage":
            self._send(Says(200, "<html>maintenance</html>"))
            return
        if bad == "slow":
            threading.Event().wait(self.bank.slow_s)
        with self.bank.lock:
            says = self.bank.answer(asked)
        if bad == "lost":
            self._hang_up()
            return
        self._send(says)

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()

    def _send(self, says: Says) -> None:
        text = isinstance(says.body, str)
        raw = says.body.encode() if text else json.dumps(says.body).encode()
        try:
            self.send_response(says.status)
            kind = "text/html; charset=utf-8" if text else "application/json"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(raw)))
            for name, value in says.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(raw)
        except OSError:
            pass  # who asked has gone


def page(title: str, *buttons: tuple[str, str]) -> Says:
    """Return the bank's own page: buttons that post to addresses."""
    forms = "".join(
        f'<form method="post" action="{address}"><button>{label}</button></form>'
        for label, address in buttons
    )
    html = f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>{forms}"
    return Says(200, html + "</body></html>")


def go(address: str) -> Says:
    """Return a redirect."""
    return Says(302, "", {"Location": address})
