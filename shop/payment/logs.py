"""Keep what opens payments, orders and accounts out of the logs."""

import logging
import re

# The server and Django log addresses; a payment's address is its key, an order's link has one.
_SECRET_ADDRESS = re.compile(
    r"(/payments/(?:return|status|transfer|practice|parts)/|/sign-in/(?:email|password/reset/key)/)"
    r"[^/\s?\"']+"
)
_SECRET_QUERY = re.compile(r"(?i)((?:authority|token|\bkey)=)[^&\s\"']+")
# A logger's filter does not hold for those below it, so each is named.
ACCESS_LOGGERS = (
    "django.request",
    "django.server",
    "django.security",
    "django.security.csrf",
    "gunicorn.access",
)


def without_secrets(text: str) -> str:
    """Return ``text`` with the keys in addresses struck out."""
    return _SECRET_QUERY.sub(r"\1…", _SECRET_ADDRESS.sub(r"\1…", text))


class HideTokens(logging.Filter):
    """Rewrites a record that speaks of an address with a key; others pass untouched."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record through, rewritten where needed."""
        text = record.getMessage()
        safe = without_secrets(text)
        if safe != text:
            record.msg, record.args = safe, ()
        return True


def hide_tokens() -> None:
    """Filter the loggers that write addresses; safe to call again.

    Stripe's own writes what it sends when the level is low enough: it stays above.
    """
    logging.getLogger("stripe").setLevel(logging.WARNING)
    for name in ACCESS_LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(f, HideTokens) for f in logger.filters):
            logger.addFilter(HideTokens())
