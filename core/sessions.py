"""Sessions in the database; when it is away that is said, and not that the session was deleted."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import InterfaceError, OperationalError


class SessionStore(db.SessionStore):
    """Django's, which takes every error of the database for a sign-out elsewhere: a bare 400."""

    def save(self, must_create: bool = False) -> None:
        """Write the session; raise what the database raised when it did not answer."""
        try:
            super().save(must_create)
        except UpdateError as error:
            if isinstance(error.__context__, (OperationalError, InterfaceError)):
                raise error.__context__ from None
            raise
