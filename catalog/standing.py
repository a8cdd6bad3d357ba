"""Where a producer can be met: fairs stand above goods and answer by registry."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sellers.models import Partner


@dataclass(frozen=True)
class Met:
    """One stall at one fair: the fair's name in both languages, the stall's number, days, page."""

    name_fa: str
    name_en: str
    code: str
    first: date
    last: date
    url: str


Answer = Callable[[Partner, date], list[Met]]
_answers: list[Answer] = []


def answer_with(answer: Answer) -> Answer:
    """Register who knows; each is asked once for a page, one query."""
    if answer not in _answers:
        _answers.append(answer)
    return answer


def met_at(seller: Partner, day: date) -> list[Met]:
    """Return the stalls at which a producer stands on ``day`` or later, the next first."""
    return [met for answer in _answers for met in answer(seller, day)]
