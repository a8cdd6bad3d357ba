"""Character tables made from ``core/data/fa_normalisation.csv``; read once, when imported.

Rows of scope ``all`` change stored text; ``search`` rows only what is compared. Rows of scope
``parse``, marks inside typed numbers, are ``core.fields``' business.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).parent.parent / "data" / "fa_normalisation.csv"
ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
# Blocks of Arabic presentation forms: old encodings and PDFs hold letters in them by shape.
PRESENTATION_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefe]")
CODEPOINTS = re.compile(r"(?:U\+)?([0-9A-F]{4,6})(?:(?:-|\.\.)([0-9A-F]{4,6}))?")


class Row(NamedTuple):
    """One character and what becomes of it within ``scope``."""

    char: str
    becomes: str
    scope: str


def _spans(cell: str) -> Iterator[range]:
    """Yield the code points of a cell: ``U+0640``, ``U+064B-0652``, ``U+200E/200F``."""
    for first, last in CODEPOINTS.findall(cell):
        yield range(int(first, 16), int(last or first, 16) + 1)


def _target(row: dict[str, str], offset: int) -> str:
    """Return the text that the character at ``offset`` of the row's span becomes."""
    if row["action"] == "delete":
        return ""
    if row["action"] == "expand":
        return row["to_char"]
    first, _, last = row["to_codepoint"].partition("-")
    return chr(int(first.removeprefix("U+"), 16) + (offset if last else 0))


def read_rows() -> list[Row]:
    """Return the table, one row a character; ranges are unrolled."""
    rows = []
    with SOURCE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            # A note may name further code points that share the row's fate: the bidi controls.
            also = row["note"].partition("also ")[2] if "also U+" in row["note"] else ""
            for span in _spans(f"{row['from_codepoint']} {also}"):
                rows += [Row(chr(c), _target(row, c - span.start), row["scope"]) for c in span]
    return rows


ROWS = read_rows()
STORED = {row.char: row.becomes for row in ROWS if row.scope == "all"}
SEARCHED = STORED | {row.char: row.becomes for row in ROWS if row.scope == "search"}
