"""The common shape of a table, whatever file it came from."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.refusals import Refused

CELLS_LIMIT = 600_000
"""Characters in all cells together; a thousand people with twenty columns have half of it."""


@dataclass(frozen=True)
class Row:
    """One row: its number as the sender sees it (sheet row, table row or line of text) and its cells."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """The text of a column without outer blanks; empty where the row is shorter."""
        if column is None or column >= len(self.cells):
            return ""
        return self.cells[column].strip()

    @property
    def empty(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    """The rows of one table or sheet; `cut` says that there were more than the reader was asked for.

    `joint` is what parted the cells of a text line where it may stand inside a cell too: a comma, a blank.
    """

    rows: tuple[Row, ...]
    cut: bool = False
    joint: str = ""


@dataclass(frozen=True)
class Contents:
    """What stands in a file or a pasted text: all its text, line by line, and its tables.

    A plain text has no tables here; what looks like one is found by `bot.intake.lines`.
    """

    text: str
    grids: tuple[Grid, ...] = ()
    name: str = ""


def refuse_swollen(grids: Iterable[Grid]) -> None:
    """Refuse tables with more than `CELLS_LIMIT` characters: merged cells can repeat one text at will."""
    length = sum(len(cell) for grid in grids for row in grid.rows for cell in row.cells)
    if length > CELLS_LIMIT:
        raise Refused("text-too-long", limit=CELLS_LIMIT, length=length)


def squeezed(cell: str) -> str:
    """`cell` without any blanks, in lower case: how header words and vocabulary are compared."""
    return "".join(cell.split()).lower()
