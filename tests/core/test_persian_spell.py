import pytest
from hypothesis import given

from core.persian import similarity, trigrams
from core.persian.spell import slips
from tests.core.persian_texts import TEXTS


def test_trigrams_are_padded_by_word():
    assert trigrams("گليم") == {"  گ", " گل", "گلی", "لیم", "یم "}
    assert trigrams("نی مو") == {"  ن", " نی", "نی ", "  م", " مو", "مو "}
    assert trigrams("؟") == frozenset()


@pytest.mark.parametrize(
    ("a", "b", "count"),
    [
        ("گلیم", "گلیم", 0),
        ("گلیم", "گیلم", 1),  # swapped
        ("گلیم", "کلیم", 1),  # mistaken
        ("سماور", "سماوور", 1),  # added
        ("سماور", "سمار", 1),  # dropped
        ("سماور", "", 5),
        ("نمد", "گیوه", 4),
    ],
)
def test_slips(a, b, count):
    assert slips(a, b) == slips(b, a) == count


def test_one_slip_is_nearer_than_another_word():
    for typed, meant, other in [
        ("گیلم", "گلیم", "گل"),
        ("سماوور", "سماور", "سبد"),
        ("جاجیمم", "جاجیم", "جاجرود"),
    ]:
        assert similarity(typed, meant) >= 0.7 > similarity(typed, other)


@given(TEXTS, TEXTS)
def test_similarity_is_symmetric_and_between_nought_and_one(a, b):
    assert 0 <= similarity(a, b) == similarity(b, a) <= 1


def test_same_key_is_one_and_nothing_is_like_nothing():
    assert similarity("كشك هاي", "کشک") == 1
    assert similarity("", "؟") == 0
