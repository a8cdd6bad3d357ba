"""The world the shop speaks to: who sends text messages and mail. Banks are in ``tests.banks``."""

import contextlib
import socketserver
import threading
from collections import Counter

from tests.banks.server import Asked, Bank, Says


class SmsProvider(Bank):
    """Takes each message once for its key, as the shop's own provider promises."""

    def __init__(self) -> None:
        self.sent: dict[str, tuple[str, str]] = {}  # by key: to whom, what
        self.tries: Counter[str] = Counter()
        super().__init__()

    def answer(self, asked: Asked) -> Says:
        key = asked.headers.get("Idempotency-Key", "")
        said = asked.json
        self.tries[key] += 1
        self.sent.setdefault(key, (said["to"], said["text"]))
        return Says(200, {"ok": True})

    def again(self) -> int:
        """How many messages came more than once; people read them once."""
        return sum(1 for times in self.tries.values() if times > 1)

    def last_to(self, number: str) -> str:
        """Return the newest message to a number, '' when there is none."""
        with self.lock:
            texts = [text for to, text in self.sent.values() if to.endswith(number[-10:])]
        return texts[-1] if texts else ""


class MailServer:
    """Takes mail and keeps whom it went to and what about."""

    def __init__(self) -> None:
        self.subjects: list[tuple[str, str]] = []
        handler = type("Handler", (_Mail,), {"house": self})
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Mail(socketserver.StreamRequestHandler):
    house: MailServer

    def handle(self) -> None:
        self._say(220)
        to = ""
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"RCPT":
                to = line.decode(errors="replace").partition("<")[2].partition(">")[0]
            if word == b"DATA":
                self._say(354)
                self.house.subjects.append((to, self._letter()))
            self._say(221 if word == b"QUIT" else 250)
            if word == b"QUIT":
                return

    def _letter(self) -> str:
        subject = ""
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            if line.lower().startswith(b"subject:") and not subject:
                subject = line[8:].decode(errors="replace").strip()
        return subject

    def _say(self, code: int) -> None:
        with contextlib.suppress(OSError):
            self.wfile.write(f"{code} ok\r\n".encode())
