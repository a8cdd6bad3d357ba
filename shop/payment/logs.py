"""Keep payments' unguessable names out of the logs."""

import logging
import re

# The server and Django log addresses; a payment's address is its key.
_SECRET_ADDRESS = re.compile(r"(/payments/(?:return|status|transfer|practice)/)[^/\s?\"']+")
_SECRET_QUERY = re.compile(r"(?i)((?:authority|token)=)[^&\s\"']+")
ACCESS_LOGGERS = ("django.request", "django.server", "django.security", "gunicorn.access")


def without_secrets(text: str) -> str:
    """Return ``text`` with the keys of payments' addresses struck out."""
    return _SECRET_QUERY.sub(r"\1…", _SECRET_ADDRESS.sub(r"\1…", text))


class HideTokens(logging.Filter):
    """Rewrites a record that speaks of a payment's address; others pass untouched."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record through, rewritten where needed."""
        text = record.getMessage()
        safe = without_secrets(text)
        if safe != text:
            record.msg, record.args = safe, ()
        return True


def hide_tokens() -> None:
    """Filter the loggers that write addresses; safe to call again."""
    for name in ACCESS_LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(f, HideTokens) for f in logger.filters):
            logger.addFilter(HideTokens())
