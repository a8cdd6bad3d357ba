"""What stands in one cell, as text and back. Pure: no Django."""

import re
from datetime import date, datetime, time
from typing import Final

Cell = str | int | float | bool | date | datetime | time | None

# What spreadsheet programs take for the beginning of a formula, or of something they run.
FORMULA_STARTS: Final = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)
# What such programs write where a formula came to nothing.
FAULTS_OF_FORMULAS: Final = frozenset(
    ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!")
)
# XML cannot hold these.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_CELL: Final = 32_767
MIDNIGHT: Final = time()


def text_of(cell: Cell) -> str:
    """Return what a person would have typed: 12.0 is "12", midnight of a day is the day.

    The apostrophe that keeps a text from being a formula is taken off again.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == MIDNIGHT else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    text = str(cell)
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA_STARTS) else text


def is_blank(cell: Cell) -> bool:
    """Return whether nothing is written there."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def written(cell: Cell) -> Cell:
    """Return the cell as it may be written: no control characters, no longer than Excel takes."""
    return _CONTROLS.sub("", cell)[:LONGEST_CELL] if isinstance(cell, str) else cell


def harmless(cell: Cell) -> Cell:
    """Return the cell for a CSV file: text that would be a formula gets an apostrophe before it."""
    safe = written(cell)
    if isinstance(safe, str) and safe.lstrip(" ").startswith(FORMULA_STARTS):
        return "'" + safe
    return safe


def letter_of(place: int) -> str:
    """Return what spreadsheet programs call a column: 0 is A, 25 Z, 26 AA."""
    letters, rest = "", place + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
