"""Writes a workbook as .xlsx; its arguments are those of `bot.documents.workbook`.

XlsxWriter is imported in functions, so that only the worker that writes loads it. The same content gives the same
bytes: the file names no time of its making.
"""

# ruff: noqa: PLC0415 - as above

from __future__ import annotations

import io
import math
import unicodedata
from datetime import UTC, date, datetime
from types import NoneType
from typing import TYPE_CHECKING, Any

from bot.documents.workbook import CELL, NUMBERS, Grade, Shape
from bot.worker.jobs import Job
from bot.worker.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LIMITS = Limits(processor_seconds=20, seconds=60.0)
TITLE_ROW, NOTE_ROW, HEAD_ROW, FIRST_ROW = range(4)
A4, LANDSCAPE_MARGINS = 9, {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.7}  # inches
FONT, SIZE = "宋体", 10
INK, LINE = "#1f2328", "#9aa0a6"
HEAD = "#dfe7ef"
GRADES: dict[str, dict[str, Any]] = {
    Grade.NOTICE: {"bg_color": "#fff1cc", "italic": True},
    Grade.WARNING: {"bg_color": "#f3c6a8", "bold": True},
}
_FORMATS = NUMBERS | {
    Shape.DAY: "yyyy-mm-dd",
    Shape.MOMENT: "yyyy-mm-dd hh:mm",
}
PAGE_WIDTH = 175  # Latin letters that a printed page holds legibly; a wider sheet is printed on several
LINE_HEIGHT, TITLE_HEIGHT, MOST_LINES = 14, 26, 29  # points; Excel's rows end at 409
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write(book: dict[str, Any]) -> bytes:
    """Return the workbook as the bytes of an .xlsx file."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    made = Workbook(file, options)
    made.set_properties({"title": book["title"], "company": book["unit"], "created": datetime(book["year"], 1, 1,
                                                                                             tzinfo=UTC)})  # fmt: skip
    looks = _Looks(made)
    for sheet in book["sheets"]:
        _sheet(made.add_worksheet(sheet["name"]), sheet, book, looks)
    made.close()
    return file.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, bool, bool], Format] = {}
        plain = {"font_name": FONT, "font_color": INK, "valign": "vcenter"}
        self.title = book.add_format({**plain, "bold": True, "font_size": 16})
        self.note = book.add_format({**plain, "font_size": 9, "valign": "top", "text_wrap": True})
        self.empty = book.add_format({**plain, "font_size": SIZE})
        self.head = book.add_format(
            {**plain, "bold": True, "font_size": SIZE, "bg_color": HEAD, "align": "center", "text_wrap": True,
             "border": 1, "border_color": LINE}
        )  # fmt: skip
        self.grades = {grade: book.add_format(look) for grade, look in GRADES.items()}

    def cell(self, shape: str, *, total: bool, quoted: bool) -> Format:
        """Return the format of a cell; `quoted` marks a text that a program must not take for a formula."""
        key = (shape, total, quoted)
        if key not in self._made:
            look: dict[str, Any] = {
                "font_name": FONT, "font_size": SIZE, "font_color": INK, "valign": "vcenter", "border": 1,
                "border_color": LINE, "bold": total, "text_wrap": shape in {Shape.TEXT, Shape.MARK},
                "align": "left" if shape == Shape.TEXT else "center", "quote_prefix": quoted,
            }  # fmt: skip
            if shape in _FORMATS:
                look["num_format"] = _FORMATS[Shape(shape)]
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def _sheet(page: Worksheet, sheet: dict[str, Any], book: dict[str, Any], looks: _Looks) -> None:
    columns, rows = sheet["columns"], sheet["rows"]
    widths = [column["width"] for column in columns]
    code = book["code_words"].format(code=book["code"]) if book["code"] else ""
    _headings(page, sheet, widths, looks, code)
    for number, row in enumerate(rows):
        total = number >= len(rows) - sheet["totals"]
        page.set_row(FIRST_ROW + number, LINE_HEIGHT * _lines(row, widths))
        for place, (value, column) in enumerate(zip(row, columns, strict=True)):
            _cell(page, FIRST_ROW + number, place, value, column["shape"], total=total, looks=looks)
    if not rows:
        page.write_string(FIRST_ROW, 0, book["empty"], looks.empty)
    end = HEAD_ROW + max(len(rows) - sheet["totals"], 1)
    page.autofilter(HEAD_ROW, 0, end, len(columns) - 1)
    page.freeze_panes(FIRST_ROW, sheet["fixed"])
    for mark in sheet["marks"] if rows else ():
        for place in mark["columns"]:
            _mark(page, mark, (FIRST_ROW, place, HEAD_ROW + len(rows), place), looks)
    _print_set_up(page, sheet, book, widths)


def _headings(page: Worksheet, sheet: dict[str, Any], widths: Sequence[float], looks: _Looks, code: str) -> None:
    """Write the title, the note with the check code below it, and the heads.

    The note fills the first printed page. In a sheet wider than that it stands behind the columns that are repeated on
    each page, which would repeat its beginning, and ends before the edge, which programs set a little differently.
    """
    wider = _pages(sheet, widths) > 1
    begin, room = (sheet["fixed"], PAGE_WIDTH * 0.7) if wider else (0, PAGE_WIDTH)
    note = "\n".join(filter(None, (sheet["note"], code)))
    page.set_row(TITLE_ROW, TITLE_HEIGHT)
    page.write_string(TITLE_ROW, 0, sheet["title"], looks.title)
    wide, last = widths[begin], begin
    while last + 1 < len(widths) and wide + widths[last + 1] <= room:
        last += 1
        wide += widths[last]
    if last > begin:
        page.merge_range(NOTE_ROW, begin, NOTE_ROW, last, "", looks.note)
    page.write_string(NOTE_ROW, begin, note, looks.note)
    page.set_row(NOTE_ROW, LINE_HEIGHT * _lines([note], [wide]))
    page.set_row(HEAD_ROW, LINE_HEIGHT * (_lines([column["head"] for column in sheet["columns"]], widths) + 0.5))
    for place, column in enumerate(sheet["columns"]):
        page.set_column(place, place, column["width"])
        page.write_string(HEAD_ROW, place, column["head"], looks.head)


def _lines(row: Sequence[Any], widths: Sequence[float]) -> int:
    """Return the number of lines that the texts of a row take: programs do not all set the height of a row."""
    lines = (
        sum(max(1, math.ceil(_columns(line) * 1.1 / width)) for line in value.splitlines() or [""])
        for value, width in zip(row, widths, strict=True)
        if isinstance(value, str)
    )
    return min(max(lines, default=1), MOST_LINES)


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in line)


def _cell(
    page: Worksheet, row: int, place: int, value: Any, shape: str, *, total: bool, looks: _Looks  # noqa: ANN401 - JSON
) -> None:  # fmt: skip
    match value:
        case [Shape.DAY, day]:
            page.write_datetime(row, place, date.fromisoformat(day), looks.cell(Shape.DAY, total=total, quoted=False))
        case [Shape.MOMENT, moment]:
            at = datetime.fromisoformat(moment)
            page.write_datetime(row, place, at, looks.cell(Shape.MOMENT, total=total, quoted=False))
        case int() | float():
            page.write_number(row, place, value, looks.cell(shape, total=total, quoted=False))
        case str() if value:
            text = Shape.TEXT if shape == Shape.TEXT else Shape.MARK
            look = looks.cell(text, total=total, quoted=value.startswith(_FORMULA_SIGNS))
            page.write_string(row, place, value[:CELL], look)
        case _:
            page.write_blank(row, place, None, looks.cell(shape, total=total, quoted=False))


def _mark(page: Worksheet, mark: dict[str, Any], where: Sequence[int], looks: _Looks) -> None:
    if mark["below"] is not None:  # an empty cell would count as 0
        page.conditional_format(*where, {"type": "blanks", "stop_if_true": True})
        rule = {"type": "cell", "criteria": "<", "value": mark["below"]}
    else:
        rule = {"type": "text", "criteria": "begins with", "value": mark["begins"]}
    page.conditional_format(*where, {**rule, "format": looks.grades[mark["grade"]], "stop_if_true": True})


def _print_set_up(page: Worksheet, sheet: dict[str, Any], book: dict[str, Any], widths: Sequence[float]) -> None:
    page.set_paper(A4)
    page.set_landscape()
    page.set_margins(**LANDSCAPE_MARGINS)
    pages = _pages(sheet, widths)
    page.fit_to_pages(pages, 0)
    first = repeated = TITLE_ROW
    if pages > 1:  # the title would be cut at the edge of each page but the first
        first, repeated = NOTE_ROW, HEAD_ROW
        page.set_header("&L&12" + sheet["title"].replace("&", "&&"))
    page.repeat_rows(repeated, HEAD_ROW)
    code = book["code_words"].format(code=book["code"]) if book["code"] else ""
    page.set_footer(f"&L&8{code}&C&9{book['page']}&R&9&A")
    page.print_area(first, 0, HEAD_ROW + max(len(sheet["rows"]), 1), len(widths) - 1)
    if sheet["fixed"]:
        page.repeat_columns(0, sheet["fixed"] - 1)


def _pages(sheet: dict[str, Any], widths: Sequence[float]) -> int:
    """Return how many printed pages a sheet is wide."""
    repeated = sum(widths[: sheet["fixed"]])
    return max(1, math.ceil((sum(widths) - repeated) / (PAGE_WIDTH - repeated)))


def _write(arguments: dict[str, Any], _data: bytes) -> tuple[None, bytes]:
    return None, write(arguments)


LEDGER = Job(_write, NoneType, LIMITS)
