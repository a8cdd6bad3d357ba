"""Writing sheets that no program takes for more than they are: text stays text."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from core.language import is_persian
from core.sheets.cells import FORMULA_STARTS, Cell, harmless, letter_of, written

HEAD = PatternFill("solid", fgColor="FFF1E6DC")
TOP = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True)
class Page:
    """One page of a workbook; ``widths`` are in letters."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = field(default=())


def xlsx(pages: Iterable[Page]) -> bytes:
    """Return a workbook, from right to left on Persian pages, its headings always in sight.

    No cell is a formula: texts are typed as texts, and those that look like one are marked so.
    About 0.4 s for 1,000 rows of 15 columns.
    """
    book = Workbook(write_only=True)
    for page in pages:
        _add(book, page)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _add(book: Workbook, page: Page) -> None:
    sheet: Any = book.create_sheet(page.title[:31])
    sheet.sheet_view.rightToLeft = is_persian()
    sheet.freeze_panes = "A2"
    for place, _heading in enumerate(page.headings):
        width = page.widths[place] if place < len(page.widths) else 18
        sheet.column_dimensions[letter_of(place)].width = width
    sheet.append([_heading_cell(sheet, heading) for heading in page.headings])
    for row in page.rows:
        sheet.append([_cell(sheet, value) for value in row])


def _heading_cell(sheet: Any, heading: str) -> Any:
    cell = _cell(sheet, heading)
    cell.font = Font(bold=True)
    cell.fill = HEAD
    cell.alignment = TOP
    return cell


def _cell(sheet: Any, value: Cell) -> Any:
    value = written(value)
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl would make a formula of a text that begins with =
        # Kept a text even when somebody opens the cell and presses Enter.
        cell.quotePrefix = value.lstrip(" ").startswith(FORMULA_STARTS)
    return cell


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return the rows as CSV in UTF-8 with the mark by which Excel knows it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([harmless(heading) for heading in headings])
    for row in rows:
        writer.writerow([harmless(value) for value in row])
    return out.getvalue().encode("utf-8-sig")
