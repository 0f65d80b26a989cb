"""Plans in tables: the columns are known by their names and by their cells, and each row is one month's or unused."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.files.grid import Grid, Row, squeezed
from bot.intake.months import WIDE, Head, When, head_of, typed_day, when_of
from bot.intake.plan_columns import HEADER_WITHIN, YEAR, YEAR_CELL, Layout, header_of, layout_of, names_columns
from bot.intake.plan_fit import looks_like_name
from bot.intake.plan_reading import DATE, LINE, PART, Item, Reading, theme_and_content
from bot.intake.plan_reading import WIDE as WIDE_KIND
from bot.intake.plan_wide import has_day, period_in, period_of
from bot.intake.plan_words import (
    CONTENT,
    DATE_LINE,
    FORM,
    HEADER_CELL,
    LABEL_MARK,
    MONTH,
    NUMBER,
    OTHER,
    THEME,
    after_wide,
    is_closing,
    is_section,
    is_signature,
    is_title,
    labelled,
    role_of,
)


def read_grid(grid: Grid, known: Layout | None = None) -> tuple[Reading, Layout] | None:
    """Read a table; None if it has no months. One without column names may go on with a `known` one."""
    rows = [row for row in grid.rows if not row.empty]
    rows = _upright(rows)
    header = header_of(rows)
    layout = layout_of(rows, header)
    if layout is None:
        return None
    if known is not None and not layout.named and _fits(layout, known):
        layout = replace(known, month=layout.month, named=False)
    table = _Rows(rows, header, layout)
    return table.reading, layout


def _fits(layout: Layout, known: Layout) -> bool:
    return layout.month == known.month and len(layout.names) <= len(known.names)


# --- tables that stand otherwise --------------------------------------------------------------------------------------


def _upright(rows: list[Row]) -> list[Row]:
    """Return the rows of a table with a month in each row, from one with months side by side or in two halves."""
    if (calendar := _from_calendar(rows)) is not None:
        return calendar
    width = max((len(row.cells) for row in rows), default=0)
    for place, row in enumerate(rows[:HEADER_WITHIN]):
        months = {at: when.months for at in range(1, width) if (when := _month_name(row.cell(at)))}
        if len(set(months.values())) > 1 and len(months) > _most_in_a_column(rows, width):
            below = rows[place:]
            turned = [Row(at + 1, tuple(line.cell(at) for line in below)) for at in range(width)]
            return [*rows[:place], *(each for each in turned if not each.empty)]
    return _joined_halves(rows)


def _from_calendar(rows: list[Row]) -> list[Row] | None:
    """Return a row for each month of a table with several rows of months; its texts stand in their cells or below.

    Names and other things that a plan does not keep get a third column.
    """
    at = [place for place, row in enumerate(rows) if _all_months(row)]
    if len(at) < 2:
        return None
    found = list(rows[: at[0]])
    for place, following in zip(at, (*at[1:], len(rows)), strict=True):
        below = rows[place + 1 : following]
        texts = [row for row in below if not _beside_months(row)]
        beside = [row for row in below if _beside_months(row)]
        for column, cell in enumerate(rows[place].cells):
            first, *rest = cell.strip().split("\n")
            head = head_of(first) if first else None
            if head is not None:
                words = "\n".join(filter(None, (head.rest, *rest, *_cells_of(texts, column))))
                found.append(Row(rows[place].line, (head.words, words, "、".join(_cells_of(beside, column)))))
    return found


def _all_months(row: Row) -> bool:
    """True for a row of several cells that begin with different months; a column name may stand before them."""
    cells = [cell.strip().split("\n")[0] for cell in row.cells if cell.strip()]
    cells = cells[1:] if cells and role_of(cells[0]) == MONTH else cells
    heads = [head for cell in cells if (head := head_of(cell)) and head.when.months and not head.day]
    return 1 < len(cells) == len(heads) == len({head.when.months for head in heads})


def _beside_months(row: Row) -> bool:
    """True for a row of a calendar with the names of people, or with what its first cell calls so."""
    return role_of(row.cell(0)) == OTHER or all(map(looks_like_name, filter(None, map(str.strip, row.cells))))


def _cells_of(rows: list[Row], column: int) -> list[str]:
    """Return the different texts of a column."""
    return list(dict.fromkeys(cell for row in rows if (cell := row.cell(column).strip())))


def _month_name(cell: str) -> When | None:
    return when_of(cell) if "月" in cell and len(cell) <= HEADER_CELL else None


def _most_in_a_column(rows: list[Row], width: int) -> int:
    columns = ({when.months for row in rows if (when := _month_name(row.cell(at)))} for at in range(width))
    return max((len(months) for months in columns), default=0)


def _joined_halves(rows: list[Row]) -> list[Row]:
    """Return the rows of a table whose columns stand twice side by side, one half below the other."""
    for place, row in enumerate(rows[:HEADER_WITHIN]):
        names = [squeezed(cell) for cell in row.cells]
        half = len(names) // 2
        if half > 1 and len(names) == 2 * half and names[:half] == names[half:] and len(set(names)) > 1:
            left = [Row(each.line, each.cells[:half]) for each in rows[place:]]
            right = [Row(each.line, each.cells[half:]) for each in rows[place + 1 :] if any(each.cells[half:])]
            return [*rows[:place], *(each for each in left if not each.empty), *right]
    return rows


# --- the rows ---------------------------------------------------------------------------------------------------------


_NUMERAL = re.compile("[一二三四五六七八九十元]{1,2}")


class _Rows:
    """Goes through the rows below the column names."""

    def __init__(self, rows: list[Row], header: range, layout: Layout) -> None:
        self.reading = Reading()
        self._layout = layout
        self._names = [[cell.strip() for cell in rows[at].cells] for at in header]
        self._current: tuple[When, str] | None = None
        self._part = ""
        self._width = max((len(row.cells) for row in rows), default=0)
        start = header.stop if header else 0
        for row in rows[: header.start] if header else []:
            for words in _in_row(row):
                self.reading.leave(LINE, words)
        for row in rows[start:]:
            self._take(row)
        days = [typed_day(row.cell(layout.month)) for row in rows[start:]] if layout.month is not None else []
        years = {day.year for day in days if day and day.day > 1}
        self.reading.typed_year = years.pop() if len(years) == 1 else None

    def _take(self, row: Row) -> None:
        words = list(_in_row(row))
        if [cell.strip() for cell in row.cells] in self._names or (names_columns(row) and not self._month(row)):
            return
        if len(words) == 1 and self._width > 1 and self._alone(row, words[0]):
            return
        when = self._month(row)
        cell = row.cell(self._layout.month) if self._layout.month is not None else ""
        foot = when is None and self._is_foot(cell, words)
        part = cell or ("" if foot else self._part)
        self._part = ""
        if when is None and WIDE.match(part) and (foot or len(words) > 1 or not cell):
            self._wide(row, part, words)
        elif foot:
            for each in words:
                self.reading.leave(LINE, each)
        else:
            self._item(row, when, cell, words)

    def _wide(self, row: Row, part: str, words: list[str]) -> None:
        """Leave a row for a part of the year, and offer it; a row without a month below it is of the same part."""
        self._part = part
        period = period_of(part)
        theme, content, form, beside = self._texts(row)
        text = theme_and_content(theme, content)
        if not text:
            text, form = form, ""
        if period is None or not text:
            beside = []
        apart = {piece for _, piece, _ in beside}
        own = tuple(each for each in words if each not in apart)
        for each in own:
            self.reading.leave(WIDE_KIND, each)
        for kind, piece, label in beside:
            self.reading.leave(kind, piece, label)
        if period is not None and text:
            if has_day(part):
                self.reading.leave(DATE, part)
            pieces = tuple(each for each in own if each not in self._layout.names)
            self.reading.wide.append(Item(self._dated(row, period[1]) or period[1], period[0], form, text, pieces))

    def _month(self, row: Row) -> When | None:
        cell = row.cell(self._layout.month) if self._layout.month is not None else ""
        when = when_of(cell) if cell else None
        named = self._layout.month is not None and role_of(self._layout.names[self._layout.month]) == MONTH
        return when or (when_of(f"{cell}月") if named and _NUMERAL.fullmatch(cell) else None)

    def _alone(self, row: Row, words: str) -> bool:
        """Take a row with one text only: a month above its rows, a heading, a remark; False for a month's content."""
        when = when_of(words)
        if when is not None and when.months and not DATE_LINE.fullmatch(words):
            if self._layout.month is None:
                self._current = (when, words)
                return True
            return False
        content = [at for at, cell in enumerate(row.cells) if cell.strip()]
        spread = len(content) > 1
        if (
            not spread
            and content[0] in self._layout.of(CONTENT, THEME)
            and (self._current or self._layout.named)
            and not _ends(words)
        ):
            return False
        self.reading.leave(WIDE_KIND if WIDE.match(words) and not is_section(words) else LINE, words)
        self._part = words if WIDE.match(words) and is_section(words) and not is_title(words) else ""
        if (line := after_wide(words)) and (period := period_in(line[0])):
            if has_day(line[0]):
                self.reading.leave(DATE, line[0])
            self.reading.wide.append(Item(period[1], period[0], "", line[1], (words,)))
        return True

    def _is_foot(self, cell: str, words: list[str]) -> bool:
        return any(is_closing(each) for each in words) or bool(cell and (_ends(cell) or is_section(cell)))

    def _item(self, row: Row, when: When | None, cell: str, words: list[str]) -> None:
        theme, content, form, beside = self._texts(row)
        text = theme_and_content(theme, content)
        if not text and form:
            text, form = form, ""
        behind = None if text or when is None or self._layout.of(CONTENT, THEME, FORM) else _behind_month(cell)
        text = text or (behind.rest if behind else "")
        when = self._dated(row, when)
        above = when is None and not cell and self._current is not None
        if when is not None:
            self._current = (when, cell)
        if not text:
            dated = when is not None and DATE_LINE.fullmatch(cell)
            if above or dated or (when is None and not cell):
                for each in words:
                    self.reading.leave(DATE if dated else LINE, each)
                return
        used, raw = self._current if above and self._current else (when or When(()), cell)
        for kind, piece, label in beside:
            self.reading.leave(kind, piece, label)
        if behind is not None:
            self.reading.leave(DATE, behind.words if behind.day else "")
        elif when is not None and when.left:
            self.reading.leave(DATE, when.left if typed_day(cell) else cell)
        self.reading.items.append(Item(used, raw, form, text, tuple(words), from_above=above and bool(cell == "")))
        if self._layout.month is None:
            self.reading.items[-1].from_above = False

    def _dated(self, row: Row, when: When | None) -> When | None:
        """Return the months with the year of a column of its own."""
        years = [int(row.cell(at)[:4]) for at in self._layout.of(YEAR) if YEAR_CELL.fullmatch(row.cell(at))]
        return replace(when, year=when.year or years[0]) if when and years else when

    def _texts(self, row: Row) -> tuple[str, str, str, list[tuple[str, str, str]]]:
        """Return theme, content and form of a row, and its other cells as (kind, words, column)."""
        layout = self._layout
        beside: list[tuple[str, str, str]] = []
        found: dict[str, list[str]] = {THEME: [], CONTENT: [], FORM: []}
        for at, raw in enumerate(row.cells):
            cell = raw.strip()
            role = layout.roles[at] if at < len(layout.roles) else OTHER
            named = at < len(layout.names) and cell == layout.names[at]
            if (
                not cell
                or named
                or at == layout.month
                or (role == YEAR and YEAR_CELL.fullmatch(cell))
                or (role == NUMBER and cell.rstrip(".、").isdigit())
            ):
                continue
            if role == FORM and found[FORM] and cell not in found[FORM]:
                role = OTHER
            if role in found and not (role != FORM and cell in found[THEME] + found[CONTENT]):
                found[role].append(cell)
            elif role not in found:
                kind = DATE if role == MONTH else PART
                beside.append((kind, cell, layout.names[at] or f"#{at + 1}" if at < len(layout.names) else ""))
        texts: dict[str, str] = {}
        for role in (THEME, CONTENT):
            kept = []
            for cell in found[role]:
                lead, *labels = labelled(cell) if LABEL_MARK.search(cell) else [(None, "", cell)]
                kept += [lead[2], *(words for each, _, words in labels if each in {THEME, CONTENT, FORM})]
                beside += [
                    (PART if each == OTHER else DATE, w, name) for each, name, w in labels if each in {OTHER, MONTH}
                ]
            texts[role] = "；".join(filter(None, kept))
        return texts[THEME], texts[CONTENT], " ".join(found[FORM]), beside


def _behind_month(cell: str) -> Head | None:
    """Return the month of a cell such as `3月：清扫河岸`; None if no words stand behind it."""
    head = head_of(" ".join(cell.split()))
    return head if head is not None and head.rest else None


def _in_row(row: Row) -> Iterator[str]:
    """Yield the texts of a row; those that merged cells repeat, once."""
    yield from dict.fromkeys(cell.strip() for cell in row.cells if cell.strip())


def _ends(words: str) -> bool:
    return bool(is_closing(words) or is_signature(words) or DATE_LINE.fullmatch(words) or is_title(words))
