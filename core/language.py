"""The reader's language, and what follows from it: digits, names and texts.

The shop speaks Persian and English; where nobody chose (a command, a task) it speaks Persian.
"""

from typing import Literal

from django.utils.translation import get_language

from core.persian import to_persian_digits

Language = Literal["fa", "en"]


def language() -> Language:
    """Return the language of the page that is being made."""
    return "en" if (get_language() or "fa").startswith("en") else "fa"


def is_persian() -> bool:
    """Return whether the reader reads Persian."""
    return language() == "fa"


def spoken(value: object) -> str:
    """Return a number or code in the reader's digits."""
    return to_persian_digits(value) if is_persian() else str(value)


def either(persian: str, english: str) -> str:
    """Return the text in the reader's language, the Persian one where there is no English."""
    return persian if is_persian() else english or persian


def joined(*parts: str) -> str:
    """Return parts in one line with the reader's comma; empty ones left out."""
    return ("، " if is_persian() else ", ").join(part for part in parts if part)
