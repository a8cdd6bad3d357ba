"""Stands where Caddy stands in production (``deploy/Caddyfile``), for ``make weight`` alone.

It compresses what WhiteNoise did not (Caddy sends zstd to browsers that take it; gzip at Caddy's
level is here, a few per cent larger), lets photographs be kept for ever, and says that visitors
came by TLS. It speaks HTTP/1.1, six requests at once; Caddy speaks HTTP/2.
"""

import gzip
from collections.abc import Callable, Iterable
from typing import Any

from shop.wsgi import application as site
from tests.weight.wire import LEAST, LEVEL, TEXTS

FOR_EVER = "public, max-age=31536000, immutable"
Headers = list[tuple[str, str]]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer as the site does, compressed."""
    environ["HTTP_X_FORWARDED_PROTO"] = "https"
    said: list[Any] = []
    body = site(environ, lambda *answer: said.extend(answer[:2]))
    status, headers = said
    if environ["PATH_INFO"].startswith("/media/") and status.startswith("200"):
        headers = _with(headers, "Cache-Control", FOR_EVER)
    if _is_text(headers):
        content = b"".join(body)
        if hasattr(body, "close"):
            body.close()
        if len(content) >= LEAST:
            content = gzip.compress(content, LEVEL)
            headers = _with(headers, "Content-Encoding", "gzip")
        headers = _with(headers, "Content-Length", str(len(content)))
        body = [content]
    start_response(status, headers)
    return body


def _with(headers: Headers, name: str, value: str) -> Headers:
    return [(n, v) for n, v in headers if n.lower() != name.lower()] + [(name, value)]


def _is_text(headers: Headers) -> bool:
    found = {name.lower(): value for name, value in headers}
    kind = found.get("content-type", "")
    return kind.startswith(TEXTS) and "content-encoding" not in found
