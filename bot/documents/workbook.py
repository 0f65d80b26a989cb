"""A workbook as content, without layout: sheets with columns, rows, notes and marks.

Views make workbooks; `bot/documents/ledger_writer.py` lays them out in a worker.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.domain.report.check_code import CELLS

CELL = 32_000
"""Characters of a cell; Excel takes 32,767 units of UTF-16, and a rare character takes two."""

Value = str | int | float | date | datetime | None
"""A cell; a `datetime` has no zone: it is the time that clocks at the branch showed."""


class Shape(StrEnum):
    """The ways in which a column shows its values; a text in any column stays a text."""

    TEXT = "text"
    COUNT = "count"
    HOURS = "hours"
    SHARE = "share"
    DAY = "day"
    MOMENT = "moment"
    MARK = "mark"  # short texts or numbers in the middle of a cell


NUMBERS = {Shape.COUNT: "0", Shape.HOURS: "0.0", Shape.SHARE: "0.00%"}
"""The formats of numbers; in other columns they show as they are."""


@dataclass(frozen=True)
class Column:
    """A column: its head, its width in Latin letters (a Chinese character takes two) and how its values look."""

    head: str
    width: float
    shape: Shape = Shape.TEXT


class Grade(StrEnum):
    """The grades of marks; each is told apart without colour, too."""

    NOTICE = "notice"  # pale, in italics
    WARNING = "warning"  # bold


@dataclass(frozen=True)
class Mark:
    """A mark that the reader's program sets on cells of some columns: numbers below a limit, or texts with a start.

    Marks are tried in their order; the first that fits decides.
    """

    columns: tuple[int, ...]
    grade: Grade
    below: float | None = None
    begins: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name on the tab, its title, a note below the title, its columns and rows.

    The first `fixed` columns stay in view when the reader scrolls, and are repeated on each printed page. The last
    `totals` rows are sums, which a filter leaves alone.
    """

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    marks: tuple[Mark, ...] = ()
    fixed: int = 0
    totals: int = 0


@dataclass(frozen=True)
class Workbook:
    """A workbook: its title and unit as the file's properties name them, its year, its sheets.

    `page` is the footer of printed pages, with `&P` and `&N` for the page and their number; `empty` is said in a sheet
    without rows. `code` is the check code, which stands below each note and in the footers as `code_words` say.
    """

    title: str
    unit: str
    year: int
    page: str
    empty: str
    sheets: tuple[Sheet, ...]
    code: str = ""
    code_words: str = "{code}"


def passages(book: Workbook) -> tuple[tuple[str, str], ...]:
    """Return all that the workbook shows, for its check code: sheets as labels, rows as texts, cells parted by `CELLS`.

    The first passages, without a label, are the title and the footer.
    """
    found = [("", book.title), ("", book.page)]
    for sheet in book.sheets:
        heads = CELLS.join(_one_line(column.head) for column in sheet.columns)
        rows = [
            CELLS.join(shown(value, column.shape) for value, column in zip(row, sheet.columns, strict=True))
            for row in sheet.rows
        ]
        texts = (sheet.title, sheet.note, heads, *(rows or [book.empty]))
        found += [(sheet.name, text) for text in texts]
    return tuple(found)


def shown(value: Value, shape: Shape) -> str:
    """Return what a cell shows in a column of this shape."""
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return f"{value:%Y-%m-%d}"
        case str():
            return _one_line(value[:CELL])
    if shape in NUMBERS:
        code = NUMBERS[shape]
        digits, share = len(code.partition(".")[2].rstrip("%")), code.endswith("%")
        return f"{value * (100 if share else 1):.{digits}f}{'%' if share else ''}"
    return f"{value:.12g}"


def _one_line(text: str) -> str:
    return text.replace(CELLS, " ")


def arguments(book: Workbook) -> dict[str, Any]:
    """Return the workbook as arguments for JSON; a day or moment is a list of its kind and its text."""
    return vars(book) | {"sheets": [_sheet(sheet) for sheet in book.sheets]}


def _sheet(sheet: Sheet) -> dict[str, Any]:
    rows = [[_plain(value) for value in row] for row in sheet.rows]
    return vars(sheet) | {
        "rows": rows,
        "columns": list(map(vars, sheet.columns)),
        "marks": list(map(vars, sheet.marks)),
    }


def _plain(value: Value) -> str | int | float | list[str] | None:
    if isinstance(value, datetime):
        return [Shape.MOMENT, value.replace(microsecond=0, second=0).isoformat()]
    return [Shape.DAY, value.isoformat()] if isinstance(value, date) else value
