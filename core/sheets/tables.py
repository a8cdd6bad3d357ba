"""A sheet by its declared columns: clean values and faults by row and column."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.sheets.cells import FAULTS_OF_FORMULAS, Cell, letter_of, text_of
from core.sheets.columns import TO_CORRECT, Column, folded
from core.sheets.reading import RawRow, Sheet, SheetRefused


@dataclass(frozen=True)
class CellFault:
    """What is wrong with one cell: ``column`` is its heading, ``letter`` its place ("C").

    A fault of a whole row has neither.
    """

    text: str
    column: str = ""
    letter: str = ""

    def __str__(self) -> str:
        """Return the fault as one line."""
        return f"{self.column} ({self.letter}): {self.text}" if self.column else self.text


@dataclass
class Row:
    """One row: clean values by column key, only of columns that are there, and its faults."""

    number: int
    values: dict[str, Any]
    raw: RawRow
    faults: list[CellFault] = field(default_factory=list)


class Table:
    """A sheet whose headings are known. Unknown ones are in ``unknown`` and are not read."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column]) -> None:
        """Find each column's place; raise ``SheetRefused`` when one is missing or twice there."""
        self.sheet = sheet
        self.columns = tuple(columns)
        self.places: dict[str, int] = {}
        self.unknown: list[str] = []
        twice: list[str] = []
        for place, heading in enumerate(sheet.headings):
            name = folded(heading)
            column = next((c for c in columns if name in c.names), None) if name else None
            if name in TO_CORRECT.names:
                continue
            if column is None:
                self.unknown += [heading] if heading else []
            elif column.key in self.places:
                twice.append(column.heading)
            else:
                self.places[column.key] = place
        missing = [c.heading for c in columns if c.key not in self.places and not c.may_lack]
        if missing:
            raise SheetRefused("missing", names=_(", ").join(missing))
        if twice:
            raise SheetRefused("twice", names=_(", ").join(dict.fromkeys(twice)))

    def rows(self) -> Iterator[Row]:
        """Yield every row with clean values; a faulty cell has no value."""
        for raw in self.sheet.rows:
            yield self.row(raw)

    def row(self, raw: RawRow) -> Row:
        """Return one row cleaned."""
        row = Row(raw.number, {}, raw)
        for column in self.columns:
            place = self.places.get(column.key)
            if place is None:
                continue
            try:
                row.values[column.key] = _cleaned(column, raw.cells[place])
            except ValidationError as error:
                row.faults.append(self.fault(column.key, " ".join(error.messages)))
        return row

    def fault(self, key: str, text: str) -> CellFault:
        """Return a fault of the cell under the column ``key``, of the row if there is none."""
        place = self.places.get(key)
        if place is None:
            return CellFault(text)
        return CellFault(text, self.sheet.headings[place], letter_of(place))

    def with_faults(self, rows: Iterable[Row]) -> tuple[list[str], list[list[Cell]]]:
        """Return headings and rows of the file as it was, and one column more: what to correct."""
        headings = self.sheet.headings
        own = [i for i, name in enumerate(headings) if folded(name) not in TO_CORRECT.names]
        told = [
            [*(row.raw.cells[i] for i in own), _("; ").join(map(str, row.faults))] for row in rows
        ]
        return [*(headings[i] for i in own), TO_CORRECT.heading], told


def _cleaned(column: Column, cell: Cell) -> Any:
    text = text_of(cell)
    if text in FAULTS_OF_FORMULAS:
        raise ValidationError(_("The formula here has no result. Write the value itself."))
    return column.clean.clean(text)
