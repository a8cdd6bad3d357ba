"""How points become a score that is comparable between reviewers. Pure: no Django.

Some reviewers are generous and some are strict. Each one's own mean and spread are taken out, and
what is left, averaged over those who judged an application, becomes 0 to 100 with 50 the middle.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean, pstdev
from typing import Final

MIDDLE: Final = 50
STEP: Final = 20  # points of 100 for one standard deviation: five of them span the scale
HIDDEN: Final = "…"
_CONTACT: Final = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|@\w+|[+0۰٠][\d۰-۹٠-٩][\d۰-۹٠-٩ \-]{5,}[\d۰-۹٠-٩]",
    re.IGNORECASE,
)
COMMON: Final = frozenset(
    {
        "and", "craft", "crafts", "food", "foods", "from", "golden", "hand", "handmade", "home",
        "homemade", "house", "local", "lorestan", "made", "mountain", "organic", "shop", "store",
        "the", "traditional", "workshop", "zagros", "انجمن", "بازار", "بازارچه", "بانوان", "تعاونی",
        "تولید", "تولیدی", "خانه", "خانگی", "دست", "دستی", "دستساز", "روستا", "روستایی", "زاگرس",
        "سنتی", "شرکت", "صنایع", "طبیعی", "فروشگاه", "لرستان", "محلی", "محصولات", "هنر", "هنرهای",
        "پشتیبان", "کارگاه", "کوهستان",
    }
)  # fmt: skip
_GAP: Final = r"[\s‌_\-]*"


@dataclass(frozen=True)
class Mark:
    """Points for one criterion out of ``most``, which weighs ``weight``."""

    points: int
    most: int
    weight: int


def raw_score(marks: Iterable[Mark]) -> float:
    """Return the weighted share of the points there are to get, from 0 to 1; 0 without marks."""
    known = list(marks)
    whole = sum(mark.weight for mark in known)
    if not whole:
        return 0.0
    return sum(mark.weight * mark.points / mark.most for mark in known) / whole


def scores(raw: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Return by application what the jury gives, 0 to 100, from raw scores by (reviewer, it).

    A reviewer who gave all the same says nothing of any of them: each stays in the middle. One
    who judged a single application has no mean of their own: all reviewers' is taken. What nobody
    judged is not in the answer.
    """
    by_reviewer: dict[int, list[float]] = defaultdict(list)
    for (reviewer, _application), value in raw.items():
        by_reviewer[reviewer].append(value)
    everybody = list(raw.values())
    found: dict[int, list[float]] = defaultdict(list)
    for (reviewer, application), value in sorted(raw.items()):
        own = by_reviewer[reviewer]
        found[application].append(_distance(value, own if len(own) > 1 else everybody))
    return {application: _on_scale(fmean(values)) for application, values in found.items()}


def _distance(value: float, among: list[float]) -> float:
    """Return how many standard deviations a value lies above the mean of ``among``."""
    spread = pstdev(among)
    return (value - fmean(among)) / spread if spread > 1e-9 else 0.0


def _on_scale(distance: float) -> int:
    return max(0, min(100, round(MIDDLE + STEP * distance)))


def telling_words(name: str, trade: str) -> list[str]:
    """Return the words of a shop's name that tell whose it is: not those of what it makes.

    A word counts as the trade's when its first four letters stand in ``trade``, the names of the
    trade and its sector; some words are every other shop's.
    """
    words = re.split(r"[\s‌_\-،,.()«»'’]+", name)
    return [
        word
        for word in words
        if len(word) >= 3
        and word.casefold() not in COMMON
        and word.casefold()[:4] not in trade.casefold()
    ]


def masked(text: str, names: Iterable[str]) -> str:
    """Return a text without the given names, however they are spaced, and without contacts.

    For reviewers who must not know whose application they read. Longer names go first, so that a
    name within another leaves nothing behind.
    """
    text = _CONTACT.sub(HIDDEN, text)
    for name in sorted({name.strip() for name in names}, key=len, reverse=True):
        letters = [re.escape(part) for part in re.split(r"[\s‌_\-]+", name) if part]
        if len("".join(letters)) >= 3:
            text = re.sub(rf"(?<!\w){_GAP.join(letters)}(?!\w)", HIDDEN, text, flags=re.IGNORECASE)
    return text
