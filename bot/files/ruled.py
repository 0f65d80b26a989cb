"""Tables that are drawn on a page: their lines become rows and columns. Lengths are in points, y grows downwards.

A cell that covers several rows or columns repeats its text in each of them, as those of Word and Excel files do.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

NEAR = 3.0
"""Lines that are this close are one line, and lines whose ends are this close touch: borders are drawn in pieces."""
CELLS = 64
"""A table with more columns is none."""


@dataclass(frozen=True)
class Rule:
    """A horizontal or vertical line: its place on the other axis, where it begins and where it ends."""

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Table:
    """The places of a table's columns and rows, and of its cells, by the first row and column of each.

    It is open where the page ends inside a row: no line closes it.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: dict[tuple[int, int], tuple[int, int]] = field(repr=False)
    open_above: bool = False
    open_below: bool = False

    @property
    def top(self) -> float:
        """The place of the upper border."""
        return self.rows[0]

    @property
    def bottom(self) -> float:
        """The place of the lower border."""
        return self.rows[-1]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the cell at a place of the page; None outside of the table."""
        column, row = _between(self.columns, x), _between(self.rows, y)
        return None if column is None or row is None else self.cells[row, column]

    def width(self, cell: tuple[int, int]) -> float:
        """Return the width of a cell, with all columns that it covers."""
        return self._widths[cell]

    @cached_property
    def _widths(self) -> dict[tuple[int, int], float]:
        covered: dict[tuple[int, int], set[int]] = defaultdict(set)
        for (_, column), cell in self.cells.items():
            covered[cell].add(column)
        return {cell: self.columns[max(over) + 1] - self.columns[min(over)] for cell, over in covered.items()}

    def filled(self, words: dict[tuple[int, int], str], covered: str | None = None) -> list[tuple[str, ...]]:
        """Return the rows with the words of each cell.

        A cell that covers several columns or rows repeats its words there, or has them once and then `covered`.
        """
        across, down = range(len(self.columns) - 1), range(len(self.rows) - 1)

        def at(row: int, column: int) -> str:
            cell = self.cells[row, column]
            return words.get(cell, "") if covered is None or cell == (row, column) else covered

        return [tuple(at(row, column) for column in across) for row in down]


def _between(places: tuple[float, ...], place: float) -> int | None:
    """Return the index of the gap between `places` that contains `place`."""
    return next((at for at in range(len(places) - 1) if places[at] <= place < places[at + 1]), None)


def tables(across: Iterable[Rule], down: Iterable[Rule]) -> list[Table]:
    """Return the tables of a page from its lines, which are `joined`, from top to bottom; each has two columns."""
    found = (_table(*group) for group in _connected(list(across), list(down)))
    return sorted((table for table in found if table is not None), key=lambda table: table.top)


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Join lines that lie on each other or continue each other."""
    joined: list[Rule] = []
    for line in _lines(sorted(rules, key=lambda rule: rule.at)):
        at = sum(rule.at for rule in line) / len(line)
        start, end = line[0].start, line[0].end
        for rule in sorted(line, key=lambda rule: rule.start):
            if rule.start > end + NEAR:
                joined.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            start, end = min(start, rule.start), max(end, rule.end)
        joined.append(Rule(at, start, end))
    return [rule for rule in joined if rule.end - rule.start > NEAR]


def _lines(rules: list[Rule]) -> Iterable[list[Rule]]:
    """Yield the lines whose places are near the first one of theirs."""
    line: list[Rule] = []
    for rule in rules:
        if line and rule.at - line[0].at > NEAR:
            yield line
            line = []
        line.append(rule)
    if line:
        yield line


def _connected(across: list[Rule], down: list[Rule]) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Yield the groups of lines that cross or touch each other."""
    groups = _Groups(len(across) + len(down))
    for one, row in enumerate(across):
        for other, column in enumerate(down, len(across)):
            if crosses(row, column):
                groups.join(one, other)
    members: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for place, rule in enumerate((*across, *down)):
        members[groups.of(place)][place >= len(across)].append(rule)
    yield from members.values()


def crosses(one: Rule, other: Rule) -> bool:
    """True if two lines of different directions cross or touch each other."""
    return _within(one.at, other) and _within(other.at, one)


def _within(place: float, rule: Rule) -> bool:
    return rule.start - NEAR <= place <= rule.end + NEAR


def _table(across: list[Rule], down: list[Rule]) -> Table | None:
    rows, columns = _places(across, down), _places(down, across)
    high, wide = len(rows) - 1, len(columns) - 1
    if high < 1 or not 2 <= wide <= CELLS:
        return None
    walls, floors = _at(columns, down), _at(rows, across)
    groups = _Groups(high * wide)
    for row in range(high):
        for column in range(wide):
            here = row * wide + column
            middle = (columns[column] + columns[column + 1]) / 2, (rows[row] + rows[row + 1]) / 2
            if column + 1 < wide and not _drawn(walls[column + 1], middle[1]):
                groups.join(here, here + 1)
            if row + 1 < high and not _drawn(floors[row + 1], middle[0]):
                groups.join(here, here + wide)
    cells = {divmod(place, wide): divmod(groups.of(place), wide) for place in range(high * wide)}
    if len(set(cells.values())) < 2:
        return None
    lines = [rule.at for rule in across]
    return Table(columns, rows, cells, min(lines) > rows[0] + NEAR, max(lines) < rows[-1] - NEAR)


def _places(rules: list[Rule], other: list[Rule]) -> tuple[float, ...]:
    """Return the places of the lines, and of the ends of those in the other direction, where no line may close them."""
    ends = (min(rule.start for rule in other), max(rule.end for rule in other)) if other else ()
    places = [Rule(place, 0, 0) for place in (*(rule.at for rule in rules), *ends)]
    return tuple(line[0].at for line in _lines(sorted(places, key=lambda rule: rule.at)))


def _at(places: tuple[float, ...], rules: list[Rule]) -> list[list[Rule]]:
    """Return the lines at each of the places."""
    at: list[list[Rule]] = [[] for _ in places]
    for rule in rules:
        at[min(range(len(places)), key=lambda one: abs(places[one] - rule.at))].append(rule)
    return at


def _drawn(rules: list[Rule], place: float) -> bool:
    """True if one of the lines passes the place."""
    return any(rule.start <= place <= rule.end for rule in rules)


class _Groups:
    """Numbers in groups that are joined; the least number stands for its group."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def of(self, one: int) -> int:
        """Return the number that stands for the group of `one`."""
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Join the groups of two numbers."""
        first, second = sorted((self.of(one), self.of(other)))
        self._above[second] = first
