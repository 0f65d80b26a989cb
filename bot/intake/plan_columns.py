"""The columns of a plan's table: known by their names, and by what their cells say."""

import re
from dataclasses import dataclass

from bot.files.grid import Row, squeezed
from bot.intake.months import WIDE, when_of
from bot.intake.plan_fit import looks_like_name, looks_like_place
from bot.intake.plan_words import (
    CONTENT,
    FORM,
    HEADER_CELL,
    MONTH,
    NUMBER,
    OTHER,
    OTHER_MEETING,
    THEME,
    is_section,
    reads_as_form,
    role_of,
)

HEADER_WITHIN = 40
"""The column names are searched for in this many first rows."""
YEAR = "year"
YEAR_CELL = re.compile(r"(?:19|20)\d\d年?度?")
_TEXT_LENGTH = 4
_MARK = re.compile(r"[√✓✔○●△▲×\d\s.,、:：/-]*")
_WEEK = re.compile(r"周|星期|礼拜|\d\s*[日号]|旬")


@dataclass(frozen=True)
class Layout:
    """The columns of a table: their names, their roles, and which one has the months (None: rows of their own)."""

    names: tuple[str, ...]
    roles: tuple[str | None, ...]
    month: int | None
    named: bool = True
    read_as: tuple[str, ...] = ()

    def of(self, *roles: str) -> list[int]:
        """Return the columns with one of these roles."""
        return [at for at, role in enumerate(self.roles) if role in roles and at != self.month]


def header_of(rows: list[Row]) -> range:
    """Return the rows with the column names, none if there are none."""
    for place, row in enumerate(rows[:HEADER_WITHIN]):
        if names_columns(row) and _below(rows, place + 1):
            end = place + 1
            while end < len(rows) - 1 and _goes_on(rows[end]):
                end += 1
            return range(place, end)
    first = next((at for at, row in enumerate(rows) if any(_month_cell(cell) for cell in row.cells)), None)
    if first and len(words_of(rows[first - 1])) > 1 and all(len(cell) <= HEADER_CELL for cell in rows[first - 1].cells):
        return range(first - 1, first)
    return range(0)


def names_columns(row: Row) -> bool:
    """True if a row names the columns of a plan."""
    roles = {role_of(cell) for cell in row.cells}
    long = any(len(squeezed(cell)) > HEADER_CELL for cell in row.cells)
    timed = MONTH in roles or any(squeezed(cell) in {"季度", "学期"} for cell in row.cells)
    return not long and timed and bool(roles & {CONTENT, THEME, FORM})


def _below(rows: list[Row], place: int) -> bool:
    return any(
        _month_cell(cell) or cell.strip().isdigit() for row in rows[place:] for cell in row.cells
    ) or place < len(rows)


def _goes_on(row: Row) -> bool:
    """True for a second row of column names."""
    words = words_of(row)
    if any(_month_cell(cell) for cell in words) or any(len(cell) > HEADER_CELL for cell in words):
        return False
    return len(words) > 1 and sum(1 for cell in words if role_of(cell)) * 2 > len(words)


def _month_cell(cell: str) -> bool:
    return "月" in cell and when_of(cell) is not None


def words_of(row: Row) -> set[str]:
    """Return the different texts of a row."""
    return {cell.strip() for cell in row.cells if cell.strip()}


def layout_of(rows: list[Row], header: range) -> Layout | None:
    """Return the columns; None if no column and no rows of their own have months."""
    body = [row for at, row in enumerate(rows) if at >= header.stop]
    width = max((len(row.cells) for row in rows), default=0)
    names = [""] * width
    for at in header:
        for column in range(width):
            names[column] = rows[at].cell(column) or names[column]
    upper = [
        next((rows[at].cell(column) for at in header if role_of(rows[at].cell(column))), "") for column in range(width)
    ]
    names = [name if role_of(name) or not above else above for name, above in zip(names, upper, strict=True)]
    columns = [[row.cell(at) for row in body if row.cell(at) and len(words_of(row)) > 1] for at in range(width)]
    month = _month_column(names, columns)
    across = [
        row for row in body if len(words_of(row)) == 1 and (when := when_of(next(iter(words_of(row))))) and when.months
    ]
    if month is None and not (len(across) > 1 or (header and across)):
        return None
    roles, read_as = _roles(names, columns, month)
    return Layout(tuple(names), tuple(roles), month, bool(header), read_as)


def _month_column(names: list[str], columns: list[list[str]]) -> int | None:
    """Return the column of the months: the one with most of them, before others one that is named so."""
    best, most = None, 0.0
    for at, cells in enumerate(columns):
        role = role_of(names[at])
        found = [when_of(cell) for cell in cells]
        figures = all(cell.strip().isdigit() and len(cell.strip()) < 5 for cell in cells)
        months = sum(1 for when in found if when and when.months)
        if not months or (figures and role != MONTH) or (months * 2 < len(cells) and role != MONTH):
            continue
        plain = sum(1 for when in found if when and not when.left)
        score = months / len(cells) + (1 if role == MONTH else 0) + plain / len(cells) / 2
        if score > most:
            best, most = at, score
    if best is None:
        named = [at for at, name in enumerate(names) if role_of(name) == MONTH]
        parts = [at for at, cells in enumerate(columns) if len(cells) > 1 and all(map(WIDE.match, cells))]
        best = next(iter(named + parts), None)
    return best


def _roles(names: list[str], columns: list[list[str]], month: int | None) -> tuple[list[str | None], tuple[str, ...]]:
    """Return the role of each column, and the names of those whose cells decided that they are content."""
    roles: list[str | None] = [role_of(name) if name else None for name in names]
    if month is not None:
        roles[month] = MONTH
    roles = _without_meetings(roles, names)
    unknown = [at for at, role in enumerate(roles) if role is None and set(columns[at]) - {names[at]}]
    texts: list[int] = []
    for at in unknown:
        roles[at] = _role_by_cells(columns[at])
        texts += [at] if roles[at] is None else []
    if any(role in {CONTENT, THEME} for role in roles):
        for at in texts:
            text = (
                names[at]
                and _length(columns[at]) >= _TEXT_LENGTH
                and (len(set(columns[at])) > 1 or len(columns[at]) == 1)
            )
            roles[at] = CONTENT if text else OTHER
        return roles, tuple(names[at] for at in texts if roles[at] == CONTENT)
    candidates = texts or [at for at in unknown if any(map(looks_like_name, columns[at]))]
    if not candidates:
        return roles, ()
    main = max(candidates, key=lambda at: _length(columns[at]))
    for at in unknown:
        people = not names[at] and all(map(looks_like_name, columns[at]))
        before = at < main and roles[at] != MONTH and not people and all(map(reads_as_form, columns[at]))
        if at == main or (at > main and at in texts):
            roles[at] = CONTENT
        elif before and not all(_MARK.fullmatch(cell) for cell in columns[at]):
            roles[at] = THEME if names[at] else FORM
        elif at in texts:
            roles[at] = CONTENT
    return roles, tuple(names[at] for at in unknown if roles[at] in {CONTENT, THEME} and names[at])


def _without_meetings(roles: list[str | None], names: list[str]) -> list[str | None]:
    """Return the roles; beside a column of the Party day those of other meetings are no content."""
    if not any(role in {CONTENT, THEME} and "党日" in name for role, name in zip(roles, names, strict=True)):
        return roles
    meetings = [bool(OTHER_MEETING.search(name)) and "党日" not in name for name in names]
    return [OTHER if meeting else role for role, meeting in zip(roles, meetings, strict=True)]


def _role_by_cells(cells: list[str]) -> str | None:
    """Return the role of a column without a known name: number, month (a date) or other; None for texts."""
    if all(YEAR_CELL.fullmatch(cell) for cell in cells):
        return YEAR
    if all(cell.strip().rstrip(".、").isdigit() for cell in cells):
        return NUMBER
    share = len(cells) * 0.6
    if sum(1 for cell in cells if when_of(cell) or (_WEEK.search(cell) and len(cell) < HEADER_CELL)) >= share:
        return MONTH
    if all(map(is_section, cells)):
        return OTHER
    short = (looks_like_name, looks_like_place, lambda cell: _MARK.fullmatch(cell) is not None)
    return OTHER if any(sum(map(test, cells)) >= share for test in short) else None


def _length(cells: list[str]) -> float:
    return sum(map(len, cells)) / max(1, len(cells))
