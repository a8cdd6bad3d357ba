"""Folders for files: whole or not at all, and a plain word when there is no room.

A file is written under another name first and appears under its own when it is whole: neither a
full disk nor a process that is killed leaves half a photograph where pages would show it.
"""

import errno
import os
from contextlib import suppress
from posixpath import dirname, join
from typing import Any, Final

from django.core.files.storage import FileSystemStorage
from django.utils.crypto import get_random_string
from django.utils.deconstruct import deconstructible

UNFINISHED: Final = ".part"
# No room on the disk, none left for this user, none for a file so large.
FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
CANNOT_LINK: Final = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS})


def is_full(error: BaseException | None) -> bool:
    """Whether something failed because the disk is full, or was raised from such a failure."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in FULL:
            return True
        error = error.__cause__
    return False


@deconstructible(path="core.storage.Folder")
class Folder(FileSystemStorage):
    """A folder in which a file is whole or not there."""

    def _save(self, name: str, content: Any) -> str:
        part = join(dirname(name), f".{get_random_string(16)}{UNFINISHED}")
        try:
            super()._save(part, content)  # type: ignore[misc]  # the stubs leave it out
            return self._appear(part, name)
        finally:
            with suppress(OSError):
                os.unlink(self.path(part))

    def _appear(self, part: str, name: str) -> str:
        """Give what is whole its name, or one beside it when somebody else took that."""
        while True:
            try:
                os.link(self.path(part), self.path(name))
            except FileExistsError:
                name = self.get_available_name(name)
            except OSError as error:
                if error.errno not in CANNOT_LINK:
                    raise
                os.replace(self.path(part), self.path(name))  # a file system without links
                return name
            else:
                return name


@deconstructible(path="core.storage.PrivateFolder")
class PrivateFolder(Folder):
    """A folder outside ``MEDIA_ROOT``; its files are readable by the server's user alone."""

    def __init__(self, location: str) -> None:
        """Keep files unreadable for other users of the machine."""
        super().__init__(
            location=location, file_permissions_mode=0o600, directory_permissions_mode=0o700
        )

    def url(self, name: str | None) -> str:
        """Refuse: views alone show private files."""
        raise ValueError("a private file has no address; core.private.answer shows it")
