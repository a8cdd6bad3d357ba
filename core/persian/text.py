"""Stored text, digits, slugs and alphabetical order."""

import re
import unicodedata

from core.persian.tables import PRESENTATION_FORMS, SEARCHED, STORED, ZWNJ

_CONTROLS = {chr(c): "" for c in range(0x20) if chr(c) not in "\t\n\r"} | {"\x7f": ""}
_STORED = str.maketrans(STORED | _CONTROLS | {"\t": " "})
_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
# A ZWNJ joins two letters; beside a space, at an edge or doubled it is a slip of the keyboard.
_LOOSE_ZWNJ = re.compile(f"(?<![^\\s]){ZWNJ}+|{ZWNJ}+(?!\\S)|(?<={ZWNJ}){ZWNJ}+")
_LINE_EDGES = re.compile(r" *\n *")
_MANY_LINES = re.compile(r"\n{3,}")

_LATIN_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_PERSIAN_DIGITS = str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹")


def clean(text: str) -> str:
    """Return ``text`` as we store it: one code point for each Persian letter, tidy spaces.

    NFC; Arabic ي ك and their like become ی ک; presentation forms become letters; tatweel, marks
    of direction, soft hyphens and control characters go; runs of spaces become one, of empty lines
    one. ZWNJ between letters, harakat, آ أ ؤ ئ ة and digits stay as typed. ``clean`` of a clean
    text is the same text. About 3 µs for a title, 7 µs for a description.
    """
    text = unicodedata.normalize("NFC", text)
    text = PRESENTATION_FORMS.sub(_spelt_out, text).translate(_STORED)
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    if ZWNJ in text:
        text = _LOOSE_ZWNJ.sub("", text)
    text = _SPACES.sub(" ", text)
    if "\n" in text:
        text = _MANY_LINES.sub("\n\n", _LINE_EDGES.sub("\n", text))
    return text.strip()


def _spelt_out(form: re.Match[str]) -> str:
    return STORED.get(form[0]) or unicodedata.normalize("NFKC", form[0])


def to_latin_digits(text: str) -> str:
    """Return ``text`` with Persian and Arabic digits as 0–9; nothing else changes."""
    return text.translate(_LATIN_DIGITS)


def to_persian_digits(text: object) -> str:
    """Return ``text`` (or a number) with its digits as ۰–۹; nothing else changes."""
    return str(text).translate(_PERSIAN_DIGITS)


def slug(text: str) -> str:
    """Return a slug of Persian and Latin letters, digits and hyphens; may be empty.

    ZWNJ and every mark become one hyphen: «گلیم دست‌باف ۲×۳» → «گلیم-دست-باف-2-3». Passes Django's
    ``SlugField(allow_unicode=True)``.
    """
    # Small letters after NFKC: it turns 𝕊 into a plain capital.
    text = unicodedata.normalize("NFKC", to_latin_digits(clean(text))).lower()
    text = "".join(c for c in text if unicodedata.category(c) not in {"Mn", "Me", "Mc"})
    return re.sub(r"[\W_]+", "-", text).strip("-")


_ALPHABET = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_ORDER = (
    {" ": "00"}
    | {chr(c): f"{c - ord('0') + 10}" for c in range(ord("0"), ord("9") + 1)}
    | {chr(c): f"{c - ord('a') + 20}" for c in range(ord("a"), ord("z") + 1)}
    | {letter: f"{place + 50}" for place, letter in enumerate(_ALPHABET)}
)


def sort_key(text: str) -> str:
    """Return a key that puts texts in the order of the Persian alphabet (آ first, پ after ب).

    The key is decimal digits only, two for a letter, so every database and collation orders it
    alike. Digits sort before Latin before Persian letters; ZWNJ, harakat, marks and case do not
    count; a shorter text sorts before its own continuation.
    """
    folded = unicodedata.normalize("NFC", clean(text)).lower()
    letters = "".join(c if c in _ORDER else SEARCHED.get(c, c) for c in folded)
    return "".join(map(_place, " ".join(letters.split())))


def _place(char: str) -> str:
    known = _ORDER.get(char)
    if known is not None:
        return known
    base = unicodedata.normalize("NFKD", char)[0]
    if base in _ORDER:
        return _ORDER[base]
    # Other alphabets follow Persian in the order of Unicode; marks have no place.
    return f"99{ord(char):07d}" if char.isalpha() else ""
