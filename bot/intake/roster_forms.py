"""Tables in which people do not stand one below the other, turned so that each person has a row below headings."""

from collections.abc import Sequence
from dataclasses import replace

from bot.files.grid import Grid, Row
from bot.intake.people_words import is_blank, is_general, kind_of
from bot.intake.person_names import is_name
from bot.intake.roster_columns import Role, role_of

_UNKNOWN = {Role.OTHER, Role.REMARK}
_LONGEST = 60
"""A table of more rows is no form about one person."""


def upright_people(grid: Grid) -> Grid:
    """Return the table with a row for each person; a table that has one, or that names no people, as it is."""
    rows = [row for row in grid.rows if not row.empty]
    for turn in (_turned, _form, _below_kinds):
        if (turned := turn(rows)) is not None:
            return replace(grid, rows=turned)
    return grid


def _turned(rows: Sequence[Row]) -> tuple[Row, ...] | None:
    """Turn a table in which each person has a column: `姓名`, `陆一鸣`, `韩三省`; below it `类别` and the kinds."""
    headings = [role_of(row.cell(0)).role for row in rows]
    start = next((place for place, role in enumerate(headings) if role is Role.NAME), None)
    if start is None or all(role in _UNKNOWN for role in headings[start + 1 :]):
        return None
    people = [cell for cell in rows[start].cells[1:] if cell.strip()]
    if len(people) < 2 or not all(map(is_name, people)):
        return None
    width = max(len(row.cells) for row in rows)
    columns = (tuple(row.cell(place) for row in rows[start:]) for place in range(width))
    return (*rows[:start], *(Row(rows[start].line, cells) for cells in columns if any(map(str.strip, cells))))


def _form(rows: Sequence[Row]) -> tuple[Row, ...] | None:
    """Turn a form about one person, in which each heading stands left of its cell: `姓名`, `陆一鸣`, `性别`, `男`."""
    pairs = [pair for row in rows[:_LONGEST] for pair in _pairs(row)]
    named = [cell for heading, cell in pairs if role_of(heading).role is Role.NAME]
    known = [heading for heading, _cell in pairs if role_of(heading).role not in _UNKNOWN]
    if len(named) != 1 or not is_name(named[0]) or len(rows) > _LONGEST or len(known) < 2:
        return None
    headings, cells = zip(*pairs, strict=True)
    return Row(rows[0].line, headings), Row(rows[0].line, cells)


def _pairs(row: Row) -> list[tuple[str, str]]:
    """Return headings with the cell to the right of each; a merged cell counts once."""
    cells = [
        cell for place, cell in enumerate(row.cells) if not (place and cell.strip() and cell == row.cell(place - 1))
    ]
    cells += [""] * (len(cells) % 2)
    return [pair for pair in zip(cells[::2], cells[1::2], strict=True) if any(map(str.strip, pair))]


def _below_kinds(rows: Sequence[Row]) -> tuple[Row, ...] | None:
    """Turn a table of names that stand below kinds: `正式党员`, `预备党员`; below them `陆一鸣`, `韩三省`."""
    for place, row in enumerate(rows[:-1]):
        kinds = [column for column, cell in enumerate(row.cells) if kind_of(cell) and not is_general(cell)]
        if len({row.cell(column) for column in kinds}) < 2:
            continue
        rest = [column for column in range(max(len(each.cells) for each in rows[place:])) if column not in kinds]
        filled = [each.cell(column) for each in rows[place + 1 :] for column in rest if not is_blank(each.cell(column))]
        below = [
            (each.line, each.cell(column), row.cell(column))
            for each in rows[place + 1 :] for column in kinds if not is_blank(each.cell(column))
        ]  # fmt: skip
        numbered = all(is_blank(row.cell(column)) or role_of(row.cell(column)).role is Role.NUMBER for column in rest)
        if not below or not numbered or not all(map(str.isdigit, filled)) or not all(is_name(n) for _l, n, _k in below):
            return None
        head = Row(row.line, ("姓名", "类别"))
        return (*rows[:place], head, *(Row(line, (name, kind)) for line, name, kind in below))
    return None
