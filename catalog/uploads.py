"""Which uploads are taken as pictures; the rest is refused with a sentence that says what to do."""

from typing import IO, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image

from catalog import pixels
from catalog.pixels import PictureFault

# Larger than any screen shows; what a phone's camera adds beyond it is weight.
LONGEST: Final = 2400
MEGA: Final = 1_000_000

_WORDS = {
    "type": _("This is not a picture we can read. Choose a JPEG, PNG, WebP or AVIF file."),
    "damaged": _("The picture is damaged or incomplete. Send it again, or choose another one."),
    "pixels": _("The picture has too many pixels. The most is %(most)s million."),
    "size": _("The file is too large. The most is %(most)s MB."),
}


class PhotoRefused(ValidationError):  # noqa: N818 -- an answer to the caller, not a fault
    """The upload was not kept; the message says what to do, ``code`` why.

    Codes: ``type``, ``damaged``, ``pixels``, ``size``.
    """

    def __init__(self, code: str, most: int = 0) -> None:
        """Choose the words by the code."""
        super().__init__(_WORDS[code], code=code, params={"most": most})


def read_upload(upload: IO[bytes]) -> Image.Image:
    """Return the upload as an upright RGB picture of at most 2400 pixels a side.

    Raise ``PhotoRefused`` for what is no picture, is damaged, or passes the limits of the settings
    ``WAGTAILIMAGES_MAX_UPLOAD_SIZE`` and ``WAGTAILIMAGES_MAX_IMAGE_PIXELS``. Nothing is stored.
    """
    most_bytes, most_pixels = (
        settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE,
        settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS,
    )
    if _length(upload) > most_bytes:
        raise PhotoRefused("size", most_bytes // 1024**2)
    upload.seek(0)
    try:
        return pixels.read(upload, most_pixels=most_pixels, longest=LONGEST)
    except PictureFault as fault:
        raise PhotoRefused(fault.code, most_pixels // MEGA) from fault


def _length(upload: IO[bytes]) -> int:
    return upload.seek(0, 2) if not hasattr(upload, "size") else int(upload.size)
