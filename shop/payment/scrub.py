"""What may be kept of a message from outside. Pure."""

from collections.abc import Mapping

MOST_FIELDS = 20
LONGEST = 100
# Names of fields whose value is a secret or a person's: kept as a name only.
SECRET = ("authority", "card", "csrf", "cvv", "key", "mobile", "pan", "pass", "secret", "sign",
          "token")  # fmt: skip


def scrub(message: Mapping[str, str]) -> dict[str, str]:
    """Return the message short and without secrets: at most 20 fields of 100 letters.

    NUL goes: PostgreSQL keeps none, and a payment must not fail over an odd field.
    """
    return {
        _short(name): "…" if _is_secret(name) else _short(str(message[name]))
        for name in sorted(message)[:MOST_FIELDS]
    }


def _short(text: str) -> str:
    return text.replace("\0", "")[:LONGEST]


def _is_secret(name: str) -> bool:
    return any(word in name.lower() for word in SECRET)
