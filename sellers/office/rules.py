"""Who in the office may do what, and what may be decided in which state. Pure: no Django."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sellers.licensing.states import PaperState


class Duty(StrEnum):
    """What somebody is in the office."""

    CLERK = "clerk"
    HEAD = "head"


class OfficeRight(StrEnum):
    """What may be seen and done at the office; ``ANYONE`` is everybody with a place there."""

    ANYONE = "office"
    DECIDE = "decide"
    REASONS = "reasons"
    REGISTER = "register"


RIGHTS: Final[Mapping[str, frozenset[OfficeRight]]] = {
    Duty.CLERK: frozenset({OfficeRight.ANYONE, OfficeRight.DECIDE}),
    Duty.HEAD: frozenset(OfficeRight),
}


class Decision(StrEnum):
    """What an officer may decide about a case."""

    APPROVE = "approve"
    ASK = "ask"
    REJECT = "reject"
    RENEW = "renew"
    DECLINE = "decline"
    SUSPEND = "suspend"
    LIFT = "lift"


DECISIONS: Final[Mapping[str, tuple[Decision, ...]]] = {
    PaperState.SUBMITTED: (Decision.APPROVE, Decision.ASK, Decision.REJECT),
    PaperState.RENEWING: (Decision.RENEW, Decision.DECLINE, Decision.SUSPEND),
    PaperState.APPROVED: (Decision.RENEW, Decision.SUSPEND),
    PaperState.RENEWED: (Decision.RENEW, Decision.SUSPEND),
    PaperState.EXPIRED: (Decision.RENEW,),
    PaperState.SUSPENDED: (Decision.LIFT, Decision.REJECT),
}
NEEDS_REASON: Final = frozenset({Decision.ASK, Decision.REJECT, Decision.DECLINE, Decision.SUSPEND})
# A case that waits longer than these days is looked at by whoever narrows the queue by age.
AGES: Final = (3, 7, 14)


def decisions_in(state: str) -> tuple[Decision, ...]:
    """Return what may be decided about a paper in ``state``; nothing while its seller writes."""
    return DECISIONS.get(state, ())


def rights_of(duty: str) -> frozenset[OfficeRight]:
    """Return what a duty may do; nothing for one that the table does not know."""
    return RIGHTS.get(duty, frozenset())


def days_waited(since: date, day: date) -> int:
    """Return for how many days a case has waited."""
    return max(0, (day - since) // timedelta(days=1))
