"""The common form of tables from all kinds of files."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.refusals import Refused

CELLS_LIMIT = 600_000
"""Characters in all cells together; a thousand people with twenty columns need half of it."""


@dataclass(frozen=True)
class Row:
    """One row: its number as the sender sees it (sheet row, table row or line of text) and its cells."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """Return the text of a column without outer blanks; empty for None and beyond the row's end."""
        if column is None or column >= len(self.cells):
            return ""
        return self.cells[column].strip()

    @property
    def empty(self) -> bool:
        """True if all cells are blank."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    """The rows of one table or sheet; `cut` is true if there were more rows than the reader's limit.

    `joint` is the delimiter of a text line if it may also occur inside a cell: a comma, a blank. `title` is the name
    of the sheet.
    """

    rows: tuple[Row, ...]
    cut: bool = False
    joint: str = ""
    title: str = ""


@dataclass(frozen=True)
class Contents:
    """The contents of a file or a pasted text: all its text, line by line, and its tables.

    A plain text has no tables here; `bot.intake.lines` finds those in its lines. `blocks` are the tables, and the lines
    outside of them, in their order.
    """

    text: str
    grids: tuple[Grid, ...] = ()
    name: str = ""
    blocks: tuple[str | Grid, ...] = ()


def refuse_swollen(grids: Iterable[Grid]) -> None:
    """Refuse tables with more than `CELLS_LIMIT` characters: merged cells can repeat one text at will."""
    length = sum(len(cell) for grid in grids for row in grid.rows for cell in row.cells)
    if length > CELLS_LIMIT:
        raise Refused("text-too-long", limit=CELLS_LIMIT, length=length)


def squeezed(cell: str) -> str:
    """Return `cell` in lower case without any blanks, for comparison with header words and vocabulary."""
    return "".join(cell.split()).lower()
