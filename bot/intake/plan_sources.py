"""The parts of a plan's source: lines of text, and tables, also those that a text writes with tabs, bars or blanks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, islice

from bot.files.grid import Contents, Grid, Row
from bot.intake.lines import find_table
from bot.intake.months import head_of, when_of
from bot.intake.plan_fit import fit
from bot.intake.plan_words import (
    CONTENT,
    DATE_LINE,
    FORM,
    MONTH,
    THEME,
    YEAR_LINE,
    is_closing,
    is_label,
    is_page,
    is_section,
    is_signature,
    is_title,
    labelled,
    role_of,
)

_LABELLED = re.compile(r"\s*[^:：]{2,8}[:：]")
_RULE = re.compile(r"[\s|｜:+\-—=─┼│]+")
_TAG = re.compile(
    r"</?(?:p|br|div|span|strong|b|h[1-6]|ul|ol|li|font|section)(?:\s[^<>\n]{0,200})?/?>|&nbsp;", re.IGNORECASE
)
"""Marks of a web page that was copied with them."""
_KEYCAP = re.compile("\ufe0f?\u20e3(?=月)")
_CELLS = 64
ADDED = 100
"""A longer line below a table is prose, in characters."""
_COLUMNS = 12
_WRAPPED = 4
"""A cell is wrapped over fewer lines than these."""
_HEADERS = 5
"""Places that could be the column names of a table with one cell a line; each is tried with all lines after it."""


@dataclass(frozen=True)
class Table:
    """A table, the words above it, and the lines below its rows that were added to a cell."""

    grid: Grid
    caption: str = ""
    added: tuple[str, ...] = ()


@dataclass
class Source:
    """The lines outside the tables, with the tables; `index` is where among the lines each table stands."""

    lines: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def source_of(contents: Contents) -> Source:
    """Return the lines and tables of a file or a text."""
    found = Source()
    for is_table, blocks in groupby(contents.blocks or (contents.text,), lambda block: isinstance(block, Grid)):
        for block in blocks if is_table else ():
            if isinstance(block, Grid):
                found.tables.append(Table(block, block.title or caption_of(found.lines)))
                found.lines.append("")
        text = "" if is_table else "\n".join(untagged(block) for block in blocks if isinstance(block, str))
        for piece in _pieces(text) if text else ():
            if isinstance(piece, str):
                found.lines.append(piece)
            else:
                found.tables.append(replace(piece, caption=caption_of(found.lines)))
                found.lines.append("")
    return found


def with_labels(row: Row) -> list[str]:
    """Return the different cells of a row as lines; a label such as 主题 is joined to the cell behind it."""
    cells = [cell.strip() for cell in dict.fromkeys(row.cells) if cell.strip()]
    found: list[str] = []
    while cells:
        label = cells.pop(0)
        bare = label.rstrip(":：")
        found.append(f"{bare}：{cells.pop(0)}" if cells and is_label("".join(bare.split())) else label)
    return found


def untagged(text: str) -> str:
    """Return a text without the marks of a web page, and with `3️⃣月` as `3月`."""
    text = _KEYCAP.sub("", text)
    return _TAG.sub("", text) if "<" in text or "&" in text else text


def caption_of(lines: list[str]) -> str:
    """Return the last line above a table that stands in the text directly before it."""
    return next((line.strip() for line in reversed(lines[-4:]) if line.strip()), "")


def _pieces(text: str) -> Iterator[str | Table]:
    """Yield lines, and tables of lines that share a delimiter."""
    lines = text.split("\n")
    if '"' not in text:
        for delimiter in "\t|｜":
            sharing = [line for line in lines if delimiter in line.strip()]
            if len(sharing) > 1 and not all(_has_labels(line, delimiter) for line in sharing):
                yield from _runs(lines, delimiter)
                return
        lines = _unwrapped(lines)
        text = "\n".join(lines)
    table = find_table(text, _names_columns)
    if table is None:
        yield from lines
        return
    own = {row.line for row in table.rows}
    first, last = table.rows[0].line, table.rows[-1].line
    yield from lines[: first - 1]
    height = max(1, len(table.rows[-1].cells and "\n".join(table.rows[-1].cells).split("\n")))
    end = last - 1 + (height if '"' in text else 1)
    added = _lines_below(lines, end)
    rows = [*table.rows[:-1], _with_lines(table.rows[-1], table.rows[0].cells, added)]
    yield Table(_fitted(replace(table, rows=tuple(rows))), "", tuple(added))
    if '"' not in text:
        yield from (lines[place] for place in range(first, last) if place + 1 not in own and lines[place].strip())
    yield from lines[end + len(added) :]


def _has_labels(line: str, delimiter: str) -> bool:
    """True for `3月：清扫河岸 | 地点：河边`, which is a line of text rather than a row."""
    return any(
        _LABELLED.match(cell) and next(islice(labelled(cell), 1, None), None) for cell in line.split(delimiter)[1:]
    )


def _unwrapped(lines: list[str]) -> list[str]:
    """Return the lines of a text without tabs; a line between two rows of a table is joined to the row above it."""
    for delimiter in (",", "，", ";", "；", None):
        rows = [_split(line, delimiter) for line in lines]
        names = next((at for at, row in enumerate(rows) if 1 < len(row) <= _CELLS and _names_columns(tuple(row))), None)
        if names is not None:
            break
    else:
        return lines
    found, above = list(lines), None
    for at in range(names + 1, len(lines)):
        if any(when_of(cell) for cell in rows[at][:2]) and len(rows[at]) > 1:
            above = at
            continue
        below = next((at for at in range(at + 1, min(at + _WRAPPED, len(rows))) if len(rows[at]) > 1), None)
        if above is None or below is None or len(rows[at]) != 1 or not any(map(when_of, rows[below][:2])):
            above = above if rows[at] == [] else None
        elif not stands_alone(lines[at]):
            found[above], found[at] = found[above].rstrip() + lines[at].strip(), ""
    return found


def _split(line: str, delimiter: str | None) -> list[str]:
    return [cell.strip() for cell in line.split(delimiter)] if line.strip() else []


def _names_columns(cells: tuple[str, ...]) -> bool:
    roles = [role_of(cell) for cell in cells]
    known = sum(1 for role in roles if role)
    return MONTH in roles and bool({CONTENT, THEME, FORM} & set(roles)) and known * 2 > len(cells)


def _runs(lines: list[str], delimiter: str) -> Iterator[str | Table]:
    """Yield tables of at least two lines with the delimiter; a line between them goes on with the last cell."""
    place = 0
    while place < len(lines):
        if delimiter not in lines[place].strip():
            yield lines[place]
            place += 1
            continue
        rows, added, place = _run(lines, place, delimiter)
        if len(rows) > 1:
            yield Table(Grid(tuple(rows)), "", tuple(added))
        else:
            yield from (" ".join(row.cells) if delimiter == "\t" else "|".join(row.cells) for row in rows)


def _run(lines: list[str], place: int, delimiter: str) -> tuple[list[Row], list[str], int]:
    rows: list[Row] = []
    added: list[str] = []
    while place < len(lines):
        line = lines[place]
        if delimiter in line.strip() or (rows and line.startswith(delimiter)):
            cells = _cells(line, delimiter)
            if not (delimiter in "|｜" and _RULE.fullmatch(line)):
                rows.append(Row(place + 1, cells))
            place += 1
        elif not line.strip():
            following = next((at for at in range(place, min(place + 4, len(lines))) if lines[at].strip()), None)
            if following is None or delimiter not in lines[following].strip():
                break
            place = following
        elif len(rows) > 1 and not stands_alone(line):
            added.append(line.strip())
            rows[-1] = _with_lines(rows[-1], rows[0].cells, [line.strip()])
            place += 1
        else:
            break
    return rows, added, place


def _cells(line: str, delimiter: str) -> tuple[str, ...]:
    bare = line.strip(" ") if delimiter == "\t" else line.strip().removeprefix(delimiter).removesuffix(delimiter)
    return tuple(cell.strip() for cell in bare.split(delimiter)[:_CELLS])


def _lines_below(lines: list[str], end: int) -> list[str]:
    below = []
    for line in lines[end:]:
        if not line.strip() or stands_alone(line):
            break
        below.append(line.strip())
    return below


def stands_alone(line: str) -> bool:
    """True if a line below a table is not a part of its last row."""
    text = line.strip()
    head = head_of(text)
    tests = (is_title, is_closing, is_section, is_page, is_signature, DATE_LINE.fullmatch, YEAR_LINE.fullmatch)
    return head is not None or len(text) > ADDED or any(test(text) for test in tests)


def _with_lines(row: Row, names: tuple[str, ...], lines: list[str]) -> Row:
    """Return the row with lines added to its last cell, or to its content if that is another one."""
    if not lines:
        return row
    roles = [role_of(name) for name in names[: len(row.cells)]]
    last = len(row.cells) - 1
    place = next((at for at in (last, *range(last, -1, -1)) if at < len(roles) and roles[at] in {CONTENT, THEME}), last)
    cells = list(row.cells)
    cells[place] = "\n".join([cells[place], *lines]).strip()
    return Row(row.line, tuple(cells))


# --- rows with too few or too many cells ------------------------------------------------------------------------------


def _fitted(grid: Grid) -> Grid:
    """Return the table with the cells of each row below their columns."""
    if not grid.joint:
        return grid
    names = grid.rows[0].cells
    roles = [role_of(name) for name in names]
    rows = [grid.rows[0]]
    for row in grid.rows[1:]:
        cells = list(row.cells)
        if len(cells) != len(names):
            cells = fit(cells, roles, grid.joint)
        rows.append(Row(row.line, tuple(cells)))
    return replace(grid, rows=tuple(rows))
