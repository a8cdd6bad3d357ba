"""A seed that nobody chooses: made of what was published and of a public figure of a later day."""

import hashlib
import unicodedata
from typing import Final

LONGEST: Final = 20


class FigureFault(ValueError):  # noqa: N818 -- an answer to the caller, not a fault
    """The text is no figure."""


def plain_figure(text: str) -> str:
    """Return a figure as everybody writes it: Latin digits, one point, no separators.

    «۲٬۸۹۴٬۵۶۷٫۱۳» and 2,894,567.13 are both ``2894567.13``. Raise ``FigureFault``.
    """
    latin = "".join(_plain(letter) for letter in text if not letter.isspace())
    whole, point, rest = latin.replace(",", "").partition(".")
    digits = whole + rest
    if not (digits.isascii() and digits.isdigit() and whole) or len(digits) > LONGEST:
        raise FigureFault(text)
    return f"{int(whole)}{point}{rest}" if rest else str(int(whole))


def _plain(letter: str) -> str:
    if letter in "٬،":
        return ","
    if letter == "٫":
        return "."
    number = unicodedata.decimal(letter, None)
    return letter if number is None else str(number)


def seed_of(fingerprint: str, figure: str) -> str:
    """Return the seed: SHA-256 of the input's fingerprint, a colon, and the plain figure.

    Anyone can make it: ``printf '%s' FINGERPRINT:FIGURE | sha256sum``.
    """
    return hashlib.sha256(f"{fingerprint}:{plain_figure(figure)}".encode()).hexdigest()


def drawn_order(seed: str, code: str) -> str:
    """Return what orders applicants of equal points: unlike their codes, it is drawn."""
    return hashlib.sha256(f"{seed}:order:{code}".encode()).hexdigest()
