"""Which trade a name speaks of. Pure: words come folded from ``core.persian``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.persian import index_text

LEAST_ROOT: Final = 3
# Words of many names that tell nothing of the trade.
PLAIN: Final = frozenset(
    word
    for text in (
        "دست‌ساز", "دستی", "دستباف", "دست‌دوز", "سنتی", "خانگی", "محلی", "طبیعی", "اصیل", "لری",
        "لرستان", "لرستانی", "ساده", "کوچک", "متوسط", "بزرگ", "تازه", "تزئینی", "تزیینی", "طرح",
        "نقش", "رنگی", "سفید", "سیاه", "قرمز", "سبز", "آبی", "روی", "گرم", "گرمی", "کیلو",
        "کیلویی", "لیتری", "سانتی", "متری", "بسته", "عدد", "عددی", "تایی", "جفت", "ست", "سری",
        "انواع", "ساخت", "تولید", "کار", "handmade", "home", "traditional", "making", "small",
        "large", "set", "and", "of", "with", "for", "the",
    )
    for word in index_text(text).split()
)  # fmt: skip
# A whole word of the trade's name, its root, and each good of the shop that has the word.
WORD, ROOT, NEIGHBOUR = 6, 4, 1
MOST_NEIGHBOURS: Final = 5


@dataclass(frozen=True)
class Guess:
    """A trade's code and how much speaks for it; the more, the surer."""

    trade: str
    points: int


def guesses(
    name: frozenset[str], trades: Mapping[str, frozenset[str]], sold: Mapping[str, int]
) -> list[Guess]:
    """Return the trades that a product's name speaks of, the likeliest first.

    ``name`` are the folded words of the name, ``trades`` those of each trade's names by code;
    ``sold`` says how many goods of each trade the shop has under these words. «مربای به» finds
    «مرباسازی», since one word is the root of the other.
    """
    found = [Guess(code, _points(name, words, sold.get(code, 0))) for code, words in trades.items()]
    return sorted((g for g in found if g.points), key=lambda g: (-g.points, g.trade))


def _points(name: frozenset[str], trade: frozenset[str], sold: int) -> int:
    name = frozenset(word for word in name - PLAIN if not word.isdigit())
    whole = len(name & trade) * WORD
    roots = sum(any(_is_root(mine, theirs) for theirs in trade) for mine in name - trade) * ROOT
    return whole + roots + min(sold, MOST_NEIGHBOURS) * NEIGHBOUR


def _is_root(one: str, other: str) -> bool:
    """Whether two words have one root: «گلیم» and «گلیمبافی», «سفالی» and «سفالگری»."""
    short = min(len(one), len(other))
    shared = next((i for i in range(short) if one[i] != other[i]), short)
    return shared >= LEAST_ROOT and (
        shared == short or (shared > LEAST_ROOT and shared == short - 1)
    )
