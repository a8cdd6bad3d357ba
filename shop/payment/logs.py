"""Keep what opens payments, orders and accounts out of the logs."""

import logging

from core.discreet import discreet

# A logger's filter does not hold for those below it, so each is named.
ACCESS_LOGGERS = (
    "django.request",
    "django.server",
    "django.security",
    "django.security.csrf",
    "gunicorn.access",
)


class HideTokens(logging.Filter):
    """Rewrites a record that speaks of an address with a key; others pass untouched."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record through, rewritten where needed."""
        text = record.getMessage()
        safe = discreet(text)
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
