"""How the practice bank tells merchants: signed webhooks over HTTP, from a thread of its own."""

import json
import logging
import secrets
import threading
import time
from collections.abc import Sequence
from urllib.request import ProxyHandler, Request, build_opener

from shop.payment.practice_bank import signature

log = logging.getLogger(__name__)

TIMEOUT_S = 5
# After a failure it tries again, as banks do.
PAUSES_S = (1, 5)


def tell(url: str, authority: str, event: str, delays_s: Sequence[float]) -> None:
    """Send one signed message to ``url`` once for each delay (seconds from now), and return.

    The copies are the same message: same id, same signature. The thread stands for another
    company's server; it reads no database and dies with the process.
    """
    message = {"id": secrets.token_hex(8), "authority": authority, "event": event}
    body = json.dumps(message).encode()
    threading.Thread(target=_run, args=(url, body, sorted(delays_s)), daemon=True).start()


def _run(url: str, body: bytes, delays_s: Sequence[float]) -> None:
    start = time.monotonic()
    for delay in delays_s:
        time.sleep(max(0, start + delay - time.monotonic()))
        _deliver(url, body)


def _deliver(url: str, body: bytes) -> None:
    for pause in (*PAUSES_S, None):
        try:
            post(url, body)
        except (OSError, ValueError) as error:
            log.warning("practice bank: a webhook was not taken (%s)", type(error).__name__)
        else:
            return
        if pause is not None:
            time.sleep(pause)


def post(url: str, body: bytes) -> None:
    """Send one message; raise ``OSError`` unless the merchant answers with success."""
    if not url.startswith(("http://", "https://")):
        raise ValueError("a webhook goes to an http address")
    headers = {"Content-Type": "application/json", signature.HEADER: signature.sign(body)}
    request = Request(url, data=body, headers=headers, method="POST")  # noqa: S310 -- http only, above
    with build_opener(ProxyHandler({})).open(request, timeout=TIMEOUT_S):
        pass
