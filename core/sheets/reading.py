"""From an upload to rows of cells: the kind told by the content, the limits kept before reading."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any, Final
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook

from core.language import spoken
from core.sheets.cells import Cell, is_blank

MEGA: Final = 1_000_000
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# Row numbers end here in XLSX; a file may claim others.
LAST_ROW: Final = 1_048_576
MOST_PARTS: Final = 400
SEPARATORS: Final = (",", ";", "\t", "؛", "|")

_WORDS = {
    "empty": _("The file is empty. Fill in the rows below the headings and send it again."),
    "size": _("The file is too large. The most is %(most)s MB."),
    "rows": _("The file has more than %(most)s rows. Send it in parts."),
    "columns": _("The file has more than %(most)s columns. Take out those that are not needed."),
    "old": _("This is an old Excel file or one with a password. Save it as XLSX without one."),
    "damaged": _("The file is damaged or is no spreadsheet. Save it as XLSX and send it again."),
    "encoding": _("The letters of this file cannot be read. Save it as XLSX, or as CSV UTF-8."),
    "quotes": _("A quotation mark in row %(row)s is not closed. Save the file as XLSX instead."),
    "missing": _("These headings are missing: %(names)s. Take the template and copy your rows."),
    "twice": _("These headings are there twice: %(names)s. Leave one of each."),
}


class SheetRefused(ValidationError):  # noqa: N818 -- an answer to the caller, not a fault
    """The file was not read, no part of it; the message says what to do, ``code`` why."""

    def __init__(self, code: str, **params: object) -> None:
        """Choose the words by the code."""
        super().__init__(_WORDS[code], code=code, params=params)


@dataclass(frozen=True)
class Limits:
    """How large a file may be: rows below the headings, columns, bytes as sent and unpacked."""

    rows: int = 2_000
    columns: int = 60
    size: int = 5 * MEGA
    unpacked: int = 40 * MEGA


@dataclass(frozen=True)
class RawRow:
    """A row with something in it; ``number`` is the one that its sender sees, from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """The first page of a file: its headings as written and the rows below that are not empty."""

    headings: tuple[str, ...]
    rows: tuple[RawRow, ...]


def read_sheet(file: IO[bytes], limits: Limits = Limits()) -> Sheet:
    """Return what the XLSX or CSV file holds; its name and claimed type do not count.

    The first row with anything in it holds the headings. Cells of formulas have the value the
    program last saw. Raise ``SheetRefused``. About 0.5 s for 10,000 rows of 12 columns in XLSX.
    """
    file.seek(0)
    content = file.read(limits.size + 1)
    if len(content) > limits.size:
        raise SheetRefused("size", most=spoken(limits.size // MEGA))
    if not content:
        raise SheetRefused("empty")
    if content.startswith(OLE):
        raise SheetRefused("old")
    rows = _of_xlsx(content, limits) if content.startswith(ZIP) else _of_csv(content)
    filled = (row for row in rows if not all(map(is_blank, row.cells)))
    head = next(filled, None)
    if head is None:
        raise SheetRefused("empty")
    headings = _headings(head, limits)
    found = [_fitted(row, len(headings)) for row in islice(filled, limits.rows + 1)]
    if len(found) > limits.rows:
        raise SheetRefused("rows", most=spoken(limits.rows))
    return Sheet(headings, tuple(row for row in found if not all(map(is_blank, row.cells))))


def _headings(head: RawRow, limits: Limits) -> tuple[str, ...]:
    cells = list(head.cells)
    while is_blank(cells[-1]):
        cells.pop()
    if len(cells) > limits.columns:
        raise SheetRefused("columns", most=spoken(limits.columns))
    return tuple("" if cell is None else str(cell).strip() for cell in cells)


def _fitted(row: RawRow, width: int) -> RawRow:
    """Return the row with as many cells as there are headings; what has none is not looked at."""
    return RawRow(row.number, (*row.cells[:width], *[None] * (width - len(row.cells))))


def _of_xlsx(content: bytes, limits: Limits) -> Iterator[RawRow]:
    """Yield the rows of the first page; what zip and XML bombs would need is refused before."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise SheetRefused("damaged") from error
    # zipfile never unpacks more of a part than its header says.
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > limits.unpacked:
        raise SheetRefused("size", most=spoken(limits.size // MEGA))
    try:
        yield from _rows_of_workbook(content, limits)
    except SheetRefused:
        raise
    except (DefusedXmlException, ParseError, zipfile.BadZipFile, *_BREAKS) as error:
        raise SheetRefused("damaged") from error


# Whatever openpyxl and zlib raise on files that only look like a workbook.
_BREAKS: Final = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, EOFError,
    ArithmeticError, AssertionError, RuntimeError, NotImplementedError, zlib.error,
)  # fmt: skip


def _rows_of_workbook(content: bytes, limits: Limits) -> Iterator[RawRow]:
    book: Any = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        page = book.worksheets[0]
        page.reset_dimensions()
        wide = limits.columns + 1
        found = page.iter_rows(max_row=LAST_ROW, max_col=wide, values_only=True)
        for number, cells in enumerate(found, start=1):
            yield RawRow(number, tuple(cells))
    finally:
        book.close()


def _of_csv(content: bytes) -> Iterator[RawRow]:
    text = _decoded(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            yield RawRow(number, tuple(cells))
    except csv.Error as error:
        raise SheetRefused("quotes", row=spoken(reader.line_num)) from error


def _decoded(content: bytes) -> str:
    """Return the text of UTF-8 with or without a mark, or of UTF-16 as Excel's "Unicode text"."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetRefused("encoding") from error
    if "\x00" in text:
        raise SheetRefused("encoding")
    return text


def _separator(text: str) -> str:
    """Return what parts the cells of the first line that has any."""
    lines: Iterable[str] = (line for line in text[:20_000].splitlines() if line.strip())
    first = next(iter(lines), "")
    return max(SEPARATORS, key=first.count)
