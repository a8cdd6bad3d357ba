"""Which uploads are taken as pictures; the rest is refused with a sentence that says what to do."""

from typing import IO, Final

from django.conf import settings
from PIL import Image

from core import pixels
from core.pixels import PictureFault
from core.uploads import UploadRefused, length_of

# Larger than any screen shows; what a phone's camera adds beyond it is weight.
LONGEST: Final = 2400
MEGA: Final = 1_000_000


class PhotoRefused(UploadRefused):
    """The upload is no photograph that can be kept."""


def read_upload(upload: IO[bytes]) -> Image.Image:
    """Return the upload as an upright RGB picture of at most 2400 pixels a side.

    Raise ``PhotoRefused`` for what is no picture, is damaged, or passes the limits of the settings
    ``WAGTAILIMAGES_MAX_UPLOAD_SIZE`` and ``WAGTAILIMAGES_MAX_IMAGE_PIXELS``. Nothing is stored.
    """
    most_bytes, most_pixels = (
        settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE,
        settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS,
    )
    if length_of(upload) > most_bytes:
        raise PhotoRefused("size", most_bytes // 1024**2)
    upload.seek(0)
    try:
        return pixels.read(upload, most_pixels=most_pixels, longest=LONGEST)
    except PictureFault as fault:
        raise PhotoRefused(fault.code, most_pixels // MEGA) from fault
