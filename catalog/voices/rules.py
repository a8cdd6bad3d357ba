"""What may be said in public, and until when it may be changed. Pure: no Django."""

import re
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from core.contacts import has_contact
from core.moves import Moves
from core.persian import ZWNJ, search_key


class QuestionState(StrEnum):
    """Who sees a question."""

    WAITING = "waiting"
    PUBLIC = "public"
    HIDDEN = "hidden"


QUESTION_MOVES: Final = Moves(
    states=tuple(QuestionState),
    start=QuestionState.WAITING,
    allowed={
        QuestionState.WAITING: {QuestionState.PUBLIC, QuestionState.HIDDEN},
        QuestionState.PUBLIC: {QuestionState.HIDDEN},
    },
    final={QuestionState.HIDDEN},
)

EDIT_WINDOW: Final = timedelta(days=14)
MOST_PHOTOS: Final = 4
SHORTEST: Final = 3  # letters of a text
LONGEST_TITLE: Final = 100
LONGEST: Final = 2000
LONGEST_QUESTION: Final = 500
# Questions of one person a day: enough for a careful buyer, too few for a flood.
QUESTIONS_A_DAY: Final = 10

# Roots that send a text to a person's eyes; never a refusal, for words have neighbours.
_HARSH: Final = """
کلاهبردار کلاهبرداری دزد دزدی شیاد احمق بیشعور بی‌شعور کثافت آشغال عوضی لعنتی حرومزاده پدرسگ
گوساله نفهم scam fraud thief idiot stupid shit fuck bitch
"""
_HARSH_KEYS: Final = frozenset(search_key(word) for word in _HARSH.split())
_SHOUTING = re.compile(r"(.)\1{6,}")


def is_clean(text: str) -> bool:
    """Return whether a text may stand in public before anybody has looked at it."""
    words = [*search_key(text).split(), *search_key(text.replace(ZWNJ, "")).split()]
    harsh = any(word in _HARSH_KEYS for word in words)
    return not (harsh or has_contact(text) or _SHOUTING.search(text))


def says_something(text: str) -> bool:
    """Return whether a text holds at least three letters."""
    return sum(sign.isalpha() for sign in text) >= SHORTEST


def may_edit(written: datetime, now: datetime) -> bool:
    """Return whether a review or a reply of then may still be changed: for 14 days."""
    return now - written <= EDIT_WINDOW
