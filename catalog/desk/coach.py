"""What is left of a price: per piece, and for an hour's work. Pure; money in whole rials."""

from dataclasses import dataclass
from enum import StrEnum

from core.money import Rials


class Verdict(StrEnum):
    """What the numbers say."""

    LOSS = "loss"  # each piece sold costs money
    NOTHING = "nothing"  # the work is not paid
    LOW = "low"  # an hour brings less than the least wage
    FAIR = "fair"


TOMAN = 10
THOUSAND_TOMAN = 1000 * TOMAN


JUMP = 5


def jumps(old: Rials, new: Rials) -> bool:
    """Return whether a new price looks like a slip: a fifth of the old, five times it, or more."""
    return new * JUMP <= old or new >= old * JUMP


@dataclass(frozen=True)
class Costs:
    """What one piece costs its maker. ``minutes`` is the work on one piece."""

    materials: Rials
    packing: Rials
    post: Rials
    minutes: int


@dataclass(frozen=True)
class Advice:
    """What is left of a price.

    ``hourly`` is in whole toman, rounded down; it may be negative, and is ``None`` where no work
    was named.
    ``break_even`` is the lowest price that pays all but the work, ``wanted`` the one that pays an
    hour with the least wage as well.
    """

    price: Rials
    fee: Rials
    spent: Rials
    net: Rials
    hourly: Rials | None
    verdict: Verdict
    break_even: Rials
    wanted: Rials


def advise(price: Rials, fee: Rials, costs: Costs, *, permille: int, hourly_wage: Rials) -> Advice:
    """Return what a price leaves after the ``fee`` and the costs of one piece.

    ``permille`` is the commission's share, by which other prices are judged; they are rounded up
    to whole thousands of toman, as people write prices.
    """
    spent = Rials(costs.materials + costs.packing + costs.post)
    net = Rials(price - fee - spent)
    hourly = Rials(net * 60 // costs.minutes // TOMAN * TOMAN) if costs.minutes else None
    work = -(-hourly_wage * costs.minutes // 60)
    return Advice(
        price=price,
        fee=fee,
        spent=spent,
        net=net,
        hourly=hourly,
        verdict=_verdict(net, hourly, hourly_wage),
        break_even=_price_that_leaves(spent, permille),
        wanted=_price_that_leaves(Rials(spent + work), permille),
    )


def _price_that_leaves(rest: Rials, permille: int) -> Rials:
    """Return the least price, in thousands of toman, that leaves ``rest`` after the commission."""
    exact = -(-rest * 1000 // (1000 - permille)) if permille < 1000 else rest
    return Rials(-(-exact // THOUSAND_TOMAN) * THOUSAND_TOMAN)


def _verdict(net: Rials, hourly: Rials | None, hourly_wage: Rials) -> Verdict:
    if net < 0:
        return Verdict.LOSS
    if net == 0:
        return Verdict.NOTHING
    return Verdict.LOW if hourly is not None and hourly < hourly_wage else Verdict.FAIR
