"""What people write in a text message, made plain. Pure: no Django.

Digits of any script, Arabic letters, half-spaces, signs and capitals do not matter:
«موجودي١٢ مربا‌» and "موجودی 12 مربا" are the same words.
"""

import re
from typing import Final

from core.persian import ZWNJ, clean, to_latin_digits

LONGEST: Final = 500  # signs; what follows is not read
MOST_WORDS: Final = 20
_WORDS = re.compile(r"\d+|[^\W\d_]+")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a message, in order: ``("موجودی", "12", "مربا")``."""
    plain = to_latin_digits(clean(text[:LONGEST]).replace(ZWNJ, "")).casefold()
    return tuple(_WORDS.findall(plain)[:MOST_WORDS])
