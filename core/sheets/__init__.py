"""Sheets that people fill in: XLSX and CSV, read by declared columns and written back.

    COLUMNS = (
        Column("title", "نام کالا", "Name", PersianCharField(max_length=255)),
        Column("price", "قیمت (تومان)", "Price (toman)", TomanField(min_toman=1)),
    )
    sheet = read_sheet(upload)              # SheetRefused: a sentence for its sender
    table = Table(sheet, COLUMNS)           # SheetRefused: headings missing or twice there
    for row in table.rows():                # row.values, row.faults (column, letter, text)
        ...
    corrected = xlsx([Page(_("Goods"), *table.with_faults(rows))])

Nothing of a file is run: formulas count as the value they last had, links and macros are not
looked at, and whatever is written is text where it is text, never a formula.
"""

from core.sheets.columns import Column
from core.sheets.reading import Limits, RawRow, Sheet, SheetRefused, read_sheet
from core.sheets.tables import CellFault, Row, Table
from core.sheets.writing import Page, csv_text, xlsx

__all__ = [
    "CellFault",
    "Column",
    "Limits",
    "Page",
    "RawRow",
    "Row",
    "Sheet",
    "SheetRefused",
    "Table",
    "csv_text",
    "read_sheet",
    "xlsx",
]
