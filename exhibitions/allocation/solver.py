"""HiGHS, behind two calls: the linear relaxation with its reduced costs, and whole numbers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from exhibitions.allocation.model import Row


class NoSolution(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """No choice of columns keeps all rows."""


class GaveUp(RuntimeError):  # noqa: N818 -- an answer to the caller as well
    """HiGHS stopped without an answer: its time was over, or it met a number it cannot handle."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The best with fractions: an upper bound, and what each column falls short of it."""

    bound: float
    reduced_costs: tuple[float, ...]


class Relaxation:
    """The programme with fractions allowed; kept, so that further questions are answered fast."""

    def __init__(self, gains: Sequence[int], rows: Sequence[Row]) -> None:
        """Solve it; raise ``NoSolution`` when even fractions cannot keep the rows."""
        if gains:
            self._highs = _run(gains, rows, range(len(gains)), whole=False)
            self.best = self._read()
        else:
            _require_nothing(rows)
            self.best = Relaxed(0.0, ())

    def taking_one_of(self, columns: Sequence[int]) -> Relaxed:
        """Return the best that takes one of ``columns`` (at least one); raise ``NoSolution``."""
        number = self._highs.getNumRow()
        ones = np.ones(len(columns))
        self._highs.addRow(1.0, highspy.kHighsInf, len(columns), np.array(columns), ones)
        try:
            self._highs.run()
            _require_optimal(self._highs)
            return self._read()
        finally:
            self._highs.deleteRows(1, np.array([number]))

    def _read(self) -> Relaxed:
        solution = self._highs.getSolution()
        return Relaxed(self._highs.getObjectiveValue(), tuple(solution.col_dual))


def choose(
    gains: Sequence[int], rows: Sequence[Row], columns: Collection[int], *, seconds: float = 60
) -> frozenset[int]:
    """Return the ``columns`` to take for the most gain, all others left out; proven optimal.

    Raise ``NoSolution`` when no choice keeps the rows, ``GaveUp`` after ``seconds``.
    """
    kept = sorted(columns)
    if not kept:
        _require_nothing(rows)
        return frozenset()
    highs = _run(gains, rows, kept, whole=True, seconds=seconds)
    values = highs.getSolution().col_value
    return frozenset(column for column, value in zip(kept, values, strict=True) if value > 0.5)


def _require_nothing(rows: Sequence[Row]) -> None:
    """Raise ``NoSolution`` unless taking no column at all keeps the rows."""
    if not all(map(_allows_nothing, rows)):
        raise NoSolution


def _allows_nothing(row: Row) -> bool:
    return (row.least is None or row.least <= 0) and (row.most is None or row.most >= 0)


def _run(
    gains: Sequence[int],
    rows: Sequence[Row],
    kept: Sequence[int],
    *,
    whole: bool,
    seconds: float = 60,
) -> highspy.Highs:
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("time_limit", float(seconds))
    highs.setOptionValue("random_seed", 0)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.5)  # gains are whole: less than 1 apart is the best
    if highs.passModel(_lp(gains, rows, kept, whole)) == highspy.HighsStatus.kError:
        raise GaveUp("the programme is not sound")
    highs.run()
    _require_optimal(highs)
    return highs


def _require_optimal(highs: highspy.Highs) -> None:
    status = highs.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        raise NoSolution
    if status != highspy.HighsModelStatus.kOptimal:
        raise GaveUp(highs.modelStatusToString(status))


def _lp(
    gains: Sequence[int], rows: Sequence[Row], kept: Sequence[int], whole: bool
) -> highspy.HighsLp:
    place = {column: number for number, column in enumerate(kept)}
    starts, asked = [0], []
    indices: list[int] = []
    factors: list[int] = []
    for row in rows:
        terms = [(place[column], factor) for column, factor in row.terms if column in place]
        if terms or not _allows_nothing(row):
            indices.extend(column for column, _ in terms)
            factors.extend(factor for _, factor in terms)
            starts.append(len(indices))
            asked.append(row)
    lp = highspy.HighsLp()
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.num_col_, lp.num_row_ = len(kept), len(asked)
    lp.col_cost_ = np.array([gains[column] for column in kept], dtype=np.float64)
    lp.col_lower_, lp.col_upper_ = np.zeros(len(kept)), np.ones(len(kept))
    least = [-highspy.kHighsInf if row.least is None else row.least for row in asked]
    most = [highspy.kHighsInf if row.most is None else row.most for row in asked]
    lp.row_lower_, lp.row_upper_ = (
        np.array(least, dtype=np.float64),
        np.array(most, dtype=np.float64),
    )
    matrix = lp.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.num_col_, matrix.num_row_ = len(kept), len(asked)
    matrix.start_ = np.array(starts)
    matrix.index_ = np.array(indices)
    matrix.value_ = np.array(factors, dtype=np.float64)
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(kept)
    return lp
