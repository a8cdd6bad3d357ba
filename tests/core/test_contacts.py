"""Contacts are masked however they are written, and nothing else is."""

import re
from itertools import zip_longest

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from core.contacts import MASK, has_contact, mask
from core.persian import to_latin_digits, to_persian_digits

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
FULLWIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
WORDS = ["صفر", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه"]
SCRIPTS = [str, to_persian_digits, lambda t: t.translate(ARABIC), lambda t: t.translate(FULLWIDTH)]
numbers = st.integers(0, 10**9 - 1).map(lambda n: f"09{n:09}")
scripts = st.sampled_from(SCRIPTS)
between = st.text(alphabet=" -._/()*\u200c\u200f\u2009،,:|~", max_size=3)


def digits_left(text):
    return len(re.findall(r"\d", to_latin_digits(text)))


@given(
    numbers,
    scripts,
    st.lists(between, min_size=10, max_size=10),
    st.sampled_from(["", "0098", "+98"]),
)
@example("09000000000", str, [*[""] * 8, ":", ","], "+98")
@example("09123456789", str, ["", "", "", " ", "", "", ",", "", "", ","], "")
def test_a_mobile_number_is_masked_however_it_is_written(number, script, signs, country):
    if country:
        number = country + number[1:]
    parts = [script(digit) + sign for digit, sign in zip_longest(number, signs, fillvalue="")]
    text = f"زنگ بزنید {''.join(parts)} ممنون"

    assert digits_left(mask(text)) == 0
    assert mask(text).startswith("زنگ بزنید ")
    assert mask(text).endswith(" ممنون")


@given(numbers, st.lists(st.booleans(), min_size=11, max_size=11), scripts)
def test_spelt_digits_are_digits(number, spelt, script):
    said = [WORDS[int(d)] if word else script(d) for d, word in zip(number, spelt, strict=True)]
    left = mask(f"شماره {' '.join(said)} است")

    assert left == f"شماره {MASK} است"


@pytest.mark.parametrize(
    "text",
    [
        "صفر نهصد و شانزده، صد و بیست و سه، چهل و پنج، شصت و هفت",
        "صفرنهصدوشانزده یک دو سه چهار پنج شش هفت",
        "zero nine one six one two three four five six seven",
        "۰۹۱۶ صد و بیست و سه ۴۵ شصت و هفت",
    ],
)
def test_numbers_said_as_people_say_them(text):
    assert mask(text) == MASK


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("کارت 6037 9975 9999 9990 بزنید", True),
        ("کارت ۶۰۳۷-۹۹۷۵-۹۹۹۹-۹۹۹۰ بزنید", True),
        ("شبا IR350220000000000000123456", True),
        ("شبا ۳۵۰۲ ۲۰۰۰ ۰۰۰۰ ۰۰۰۰ ۰۰۱۲ ۳۴۵۶", True),
        ("تلفن 066 3322 1100", True),
        ("تلفن ۳۳۲۲۱۱۰۰", True),
    ],
)
def test_cards_accounts_and_land_lines(text, masked):
    assert has_contact(text) is masked
    assert digits_left(mask(text)) == 0


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/a?b=c", "www.example.ir", "example.com", "shop . example . ir",
        "t.me/zahra", "wa.me/989161234567", "zahra@example.org", "zahra @ example . org",
        "@zahra_felt", "instagram.com/zahra", "example نقطه ir", "http : //x.y", "tg://resolve?x",
    ],
)  # fmt: skip
def test_links_and_addresses(text):
    assert mask(f"ببینید {text} را") == f"ببینید {MASK} را"


@pytest.mark.parametrize(
    "text", ["اینستا: zahra_felt", "تلگرام من zahra.felt", "my Telegram is zahra99", "ایتا   Zahra"]
)
def test_names_on_other_networks(text):
    assert has_contact(text)
    assert "zahra" not in mask(text).lower()


@pytest.mark.parametrize(
    "text",
    [
        "قیمت ۴۸۰٬۰۰۰ تومان است و ۱٬۲۰۰٬۰۰۰ هم هست",
        "12,000,000 تومان",
        "12000000",
        "15500500 تومان",
        "سایزهای ۳۸، ۳۹، ۴۰، ۴۱، ۴۲ و ۴۳",
        "از 1405/09/16 تا 1405/10/02 می‌رسد",
        "۲۰۲۶-۱۱-۲۸",
        "طول ۱۲۰ سانتی‌متر، عرض ۸۰، وزن ۱۵۰۰ گرم، ۲ عدد",
        "نه، یک یا دو تا کافی است. خانه‌ام در سه‌راه است.",
        "Is it 100% wool? 2 x 3 m",
        "خیلی خوب بود.بسته‌بندی هم تمیز",
        "ساعت 10:30 تا 12:45",
        "واتساپ ندارم",
        "",
    ],
)
def test_prices_sizes_dates_and_talk_stay(text):
    assert mask(text) == text


@given(st.text(max_size=80))
@example("0916a1234567 09161234567")
def test_masking_twice_changes_nothing(text):
    once = mask(text)
    assert mask(once) == once


@given(st.text(alphabet="ابپتجچهیو ،.؟!\n", max_size=80))
def test_talk_without_digits_is_untouched(text):
    assume(not any(word in text for word in WORDS))
    assert mask(text) == text


@pytest.mark.parametrize(
    "text", ["0 " * 5000, "a." * 5000, "@" * 5000, "سه و " * 3000, "1,000" * 2000, "اینستا " * 2000]
)
def test_long_texts_come_to_an_end(text):
    # A pattern that tries every way to split such a text would never return.
    assert len(mask(text)) <= len(text)
