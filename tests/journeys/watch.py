"""What a browser complains of, and what a page weighs."""

import gzip
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

# Text files are sent compressed in production (WhiteNoise): weighed so here, too.
COMPRESSED = (".css", ".js", ".svg")


@dataclass
class Watch:
    """Looks on while a page is visited; ``allowed`` are statuses that the visit asks for."""

    faults: list[str] = field(default_factory=list)
    allowed: set[int] = field(default_factory=set)
    answers: list[Response] = field(default_factory=list)

    def over(self, page: Page) -> "Watch":
        """Listen to a page."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        return self

    def _console(self, message: ConsoleMessage) -> None:
        """Keep errors and warnings; the browser reports broken policies (CSP) here as well."""
        expected = any(f"status of {status}" in message.text for status in self.allowed)
        if message.type in {"error", "warning"} and not expected:
            self.faults.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        """A request that a next page or a newer question cut short is no fault."""
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} ({request.failure})")

    def _answered(self, response: Response) -> None:
        self.answers.append(response)
        if response.status >= 400 and response.status not in self.allowed:
            self.faults.append(f"{response.status}: {response.url}")


@dataclass(frozen=True)
class Weight:
    """A page's weight on the wire in bytes, that of its scripts, and its requests."""

    total: int
    script: int
    requests: int


def weigh(answers: list[Response]) -> Weight:
    """Weigh what came over the wire for a page."""
    sizes = [(answer, _size(answer)) for answer in answers if not answer.url.startswith("data:")]
    script = sum(size for answer, size in sizes if _path(answer).endswith(".js"))
    return Weight(sum(size for _, size in sizes), script, len(sizes))


def _size(answer: Response) -> int:
    body = answer.body()
    return len(gzip.compress(body)) if _path(answer).endswith(COMPRESSED) else len(body)


def _path(answer: Response) -> str:
    return urlsplit(answer.url).path
