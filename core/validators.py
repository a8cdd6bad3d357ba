"""Numbers and codes of Iran: each function returns the normalised value or raises ``Invalid``.

Digits may be Persian, Arabic or Latin; spaces and hyphens inside are forgiven. Pure: the words for
people are in ``core.fields``. Checked against ``tests/core/data/validator_vectors.csv``.
"""

import re

from core.persian import clean, to_latin_digits

_SEPARATORS = re.compile("[\\s\u200c\u2010-\u2015\u2212_-]+")
_MOBILE = re.compile(r"(?:\+98|0098|98|0)?(9\d{9})", re.ASCII)
# Iran Post's strict form: no 0 or 2 in the first block, no 2 or 5 in fifth place, no 2 after it.
_POSTAL_CODE = re.compile(r"[13-9]{4}[1346-9][013-9]{5}", re.ASCII)
_LEGAL_ID_WEIGHTS = (29, 27, 23, 19, 17, 29, 27, 23, 19, 17)


class Invalid(ValueError):  # noqa: N818 -- reads as the verdict
    """The value is refused.

    ``code`` is ``format``, ``checksum``, ``country``, ``repeated`` or ``unknown``: no such number.
    """

    def __init__(self, code: str) -> None:
        """Keep the stable code; the value is never repeated, for it may be personal."""
        super().__init__(code)
        self.code = code


def _compact(value: str) -> str:
    return _SEPARATORS.sub("", to_latin_digits(clean(value)))


def _digits(value: str, length: int) -> str:
    digits = _compact(value)
    if len(digits) != length or not (digits.isascii() and digits.isdigit()):
        raise Invalid("format")
    return digits


def mobile(value: str) -> str:
    """Return an Iranian mobile number in E.164: ``+989161234567``.

    Accepts 0916…, 916…, 98916…, +98916…, 0098916…; land lines and other countries are refused.
    """
    match = _MOBILE.fullmatch(re.sub(r"[().]", "", _compact(value)))
    if match is None:
        raise Invalid("format")
    return f"+98{match[1]}"


def local_mobile(number: str) -> str:
    """Return an E.164 number of Iran as people write it, ``09161234567``; others as they are."""
    return re.sub(r"^\+98(?=9\d{9}$)", "0", number)


def postal_code(value: str) -> str:
    """Return the ten digits of a postcode that keeps Iran Post's strict form."""
    digits = _digits(value, 10)
    if not _POSTAL_CODE.fullmatch(digits):
        raise Invalid("unknown")
    return digits


def iban(value: str) -> str:
    """Return an Iranian IBAN (Sheba) as ``IR`` and 24 digits; ISO 13616's check (mod 97).

    The letters IR may be left out, as people often do.
    """
    text = _compact(value).upper()
    if re.match(r"(?!IR)[A-Z]{2}", text):
        raise Invalid("country")
    digits = _digits(text.removeprefix("IR"), 24)
    # I is 18 and R is 27 in the check.
    if int(digits[2:] + "1827" + digits[:2]) % 97 != 1:
        raise Invalid("checksum")
    return f"IR{digits}"


def legal_id(value: str) -> str:
    """Return a company's national id (11 digits) whose last digit checks the others."""
    digits = _digits(value, 11)
    if not int(digits[3:9]):
        raise Invalid("repeated")
    shift = int(digits[9]) + 2
    weighed = zip(digits, _LEGAL_ID_WEIGHTS, strict=False)
    total = sum((int(digit) + shift) * weight for digit, weight in weighed)
    if int(digits[10]) != total % 11 % 10:
        raise Invalid("checksum")
    return digits
