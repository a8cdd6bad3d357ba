"""What may be kept of a message from outside. Pure."""

from collections.abc import Mapping
from typing import Any

MOST_FIELDS = 20
LONGEST = 100
MOST_IN_A_BODY, DEEPEST = 80, 6
# Names of fields whose value is a secret or a person's: kept as a name only.
SECRET = ("address", "authority", "card", "csrf", "customer", "cvv", "email", "key", "mobile",
          "pan", "pass", "phone", "secret", "sign", "token", "url")  # fmt: skip


def scrub(message: Mapping[str, str]) -> dict[str, str]:
    """Return the message short and without secrets: at most 20 fields of 100 letters.

    NUL goes: PostgreSQL keeps none, and a payment must not fail over an odd field.
    """
    return {
        _short(name): "…" if _is_secret(name) else _short(str(message[name]))
        for name in sorted(message)[:MOST_FIELDS]
    }


def scrub_body(body: Any, depth: int = 0) -> Any:
    """Return a JSON value short and without secrets, at every depth; what lies deeper goes."""
    if isinstance(body, Mapping):
        if depth == DEEPEST:
            return "…"
        return {
            _short(str(name)): "…" if _is_secret(str(name)) and body[name] else
            scrub_body(body[name], depth + 1)
            for name in sorted(body, key=str)[:MOST_IN_A_BODY]
        }  # fmt: skip
    if isinstance(body, list):
        return [scrub_body(item, depth + 1) for item in body[:MOST_FIELDS]]
    return _short(body) if isinstance(body, str) else body


def _short(text: str) -> str:
    return text.replace("\0", "")[:LONGEST]


def _is_secret(name: str) -> bool:
    return any(word in name.lower() for word in SECRET)
