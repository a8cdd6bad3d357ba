"""Whether a file is a whole PDF. Pure: nothing of it is run or drawn."""

import re
from typing import Final

HEAD: Final = b"%PDF-"
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
# A cross-reference stands where the end says: a table, or a stream as an object.
_TABLE = re.compile(rb"\s*(xref|\d+\s+\d+\s+obj)")
_TAIL = 1024


def is_pdf(content: bytes) -> bool:
    """Return whether the file claims to be a PDF from its first byte; others hide something."""
    return content.startswith(HEAD)


def fault_of(content: bytes) -> str:
    """Return why a PDF is not taken: ``damaged`` or ``locked``; the empty string for a sound one.

    Sound: it ends as it must, with nothing after it (no second file rides along), and its
    cross-reference lies where the end says.
    """
    end = _END.search(content[-_TAIL:])
    if end is None:
        return "damaged"
    place = int(end[1])
    if place >= len(content) or not _TABLE.match(content, place):
        return "damaged"
    if b"/Encrypt" in content:
        return "locked"
    return ""
