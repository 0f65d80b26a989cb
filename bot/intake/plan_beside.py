"""Plans that share one table: side by side those of two branches or of two years, or below each other with titles."""

import re
from dataclasses import replace
from itertools import pairwise

from bot.files.grid import Grid, Row, squeezed
from bot.intake.months import When, when_of
from bot.intake.plan_fit import looks_like_name
from bot.intake.plan_sources import Table
from bot.intake.plan_words import CONTENT, FORM, MONTH, THEME, is_title, role_of

_WITHIN = 40
"""The column names are among this many first rows."""
_OWNER = re.compile(
    r"(?!.*(?:责任|负责|牵头|承办|协办|主办|联系|参加|参与|所[在属]))[^\s]{1,12}(?:支部|小组|车间|班组|科室|年级)"
    r"|(?:19|20)\d\d年?度?(?:计划|安排|主题|内容)?"
)
_TEXT = 3
"""Texts are longer than marks such as √, in characters."""


def plans_beside(table: Table) -> list[Table]:
    """Return a table for each of the plans that share one; the table itself if it is one plan."""
    rows = [row for row in table.grid.rows if not row.empty]
    if below := _below(table, rows):
        return below
    for place, row in enumerate(rows[:_WITHIN]):
        parts = _halves(rows, place) or _owners(rows, place)
        if parts:
            return [_part(table, rows, place, name, columns) for name, columns in parts]
        if any(when_of(cell) for cell in row.cells):
            break
    return [table]


def _below(table: Table, rows: list[Row]) -> list[Table]:
    """Return the tables of a sheet that begin with a title and the column names, if they have the same months."""
    starts = [
        at
        for at in range(len(rows) - 1)
        if _title_of(rows[at]) and MONTH in {role_of(cell) for cell in rows[at + 1].cells}
    ]
    if len(starts) < 2 or any(_any_month(row) for row in rows[: starts[0]]):
        return []
    starts[0] = 0
    parts = [rows[start:end] for start, end in zip(starts, (*starts[1:], None), strict=True)]
    months = [{when for row in part if (when := _any_month(row))} for part in parts]
    if not any(one & two for one, two in pairwise(months)):
        return []
    titles = [next(filter(None, map(_title_of, part)), "") for part in parts]
    return [
        replace(table, grid=replace(table.grid, rows=tuple(part)), caption=title)
        for part, title in zip(parts, titles, strict=True)
    ]


def _title_of(row: Row) -> str:
    cells = {cell.strip() for cell in row.cells if cell.strip()}
    return next(iter(cells)) if len(cells) == 1 and is_title(next(iter(cells))) else ""


def _any_month(row: Row) -> tuple[int, ...]:
    when = _month(row, list(range(len(row.cells))))
    return when.months if when else ()


def _halves(rows: list[Row], place: int) -> list[tuple[str, list[int]]]:
    """Return the two halves of a table that names its columns twice, if both have the same months."""
    names = [squeezed(cell) for cell in rows[place].cells]
    half = len(names) // 2
    if half < 2 or len(names) != 2 * half or names[:half] != names[half:] or len(set(names)) < 2:
        return []
    halves = [list(range(half)), list(range(half, 2 * half))]
    left, right = ({when.months for row in rows[place + 1 :] if (when := _month(row, half))} for half in halves)
    if len(left & right) * 2 < max(1, min(len(left), len(right))):
        return []
    above = [next((cell for at in half if (cell := rows[place - 1].cell(at).strip())), "") for half in halves]
    return list(zip(above if place and above[0] != above[1] else ("", ""), halves, strict=True))


def _month(row: Row, columns: list[int]) -> When | None:
    return next((when for at in columns if (when := when_of(row.cell(at))) and when.months), None)


def _owners(rows: list[Row], place: int) -> list[tuple[str, list[int]]]:
    """Return the columns with the texts of different branches or years, each with the columns that they share."""
    names = [cell.strip() for cell in rows[place].cells]
    owners = [at for at, name in enumerate(names) if _OWNER.fullmatch(name) and _has_texts(rows[place + 1 :], at)]
    others = [role_of(name) for at, name in enumerate(names) if at not in owners]
    if len({names[at] for at in owners}) < 2 or MONTH not in others or {CONTENT, THEME, FORM} & set(others):
        return []
    shared = [at for at in range(len(names)) if at not in owners]
    return [(names[at], sorted([*shared, at])) for at in owners]


def _has_texts(rows: list[Row], at: int) -> bool:
    cells = [cell for row in rows if (cell := row.cell(at).strip())]
    return bool(cells) and sum(map(len, cells)) > _TEXT * len(cells) and not all(map(looks_like_name, cells))


def _part(table: Table, rows: list[Row], place: int, name: str, columns: list[int]) -> Table:
    """Return the table of one plan: the rows above the column names whole, and its own columns below."""
    kept = [Row(row.line, tuple(row.cell(at) for at in columns)) for row in rows[place:]]
    if name in {rows[place].cell(at).strip() for at in columns}:
        kept[0] = Row(kept[0].line, tuple("内容" if cell.strip() == name else cell for cell in kept[0].cells))
    head = [row for at, row in enumerate(rows[:place]) if not name or at < place - 1 or name not in row.cells]
    grid: Grid = replace(table.grid, rows=(*head, *kept))
    return replace(table, grid=grid, caption=name or table.caption)
