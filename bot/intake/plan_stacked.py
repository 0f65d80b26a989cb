"""Tables that were pasted with one cell a line."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from bot.files.grid import Grid, Row
from bot.intake.months import head_of, when_of
from bot.intake.plan_fit import fit, looks_like_name, looks_like_place
from bot.intake.plan_sources import Table, caption_of, stands_alone
from bot.intake.plan_words import CONTENT, DATE_LINE, FORM, MONTH, NUMBER, THEME, is_closing, is_title, role_of

_COLUMNS = 12
_HEADERS = 5
"""Places that could be the column names; each is tried with all lines after it."""


def stacked(lines: list[str]) -> Iterator[tuple[Table, list[str]]]:
    """Yield tables that were pasted with one cell a line, with the lines around them."""
    filled = [line for line in lines if line.strip()]
    if sum(1 for one, two in pairwise(lines) if one.strip() and two.strip()) * 4 < len(filled):
        lines = filled  # an empty line stands between any two cells
    bare = [line.strip() for line in lines]
    for start, end, names in islice(_headers(bare), _HEADERS):
        roles = [role_of(name) for name in names]
        found = list(_segments(bare, end, roles))
        if not found:
            continue
        last = found[-1][0] + len(found[-1][1])
        rows = [Row(start + 1, names), *(Row(at + 1, tuple(_row(cells, roles))) for at, cells in found)]
        yield Table(Grid(tuple(rows)), caption_of(lines[:start])), [*lines[:start], *lines[last:]]


def unnamed(lines: list[str]) -> tuple[Table, list[str]] | None:
    """Return a table with one cell a line and no column names, if each month has as many cells and one has names."""
    bare = [line.strip() for line in lines]
    starts = [at for at, line in enumerate(bare) if _is_month(line)]
    if len(starts) < 2:
        return None
    height = starts[1] - starts[0]
    rows = [[cell for cell in bare[at : at + height] if cell] for at in starts]
    end = starts[-1] + height
    if any(re.search("[:：【]", cell) for row in rows for cell in row):
        return None
    even = all(two - one == height for one, two in pairwise(starts)) and len({len(row) for row in rows}) == 1
    if not even or len(rows[0]) < 3 or not _people(rows):
        return None
    table = Grid(tuple(Row(at + 1, tuple(row)) for at, row in zip(starts, rows, strict=True)))
    return Table(table, caption_of(lines[: starts[0]])), [*lines[: starts[0]], *lines[end:]]


def _people(rows: list[list[str]]) -> bool:
    last = [row[-1] for row in rows]
    return all(map(looks_like_name, last)) or all(map(looks_like_place, last))


def _headers(lines: list[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where lines that name columns begin and end, with the names."""
    roles = [role_of(line) if line else None for line in lines]
    for start, role in enumerate(roles):
        if role is None:
            continue
        names: list[str] = []
        known: set[str | None] = set()
        end = start
        while (
            end < min(len(lines), start + 3 * _COLUMNS)
            and len(names) <= _COLUMNS
            and (not lines[end] or _names_column(lines, roles, end))
        ):
            names += [lines[end]] if lines[end] else []
            known.add(roles[end])
            end += 1
        if 1 < len(names) <= _COLUMNS and MONTH in known and known & {CONTENT, THEME, FORM}:
            yield start, end, tuple(names)


def _names_column(lines: list[str], roles: list[str | None], at: int) -> bool:
    """True for a column name, also an unknown one between known ones."""
    if roles[at] is not None:
        return True
    text = lines[at]
    known_next = at + 1 < len(lines) and roles[at + 1] is not None
    return len(text) <= 8 and known_next and not when_of(text) and not re.search(r"[\d。，,；;：:]", text)


def _segments(lines: list[str], start: int, roles: list[str | None]) -> Iterator[tuple[int, list[str]]]:
    """Yield where each row begins, and its cells with the empty ones."""
    begin = next((at for at in range(start, len(lines)) if lines[at]), None)
    if begin is None:
        return
    if roles[0] == NUMBER:
        starts, number = [begin], 1
        if not _is_number(lines[begin], 1):
            return
        for at in range(begin + 1, len(lines)):
            if _is_number(lines[at], number + 1):
                starts.append(at)
                number += 1
    elif roles[0] == MONTH and _is_month(lines[begin]):
        starts = [at for at in range(begin, len(lines)) if _is_month(lines[at])]
        if not DATE_LINE.fullmatch(lines[begin]):  # then a full date is that of signing
            starts = [at for at in starts if not DATE_LINE.fullmatch(lines[at])]
    else:
        yield from _chunks(lines, begin, roles)
        return
    for at, following in zip(starts, (*starts[1:], None), strict=True):
        cells = lines[at:following] if following is not None else _last(lines[at:], roles)
        yield at, cells


def _chunks(lines: list[str], begin: int, roles: list[str | None]) -> Iterator[tuple[int, list[str]]]:
    month = roles.index(MONTH)
    for at in range(begin, len(lines), len(roles)):
        cells = lines[at : at + len(roles)]
        if len(cells) <= month or not _is_month(cells[month]):
            return
        yield at, cells


def _row(cells: list[str], roles: list[str | None]) -> list[str]:
    """Return the cells of one row below their columns; empty lines count as cells where that makes the row complete."""
    filled = [cell for cell in cells if cell]
    while cells and not cells[-1] and len(cells) > len(roles):
        cells = cells[:-1]
    if len(filled) == len(roles):
        return filled
    if len(cells) == len(roles):
        return cells
    return fit(filled, roles, " ")


def _last(lines: list[str], roles: list[str | None]) -> list[str]:
    """Return the last row. Nothing marks its end, so it ends before a title, a remark or, once full, a heading."""
    kept: list[str] = []
    for line in lines[: len(roles) + 5]:
        full = sum(1 for cell in kept if cell) >= len(roles) or len(kept) >= len(roles)
        ends = full and (not line or roles[-1] not in {CONTENT, THEME} or len(line) > 200)
        heading = re.match(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]", line)
        if kept and (ends or is_title(line) or is_closing(line) or (full and (heading or stands_alone(line)))):
            break
        kept.append(line)
    return kept


def _is_number(line: str, number: int) -> bool:
    return line.rstrip(".、．") == str(number)


def _is_month(line: str) -> bool:
    if not line or len(line) > 20:
        return False
    head = head_of(line)
    return (head is not None and not head.rest) or ("月" not in line and when_of(line) is not None)
