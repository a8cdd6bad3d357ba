import pytest
from hypothesis import given

from core.persian import (
    compound_key,
    index_text,
    query_terms,
    query_variants,
    search_key,
)
from core.persian.search import stem
from tests.core.persian_texts import NOUNS, TEXTS

Z = "\u200c"


def found(query, title):
    held = set(index_text(title).split())
    return any(held.issuperset(terms) for terms in query_variants(query))


@pytest.mark.parametrize(
    "typed",
    [
        "كشك هاي محلي",
        f"کشک{Z}های محلی",
        "کشک محلی",
        "کشکهای محلی",
        f"کشک{Z}هایی محلی",
        f"کَشک{Z}هایمان   مَحلّی!",
        "«ﻛﺸﻚ» محلـــی",
    ],
)
def test_all_ways_of_typing_have_one_key(typed):
    assert search_key(typed) == "کشک محلی"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("خانهٔ ما", "خانه ما"),
        (f"خانه{Z}ی ما", "خانه ما"),
        ("خانۀ ما", "خانه ما"),
        ("سمنوی بروجرد", "سمنو بروجرد"),
        (f"پنیر کوزه{Z}ای", "پنیر کوزه"),
        ("گلهای خشک", "گل خشک"),
        ("آئینه", "اینه"),
        ("آیینه", "اینه"),
        ("تأمین مسؤول", "تامین مسوول"),
        ("MACRAMÉ ۱۲٬۵۰۰ گرم٪", "macrame 12500 گرم"),
        ("شیرینی تر", "شیرینی تر"),
        ("کشک هایهای محلی", "کشک محلی"),
        (f"دست{Z}باف", "دست باف"),
    ],
)
def test_search_key(typed, key):
    assert search_key(typed) == key


@pytest.mark.parametrize(
    "word", ["بها", "تنها", "رها", "انتها", "اشتها", "اژدها", "گرانبها", "چای", "روی", "انها"]
)
def test_words_of_their_own_are_not_cut(word):
    assert stem(word) == word


@pytest.mark.parametrize("word", ["اشتهای", "تنهای", "بهای", "انتهایم"])
def test_ezafe_does_not_open_them_to_the_plural_knife(word):
    assert stem(word) in {"اشتها", "تنها", "بها", "انتهایم"}


@given(NOUNS)
def test_plural_and_ezafe_joined_in_any_way_have_the_key_of_the_noun(noun):
    key = search_key(noun)
    for ending in ("ها", "های", "هایی", "هایم", "هایشان"):
        for join in ("", " ", Z):
            assert search_key(noun + join + ending) == key
    assert search_key(f"{noun}ه{Z}ی") == search_key(f"{noun}ۀ") == search_key(f"{noun}ه")


@given(TEXTS)
def test_search_key_is_idempotent_and_plain(text):
    key = search_key(text)

    assert search_key(key) == key
    assert key.split() == query_terms(text)
    assert key == " ".join(key.split())
    assert Z not in key


@given(TEXTS)
def test_every_text_finds_itself(text):
    assert not query_terms(text) or found(text, text)


@pytest.mark.parametrize("query", [f"دست{Z}باف", "دست باف", "دستباف", f"دست{Z}بافها", "دستبافهای"])
@pytest.mark.parametrize("title", [f"گلیم دست{Z}باف لری", "گلیم دست باف", f"دستباف{Z}های ما"])
def test_compounds_meet(query, title):
    assert found(query, title)


@pytest.mark.parametrize("query", [f"گل{Z}ومرغ", "گل و مرغ", "گلومرغ"])
def test_and_inside_a_compound_meets(query):
    assert found(query, f"سینی گل{Z}ومرغ")


def test_other_goods_are_not_found():
    assert not found("دستباف", f"دست{Z}دوز بافتنی")
    assert not found("گلیم لری", "گلیم لکی")
    assert not found("؟", "گلیم")


def test_index_text_without_pairs_joins_what_zwnj_joins_only():
    assert index_text(f"گلیم دست{Z}باف لری", pairs=False) == "گلیم دست باف لری دستباف"
    assert compound_key("دست باف") == "دستباف"
    assert index_text(" ؟ ") == ""


def test_query_variants_start_with_the_plain_terms_and_keep_the_limit():
    assert query_variants(f"گلیم دست{Z}باف") == [
        ["گلیم", "دست", "باف"],
        ["گلیم", "دستباف"],
        ["گلیمدست", "باف"],
    ]
    assert len(query_variants(" ".join("ابپتثجچحخدذر"), limit=5)) == 5
