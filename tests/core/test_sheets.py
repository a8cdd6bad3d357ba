"""Sheets that people fill in: what is read, what is refused, and that nothing runs."""

import io
import zipfile
from datetime import date, datetime

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from core.fields import JalaliDateField, PersianCharField, PersianIntegerField, TomanField
from core.sheets import Column, Limits, Page, SheetRefused, Table, csv_text, read_sheet, xlsx
from core.sheets.cells import FORMULA_STARTS, letter_of, text_of
from core.sheets.reading import OLE

COLUMNS = (
    Column("code", "کد کالا", "Code", PersianCharField(max_length=20)),
    Column("title", "نام کالا", "Name", PersianCharField(max_length=40), also=("عنوان",)),
    Column("price", "قیمت (تومان)", "Price (toman)", TomanField(min_toman=1)),
    Column("count", "چند تا دارید؟", "How many", PersianIntegerField(required=False)),
    Column("until", "تا روز", "Until", JalaliDateField(required=False), may_lack=True),
)
HEADINGS = ["کد کالا", "نام کالا", "قیمت (تومان)", "چند تا دارید؟", "تا روز"]
STANDARD = Limits()
ROW = ["A1", "مربای به", "۱۲۰٬۰۰۰", "۵", "۱۴۰۵/۹/۲"]


def file(*rows, formulas=()):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for place, formula in formulas:
        book.active[place] = formula
    out = io.BytesIO()
    book.save(out)
    return out


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name.replace("__", "/"), content)
    return out


def with_part(workbook, name, content):
    """The workbook with one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out


def refusal(file, limits=STANDARD):
    with pytest.raises(SheetRefused) as refused:
        Table(read_sheet(file, limits), COLUMNS)
    return refused.value.code


def csv_file(text, encoding="utf-8"):
    return io.BytesIO(text.encode(encoding))


def values(file):
    return [row.values for row in Table(read_sheet(file), COLUMNS).rows()]


CLEAN = {
    "code": "A1", "title": "مربای به", "price": 1_200_000, "count": 5, "until": date(2026, 11, 23),
}  # fmt: skip


@pytest.mark.parametrize(
    "cells",
    [
        ROW,
        ["A1", "مرباي به", 120000, 5.0, datetime(2026, 11, 23)],  # noqa: DTZ001 -- sheets know no zones
        [" A1 ", "مربای  به", "120,000 تومان", "5", "2026-11-23"],
    ],
)
def test_cells_are_read_however_they_are_typed(cells):
    assert values(file(HEADINGS, cells)) == [CLEAN]


@pytest.mark.parametrize(
    "headings",
    [
        HEADINGS,
        ["code", "name", "PRICE", "How  many", "until"],
        ["كد كالا", "نام‌کالا", "قیمت", "چندتا دارید", "تا روز:"],
        ["کد کالا", "عنوان", "قیمت(تومان)", "چند تا دارید؟", "تا روز"],
    ],
)
def test_headings_are_known_in_both_languages_and_by_any_hand(headings):
    assert values(file(headings, ROW)) == [CLEAN]


@pytest.mark.parametrize("separator", [",", ";", "\t", "؛"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_any_program(separator, encoding):
    row = [ROW[0], ROW[1], "120000", *ROW[3:]]
    text = "\r\n".join(["", separator.join(HEADINGS), separator.join(row), separator * 4])

    assert values(csv_file(text, encoding)) == [CLEAN]


def test_faults_say_row_column_and_letter_and_the_rest_is_clean():
    sheet = read_sheet(file([], HEADINGS, ROW, [], ["", "کره", "سه", "x", "1405/13/1"]))
    table = Table(sheet, COLUMNS)

    good, bad = table.rows()

    assert (good.number, good.faults) == (3, [])
    assert bad.number == 5
    assert bad.values == {"title": "کره"}
    places = [(f.column, f.letter) for f in bad.faults]
    assert places == [(HEADINGS[0], "A"), *zip(HEADINGS[2:], "CDE", strict=True)]


def test_a_column_that_may_lack_has_no_value_and_another_is_said_to_be_missing():
    assert values(file(HEADINGS[:4], ROW[:4])) == [{k: v for k, v in CLEAN.items() if k != "until"}]
    with pytest.raises(SheetRefused) as refused:
        Table(read_sheet(file(HEADINGS[1:3], ROW[1:3])), COLUMNS)
    assert refused.value.code == "missing"
    assert "«" not in refused.value.messages[0]
    assert HEADINGS[0] in refused.value.messages[0]
    assert HEADINGS[3] in refused.value.messages[0]
    assert HEADINGS[1] not in refused.value.messages[0]


def test_headings_twice_are_refused_and_unknown_ones_told():
    assert refusal(file([*HEADINGS, "Name"], [*ROW, "x"])) == "twice"
    table = Table(read_sheet(file([*HEADINGS, "یادداشت", None], [*ROW, "x", "y"])), COLUMNS)
    assert table.unknown == ["یادداشت"]
    assert [row.values for row in table.rows()] == [CLEAN]


def test_a_formula_is_the_value_it_had_and_its_faults_are_told():
    content = file(HEADINGS, ROW, formulas=[("C2", "=10*2")])
    ruined = file(HEADINGS, ["A1", "#REF!", *ROW[2:]])

    (empty,) = Table(read_sheet(content), COLUMNS).rows()  # openpyxl works nothing out
    (faulty,) = Table(read_sheet(ruined), COLUMNS).rows()

    assert [f.letter for f in empty.faults] == ["C"]
    assert [f.letter for f in faulty.faults] == ["B"]
    assert "price" not in empty.values


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\n\n,,,\n", "empty"),
        (OLE + b"\x00" * 600, "old"),
        (b"PK\x03\x04 not a zip", "damaged"),
        (packed(hello="world").getvalue(), "damaged"),
        (file(HEADINGS, ROW).getvalue()[:-900], "damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "encoding"),
        ("کد".encode("cp1256"), "encoding"),
        (b"a,b\x00,c\n", "encoding"),
        ('کد کالا,"نام\n'.encode(), "quotes"),
        (b"x" * 5_000_001, "size"),
    ],
)
def test_what_is_no_sheet_is_refused_with_a_sentence(upload, code):
    assert refusal(io.BytesIO(upload)) == code


def test_limits_are_said():
    few = Limits(rows=2, columns=5)

    assert refusal(file(HEADINGS, ROW, ROW, ROW), few) == "rows"
    assert refusal(file([*HEADINGS, "بیش"], ROW), few) == "columns"
    assert len(read_sheet(file(HEADINGS, ROW, [], ROW), few).rows) == 2


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = with_part(file(HEADINGS, ROW), "xl/worksheets/sheet1.xml", b" " * 60_000_000)
    many = packed(**{f"part{n}": "x" for n in range(500)})

    assert bomb.getbuffer().nbytes < 100_000
    assert refusal(bomb) == "size"
    assert refusal(many) == "size"


def test_an_entity_bomb_and_foreign_entities_are_refused():
    sheet = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">'
        '<!ENTITY f SYSTEM "file:///etc/hostname">]>'
        "<worksheet><sheetData><row><c><v>&b;&f;</v></c></row></sheetData></worksheet>"
    )
    assert refusal(with_part(file(HEADINGS), "xl/worksheets/sheet1.xml", sheet)) == "damaged"


def test_row_numbers_out_of_this_world_do_not_keep_us_busy():
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheet = (
        f'<worksheet {main}><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="999999999"><c r="A999999999"><v>2</v></c></row></sheetData></worksheet>'
    )
    bomb = with_part(file(HEADINGS), "xl/worksheets/sheet1.xml", sheet)

    assert read_sheet(bomb).rows == ()


def answer(content):
    """What its sender is told of a file: that it holds rows, or the sentence of refusal."""
    try:
        return f"{len(read_sheet(io.BytesIO(content)).rows)} rows"
    except SheetRefused as refused:
        return refused.messages[0]


@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    assert answer(content)
    assert answer(b"PK\x03\x04" + content)


@given(place=st.integers(0, 4_000), byte=st.integers(0, 255))
def test_a_workbook_with_one_byte_changed_is_read_or_refused(place, byte):
    content = bytearray(WORKBOOK)
    content[place % len(content)] = byte

    assert answer(content)


WORKBOOK = file(HEADINGS, ROW).getvalue()
NASTY = [*(f"{start}cmd|' /C calc'!A0" for start in FORMULA_STARTS), " =1+1", "'=1", "مربا"]


def test_what_is_written_is_never_a_formula_and_comes_back_as_it_was():
    content = xlsx([Page("کالاها", ["=HYPERLINK(1)", "n"], [[text, -5] for text in NASTY])])

    sheet = load_workbook(io.BytesIO(content)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert sheet["A1"].quotePrefix
    assert sheet["B2"].value == -5
    assert sheet.sheet_view.rightToLeft
    back = [text_of(row.cells[0]) for row in read_sheet(io.BytesIO(content)).rows]
    as_typed = [*NASTY[:-2], "=1", NASTY[-1]]
    assert [t.replace("\n", "\r") for t in back] == [t.replace("\n", "\r") for t in as_typed]


def test_csv_is_harmless_too_and_comes_back():
    content = csv_text(["code", "n"], [[text, -5] for text in NASTY])

    lines = list(read_sheet(io.BytesIO(content)).rows)
    assert content.startswith(b"\xef\xbb\xbf")
    assert not [row for row in lines if str(row.cells[0]).strip().startswith(FORMULA_STARTS)]
    assert lines[0].cells[1] == "-5"


def test_an_english_workbook_runs_from_left_to_right():
    with translation.override("en"):
        content = xlsx([Page("Goods", ["Name"], [["Jam"]])])

    assert not load_workbook(io.BytesIO(content)).active.sheet_view.rightToLeft


def test_the_file_to_correct_is_the_file_with_one_column_more_and_can_be_sent_again():
    table = Table(read_sheet(file(HEADINGS, ["", *ROW[1:]])), COLUMNS)
    headings, rows = table.with_faults(table.rows())
    again = io.BytesIO(xlsx([Page("x", headings, rows)]))

    table = Table(read_sheet(again), COLUMNS)

    assert headings[:-1] == HEADINGS
    assert rows[0][:-1] == [None, *ROW[1:]]
    assert rows[0][-1].startswith("کد کالا (A): ")
    assert table.unknown == []
    assert table.with_faults(table.rows()) == (headings, rows)


def test_columns_have_letters_as_spreadsheets_give_them():
    assert [letter_of(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


def test_a_column_is_called_in_the_readers_language():
    column = Column("code", "کد", "Code", forms.CharField())
    with translation.override("en"):
        assert column.heading == "Code"
    assert column.heading == "کد"
