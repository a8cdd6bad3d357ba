import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.persian import to_latin_digits, to_persian_digits
from core.texting.reading import LONGEST, MOST_WORDS, words_of

ARABIC = str.maketrans("0123456789یک", "٠١٢٣٤٥٦٧٨٩يك")


@pytest.mark.parametrize(
    "text",
    [
        "موجودی ۱۲ مربا",
        "موجودي ١٢ مربا",
        "موجودی12مربا",
        " موجودی: ۱۲، «مربا»! ",
        "موجو\u200cدی ۱۲ مربا",
    ],
)
def test_every_spelling_is_the_same(text):
    assert words_of(text) == ("موجودی", "12", "مربا")


def test_capitals_and_signs_do_not_count():
    assert words_of("  HELP!! ") == ("help",)
    assert words_of("") == words_of(" .. ؟ ") == ()


def test_only_so_much_is_read():
    assert words_of("الف " * 1000)[-1] == "الف"
    assert len(words_of("الف " * 1000)) == MOST_WORDS
    assert words_of(" " * LONGEST + "الف") == ()


@given(st.text(alphabet="ابپی کم 0123456789", max_size=60))
def test_scripts_of_digits_and_letters_are_one(text):
    assert words_of(text) == words_of(to_persian_digits(text)) == words_of(text.translate(ARABIC))
    assert all(word == to_latin_digits(word) for word in words_of(text))


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(text):
    assert all(words_of(text))
