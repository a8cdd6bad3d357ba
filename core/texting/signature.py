"""The signature under what the provider of SMS tells us. Pure: no Django.

``hex(HMAC-SHA256(secret, timestamp + "." + body))``; the timestamp is in seconds since 1970.
"""

import hashlib
import hmac
from typing import Final

FRESH_SECONDS: Final = 300


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """Return the signature of a message."""
    return hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def is_signed(secret: str, timestamp: str, body: bytes, signature: str, *, now: float) -> bool:
    """Return whether the signature fits and was made within five minutes of ``now``.

    An empty secret signs nothing.
    """
    if not (secret and timestamp.isascii() and timestamp.isdigit() and signature.isascii()):
        return False
    if abs(now - int(timestamp[:12])) > FRESH_SECONDS:
        return False
    return hmac.compare_digest(sign(secret, timestamp, body), signature.lower())
