"""What a recording is and how long it runs, read from its own bytes. Pure: no Django.

M4A (AAC in MP4, what phones record), MP3, Ogg (Opus or Vorbis) and WAV. Nothing is decoded or run;
a file that only begins like one of them is told apart from it.
"""

import re
import struct
from dataclasses import dataclass
from typing import Final

TYPES: Final = {
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
}
# Voices are recorded at these; the index is the frame's.
_MP3_RATES: Final = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000),
                     0: (11_025, 12_000, 8_000)}  # fmt: skip
_KBPS: Final = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
LEAST_FRAMES: Final = 4


class SoundFault(ValueError):  # noqa: N818 -- an answer to the caller
    """The file is no recording we play; ``code`` is ``type`` or ``damaged``."""

    def __init__(self, code: str) -> None:
        """Keep the stable code; the words belong to the caller."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Sound:
    """A recording: its kind (a key of ``TYPES``) and its length in seconds."""

    kind: str
    seconds: float


def read(content: bytes) -> Sound:
    """Return what the bytes are; raise ``SoundFault`` when no browser would play them."""
    try:
        kind, seconds = _told(content)
    except (struct.error, IndexError, ZeroDivisionError, RecursionError) as error:
        raise SoundFault("damaged") from error
    if seconds <= 0:
        raise SoundFault("damaged")
    return Sound(kind, seconds)


def _told(content: bytes) -> tuple[str, float]:
    if content[4:8] == b"ftyp":
        return "m4a", _mp4(content)
    if content[:4] == b"OggS":
        return "ogg", _ogg(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "wav", _wav(content)
    if content[:3] == b"ID3" or _mp3_frame(content, 0):
        return "mp3", _mp3(content)
    raise SoundFault("type")


def _boxes(content: bytes, start: int, end: int) -> dict[bytes, tuple[int, int]]:
    """Return where the inside of each box lies, by its name; the first of a name counts."""
    found: dict[bytes, tuple[int, int]] = {}
    while start + 8 <= end:
        size, name = struct.unpack_from(">I4s", content, start)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", content, start + 8)
            head = 16
        elif size == 0:
            size = end - start
        if size < head or start + size > end:
            raise SoundFault("damaged")
        found.setdefault(name, (start + head, start + size))
        start += size
    return found


def _mp4(content: bytes) -> float:
    """Return the seconds of an MP4 file whose only tracks are sound in AAC."""
    top = _boxes(content, 0, len(content))
    if b"moov" not in top or b"mdat" not in top:
        raise SoundFault("damaged")
    moov = _boxes(content, *top[b"moov"])
    inside = content[slice(*top[b"moov"])]
    if b"vide" in re.findall(rb"hdlr.{8}(....)", inside, re.DOTALL):
        raise SoundFault("type")
    if b"mp4a" not in inside or b"mvhd" not in moov:
        raise SoundFault("type")
    start, _end = moov[b"mvhd"]
    if content[start] == 1:
        scale, length = struct.unpack_from(">IQ", content, start + 20)
    else:
        scale, length = struct.unpack_from(">II", content, start + 12)
    return float(length / scale)


def _ogg(content: bytes) -> float:
    """Return the seconds of an Ogg file by the number of its last sample."""
    opus, vorbis = content.find(b"OpusHead", 0, 300), content.find(b"\x01vorbis", 0, 300)
    if opus < 0 and vorbis < 0:
        raise SoundFault("type")
    last = content.rfind(b"OggS")
    (samples,) = struct.unpack_from("<q", content, last + 6)
    if opus >= 0:
        (skipped,) = struct.unpack_from("<H", content, opus + 10)
        return float((samples - skipped) / 48_000)
    (rate,) = struct.unpack_from("<I", content, vorbis + 12)
    return float(samples / rate)


def _wav(content: bytes) -> float:
    """Return the seconds of a WAV file of plain samples."""
    start, rate, plain = 12, 0, False
    while start + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, start)
        if name == b"fmt ":
            form, _channels, _samples, rate = struct.unpack_from("<HHII", content, start + 8)
            plain = form == 1
        if name == b"data":
            if not plain or not rate:
                raise SoundFault("type")
            if start + 8 + size > len(content):
                raise SoundFault("damaged")
            return float(size / rate)
        start += 8 + size + size % 2
    raise SoundFault("damaged")


def _mp3_frame(content: bytes, at: int) -> tuple[int, float] | None:
    """Return the length in bytes and seconds of the MP3 frame at ``at``, ``None`` for none."""
    if at + 4 > len(content):
        return None
    (head,) = struct.unpack_from(">I", content, at)
    version, layer = head >> 19 & 3, head >> 17 & 3
    kbps, rate = head >> 12 & 15, head >> 10 & 3
    if head >> 21 != 0x7FF or version == 1 or layer != 1 or kbps in (0, 15) or rate == 3:
        return None
    first = version == 3
    samples, bits = (1152 if first else 576), _KBPS[first][kbps] * 1000
    hertz = _MP3_RATES[version][rate]
    size = samples // 8 * bits // hertz + (head >> 9 & 1)
    return (size, samples / hertz) if size else None


def _mp3(content: bytes) -> float:
    """Return the seconds of an MP3 file, frame by frame."""
    at = 0
    if content[:3] == b"ID3":
        sizes = content[6:10]
        if len(sizes) < 4 or max(sizes) > 127:
            raise SoundFault("damaged")
        at = 10 + (sizes[0] << 21 | sizes[1] << 14 | sizes[2] << 7 | sizes[3])
    seconds, frames = 0.0, 0
    while frame := _mp3_frame(content, at):
        at += frame[0]
        seconds += frame[1]
        frames += 1
    if frames < LEAST_FRAMES:
        raise SoundFault("type")
    # What is no frame may follow only as a tag of at most a few hundred bytes.
    if len(content) - at > 4_096:
        raise SoundFault("damaged")
    return seconds
