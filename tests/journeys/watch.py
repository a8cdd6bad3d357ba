"""What a browser complains of."""

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response


@dataclass
class Watch:
    """Looks on while a page is visited; ``allowed`` are statuses that the visit asks for."""

    faults: list[str] = field(default_factory=list)
    allowed: set[int] = field(default_factory=set)

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
        if response.status >= 400 and response.status not in self.allowed:
            self.faults.append(f"{response.status}: {response.url}")
