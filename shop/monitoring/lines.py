"""Lines of the log: whatever was to be written is made discreet last, tracebacks included."""

import logging

from pythonjsonlogger.json import JsonFormatter

from core.discreet import discreet


class PlainLines(logging.Formatter):
    """For people."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return discreet(super().format(record))


class JsonLines(JsonFormatter):
    """For machines."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return discreet(super().format(record))
