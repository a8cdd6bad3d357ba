"""What comes over the wire for a page, as Chromium's own network log counts it."""

import gzip
from base64 import b64decode
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession

from tests.weight.budgets import Weight

KINDS = {"Document": "html", "Stylesheet": "css", "Script": "script", "Font": "font",
         "Image": "image"}  # fmt: skip
TEXTS = ("text/", "application/json", "application/javascript", "image/svg+xml")
LEVEL, LEAST = 5, 512  # Caddy's


@dataclass
class Answer:
    """One answer: its kind, its bytes with headers, and whether it came as it is."""

    kind: str
    is_plain_text: bool
    size: int = 0


@dataclass
class Wire:
    """Listens to a page; what the browser had kept is neither a request nor a byte.

    ``compresses``: the server does not, as production would; text is counted as if it did.
    """

    session: CDPSession
    compresses: bool = False
    answers: dict[str, Answer] = field(default_factory=dict)
    _kept: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.session.on("Network.responseReceived", self._answered)
        self.session.on("Network.requestServedFromCache", self._served_from_cache)
        self.session.on("Network.loadingFinished", self._finished)
        self.session.send("Network.enable")

    def weight(self) -> Weight:
        """Return what came since ``answers`` were cleared."""
        kinds: Counter[str] = Counter()
        for name, answer in self.answers.items():
            kinds[answer.kind] += answer.size - self._saved(name, answer)
        return Weight(dict(kinds), len(self.answers))

    def _saved(self, name: str, answer: Answer) -> int:
        if not (self.compresses and answer.is_plain_text):
            return 0
        found = self.session.send("Network.getResponseBody", {"requestId": name})
        body = b64decode(found["body"]) if found["base64Encoded"] else found["body"].encode()
        return len(body) - len(gzip.compress(body, LEVEL)) if len(body) >= LEAST else 0

    def _served_from_cache(self, event: dict[str, Any]) -> None:
        self._kept.add(event["requestId"])

    def _answered(self, event: dict[str, Any]) -> None:
        response, name = event["response"], event["requestId"]
        is_kept = response.get("fromDiskCache") or name in self._kept
        if is_kept or not response["url"].startswith("http"):
            return
        mime, headers = response["mimeType"], {key.lower() for key in response["headers"]}
        kind = "image" if mime == "image/svg+xml" else KINDS.get(event["type"], "other")
        is_plain_text = mime.startswith(TEXTS) and "content-encoding" not in headers
        self.answers[name] = Answer(kind, is_plain_text)

    def _finished(self, event: dict[str, Any]) -> None:
        if answer := self.answers.get(event["requestId"]):
            answer.size = int(event["encodedDataLength"])
