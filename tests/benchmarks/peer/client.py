"""A small HTTP client for this machine's own servers: cheap, so that it takes little from them."""

import socket
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urlsplit

from tests.benchmarks.peer.counting import ASKED

LIMIT_S = 300  # a server that has just started takes its time on a busy machine
# Both shops check that a form's token is the cookie's: any token of this length will do.
TOKEN = "benchmarkbenchmarkbenchmarkbench"


class WrongAnswerError(Exception):
    """The server answered something else than what was measured."""


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def queries(self) -> int:
        """How many queries it took, where the server counts them."""
        return int(self.headers.get("x-queries", "0"))

    @property
    def location(self) -> str:
        """Where a redirect leads, without the host."""
        to = urlsplit(self.headers["location"])
        return to.path + (f"?{to.query}" if to.query else "")


@dataclass
class Browser:
    """One visitor: cookies, one kept connection, and an address of its own in 127.0.0.0/8.

    With ``counts`` it asks how many queries each answer took, and sums them.
    """

    port: int
    source: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=lambda: {"csrftoken": TOKEN})
    line: socket.socket | None = None
    counts: bool = False
    queries: int = 0

    def get(self, path: str, status: int = 200) -> Answer:
        """Ask for a page; raise ``WrongAnswerError`` unless it comes with ``status``."""
        return self._ask("GET", path, b"", status)

    def post(self, path: str, form: dict[str, str], status: int = 302) -> Answer:
        """Send a form."""
        body = urlencode({"csrfmiddlewaretoken": TOKEN, **form}).encode()
        return self._ask("POST", path, body, status)

    def close(self) -> None:
        """Let go of the connection; the next request opens another."""
        if self.line:
            self.line.close()
        self.line = None

    def _ask(self, method: str, path: str, body: bytes, status: int) -> Answer:
        lines = [f"{method} {quote(path, safe='/?&=%')} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        if self.counts:
            lines.append(f"{ASKED}: yes")
        if method == "POST":
            lines += ["Content-Type: application/x-www-form-urlencoded"]
            lines += [f"Content-Length: {len(body)}"]
        answer = self._send("\r\n".join([*lines, "", ""]).encode() + body)
        self.queries += answer.queries
        if answer.status != status:
            raise WrongAnswerError(
                f"{method} {path}: {answer.status} {answer.headers.get('location')}"
            )
        return answer

    def _send(self, request: bytes) -> Answer:
        """Send and read; once more where the server had closed a connection that was kept."""
        fresh = self.line is None
        try:
            return self._once(request)
        except (ConnectionError, WrongAnswerError):
            self.close()
            if fresh:
                raise
            return self._once(request)

    def _once(self, request: bytes) -> Answer:
        if self.line is None:
            where = ("127.0.0.1", self.port)
            self.line = socket.create_connection(where, LIMIT_S, (self.source, 0))
            self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.line.sendall(request)
        head, _, body = self._read(b"", until=b"\r\n\r\n").partition(b"\r\n\r\n")
        status, headers = self._head(head.decode("latin-1"))
        length = int(headers.get("content-length", "-1"))
        body = self._read(body, length=length)
        if length < 0 or headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(status, headers, body)

    def _head(self, text: str) -> tuple[int, dict[str, str]]:
        first, *lines = text.split("\r\n")
        headers = {}
        for line in lines:
            name, _, value = line.partition(": ")
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self._keep(key, rest.partition(";")[0])
            headers[name.lower()] = value
        return int(first.split(" ", 2)[1]), headers

    def _keep(self, name: str, value: str) -> None:
        if value in ("", '""'):
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value

    def _read(self, had: bytes, *, until: bytes = b"", length: int = -1) -> bytes:
        """Read on until ``until`` was seen or ``length`` bytes are there, else to the end."""
        parts, size = [had], len(had)
        while not (until and until in b"".join(parts)) and not 0 <= length <= size:
            assert self.line is not None
            part = self.line.recv(262144)
            if not part:
                if until:
                    raise ConnectionResetError("closed before an answer")
                if length >= 0:
                    raise WrongAnswerError("cut short")
                break
            parts.append(part)
            size += len(part)
        return b"".join(parts)
