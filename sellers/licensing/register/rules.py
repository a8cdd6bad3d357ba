"""What a row of the register means for the licence we know. Pure: no Django."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.persian import search_key
from sellers.licensing.states import PaperState


class Outcome(StrEnum):
    """What is done with a row."""

    APPROVE = "approve"
    RENEW = "renew"
    SAME = "same"
    DIFFERS = "differs"
    SEVERAL = "several"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Entry:
    """One row of the register; what a column lacked or left empty is not compared."""

    uid: str
    until: date
    since: date | None = None
    holder: str = ""
    county: str = ""
    trades: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Known:
    """The licence with the same unique id as its producer sent it."""

    state: str
    since: date | None
    until: date | None
    holder: str
    county: str
    trades: frozenset[str]


LENGTHENED = (PaperState.APPROVED, PaperState.RENEWED, PaperState.RENEWING, PaperState.EXPIRED)


def judge(entry: Entry, known: list[Known], day: date) -> tuple[Outcome, list[str]]:
    """Return what to do with a row, and which fields differ.

    One waiting licence that says nothing else is approved; one found true is renewed when the
    register has a later last day. Whatever differs is left to a person.
    """
    if len(known) != 1:
        return (Outcome.SEVERAL if known else Outcome.UNKNOWN), []
    (ours,) = known
    if fields := differences(entry, ours, day):
        return Outcome.DIFFERS, fields
    if ours.state == PaperState.SUBMITTED:
        return Outcome.APPROVE, []
    lengthens = ours.until is not None and entry.until > ours.until
    return (Outcome.RENEW if lengthens and ours.state in LENGTHENED else Outcome.SAME), []


def differences(entry: Entry, ours: Known, day: date) -> list[str]:
    """Return the names of facts that both name and that are not the same.

    Of a waiting licence the last day must be the same and to come, and a trade must be named; of
    one found true an earlier last day differs, a later one renews.
    """
    found = []
    if entry.holder and ours.holder and search_key(entry.holder) != search_key(ours.holder):
        found.append("holder")
    if entry.county and ours.county and entry.county != ours.county:
        found.append("county")
    waits = ours.state == PaperState.SUBMITTED
    if (waits and not ours.trades) or (entry.trades and not ours.trades <= entry.trades):
        found.append("trades")
    if entry.since and ours.since and entry.since != ours.since:
        found.append("since")
    if _until_differs(entry, ours, day, waits=waits):
        found.append("until")
    return found


def _until_differs(entry: Entry, ours: Known, day: date, *, waits: bool) -> bool:
    if waits:
        return entry.until < day or ours.until not in (None, entry.until)
    return ours.until is not None and entry.until < ours.until
