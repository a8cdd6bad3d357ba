"""Those who use the site over HTTP: they have cookies, fill in forms, and press again."""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin, urlsplit

if TYPE_CHECKING:
    from tests.faults.site import Site

HOST = "bazarche.example"
PATIENCE_S = 120  # a person presses again for so long
PRESS_AGAIN_S = 1.0
ANSWER_S = 75
TROUBLE = {503: "one moment", 507: "no room"}


@dataclass
class Answer:
    """What came back, its body read to the end."""

    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def is_redirect(self) -> bool:
        return self.status in (301, 302, 303) and "location" in self.headers

    @property
    def inputs(self) -> list[dict[str, str]]:
        """The attributes of all fields of forms, in order."""
        found = []
        for tag in re.findall(r"<(?:input|button)\b[^>]*>", self.body):
            pairs = re.findall(r'([\w-]+)(?:="([^"]*)")?', tag.partition(" ")[2])
            found.append({name: unescape(value) for name, value in pairs})
        return found

    def form(self, action: str) -> dict[str, str]:
        """Return what the form that posts to ``action`` would send; empty without such a form."""
        start = re.search(rf'<form[^>]*action="[^"]*{re.escape(action)}"[^>]*>', self.body)
        if not start:
            return {}
        inside = self.body[start.end() : self.body.find("</form>", start.end())]
        sent: dict[str, str] = {}
        for field_ in Answer(0, {}, inside).inputs:
            name, kind = field_.get("name"), field_.get("type", "text")
            if name and (kind not in ("radio", "checkbox") or "checked" in field_):
                sent[name] = field_.get("value", "")
            elif name and kind == "radio":
                sent.setdefault(name, field_.get("value", ""))
        return sent


@dataclass
class Seen:
    """What all people saw in one scenario: counts, and each promise that was broken."""

    answers: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    slowest_s: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def judge(self, what: str, answer: Answer, seconds: float) -> None:
        """Count an answer; anything but a right one or a page with a sentence is a fault."""
        kind, fault = "answered", ""
        if answer.status in TROUBLE:
            kind = f"× {answer.status} with a sentence"
            if "<h1>" not in answer.body or "retry-after" not in answer.headers:
                fault = f"{answer.status} without a sentence"
        elif answer.status >= 400:
            kind, fault = f"× {answer.status}", f"{answer.status} {_title(answer.body)}"
        elif answer.status == 200 and not answer.body.strip():
            fault = "an empty page"
        if "Traceback (most recent" in answer.body:
            fault = "a traceback"
        with self.lock:
            self.answers[kind] += 1
            self.slowest_s = max(self.slowest_s, seconds)
            if fault:
                self.broken.append(f"{what}: {fault}")

    def line_broke(self) -> None:
        with self.lock:
            self.answers["× the line broke"] += 1

    def fail(self, sentence: str) -> None:
        """Write down a promise that was broken."""
        with self.lock:
            self.broken.append(sentence)


def _title(body: str) -> str:
    found = re.search(r"<title>\s*(.*?)\s*</title>", body, re.S)
    return found.group(1)[:60] if found else body[:60]


class GaveUp(Exception):  # noqa: N818 -- what a person does  # noqa: N818 -- what a person does
    """A person who pressed again and again, and went away."""


class Person:
    """One visitor: an address, cookies, and patience."""

    def __init__(self, site: "Site", number: int, session: str = "") -> None:
        self.site, self.number = site, number
        self.at = ""  # the page that was led to last
        self.cookies: dict[str, str] = {"sessionid": session} if session else {}
        self.address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"

    # --- One request -----------------------------------------------------------------------------
    def once(
        self, method: str, path: str, body: bytes | None = None, kind: str = "", **more: str
    ) -> Answer:
        """Ask once, as the proxy in front does; raise ``OSError`` when the line breaks."""
        line = HTTPConnection("127.0.0.1", self.site.port, timeout=ANSWER_S)
        headers = {
            "Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": self.address,
            "Referer": f"https://{HOST}/", "Connection": "close",
            "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), **more,
        }  # fmt: skip
        if kind:
            headers["Content-Type"] = kind
        try:
            line.request(method, path, body, headers)
            response = line.getresponse()
            text = response.read().decode(errors="replace")
        except HTTPException as error:
            raise ConnectionResetError(str(error)) from error
        finally:
            line.close()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            self._keep(cookie)
        lower = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status, lower, text)

    def _keep(self, cookie: str) -> None:
        name, _, rest = cookie.partition("=")
        value = rest.partition(";")[0].strip('"')
        if not value or "max-age=0" in cookie.lower():
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value

    # --- As a person does ------------------------------------------------------------------------
    def get(self, path: str) -> Answer:
        """Open a page and follow where it leads on our site."""
        return self._follow(self.press("GET", path))

    def post(self, path: str, data: Mapping[str, str], *, follow: bool = True) -> Answer:
        """Send a form; pressed again, the very same form."""
        token = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        body = urlencode({**token, **data}).encode()
        answer = self.press("POST", path, body, "application/x-www-form-urlencoded")
        return self._follow(answer) if follow else answer

    def press(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        """Ask, and ask again while the line breaks or a page says to wait."""
        end = time.monotonic() + PATIENCE_S
        what = f"{method} {re.sub(r'[0-9a-zA-Z_-]{12,}', '…', path.partition('?')[0])}"
        while time.monotonic() < end:
            begun = time.monotonic()
            try:
                answer = self.once(method, path, body, kind)
            except OSError:
                self.site.seen.line_broke()
            else:
                self.site.seen.judge(what, answer, time.monotonic() - begun)
                if answer.status not in TROUBLE:
                    return answer
            time.sleep(PRESS_AGAIN_S)
        raise GaveUp(what)

    def _follow(self, answer: Answer) -> Answer:
        for _step in range(6):
            if not answer.is_redirect:
                return answer
            where = urlsplit(urljoin(f"https://{HOST}/", answer.headers["location"]))
            if where.netloc != HOST:
                return answer  # a bank
            self.at = where.path
            answer = self.press("GET", where.path + (f"?{where.query}" if where.query else ""))
        raise GaveUp("led round in a ring")


class Crowd:
    """Many people at once, each doing ``act`` in turn; ``done`` counts those who are through."""

    def __init__(self, site: "Site", at_once: int, count: int, act: Callable[[int], None]) -> None:
        self.site, self.count, self.act = site, count, act
        self.done = 0
        self._next = 0
        self._lock = threading.Lock()
        self.threads = [threading.Thread(target=self._work, daemon=True) for _ in range(at_once)]
        self.begun = time.monotonic()
        for thread in self.threads:
            thread.start()

    def _work(self) -> None:
        while True:
            with self._lock:
                number = self._next
                self._next += 1
            if number >= self.count or self.site.stopping.is_set():
                return
            try:
                self.act(number)
            except GaveUp as error:
                self.site.seen.fail(f"person {number} gave up: {error}")
            except Exception as error:
                self.site.seen.fail(f"person {number}: {type(error).__name__}: {error}")
            with self._lock:
                self.done += 1

    def at(self, share: float) -> None:
        """Wait until so large a share of them is through."""
        while self.done < share * self.count and any(t.is_alive() for t in self.threads):
            time.sleep(0.05)

    def wait(self) -> float:
        """Wait for the last; return the seconds since the first."""
        for thread in self.threads:
            while thread.is_alive():
                thread.join(1)
        return time.monotonic() - self.begun
