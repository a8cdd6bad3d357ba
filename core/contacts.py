"""Phone numbers, card numbers, links and names on other networks inside a text. Pure: no Django.

Digits of every script count, with anything between them, and so do digits that are spelt out
(«صفر نهصد و شانزده …»). Prices, sizes and dates are left alone. What is found is masked until two
people have an order between them; whoever is set on it will find a way around, most people are not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from core.persian import to_latin_digits

MASK: Final = "•••"

# Each word beside its value; spoken forms and English beside the written ones.
_SPELT: Final[dict[str, int]] = {
    "صفر": 0, "یک": 1, "دو": 2, "سه": 3, "چهار": 4, "پنج": 5, "شش": 6, "شیش": 6, "هفت": 7,
    "هشت": 8, "نه": 9, "ده": 10, "یازده": 11, "دوازده": 12, "سیزده": 13, "چهارده": 14,
    "پانزده": 15, "پونزده": 15, "شانزده": 16, "شونزده": 16, "هفده": 17, "هیفده": 17, "هجده": 18,
    "هیجده": 18, "نوزده": 19, "بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60,
    "هفتاد": 70, "هشتاد": 80, "نود": 90, "صد": 100, "دویست": 200, "سیصد": 300, "چهارصد": 400,
    "پانصد": 500, "پونصد": 500, "ششصد": 600, "هفتصد": 700, "هشتصد": 800, "نهصد": 900,
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
}  # fmt: skip
_LONGEST_FIRST = sorted(_SPELT, key=lambda word: (-len(word), word))
_ATOM = re.compile(rf"(?P<digits>\d+)|(?P<word>{'|'.join(_LONGEST_FIRST)})", re.ASCII | re.I)
# What may stand between two parts of one number: signs, spaces, "and"; never other words.
_BETWEEN = re.compile(r"[\W_]{0,6}(?:و[\W_]{0,4})?")
_AND = re.compile(r"[\W_]*و[\W_]*")

# Never contacts: amounts in groups of three, and dates.
_AMOUNT = re.compile(r"(?<![\d,٬،])\d{1,3}(?:[,٬،]\d{3})+(?![,٬،]?\d)", re.ASCII)
_DATE = re.compile(r"(?<!\d)(?:13|14|19|20)\d\d[/-]\d{1,2}[/-]\d{1,2}(?!\d)", re.ASCII)
_SUM = re.compile(r"[\s\u200c]*(?:تومان|تومن|ریال|toman|rial)", re.I)

_MOBILE = re.compile(r"(?:0098|98|0)9\d{9}", re.ASCII)
_LOCAL = re.compile(r"9\d{9}|0[1-8]\d{9}", re.ASCII)
_LONG: Final = 8  # digits in one piece that are no round sum: a telephone, an account

_HOSTS = "ir|com|org|net|me|info|app|shop|io|co|biz|site|online|link|ly|store|dev|xyz|top|gl|gd|cc"
_LINK = re.compile(
    r"(?:https?|tg)\s?:\s?/\s?/\S+"
    r"|[\w.+-]+\s?@\s?[\w-]+(?:\s?\.\s?[\w-]+)+"
    r"|(?<![\w@])@\s?[A-Za-z][\w.]{2,}"
    rf"|(?<![\w@.])(?:[\w-]+(?:\s?\.\s?|\s?(?:\(dot\)|\[dot\]|نقطه)\s?))+(?:{_HOSTS})\b(?:/\S*)?",
    re.ASCII | re.I,
)
# A name beside the name of a network: in Persian any Latin word, in English one with a sign in it.
_NAMES = (
    re.compile(
        "(?:تلگرام|تلگرم|واتساپ|واتس\u200cاپ|واتس اپ|اینستاگرام|اینستا|ایتا|روبیکا|سروش)"
        r"[^A-Za-z0-9\n]{0,24}(?P<name>[A-Za-z][A-Za-z0-9_.]{2,})"
    ),
    re.compile(
        r"\b(?:telegram|whatsapp|instagram|insta|eitaa|rubika|soroush)\b"
        r"(?:\W{1,3}(?:is|id|me|at|account))?\W{1,6}"
        r"(?P<name>[a-z][a-z]{0,30}[0-9_.][a-z0-9_.]{0,30})",
        re.ASCII | re.I,
    ),
)


@dataclass
class _Run:
    """Parts of what may be one number, in order."""

    start: int
    end: int
    parts: list[str] = field(default_factory=list)


def mask(text: str, sign: str = MASK) -> str:
    """Return ``text`` with every contact replaced by ``sign``; a masked text stays as it is."""
    parts, last = [], 0
    for start, end in spans(text):
        parts += [text[last:start], sign]
        last = end
    return "".join([*parts, text[last:]])


def has_contact(text: str) -> bool:
    """Return whether the text holds a way to reach somebody past the shop."""
    return bool(spans(text))


def spans(text: str) -> list[tuple[int, int]]:
    """Return where contacts stand, in order and without overlap."""
    plain = _plain(text)
    found = [match.span() for match in _LINK.finditer(plain)]
    found += [match.span("name") for names in _NAMES for match in names.finditer(plain)]
    kept = [m.span() for pattern in (_AMOUNT, _DATE) for m in pattern.finditer(plain)]
    found += [span for run in _runs(plain, kept) for span in _numbers(run, plain)]
    # A mobile number is one even where its end is written like a sum: «+98900000:0,000».
    found += [(run.start, run.end) for run in _runs(plain, []) if _is_mobile(run, plain)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _plain(text: str) -> str:
    """Return the text with one kind of digits and letters, sign for sign: spans stay true."""
    digits = "".join(_digit(sign) for sign in to_latin_digits(text))
    return digits.translate(str.maketrans("يىك", "ییک"))


def _digit(sign: str) -> str:
    if sign.isascii() or not sign.isdigit():
        return sign
    try:
        return str(int(sign))
    except ValueError:  # ①, ² and the like
        return {"²": "2", "³": "3", "¹": "1"}.get(sign, sign)


def _is_mobile(run: _Run, plain: str) -> bool:
    """Return whether a run is a mobile number and nothing else; a lone sum is none."""
    whole = "".join(run.parts)
    return bool(_MOBILE.fullmatch(whole)) and not _AMOUNT.fullmatch(plain, run.start, run.end)


def _runs(plain: str, kept: list[tuple[int, int]]) -> Iterator[_Run]:
    """Yield what may be numbers: digits and spelt digits with nothing but signs between them.

    What lies in ``kept``, sums and dates, is passed over.
    """
    run: _Run | None = None
    spelt = 0  # the last spelt number, which may still grow: «نهصد و شانزده»
    for atom in _ATOM.finditer(plain):
        if any(start <= atom.start() < end for start, end in kept):
            continue
        between = plain[run.end : atom.start()] if run else ""
        if run is None or not _BETWEEN.fullmatch(between) or len(between) > 12:
            if run:
                yield run
            run, spelt = _Run(atom.start(), atom.end()), 0
            between = ""
        value = _SPELT[atom["word"].lower()] if atom["word"] else None
        if value is not None and _grows(spelt, value) and _AND.fullmatch(between):
            run.parts[-1] = str(spelt + value)
            spelt += value
        else:
            run.parts.append(atom["digits"] or str(value))
            spelt = value or 0
        run.end = atom.end()
    if run:
        yield run


def _grows(spelt: int, value: int) -> bool:
    """Return whether a spelt number goes on: a hundred by what is below, a ten by a unit."""
    if spelt and spelt % 100 == 0:
        return 0 < value < 100
    return spelt >= 20 and spelt % 10 == 0 and 0 < value < 10


def _numbers(run: _Run, plain: str) -> Iterator[tuple[int, int]]:
    """Yield the run when it is, or holds, a number that reaches somebody or an account."""
    whole = "".join(run.parts)
    starts = [sum(map(len, run.parts[:n])) for n in range(len(run.parts))]
    tails = [whole[start:] for start in starts]
    prefix = plain[max(0, run.start - 4) : run.start].upper()
    if (
        any(_MOBILE.match(tail) for tail in tails)
        or any(_LOCAL.fullmatch(tail) for tail in tails)
        or any(_is_card(tail[:16]) for tail in tails)
        or (len(whole) == 16 and all(len(part) == 4 for part in run.parts))
        or (len(whole) >= 24 and re.search(r"I\s?R\s*$", prefix))
        or (len(whole) >= 24 and len(whole) <= 26 and all(len(p) >= 2 for p in run.parts))
    ):
        yield run.start, run.end
        return
    for piece in re.finditer(r"\d+", plain[run.start : run.end], re.ASCII):
        rest = plain[run.start + piece.end() :]
        is_sum = piece[0][0] != "0" and (piece[0].endswith("000") or _SUM.match(rest))
        if len(piece[0]) >= _LONG and not is_sum:
            yield run.start + piece.start(), run.start + piece.end()


def _is_card(digits: str) -> bool:
    """Return whether these are the sixteen digits of a bank card of Iran (Luhn)."""
    if len(digits) != 16 or digits[0] not in "56":
        return False
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[::2])
    return (sum(doubled) + sum(map(int, digits[1::2]))) % 10 == 0
