"""Uploads that are refused: one set of sentences, each says what to do next."""

from typing import IO, Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class UploadRefused(ValidationError):  # noqa: N818 -- an answer to the caller, not a fault
    """The upload was not kept; the message says what to do, ``code`` why.

    Codes: ``type``, ``damaged``, ``pixels``, ``size``, ``full`` (our disk is).
    """

    words: ClassVar[dict[str, Any]] = {
        "type": _("This is not a picture we can read. Choose a JPEG, PNG, WebP or AVIF file."),
        "damaged": _("The picture is damaged or incomplete. Send it again, or choose another one."),
        "pixels": _("The picture has too many pixels. The most is %(most)s million."),
        "size": _("The file is too large. The most is %(most)s MB."),
        "full": _("There is no room for files just now; we know. Send it a little later."),
    }

    def __init__(self, code: str, most: int = 0) -> None:
        """Choose the words by the code."""
        super().__init__(self.words[code], code=code, params={"most": most})


class DocumentRefused(UploadRefused):
    """No picture and no PDF that can be kept; one more code, ``locked``: it asks for a password."""

    words: ClassVar[dict[str, Any]] = {
        **UploadRefused.words,
        "type": _("This is neither a picture nor a PDF. Choose a JPEG, PNG, WebP, AVIF or PDF."),
        "damaged": _("The file is damaged or incomplete. Send it again, or choose another one."),
        "locked": _("This PDF is locked with a password. Save it without one, and send it again."),
    }


def length_of(upload: IO[bytes]) -> int:
    """Return how many bytes an upload has, without reading them."""
    return upload.seek(0, 2) if not hasattr(upload, "size") else int(upload.size)
