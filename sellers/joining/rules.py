"""Which questions a newcomer is asked, in which order, and which one is next. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Step(StrEnum):
    """One question, and the word in its address."""

    KIND = "kind"
    LEGAL_ID = "company-id"
    COUNTY = "county"
    NAME = "name"
    COMPANY = "company"
    TRADES = "trades"
    LICENCE = "licence"
    BANK = "bank"


# These may be answered another day; a shop opens without them.
MAY_WAIT: Final = frozenset({Step.COMPANY, Step.LICENCE, Step.BANK})
MOST_TRADES: Final = 6
_SHOP: Final = (Step.COUNTY, Step.NAME)
_REST: Final = (Step.TRADES, Step.LICENCE, Step.BANK)
_BY_KIND: Final = {
    "supported_member": (Step.KIND, *_SHOP, Step.COMPANY, *_REST),
    "support_company": (Step.KIND, Step.LEGAL_ID, *_SHOP, *_REST),
    "cooperative": (Step.KIND, Step.LEGAL_ID, *_SHOP, *_REST),
}
_PLAIN: Final = (Step.KIND, *_SHOP, *_REST)
# With these a shop can be founded; until all are answered it stays closed.
FOUNDED_BY: Final = (Step.KIND, Step.COUNTY, Step.NAME)


def steps_of(kind: str) -> tuple[Step, ...]:
    """Return the questions for one kind of business, in order."""
    return _BY_KIND.get(kind, _PLAIN)


def next_step(kind: str, done: Collection[str]) -> Step | None:
    """Return the first question not yet answered; ``None`` when all are."""
    return next((step for step in steps_of(kind) if step not in done), None)


def is_reached(step: str, kind: str, done: Collection[str]) -> bool:
    """Whether a question may be asked now: answered before, or the very next one."""
    return step in steps_of(kind) and (step in done or step == next_step(kind, done))


def step_before(step: str, kind: str) -> Step | None:
    """Return the question before this one; ``None`` before the first."""
    steps = steps_of(kind)
    place = steps.index(Step(step))
    return steps[place - 1] if place else None


def may_found(kind: str, done: Collection[str]) -> bool:
    """Whether enough is known to make the (closed) shop: what stands before its trades."""
    needed = {*FOUNDED_BY, *({Step.LEGAL_ID} & set(steps_of(kind)))}
    return needed <= set(done)


@dataclass(frozen=True)
class Progress:
    """Where one stands among the questions: the third of six."""

    number: int
    total: int


def progress(step: str, kind: str) -> Progress:
    """Return which of how many questions this is."""
    steps = steps_of(kind)
    return Progress(steps.index(Step(step)) + 1, len(steps))
