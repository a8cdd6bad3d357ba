"""What goes on in the log while the database is away: a line for each answer, not a page."""

import logging

from django.db import InterfaceError, OperationalError


class Brief(logging.Filter):
    """Turns the traceback of an error that passes into its first line; others stay whole."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record through, shorter where it is known what is wrong."""
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, (OperationalError, InterfaceError)):
            first = (str(error).splitlines() or [""])[0]
            record.msg = f"{record.getMessage()} ({type(error).__name__}: {first})"
            record.args, record.exc_info, record.exc_text = (), None, None
        return True
