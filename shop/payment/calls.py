"""Calls to banks over HTTP: a time limit, another try where that is safe, a circuit that opens.

Nothing of a body or of a header is ever logged: only the bank's name, the path and the outcome.
"""

import json
import logging
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from django.conf import settings
from django.core.cache import cache

from shop.payment.protocol import GatewayDown

log = logging.getLogger(__name__)

LONGEST_ANSWER = 256 * 1024
PAUSES_S = (0.2, 0.6)
# So many failures in a row, with no success between, and the bank is left alone for a while.
FAILURES = 5
REMEMBERED_S = 300
OPEN_S = 30
# So many calls to one bank at once in each process: its other threads go on serving pages,
# however slow the bank is. One more waits so long for its turn.
AT_ONCE = 2
TURN_S = 0.5
_turns: defaultdict[str, threading.BoundedSemaphore] = defaultdict(
    lambda: threading.BoundedSemaphore(AT_ONCE)
)
# No further try begins after so long: somebody looks at a blank page.
TRIES_FOR_S = 5


@dataclass(frozen=True)
class Reply:
    """What a bank answered: the status, and its JSON object."""

    status: int
    body: Mapping[str, Any]


class _NoRedirect(HTTPRedirectHandler):
    """A bank's interface never sends us elsewhere; who does is not the bank."""

    def redirect_request(self, *args: Any) -> None:
        """Follow nothing."""


class BankBusy(GatewayDown):
    """As many calls as we allow ourselves are waiting for this bank; nothing was asked."""


@contextmanager
def _turn(bank: str) -> Iterator[None]:
    if not _turns[bank].acquire(timeout=TURN_S):
        raise BankBusy(f"{bank}: too many calls wait for it")
    try:
        yield
    finally:
        _turns[bank].release()


@contextmanager
def circuit(bank: str) -> Iterator[None]:
    """Let one call through, or raise ``GatewayDown`` at once while the bank's circuit is open.

    A ``GatewayDown`` that the call raises counts as a failure; five in a row open the circuit for
    half a minute, in every process that shares the cache. The first call after that decides.
    When ``AT_ONCE`` calls of this process hang at the bank, another one is ``BankBusy``.
    """
    failed, opened = f"bank:{bank}:failed", f"bank:{bank}:open"
    _require_closed(bank, opened)
    with _turn(bank):
        _require_closed(bank, opened)  # whoever was before us may have opened it
        yield from _counted(bank, failed, opened)


def _require_closed(bank: str, opened: str) -> None:
    if cache.get(opened):
        raise GatewayDown(f"{bank}: left alone for a while")


def _counted(bank: str, failed: str, opened: str) -> Iterator[None]:
    try:
        yield
    except GatewayDown:
        cache.add(failed, 0, REMEMBERED_S)
        try:
            count = cache.incr(failed)
        except ValueError:  # forgotten between the two
            count = 1
        if count >= FAILURES:
            cache.set(opened, 1, OPEN_S)
            log.error("%s: %s failures in a row, left alone for %s s", bank, count, OPEN_S)
        raise
    cache.delete(failed)


def post(
    bank: str,
    url: str,
    body: Mapping[str, Any],
    *,
    headers: Mapping[str, str] | None = None,
    again: bool = True,
) -> Reply:
    """Post JSON to a bank and return its JSON; an error that it explains is an answer, too.

    ``again`` when a repeat does no harm. Raise ``GatewayDown`` when it cannot be reached, breaks
    off, fails (5xx, 429) or answers anything but a JSON object.
    """
    request = Request(  # noqa: S310 -- addresses of our settings, http(s) by env.url
        url,
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "Accept": "application/json",
                 **(headers or {})},
        method="POST",
    )  # fmt: skip
    until = time.monotonic() + TRIES_FOR_S
    for pause in (*PAUSES_S, None) if again else (None,):
        try:
            with circuit(bank):
                return _once(bank, request)
        except BankBusy:
            raise
        except GatewayDown:
            if pause is None or time.monotonic() > until:
                raise
            time.sleep(pause)
    raise AssertionError("unreachable")


def _once(bank: str, request: Request) -> Reply:
    started = time.monotonic()
    status: int | None = None
    try:
        with _open(request) as response:
            status = response.status or 0
            return Reply(status, _read(bank, status, response))
    except (OSError, HTTPException) as error:
        raise GatewayDown(f"{bank}: {type(error).__name__}") from error
    finally:
        spent_ms = (time.monotonic() - started) * 1000
        path = urlsplit(request.full_url).path
        log.info("%s: POST %s, status %s, %.0f ms", bank, path, status, spent_ms)


def _open(request: Request) -> HTTPResponse | HTTPError:
    opener = build_opener(ProxyHandler({}), _NoRedirect())
    try:
        response: HTTPResponse = opener.open(request, timeout=settings.BANK_TIMEOUT_SECONDS)
    except HTTPError as answer:  # a status of 300 and more: its body says what is wrong
        return answer
    return response


def _read(bank: str, status: int, response: HTTPResponse | HTTPError) -> Mapping[str, Any]:
    if status >= 500 or status == 429 or 300 <= status < 400:
        raise GatewayDown(f"{bank}: status {status}")
    try:
        body = json.loads(response.read(LONGEST_ANSWER))
    except ValueError as error:
        raise GatewayDown(f"{bank}: no JSON") from error
    if not isinstance(body, dict):
        raise GatewayDown(f"{bank}: no JSON object")
    return body
