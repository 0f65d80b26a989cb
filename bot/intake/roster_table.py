"""Reading of a roster's tables: below headings, without them, as a grid of names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.files.grid import Grid, Row
from bot.intake.people_words import is_blank, kind_of, offices_of
from bot.intake.person_names import Named, named
from bot.intake.roster_cells import is_dated, with_cell
from bot.intake.roster_columns import (
    HEADER_WITHIN,
    Column,
    Role,
    below,
    by_cells,
    header_of,
    without_heading,
)
from bot.intake.roster_lines import Found, Section, heading_of, is_foot, people_of_line
from bot.intake.roster_people import add_word
from bot.intake.roster_words import (
    RawPerson,
    Sort,
    formula_of,
    sort_of,
    words_of,
)

_CELLS = 12_000
"""A table without headings and with more cells is no roster."""
_NUMERIC = re.compile(r"[（(]?\d{1,4}[）).、．]?")
_NUMERAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）).、．]?")
_EXAMPLE = re.compile("(?:示|样|范|举)?例(?:子|如|行)?[:：]?")
_DITTO = frozenset({"〃", "″", "同上", "同前", "〞", '"', "''"})
_HINT = re.compile("预备|转正|积极分子|发展对象|转出|调出|调离|去世|逝世|退党|除名|停止|失联|出国|未转|非党")


@dataclass
class Table(Found):
    """The gain from a table; `left` are the words by column that no value uses, `used` columns that gave a value."""

    columns: list[Column] = field(default_factory=list)
    left: dict[int, list[str]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)


def read_table(grid: Grid, section: Section, *, number: int = 1, before: Sequence[Column] = ()) -> list[Table]:
    """Read a table; one with several lists side by side gives one part for each.

    `before` are the columns of the table before, which a table without headings may continue.
    """
    rows = [row for row in grid.rows if not row.empty]
    for place, row in enumerate(rows[:HEADER_WITHIN]):
        columns = header_of(row)
        if columns is None:
            continue
        body = rows[place + 1 :]
        furniture = [cell for cell in row.cells if cell.strip()]
        if body and (deeper := below(columns, body[0])) is not None:
            furniture += [cell for cell in body[0].cells if cell.strip()]
            columns, body = deeper, body[1:]
        strips = list(_strips(columns))
        sections = _sections_above(strips, rows[:place], section)
        above = rows[: place - 1] if sections else rows[:place]
        parts = [
            _below(body, strip, own, above, number)
            for strip, own in zip(strips, sections or [section] * len(strips), strict=True)
        ]
        furniture += [cell for row in rows[len(above) : place] for cell in row.cells if cell.strip()]
        parts[0].furniture += furniture
        return parts
    return _without_header(rows, section, number, before)


def _strips(columns: list[Column]) -> Iterator[tuple[int, int | None, list[Column]]]:
    """Yield the first place, the end and the columns of each list that stands beside the others."""
    names = [place for place, column in enumerate(columns) if column.role is Role.NAME]
    wide = names[1] - names[0] if len(names) > 1 else 0
    even = all(place - names[0] == wide * turn for turn, place in enumerate(names))
    if (
        not wide
        or not even
        or any(columns[place - 1].role is not columns[place - wide - 1].role for place in names[1:] if names[0])
    ):
        yield 0, None, columns
        return
    for turn, place in enumerate(names):
        first, last = place - names[0], place - names[0] + wide if turn < len(names) - 1 else None
        yield first, last, columns[first:last]


def _sections_above(
    strips: Sequence[tuple[int, int | None, list[Column]]], above: Sequence[Row], section: Section
) -> list[Section]:
    """Return what the row above the headings says of each list; nothing if it does not say a kind of each."""
    if len(strips) < 2 or not above:
        return []
    said = [_distinct(Row(0, above[-1].cells[first:last])) for first, last, _columns in strips]
    found = [heading_of(words[0]) for words in said if len(words) == 1]
    kinds = [replace(section, kind=each.kind) for each in found if each is not None and each.kind]
    return kinds if len(kinds) == len(strips) else []


def _below(
    rows: Sequence[Row],
    strip: tuple[int, int | None, list[Column]],
    section: Section,
    above: Sequence[Row],
    number: int,
) -> Table:
    first, last, columns = strip
    body = [Row(row.line, row.cells[first:last]) for row in rows]
    table = Table(section=section)
    for row in () if first else above:
        _above(row, table)
    width = max((len(row.cells) for row in body), default=0)
    columns = [*columns, *(Column("", Role.REMARK) for _ in range(width - len(columns)))]
    table.columns = by_cells(columns, [row for row in body if len(_distinct(row)) > 1])
    _Reader(table, number).read(body)
    return table


def _above(row: Row, table: Table) -> None:
    said = _distinct(row)
    heading = heading_of(said[0]) if len(said) == 1 else None
    if heading is None:
        officers = people_of_line(row.line, "  ".join(said), table.section)
        if officers and all(person.labelled and person.offices for person in officers):
            table.people += officers
        else:
            table.unused.append(" ".join(said))
        return
    table.furniture += said
    table.section = heading if heading.tells else table.section


def _without_header(rows: list[Row], section: Section, number: int, before: Sequence[Column]) -> list[Table]:
    if sum(len(row.cells) for row in rows) > _CELLS:
        return [Table()]
    typed = [row for row in rows if len(_distinct(row)) > 1 or len(row.cells) == 1]
    columns = without_heading(typed or rows)
    while columns and all(is_blank(row.cell(len(columns) - 1)) for row in rows):
        columns.pop()
    names = [place for place, column in enumerate(columns) if column.role is Role.NAME]
    known = next((place for place, column in enumerate(before) if column.role is Role.NAME), None)
    if known is not None and known in names and len(columns) <= len(before):
        columns = list(before)
        names = [known]
    if len(names) == 1 or (names and not _only_names(columns) and not _alternate(columns, names)):
        columns = [
            column if column.role is not Role.NAME or place == names[0] else Column("", Role.OTHER)
            for place, column in enumerate(columns)
        ]
        table = Table(section=section, columns=columns)
        _Reader(table, number, free=known is None or names != [known]).read(rows)
        return [table]
    table = Table(section=section, columns=[Column("", Role.REMARK) for _ in columns])
    for row in rows:
        _read_grid_row(row, table, number)
    return [table]


def _only_names(columns: Sequence[Column]) -> bool:
    """True if several columns are names, beside numbers or one column that leads the row."""
    return all(column.role in {Role.NAME, Role.NUMBER} for column in columns[1:])


def _alternate(columns: Sequence[Column], names: Sequence[int]) -> bool:
    """True if each name stands beside columns of its own: `书记`, `陆一鸣`, `组织委员`, `沈二妹`."""
    wide = names[1] - names[0]
    even = all(place - names[0] == wide * turn for turn, place in enumerate(names))
    return wide > 1 and even and len(columns) == wide * len(names)


def _read_grid_row(row: Row, table: Table, number: int) -> None:
    """Read a row of names, which a kind, an office or a group may lead, or a line that lies in several cells."""
    cells = _distinct(row)
    heading = heading_of(cells[0]) if len(cells) == 1 else None
    if heading is not None:
        table.furniture += cells
        table.section = heading
        return
    attributes = {Sort.KIND, Sort.OFFICE, Sort.GROUP, Sort.POST}
    leads = (
        len(cells) > 1
        and sort_of(cells[0]) in attributes
        and all(sort_of(cell) not in attributes for cell in cells[1:])
    )
    line = f"{cells[0]}：{'，'.join(cells[1:])}" if leads else "\t".join(cells)
    people = people_of_line(row.line, line, table.section)
    if people:
        table.people += [replace(person, raw=" ".join(cells), table=number) for person in people]
    else:
        table.unused.append(" ".join(cells))


def _distinct(row: Row) -> list[str]:
    """Return the filled cells of a row, those that repeat the text of a merged cell once."""
    return list(dict.fromkeys(cell.strip() for cell in row.cells if cell.strip()))


class _Reader:
    """Reads the rows below the headings, which may lie under headings of their own within the table."""

    def __init__(self, table: Table, number: int, *, free: bool = False) -> None:
        self._table = table
        self._number = number
        self._free = free
        self._columns = table.columns
        self._name = next(place for place, column in enumerate(table.columns) if column.role is Role.NAME)
        self._dated: set[int] = set()
        self._carried: dict[int, str] = {}
        self._above = ""

    def read(self, rows: Sequence[Row]) -> None:
        """Read the rows in their order."""
        places = range(len(self._columns))
        self._dated = {p for p in places if any(is_dated(row.cell(p)) for row in rows)}
        rows = self._without_ditto(rows)
        self._fill_down(rows)
        for row in rows:
            if not row.empty:
                self._read_row(row)

    def _without_ditto(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows with the words above in the place of `〃` and `同上`."""
        above: dict[int, str] = {}
        filled: list[Row] = []
        for row in rows:
            cells = tuple(
                above.get(place, cell) if cell.strip() in _DITTO else cell for place, cell in enumerate(row.cells)
            )
            above |= {place: cell for place, cell in enumerate(cells) if cell.strip()}
            filled.append(Row(row.line, cells))
        return filled

    def _fill_down(self, rows: Sequence[Row]) -> None:
        """Find a column of kinds in which each kind stands once, above the rows to which it belongs."""
        for place, column in enumerate(self._columns):
            cells = [row.cell(place) for row in rows if named(row.cell(self._name))]
            filled = [cell for cell in cells if cell]
            once = len(filled) == len(set(filled)) and all(map(kind_of, filled))
            if column.role is Role.KIND and 1 < len(filled) < len(cells) and cells[0] and once:
                self._carried[place] = ""

    def _read_row(self, row: Row) -> None:
        said = _distinct(row)
        again = header_of(row)
        if again is not None and [column.heading for column in again if column.role is Role.NAME]:
            self._table.furniture += said
            return
        words = [cell for cell in said if not _NUMERAL.fullmatch(cell)]
        if len(words) == 1 and (heading := heading_of(words[0])) is not None:
            self._table.furniture += said
            self._table.section = heading
            return
        cell = row.cell(self._name)
        found = None if self._is_foot(row) else named(cell)
        base = RawPerson(
            row.line, " ".join(said), "", section=self._table.section.kind, table=self._number,
            groups=(self._table.section.group,) if self._table.section.group else (), step=self._table.section.step,
        )  # fmt: skip
        if found is not None:
            self._take(row, replace(base, name=found.name), found)
        elif not self._is_foot(row) and len(several := people_of_line(row.line, cell, self._table.section)) > 0:
            for one in several:
                self._take(row, replace(one, raw=base.raw, table=self._number), None)
        elif formula_of(cell):
            self._table.people.append(replace(base, formula=cell))
        else:
            self._strange_name(row, base, cell)

    def _strange_name(self, row: Row, base: RawPerson, cell: str) -> None:
        person, _left = self._with_cells(row, base)
        numbered = any(
            column.role is Role.NUMBER and _NUMERIC.fullmatch(row.cell(place))
            for place, column in enumerate(self._columns)
        )
        if cell and not self._is_foot(row) and (numbered or person.kinds or person.offices):
            self._table.people.append(replace(person, name=cell))
        else:
            self._table.unused.append(base.raw)

    def _take(self, row: Row, base: RawPerson, found: Named | None) -> None:
        person, left = self._with_cells(row, base)
        numbered = any(
            column.role is Role.NUMBER and _NUMERIC.fullmatch(row.cell(place))
            for place, column in enumerate(self._columns)
        )
        if found is not None and not found.sure and not (numbered or person.evident):
            self._table.unused.append(base.raw)
            self._table.maybe.append(person)
            return
        for remark in found.remarks if found else ():
            for word in words_of(remark):
                person = add_word(person, replace(word, inside=True))
                if _HINT.search(word.text) and word.sort not in {Sort.KIND, Sort.OFFICE}:
                    person = replace(person, hints=(*person.hints, word.text))
        for place, words in left.items():
            self._table.left.setdefault(place, []).extend(words)
        hints = [word for words in left.values() for word in words if _HINT.search(word)]
        self._table.people.append(replace(person, hints=(*person.hints, *hints)))

    def _is_foot(self, row: Row) -> bool:
        """True if the row is about the list: `制表人`, `张三`."""
        for place, column in enumerate(self._columns):
            cell = row.cell(place)
            if column.role in {Role.NUMBER, Role.NAME} and is_foot(cell):
                return True
            if column.role is Role.NUMBER and _EXAMPLE.fullmatch(cell):
                return True
            if column.role is Role.NUMBER and cell and not _NUMERIC.fullmatch(cell) and not is_blank(cell):
                others = [row.cell(p) for p, c in enumerate(self._columns) if c.role in {Role.KIND, Role.OFFICE}]
                if not any(kind_of(other) or offices_of(other)[0] for other in others):
                    return True
        return False

    def _with_cells(self, row: Row, person: RawPerson) -> tuple[RawPerson, dict[int, list[str]]]:
        """Return the person with what the other cells say, and the words that say nothing of use, by column."""
        left: dict[int, list[str]] = {}
        for place, column in enumerate(self._columns):
            cell = row.cell(place)
            if place == self._name or (column.role is Role.NUMBER and (is_blank(cell) or _NUMERIC.fullmatch(cell))):
                continue
            if place in self._carried:
                self._carried[place] = cell or self._carried[place]
                person = person if cell else replace(person, section=self._carried[place], carried=True)
            before = person
            person, rest = with_cell(person, column, cell, dated=place in self._dated, free=self._free)
            if (person.kinds, person.offices) != (before.kinds, before.offices):
                self._table.used.add(place)
            if rest:
                left[place] = rest
        beyond = [cell for cell in row.cells[len(self._columns) :] if not is_blank(cell)]
        if beyond:
            left[len(self._columns)] = beyond
        return person, left
