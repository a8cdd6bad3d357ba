import csv
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.persian import clean, slug, sort_key, to_latin_digits, to_persian_digits
from core.persian.tables import ROWS, SEARCHED, SOURCE, STORED
from tests.core.persian_texts import TEXTS


def test_every_row_of_the_table_is_read():
    with SOURCE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    named = {chr(int(code, 16)) for row in rows for code in code_points(row)}

    assert named - {row.char for row in ROWS} == {"\ufefb", "\ufefc"} - {row.char for row in ROWS}
    assert {"\u202a", "\u202e", "\u2066", "\u2069", "\u200f", "\u064f", "٥"} <= set(SEARCHED)
    assert SEARCHED["٥"] == SEARCHED["۵"] == "5"


def code_points(row):
    return re.findall(r"[0-9A-F]{4}", row["from_codepoint"])


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("كشك هاي محلي", "کشک های محلی"),
        ("  گلیم\u00a0 دو\tمتري ", "گلیم دو متری"),
        ("دست\u200c\u200cباف \u200cلری\u200c ", "دست\u200cباف لری"),
        ("کتـــاب\u200f\u202e\u2066", "کتاب"),
        ("۵۰۰﷼", "۵۰۰ریال"),
        ("ﻛﺸﻚ ﻻﻟﻪ", "کشک لاله"),
        ("آب مؤمن تأمین رئیس جزء مرکبة ۱۲", "آب مؤمن تأمین رئیس جزء مرکبة ۱۲"),
        ("عَسَل مُحلّی", "عَسَل مُحلّی"),
        ("یک\r\nدو \n\n\n\n سه", "یک\nدو\n\nسه"),
        ("ا\u0653ب\x00", "آب"),
    ],
)
def test_clean(typed, stored):
    assert clean(typed) == stored


@given(TEXTS)
def test_clean_is_idempotent_and_leaves_nothing_of_the_table(text):
    once = clean(text)

    assert clean(once) == once
    assert not set(once) & set(STORED)
    assert once == once.strip()
    assert unicodedata.is_normalized("NFC", once)


@given(st.integers(0, 10**18))
def test_digits_round_trip(number):
    persian = to_persian_digits(number)

    assert not re.search("[0-9]", persian)
    assert to_latin_digits(persian) == str(number)


def test_digits_leave_other_characters_alone():
    assert to_latin_digits("۴٤4 گلیم") == "444 گلیم"
    assert to_persian_digits("4٤۴ گلیم") == "۴۴۴ گلیم"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("گلیم دست\u200cباف ۲×۳", "گلیم-دست-باف-2-3"),
        ("آش: رئیسِ «محلي»!", "آش-رئیس-محلی"),
        ("Honey & Jam_2", "honey-jam-2"),
        ("؟!", ""),
        ("𝕊", "s"),
    ],
)
def test_slug(text, expected):
    assert slug(text) == expected


@given(TEXTS)
def test_slug_passes_djangos_unicode_slug_and_is_idempotent(text):
    once = slug(text)

    assert re.fullmatch(r"[-\w]*", once)
    assert slug(once) == once


def test_sort_key_follows_the_persian_alphabet():
    alphabet = list("آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی")
    assert sorted(set(alphabet), key=sort_key) == alphabet

    words = ["۱۲", "honey", "آش", "ارده", "بنه", "پسته", "چای", "ژله", "کشک", "گلیم", "ماست", "یخ"]
    assert sorted(set(words), key=sort_key) == words


def test_sort_key_ignores_zwnj_harakat_and_case():
    assert sort_key("دست\u200cباف") == sort_key("دستباف")
    assert sort_key("عَسَلِ") == sort_key("عسل")
    assert sort_key("كشكي") == sort_key("کشکی")
    assert sort_key("خانۀ مؤمنة") == sort_key("خانه مومنه")
    assert sort_key("Café") == sort_key("cafe")


def test_sort_key_puts_the_shorter_and_the_spaced_first():
    texts = ["گل", "گل محمدی", "گلاب", "گلیم"]
    assert sorted(set(texts), key=sort_key) == texts


@given(TEXTS)
def test_sort_key_is_digits_only(text):
    assert re.fullmatch(r"[0-9]*", sort_key(text))
