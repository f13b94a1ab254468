"""Another table: other numbers that agree with all that a reader can see.

A mixed integer programme, solved by HiGHS. Each amount may go up or down; in each
equation what goes up and what goes down cancel out; one amount has to move, the others
follow. An amount that the reader does not see moves for nothing, one that he sees moves
by one and costs something, for it will have to be hidden. The cheapest table wins.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import Any, NamedTuple

from steunpunt.figures.relating import Amount, Equation

FAR = 1_000
"""Further than this no amount has to move."""
MOST_NODES = 2_000
"""Then the best table so far will do; a limit in seconds would make chance decide."""
MOVED = 1e-4


class Room(NamedTuple):
    """How far an amount may go down and up and still be believed.

    `cost` is what it takes to move it; zero when nobody sees it.
    """

    down: float
    up: float
    cost: float


class Alternatives:
    """The other tables of amounts that hang together.

    Args:
        rooms: how far each amount may move.
        equations: between these amounts.
    """

    def __init__(
        self, rooms: Mapping[Amount, Room], equations: Sequence[Equation]
    ) -> None:
        self.rooms = dict(rooms)
        self._columns = {amount: 2 * n for n, amount in enumerate(rooms)}
        self._target_row = len(equations)
        self._solver = _solver(self._programme(equations))
        self._show(rooms)

    def _programme(self, equations: Sequence[Equation]) -> Any:
        """Two columns for each amount: up and down. The last row is the target's."""
        import highspy  # a quarter of a second, and not every command needs it

        found = highspy.HighsLp()
        starts, index, value = [0], list[int](), list[float]()
        for equation in equations:
            for amount, times in equation.items():
                column = self._columns[amount]
                index += [column, column + 1]
                value += [times, -times]
            starts.append(len(index))
        starts.append(len(index))
        found.num_col_ = 2 * len(self._columns)
        found.num_row_ = len(equations) + 1
        found.col_cost_ = found.col_lower_ = found.col_upper_ = [0] * found.num_col_
        found.row_lower_ = [0] * len(equations) + [-inf]
        found.row_upper_ = [0] * len(equations) + [inf]
        found.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        found.a_matrix_.start_ = starts
        found.a_matrix_.index_, found.a_matrix_.value_ = index, value
        found.integrality_ = [
            _step_of(amount) for amount in self._columns for _way in range(2)
        ]
        return found

    def change(self, rooms: Mapping[Amount, Room]) -> None:
        """These amounts have another room or cost from now on."""
        changed = {a: room for a, room in rooms.items() if self.rooms[a] != room}
        self.rooms |= changed
        self._show(changed)

    def _show(self, amounts: Iterable[Amount], reach: float = 1) -> None:
        """Tell the solver how far amounts may move, and at what cost."""
        for amount in amounts:
            down, up, cost = self.rooms[amount]
            most = reach if cost else FAR
            for column, room in enumerate((up, down), self._columns[amount]):
                self._solver.changeColBounds(column, 0, min(room, most))
                self._solver.changeColCost(column, cost)

    def cheapest(self, target: Amount) -> set[Amount] | None:
        """The amounts that differ in the cheapest table with another target.

        None when there is no such table at all.
        """
        moved = self._solve(target)
        if moved is None:
            self._show(self.rooms, reach=FAR)
            moved = self._solve(target)
            self._show(self.rooms)
        return moved

    def _solve(self, target: Amount) -> set[Amount] | None:
        """The target goes one up or one down, and not both."""
        import highspy

        down, up, _cost = self.rooms[target]
        columns = range(self._columns[target], self._columns[target] + 2)
        for column, room in zip(columns, (up, down), strict=True):
            self._solver.changeColBounds(column, 0, min(room, 1))
            self._solver.changeCoeff(self._target_row, column, 1)
            # Half a step up and half a step down would be no step at all.
            self._solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        self._solver.changeRowBounds(self._target_row, 1, 1)
        self._solver.run()
        status = self._solver.getModelStatus()
        moves = self._solver.getSolution().col_value
        self._solver.changeRowBounds(self._target_row, -inf, inf)
        for column in columns:
            self._solver.changeCoeff(self._target_row, column, 0)
            self._solver.changeColIntegrality(column, _step_of(target))
        self._show([target])
        if status == highspy.HighsModelStatus.kInfeasible or not len(moves):
            return None
        return {
            amount
            for amount, column in self._columns.items()
            if abs(moves[column] - moves[column + 1]) > MOVED
        }


def _step_of(amount: Amount) -> Any:
    """Counts move by whole numbers; scores and what is left over by any."""
    import highspy

    if amount.what.kind in ("rest", "scores"):
        return highspy.HighsVarType.kContinuous
    return highspy.HighsVarType.kInteger


def _solver(programme: Any) -> Any:
    import highspy

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_max_nodes", MOST_NODES)
    solver.setOptionValue("mip_rel_gap", 0.05)
    if solver.passModel(programme) != highspy.HighsStatus.kOk:
        raise ValueError("The solver does not take these equations.")
    return solver
