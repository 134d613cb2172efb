"""The cheapest assignment: a min-cost flow from materials to experts, solved as a linear programme by HiGHS.

Rows are materials and experts, columns the allowed pairs, the further reviews of each expert at their rising prices,
and what each material lacks. The matrix is that of a network, so a corner of the programme has whole numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rumo.expertise.matching.problem import Pair, Problem, Solution

if TYPE_CHECKING:
    import highspy

# Of a value that must be whole; HiGHS keeps to 1e-7.
TOLERANCE = 1e-5


class NotSolved(RuntimeError):
    """HiGHS gave no whole optimum: never seen, but an assignment must not be guessed."""


class _Columns:
    """The programme column by column: a price, an upper bound, and entries in rows."""

    def __init__(self) -> None:
        self.prices: list[float] = []
        self.starts: list[int] = [0]
        self.rows: list[int] = []
        self.values: list[float] = []

    def add(self, price: float, *entries: tuple[int, float]) -> None:
        self.prices.append(price)
        for row, value in entries:
            self.rows.append(row)
            self.values.append(value)
        self.starts.append(len(self.rows))


def assign(problem: Problem) -> Solution:
    """As many places filled as can be, at the least cost; the same answer for the same problem.

    Raises NotSolved. `bound` is worked out from the dual values by weak duality, apart from what the solver claims.
    """
    if not problem.needs:
        return Solution((), 0, 0.0)
    pairs = sorted(problem.costs)
    columns = _columns(problem, pairs)
    wanted = [float(need.wanted) for need in problem.needs] + [0.0] * len(problem.capacities)
    values, duals = _solve(columns, wanted)
    chosen = [pair for pair, value in zip(pairs, values, strict=False) if _whole(value)]
    return Solution(tuple(chosen), problem.cost_of(chosen), _bound(columns, wanted, duals))


def _columns(problem: Problem, pairs: list[Pair]) -> _Columns:
    """Every column is between 0 and 1. A need's row sums to what it wants, an expert's to nothing left over."""
    need_rows = {need.key: row for row, need in enumerate(problem.needs)}
    expert_rows = {each.key: len(need_rows) + row for row, each in enumerate(problem.capacities)}
    columns = _Columns()
    for need, expert in pairs:
        columns.add(problem.costs[need, expert], (need_rows[need], 1.0), (expert_rows[expert], 1.0))
    for capacity in problem.capacities:
        for nth in range(1, min(capacity.free, len(problem.needs)) + 1):
            columns.add(capacity.price(capacity.taken + nth), (expert_rows[capacity.key], -1.0))
    for each in problem.needs:
        for nth in range(1, each.wanted + 1):
            columns.add(problem.lack_price(nth), (need_rows[each.key], 1.0))
    return columns


def _solve(columns: _Columns, wanted: list[float]) -> tuple[list[float], list[float]]:
    """Values of the columns and dual values of the rows. Simplex, for it ends in a corner."""
    import highspy  # slow to import, and most requests assign nothing
    import numpy as np

    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = len(columns.prices), len(wanted)
    programme.col_cost_ = np.array(columns.prices)
    programme.col_lower_, programme.col_upper_ = np.zeros(len(columns.prices)), np.ones(len(columns.prices))
    programme.row_lower_ = programme.row_upper_ = np.array(wanted)
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_ = np.array(columns.starts, dtype=np.int32)
    programme.a_matrix_.index_ = np.array(columns.rows, dtype=np.int32)
    programme.a_matrix_.value_ = np.array(columns.values)
    solver: highspy.Highs = highspy.Highs()
    options: dict[str, Any] = {"output_flag": False, "solver": "simplex", "parallel": "off", "random_seed": 0}
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(programme)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise NotSolved(str(solver.getModelStatus()))
    found = solver.getSolution()
    return list(found.col_value), list(found.row_dual)


def _whole(value: float) -> bool:
    """1 or 0 as truth."""
    if min(abs(value), abs(value - 1)) > TOLERANCE:
        raise NotSolved(f"a value is not whole: {value}")
    return value > 0.5


def _bound(columns: _Columns, wanted: list[float], duals: list[float]) -> float:
    """For any dual values y no assignment costs less than y·b + Σ min(0, c − yA) over columns between 0 and 1."""
    total = sum(dual * each for dual, each in zip(duals, wanted, strict=True))
    for column, price in enumerate(columns.prices):
        entries = range(columns.starts[column], columns.starts[column + 1])
        total += min(0.0, price - sum(duals[columns.rows[at]] * columns.values[at] for at in entries))
    return total
