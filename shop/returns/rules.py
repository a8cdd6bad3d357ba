"""Who may send what back, until when, and what silence means. Pure: no Django.

Sources: the E-Commerce Act of Iran (1382). Article 37: seven working days to withdraw without a
reason, at no cost but that of sending back. Article 38: the days count from delivery, the whole sum
goes back, and a regulation may leave goods out. Article 41: what is not as ordered goes back at the
seller's cost. Article 46: no agreement takes these rights away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from core.workdays import add_workdays
from shop.returns.states import Kind, Reason, ReturnState

WITHDRAWAL_DAYS: Final = 7  # working days from delivery
PROBLEM_DAYS: Final = 30  # as long as the seller sees whom she sent it to
ANSWER_DAYS: Final = 3  # working days; the seller's, for an answer or an address
CHOOSE_DAYS: Final = 5  # the buyer's, for an offer or a refusal
SEND_DAYS: Final = 10  # the buyer's, to hand the goods over
ARRIVE_DAYS: Final = 10  # the seller's, to say that they came

# Withdrawal rules of products that leave the right out (E-Commerce Act, art. 38 d).
LEFT_OUT: Final = frozenset(
    {"review_food", "excluded_if_personalised", "excluded_perishable", "service_until_started"}
)
# Nothing can be sent back, for nothing came.
NOTHING_CAME: Final = frozenset({Reason.NOT_ARRIVED, Reason.MISSING})
# What a seller answers for when she, or an operator, gives the buyer right.
SELLERS_FAULT: Final = frozenset(
    {Reason.DAMAGED, Reason.NOT_AS_DESCRIBED, Reason.WRONG, Reason.MISSING, Reason.UNSOUND}
)
_DAYS: Final[Mapping[str, int]] = {
    ReturnState.OPENED: ANSWER_DAYS,
    ReturnState.OFFERED: CHOOSE_DAYS,
    ReturnState.REFUSED: CHOOSE_DAYS,
    ReturnState.ACCEPTED: SEND_DAYS,
    ReturnState.SENT_BACK: ARRIVE_DAYS,
}


class Bar(StrEnum):
    """Why a line cannot be withdrawn from."""

    LEFT_OUT = "left_out"  # by the law's exceptions
    TOO_LATE = "too_late"
    NONE_LEFT = "none_left"  # sent back already, or in another case


@dataclass(frozen=True)
class Bought:
    """A line that arrived: ``free`` of its pieces are in no case and were not given back."""

    line: int
    rule: str
    free: int


def withdraw_until(delivered: date) -> date:
    """Return the last day to withdraw; a good that came on a holiday is no day shorter."""
    return add_workdays(delivered, WITHDRAWAL_DAYS)


def report_until(delivered: date) -> date:
    """Return the last day to report a problem."""
    return delivered + timedelta(days=PROBLEM_DAYS)


def bar_of(line: Bought, delivered: date, today: date) -> Bar | None:
    """Return why a line cannot be withdrawn from ``today``, ``None`` when it can."""
    if not line.free:
        return Bar.NONE_LEFT
    if line.rule in LEFT_OUT:
        return Bar.LEFT_OUT
    return Bar.TOO_LATE if today > withdraw_until(delivered) else None


def may_withdraw(lines: Iterable[Bought], delivered: date, today: date) -> list[int]:
    """Return the lines that can be withdrawn from."""
    return [line.line for line in lines if bar_of(line, delivered, today) is None]


def may_report(lines: Iterable[Bought], delivered: date, today: date) -> list[int]:
    """Return the lines a problem can be reported of: exceptions of the law are none here."""
    return [line.line for line in lines if line.free and today <= report_until(delivered)]


def goods_come_back(kind: str, reason: str) -> bool:
    """Return whether there is something to send back at all."""
    return kind == Kind.WITHDRAWAL or reason not in NOTHING_CAME


def seller_pays_post(kind: str) -> bool:
    """Return who pays for the way back: the seller for a fault (art. 41), else the buyer (37)."""
    return kind == Kind.PROBLEM


def due_on(state: str, today: date, *, knows_address: bool = True) -> date | None:
    """Return the last day for whoever is next, ``None`` where the shop itself is.

    Goods cannot be sent before the seller has said where to: until then the days are hers.
    """
    if state == ReturnState.ACCEPTED and not knows_address:
        return add_workdays(today, ANSWER_DAYS)
    days = _DAYS.get(state)
    return add_workdays(today, days) if days else None


def after_silence(
    state: str, kind: str, *, knows_address: bool = True, is_received: bool = False
) -> ReturnState | None:
    """Return where a case goes whose days have passed, ``None`` where nothing hangs on days.

    Whoever keeps silent must not win by it. A withdrawal needs nobody's leave, so it is accepted.
    A problem is a question of fact: an operator looks at it. Goods that are not sent back end the
    case, for then the buyer has kept them; a seller who names no address, or does not say whether
    the goods came, gets an operator. An offer that nobody takes leaves things as they were.
    """
    withdraws = kind == Kind.WITHDRAWAL and not is_received
    if state in (ReturnState.OPENED, ReturnState.OFFERED):
        return ReturnState.ACCEPTED if withdraws else ReturnState.DISPUTED
    if state == ReturnState.ACCEPTED:
        return ReturnState.CLOSED if knows_address else ReturnState.DISPUTED
    return {
        ReturnState.REFUSED: ReturnState.CLOSED,
        ReturnState.SENT_BACK: ReturnState.DISPUTED,
    }.get(ReturnState(state))
