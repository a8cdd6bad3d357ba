"""Rules that cannot all be kept: which ones, and the least change after which a plan exists."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from exhibitions.allocation.model import Row, model_of
from exhibitions.allocation.problem import Problem
from exhibitions.allocation.solve import SECONDS, best_choice
from exhibitions.allocation.solver import Relaxation

# Loosening by one stall costs this much for each rule: people's pins are given up last.
COST = {"least": 10, "most": 10, "aisle": 12, "county_aisle": 12, "rivals": 15, "pin": 100}


@dataclass(frozen=True, slots=True)
class Loosening:
    """``rule`` ``about`` asks ``asked``; with ``enough`` instead (and the others) a plan exists."""

    rule: str
    about: str
    asked: int
    enough: int

    def __str__(self) -> str:
        """Say it in plain words."""
        subject = self.about.replace(":", " ")
        return {
            "least": f"At least {self.asked} stalls for {subject}: only {self.enough} can be had.",
            "most": f"At most {self.asked} stalls for {subject}: {self.enough} are needed.",
            "aisle": f"At most {self.asked} of a trade in aisle {subject}: {self.enough} needed.",
            "county_aisle": f"At most {self.asked} of a county in aisle {subject}:"
            f" {self.enough} needed.",
            "rivals": f"Rivals would stand side by side: {subject}.",
            "pin": f"Applicant {subject} cannot stand where it was put by hand.",
        }[self.rule]


def mend(problem: Problem, *, seconds: float = SECONDS) -> list[Loosening]:
    """Return the least change of the rules after which a plan exists; empty when one exists.

    Least means: as few stalls beyond the rules as possible, quotas before aisles before rivals
    before pins (``COST``). Raise ``GaveUp`` when ``seconds`` were too few.
    """
    problem.check()
    model = model_of(problem)
    most_broken = sum(quota.least for quota in problem.rules.quotas) + sum(
        who.size for who in problem.applicants if who.code in problem.pins
    )
    gains, rows = model.points, []
    owners: dict[int, Row] = {}
    dear = 1 + sum(max(gains, default=0) for _ in problem.stalls)  # above all points there are
    for row in model.rows:
        steps = range(len(gains), len(gains) + (_steps(row, most_broken) if row.rule else 0))
        owners |= dict.fromkeys(steps, row)
        gains += [-dear * COST[row.rule] for _ in steps]
        sign = 1 if row.least is not None else -1
        rows.append(replace(row, terms=row.terms + tuple((column, sign) for column in steps)))
    best = best_choice(gains, rows, Relaxation(gains, rows).best, seconds)
    return _loosenings(owners[column] for column in sorted(best.taken) if column in owners)


def _steps(row: Row, most_broken: int) -> int:
    """Return by how many stalls a row could need loosening: only minima and pins break others."""
    if row.least is not None:
        return row.least
    room = sum(factor for _, factor in row.terms) - (row.most or 0)
    return max(0, min(room, 1 if row.rule == "rivals" else most_broken))


def _loosenings(rows: Iterable[Row]) -> list[Loosening]:
    counted: dict[tuple[str, str], tuple[Row, int]] = {}
    for row in rows:
        key = row.rule, row.about
        counted[key] = row, counted.get(key, (row, 0))[1] + 1
    return [_loosening(row, by) for row, by in counted.values()]


def _loosening(row: Row, by: int) -> Loosening:
    if row.least is not None:
        return Loosening(row.rule, row.about, row.least, row.least - by)
    asked = row.most or 0
    return Loosening(row.rule, row.about, asked, asked + by)
