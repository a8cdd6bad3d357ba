"""The rules as rows of a linear programme over options; each row knows the words for its rule."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exhibitions.allocation.options import Option, options_of
from exhibitions.allocation.problem import Problem, counts

Columns = dict[tuple[str, str], list[int]]


@dataclass(frozen=True, slots=True)
class Row:
    """``least ≤ Σ factor × column ≤ most``, terms being (column, factor).

    ``rule`` and ``about`` say whose rule it is. A row without ``rule`` is a fact that no one can
    give up: a stall has one holder.
    """

    terms: tuple[tuple[int, int], ...]
    least: int | None
    most: int | None
    rule: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """One column, 0 or 1, for each option."""

    options: tuple[Option, ...]
    rows: tuple[Row, ...]

    @property
    def points(self) -> list[int]:
        """Return what each column adds to the published objective."""
        return [option.points for option in self.options]


def model_of(problem: Problem) -> Model:
    """Return the programme of a draw."""
    options = options_of(problem)
    rows = [
        *_facts(options),
        *_pins(problem, options),
        *_quotas(problem, options),
        *_aisles(problem, options),
        *_rivals(problem, options),
    ]
    return Model(tuple(options), tuple(rows))


def _facts(options: Sequence[Option]) -> Iterator[Row]:
    """One place for an applicant, one holder for a stall."""
    takes: dict[str, list[int]] = defaultdict(list)
    for column, option in enumerate(options):
        for placement in option.placements:
            takes[f"applicant {placement.applicant.code}"].append(column)
            for stall in placement.stalls:
                takes[f"stall {stall.code}"].append(column)
    for columns in takes.values():
        yield _row(columns, None, 1)


def _pins(problem: Problem, options: Sequence[Option]) -> Iterator[Row]:
    columns: dict[str, list[int]] = {code: [] for code in sorted(problem.pins)}
    for column, option in enumerate(options):
        for placement in option.placements:
            if placement.applicant.code in columns:
                columns[placement.applicant.code].append(column)
    for code, its in columns.items():
        yield _row(its, 1, None, "pin", code)


def _quotas(problem: Problem, options: Sequence[Option]) -> Iterator[Row]:
    """Quotas count stalls, so a pavilion counts once for each of its stalls."""
    for quota in problem.rules.quotas:
        columns = [
            column
            for column, option in enumerate(options)
            for placement in option.placements
            if counts(quota, placement.applicant)
            for _stall in placement.stalls
        ]
        about = f"{quota.kind}:{quota.key}"
        if quota.least:
            yield _row(columns, quota.least, None, "least", about)
        if quota.most is not None:
            yield _row(columns, None, quota.most, "most", about)


def _aisles(problem: Problem, options: Sequence[Option]) -> Iterator[Row]:
    """At most so many single stalls of one kind in an aisle; pavilions are a world apart."""
    for rule, (what, most) in problem.rules.aisles().items():
        crowds = _crowds(problem, what)
        for (aisle, key), columns in sorted(_single(options, "aisle", what).items()):
            if crowds[key] > most:
                yield _row(columns, None, most, rule, f"{aisle}:{key}")


def _rivals(problem: Problem, options: Sequence[Option]) -> Iterator[Row]:
    """Two single stalls side by side never hold the same trade."""
    if not problem.rules.rivals_apart:
        return
    at = _single(options, "code", "trade")
    pairs = sorted({(min(s.code, n), max(s.code, n)) for s in problem.stalls for n in s.beside})
    for trade in sorted(trade for trade, count in _crowds(problem, "trade").items() if count > 1):
        for one, other in pairs:
            columns = [*at.get((one, trade), ()), *at.get((other, trade), ())]
            if len(columns) > 1:
                yield _row(columns, None, 1, "rivals", f"{one}:{other}:{trade}")


def _single(options: Sequence[Option], where: str, what: str) -> Columns:
    """Return the columns that put a single stall of a kind (a trade, a county) somewhere."""
    found: Columns = defaultdict(list)
    for column, option in enumerate(options):
        for placement in option.placements:
            if len(placement.stalls) == 1:
                place = getattr(placement.stalls[0], where)
                found[place, getattr(placement.applicant, what)].append(column)
    return found


def _crowds(problem: Problem, what: str) -> Counter[str]:
    """Return how many single applicants there are of each trade or county."""
    return Counter(getattr(who, what) for who in problem.applicants if who.size == 1)


def _row(
    columns: Iterable[int], least: int | None, most: int | None, rule: str = "", about: str = ""
) -> Row:
    return Row(tuple(Counter(columns).items()), least, most, rule, about)
