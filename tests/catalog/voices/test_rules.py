from datetime import UTC, datetime, timedelta

import pytest

from catalog.voices.rules import QUESTION_MOVES, is_clean, may_edit, says_something


def test_moves_are_sound():
    assert QUESTION_MOVES.problems() == []


@pytest.mark.parametrize(
    "text", ["خیلی نرم و گرم است", "رنگش با عکس فرق داشت", "Soft and warm", "۴ روزه رسید"]
)
def test_plain_words_stand_at_once(text):
    assert is_clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "کلاهبردار است",
        "کلاه‌بردار",
        "a SCAM!",
        "زنگ بزنید 09161234567",
        "وااااااااای",
        "example.com را ببینید",
    ],
)
def test_harsh_words_contacts_and_shouting_wait(text):
    assert not is_clean(text)


def test_words_need_letters():
    assert says_something("خوب")
    assert not says_something("۱۲۳ !! 😀")


def test_edit_window_is_14_days():
    written = datetime(2026, 11, 1, tzinfo=UTC)
    assert may_edit(written, written + timedelta(days=14))
    assert not may_edit(written, written + timedelta(days=14, seconds=1))
