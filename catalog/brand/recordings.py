"""Which recordings are taken; the rest is refused with a sentence that says what to do."""

from math import ceil
from typing import IO, Final, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.language import spoken
from sellers.brand import sound

MEGA: Final = 1_000_000
MOST_BYTES: Final = 6 * MEGA
MOST_SECONDS: Final = 120

_WORDS = {
    "type": _("This is no recording we can play. Record it with your phone and send that file."),
    "damaged": _("The recording is damaged or incomplete. Send it again, or record a new one."),
    "size": _("The file is too large. The most is %(most)s MB."),
    "length": _("The recording is too long. The most is %(most)s seconds."),
}


class Recording(NamedTuple):
    """A recording that was found good: its bytes, its kind, its length."""

    content: bytes
    kind: str
    seconds: int


class RecordingRefused(ValidationError):  # noqa: N818 -- an answer to the caller, not a fault
    """The upload was not kept; ``code`` is ``type``, ``damaged``, ``size`` or ``length``."""

    def __init__(self, code: str, most: int = 0) -> None:
        """Choose the words by the code."""
        super().__init__(_WORDS[code], code=code, params={"most": spoken(most)})


def judge(upload: IO[bytes]) -> Recording:
    """Return the recording; raise ``RecordingRefused``. Stores nothing."""
    upload.seek(0)
    content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise RecordingRefused("size", MOST_BYTES // MEGA)
    try:
        told = sound.read(content)
    except sound.SoundFault as fault:
        raise RecordingRefused(fault.code) from fault
    if told.seconds > MOST_SECONDS:
        raise RecordingRefused("length", MOST_SECONDS)
    return Recording(content, told.kind, ceil(told.seconds))
