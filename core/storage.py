"""Where private files lie when no file store is set: a folder that has no address."""

from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible(path="core.storage.PrivateFolder")
class PrivateFolder(FileSystemStorage):
    """A folder outside ``MEDIA_ROOT``; its files are readable by the server's user alone."""

    def __init__(self, location: str) -> None:
        """Keep files unreadable for other users of the machine."""
        super().__init__(
            location=location, file_permissions_mode=0o600, directory_permissions_mode=0o700
        )

    def url(self, name: str | None) -> str:
        """Refuse: views alone show private files."""
        raise ValueError("a private file has no address; core.private.answer shows it")
