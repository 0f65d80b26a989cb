"""Tables inside plain text: cells separated by tabs, bars, commas or blanks below a line of column names."""

import csv
import re
from collections.abc import Callable, Iterator

from bot.files.grid import Grid, Row

_DELIMITERS = ("\t", "|", "｜", ",", "，", ";", "；", " ")
_JOINTS = {",", "，", ";", "；", " "}
_CELLS = 64
"""A line of more cells names no columns."""
_RULE = re.compile(r"[\s|:+\-—=─┼│]+")


def find_table(text: str, is_header: Callable[[tuple[str, ...]], bool]) -> Grid | None:
    """Return the first table of `text` whose first row `is_header`, up to the first line without the same delimiter.

    Markdown's ruled lines and empty lines are skipped. Row numbers are line numbers of the text, from 1.
    """
    for delimiter in _DELIMITERS:
        if delimiter != " " and delimiter not in text:
            continue
        rows: list[Row] = []
        for row in _parted(text, delimiter):
            if not rows:
                if 1 < len(row.cells) <= _CELLS and is_header(row.cells):
                    rows.append(row)
            elif len(row.cells) > 1:
                rows.append(row)
            else:
                break
        if len(rows) > 1:
            return Grid(tuple(rows), joint=delimiter if delimiter in _JOINTS else "")
    return None


def _parted(text: str, delimiter: str) -> Iterator[Row]:
    if delimiter in "\t,;" and '"' in text:
        yield from _quoted(text, delimiter)
        return
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip() if delimiter == " " else line.strip("\n")
        if not bare.strip() or (delimiter in "|｜" and _RULE.fullmatch(bare)):
            continue
        if delimiter in "|｜":
            bare = bare.strip().removeprefix(delimiter).removesuffix(delimiter)
        cells = bare.split() if delimiter == " " else bare.split(delimiter)
        yield Row(number, tuple(cell.strip() for cell in cells))


def _quoted(text: str, delimiter: str) -> Iterator[Row]:
    """Yield rows as spreadsheets write them: a cell in quotation marks may contain the delimiter and line breaks."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:  # a field without end: this is not a table
            return
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield Row(number, tuple(cell.strip() for cell in cells))
