"""What a recording is, read from its bytes alone."""

import io
import struct
import wave

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.demo.faces import BEAT, TUNE, tune
from sellers.brand import sound
from sellers.brand.sound import Sound, SoundFault


def box(name, inside):
    return struct.pack(">I4s", 8 + len(inside), name) + inside


def m4a(seconds=7, *, handler=b"soun", codec=b"mp4a", version=0):
    scale = 1000
    head = struct.pack(">II", 0, 0) if version == 0 else struct.pack(">QQ", 0, 0)
    length = ">II" if version == 0 else ">IQ"
    mvhd = bytes([version, 0, 0, 0]) + head + struct.pack(length, scale, seconds * scale)
    hdlr = box(b"hdlr", b"\0" * 8 + handler + b"\0" * 12)
    moov = box(b"moov", box(b"mvhd", mvhd) + box(b"trak", hdlr + box(b"stsd", codec)))
    return box(b"ftyp", b"M4A \0\0\0\0") + moov + box(b"mdat", b"\x01" * 64)


def mp3(frames=100, *, tag=b""):
    return tag + (struct.pack(">I", 0xFFFB9000) + b"\0" * 413) * frames  # 128 kb/s, 44,100 Hz


def id3(size):
    return b"ID3\x04\0\0" + bytes([size >> 21, size >> 14 & 127, size >> 7 & 127, size & 127])


OPUS = b"OpusHead\x01\x01" + struct.pack("<H", 312)


def ogg(samples=480_000, head=OPUS):
    first = b"OggS\0\x02" + struct.pack("<q", 0) + b"\0" * 14 + head + b"\0" * 40
    return first + b"OggS\0\x04" + struct.pack("<q", samples) + b"\0" * 40


def wav(seconds=2, rate=8_000):
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(b"\0\0" * rate * seconds)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind", "seconds"),
    [
        (m4a(7), "m4a", 7),
        (m4a(90, version=1), "m4a", 90),
        (mp3(100), "mp3", 2.612),
        (mp3(100, tag=id3(300) + b"\0" * 300), "mp3", 2.612),
        (mp3(100) + b"TAG" + b"\0" * 125, "mp3", 2.612),
        (ogg(480_000), "ogg", 9.9935),
        (ogg(88_200, b"\x01vorbis" + struct.pack("<IBI", 0, 1, 44_100)), "ogg", 2),
        (wav(2), "wav", 2),
        (tune(), "wav", sum(beats for _hertz, beats in TUNE) * BEAT),
    ],
)
def test_recordings_of_phones_are_known_with_their_length(content, kind, seconds):
    told = sound.read(content)

    assert told == Sound(kind, pytest.approx(seconds, abs=0.01))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "type"),
        (b"\xff\xd8\xff\xe0 a picture", "type"),
        (b"<html><audio></html>", "type"),
        (m4a(handler=b"vide"), "type"),  # a film
        (m4a(codec=b"alac"), "type"),
        (m4a(0), "damaged"),
        (m4a()[:60], "damaged"),
        (mp3(3), "type"),
        (mp3(50) + b"<script>" * 1000, "damaged"),  # something else behind the sound
        (b"ID3\x04\0\0\xff\xff\xff\xff" + mp3(), "damaged"),
        (ogg(head=b"\x80theora"), "type"),
        (ogg(0), "damaged"),
        (wav(2)[:1000], "damaged"),
        (b"RIFF\0\0\0\0WAVE", "damaged"),
    ],
)
def test_what_only_looks_like_one_is_refused(content, code):
    with pytest.raises(SoundFault) as fault:
        sound.read(content)
    assert fault.value.code == code


def answer(content):
    try:
        return sound.read(content).kind
    except SoundFault as fault:
        return fault.code


STARTS = (b"", b"\0\0\0\x10ftyp", b"OggS", b"RIFF\0\0\0\0WAVE", b"ID3\x04\0\0", b"\xff\xfb")
KINDS = (m4a, mp3, ogg, wav)


@given(st.binary(max_size=200))
def test_any_bytes_are_known_or_refused(content):
    for start in (
        b"",
        b"\0\0\0\x10ftyp",
        b"OggS",
        b"RIFF\0\0\0\0WAVE",
        b"ID3\x04\0\0",
        b"\xff\xfb",
    ):
        assert answer(start + content) in {*sound.TYPES, "type", "damaged"}


@given(
    place=st.integers(0, 400), byte=st.integers(0, 255), kind=st.sampled_from([m4a, mp3, ogg, wav])
)
def test_a_recording_with_one_byte_changed_is_known_or_refused(place, byte, kind):
    content = bytearray(kind())
    content[place % len(content)] = byte

    assert answer(bytes(content)) in {*sound.TYPES, "type", "damaged"}
