"""How the practice bank signs what it sends: HMAC-SHA256 with a key of its own."""

import hashlib
import hmac

from django.conf import settings

HEADER = "X-Practice-Signature"


def sign(body: bytes) -> str:
    """Return the signature of ``body`` in hex."""
    key = hashlib.sha256(b"practice bank webhook:" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, body, hashlib.sha256).hexdigest()


def is_good(body: bytes, signature: str) -> bool:
    """Return whether the signature is the bank's, in constant time."""
    return hmac.compare_digest(sign(body).encode(), signature.encode())
