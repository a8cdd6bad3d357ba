"""Facts that others publish: provinces and counties, and the official table of trades."""

import csv
import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Final

from django.db import models, transaction
from django.dispatch import Signal

from sellers.models import County, Province, Sector, Trade, TradeEdition, TradeRow
from sellers.models.trades import PermitPath

DATA: Final = Path(__file__).parent / "data"
LORESTAN: Final = "15"

HEADINGS: Final = (
    "code", "name_fa", "name_en", "sector_code", "sector_fa", "sector_en",
    "executive_agency_fa", "executive_agency_code", "output_kind", "permit_path",
    "starred", "starred_authorities",
)  # fmt: skip
_CODE = re.compile(r"[A-Z]{2,4}-[0-9]{2,4}")
_YES_NO = {"yes": True, "no": False}

# Sent after the trades have changed, in the same transaction; shelves above listen.
trades_changed = Signal()

Row = Mapping[str, str]


@dataclass(frozen=True, order=True)
class RowFault:
    """What is wrong with one line of the file; line 1 is the headings."""

    line: int
    text: str

    def __str__(self) -> str:
        """Return the fault as one line."""
        return f"line {self.line}: {self.text}"


class TradeTableRefused(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The table was not imported, no part of it; ``faults`` says why, line by line."""

    def __init__(self, faults: list[RowFault]) -> None:
        """Keep the faults in the order of the file."""
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def load_places() -> None:
    """Store the 31 provinces and the 12 counties as published; what is there is corrected."""
    provinces = [
        Province(
            code=row["code"],
            name_fa=row["name_fa"],
            name_en=row["name_en"],
            latitude=float(row["capital_lat"]),
            longitude=float(row["capital_lon"]),
        )
        for row in read_csv(DATA / "provinces.csv")
    ]
    counties = [
        _county(row, position) for position, row in enumerate(read_csv(DATA / "counties.csv"))
    ]
    with transaction.atomic():
        upsert(Province, provinces, keep={"allows_cash"})
        upsert(County, counties, keep={"allows_cash"})


def _county(row: Row, position: int) -> County:
    population = row["population_2016_current_boundaries"] or row["population_2016_as_counted"]
    return County(
        code=row["code"],
        province_id=LORESTAN,
        name_fa=row["name_fa"],
        name_en=row["name_en"],
        centre_fa=row["centre_fa"],
        centre_en=row["centre_en"],
        latitude=float(row["lat"]),
        longitude=float(row["lon"]),
        population=int(population) if population else None,
        position=position,
    )


def import_trades(path: Path, label: str, effective_on: date, source: str = "") -> TradeEdition:
    """Import one edition of the table of trades (CSV in UTF-8) and return it.

    The rows are kept word for word. The newest edition by ``effective_on`` decides what the trades
    are called and which are retired; an older one only joins the history. A file that was imported
    before, known by its SHA-256, changes nothing. Raise ``TradeTableRefused`` with every faulty
    line; then nothing is imported.
    """
    content = path.read_bytes()
    fingerprint = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        known = TradeEdition.objects.filter(fingerprint=fingerprint).first()
        if known is not None:
            return known
        rows = _checked(content, label)
        edition = TradeEdition.objects.create(
            label=label, effective_on=effective_on, source=source, fingerprint=fingerprint
        )
        TradeRow.objects.bulk_create(
            TradeRow(edition=edition, code=row["code"], data=dict(row)) for row in rows
        )
        if not TradeEdition.objects.filter(effective_on__gt=effective_on).exists():
            _apply(rows, edition)
            trades_changed.send(TradeEdition, edition=edition)
    return edition


def _apply(rows: list[Row], edition: TradeEdition) -> None:
    """Make sectors and trades what ``rows`` say; trades that are not among them retire."""
    sectors = {row["sector_code"]: row for row in rows}
    upsert(
        Sector,
        [
            Sector(code=code, name_fa=row["sector_fa"], name_en=row["sector_en"], position=position)
            for position, (code, row) in enumerate(sectors.items())
        ],
    )
    upsert(Trade, [_trade(row, edition) for row in rows])
    Trade.objects.exclude(edition=edition).filter(retired=False).update(retired=True)


def _trade(row: Row, edition: TradeEdition) -> Trade:
    return Trade(
        code=row["code"],
        sector_id=row["sector_code"],
        name_fa=row["name_fa"],
        name_en=row["name_en"],
        agency_fa=row["executive_agency_fa"],
        agency_code=row["executive_agency_code"],
        output_kind=row["output_kind"],
        permit_path=row["permit_path"],
        starred=_YES_NO[row["starred"]],
        starred_authorities=row["starred_authorities"],
        retired=False,
        edition=edition,
    )


def _checked(content: bytes, label: str) -> list[Row]:
    """Return the rows, or raise ``TradeTableRefused`` with all that is wrong."""
    if TradeEdition.objects.filter(label=label).exists():
        raise _refused(f"the label {label!r} belongs to another file; give this one its own")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused("the file is not in UTF-8; save it as CSV UTF-8") from error
    reader = csv.DictReader(StringIO(text, newline=""), strict=True)
    if missing := [name for name in HEADINGS if name not in (reader.fieldnames or ())]:
        raise _refused(f"these headings are missing: {', '.join(missing)}")
    try:
        rows: list[Row] = list(reader)
    except csv.Error as error:
        raise TradeTableRefused([RowFault(reader.line_num, str(error))]) from error
    if not rows:
        raise _refused("the table has no rows")
    if faults := sorted(_faults(rows)):
        raise TradeTableRefused(faults)
    return rows


def _refused(text: str) -> TradeTableRefused:
    return TradeTableRefused([RowFault(1, text)])


def _faults(rows: Iterable[Row]) -> Iterable[RowFault]:
    """Yield every fault; a row's line counts rows, so cells must not hold line breaks."""
    seen: dict[str, int] = {}
    sectors: dict[str, tuple[str, str]] = {}
    for line, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            yield RowFault(line, "the row has another number of cells than the headings")
            continue
        yield from (RowFault(line, text) for text in _faults_of(row))
        if first := seen.get(row["code"]):
            yield RowFault(line, f"the code {row['code']!r} stands on line {first} already")
        seen.setdefault(row["code"], line)
        names = (row["sector_fa"], row["sector_en"])
        if sectors.setdefault(row["sector_code"], names) != names:
            yield RowFault(line, f"the sector {row['sector_code']!r} has another name above")


def _faults_of(row: Row) -> Iterable[str]:
    if not _CODE.fullmatch(row["code"]):
        yield f"{row['code']!r} is no code of a trade; write one such as FOD-031"
    for name in ("name_fa", "name_en", "sector_code", "sector_fa", "sector_en"):
        if not row[name].strip():
            yield f"{name} is empty"
    yield from (
        f"{name} is longer than {limit} letters"
        for name, limit in _limits().items()
        if len(row[name]) > limit
    )
    if row["output_kind"] not in ("goods", "service"):
        yield f"output_kind is {row['output_kind']!r}; write goods or service"
    if row["permit_path"] not in PermitPath.values:
        yield f"permit_path is {row['permit_path']!r}; write one of {', '.join(PermitPath.values)}"
    if row["starred"] not in _YES_NO:
        yield f"starred is {row['starred']!r}; write yes or no"
    elif _YES_NO[row["starred"]] != (row["permit_path"] != PermitPath.NONE):
        yield "a starred trade has a permit_path, and only a starred one"


def _limits() -> dict[str, int]:
    """Return how long each cell may be, from the columns it goes to."""
    columns: dict[str, tuple[type[models.Model], str]] = {
        "code": (Trade, "code"),
        "name_fa": (Trade, "name_fa"),
        "name_en": (Trade, "name_en"),
        "sector_code": (Sector, "code"),
        "sector_fa": (Sector, "name_fa"),
        "sector_en": (Sector, "name_en"),
        "executive_agency_fa": (Trade, "agency_fa"),
        "executive_agency_code": (Trade, "agency_code"),
        "starred_authorities": (Trade, "starred_authorities"),
    }
    fields = {name: model._meta.get_field(field) for name, (model, field) in columns.items()}
    return {name: int(getattr(field, "max_length", 0)) for name, field in fields.items()}


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of one of our own data files."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def upsert(
    model: type[models.Model], rows: Sequence[models.Model], keep: Collection[str] = ()
) -> None:
    """Insert rows of a model with its own key, or correct those that are there. One query.

    What people decided of a row, the columns to ``keep``, stays as it is.
    """
    key = model._meta.pk
    columns = [f.name for f in model._meta.concrete_fields if f is not key and f.name not in keep]
    model._default_manager.bulk_create(
        rows, update_conflicts=True, unique_fields=[key.name], update_fields=columns
    )
