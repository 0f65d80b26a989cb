"""Reading of a roster's tables: below headings, without them, as a grid of names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.files.grid import Grid, Row
from bot.intake.people_words import is_blank, is_general, kind_of
from bot.intake.roster_columns import (
    HEADER_WITHIN,
    OF_OTHERS,
    Column,
    Role,
    below,
    by_cells,
    header_of,
    without_heading,
)
from bot.intake.roster_headings import Section, heading_of
from bot.intake.roster_lines import people_and_maybe, people_of_line
from bot.intake.roster_rows import RowReader, Table, distinct
from bot.intake.roster_words import TABLES, Sort, sort_of

_OF_A_DUTY = re.compile(
    "(?:值班|主讲|主持|记录|责任|负责|联系|经办|带班|讲课|介绍)(?:人|人员|领导|党员|同志)?(?:姓名)?"
)
"""The headings of names in a table about duties, which is no list of the people."""
_CELLS = 12_000
"""A table without headings and with more cells is no roster."""


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
            part
            for strip, own in zip(strips, sections or [section] * len(strips), strict=True)
            for part in _below(body, strip, own, above, number)
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
    said = [distinct(Row(0, above[-1].cells[first:last])) for first, last, _columns in strips]
    found = [heading_of(words[0]) for words in said if len(words) == 1]
    kinds = [replace(section, kind=each.kind) for each in found if each is not None and each.kind]
    return kinds if len(kinds) == len(strips) else []


def _below(
    rows: Sequence[Row],
    strip: tuple[int, int | None, list[Column]],
    section: Section,
    above: Sequence[Row],
    number: int,
) -> list[Table]:
    """Read the rows below headings; other headings further down begin the next part."""
    first, last, columns = strip
    body = [Row(row.line, row.cells[first:last]) for row in rows]
    section = _of_heading(columns, section)
    tables: list[Table] = []
    for turn, (headings, part) in enumerate(_parts(columns, body)):
        table = Table(section=tables[-1].section if tables else section)
        for row in () if first or turn else above:
            _above(row, table)
        table.furniture += [column.heading for column in headings if column.heading.strip()] if turn else []
        width = max((len(row.cells) for row in part), default=0)
        wide = [*headings, *(Column("", Role.REMARK) for _ in range(width - len(headings)))]
        table.columns = _without_beside(by_cells(wide, [row for row in part if len(distinct(row)) > 1]), part)
        RowReader(table, number + turn * TABLES).read(part)
        tables.append(table)
    return tables


def _without_beside(columns: list[Column], rows: Sequence[Row]) -> list[Column]:
    """Return the columns; those behind an empty one belong to another table beside the list."""
    places = range(next(p for p, column in enumerate(columns) if column.role is Role.NAME), len(columns))
    gap = next(
        (p for p in places if not columns[p].heading and all(is_blank(row.cell(p)) for row in rows)), len(columns)
    )
    return [column if place < gap else Column(column.heading, Role.OTHER) for place, column in enumerate(columns)]


def _of_heading(columns: Sequence[Column], section: Section) -> Section:
    """Return the section, with the kind that the heading of the names states: `预备党员姓名`."""
    said = (column.heading.strip().removesuffix("姓名") for column in columns if column.role is Role.NAME)
    kind = next((word for word in said if kind_of(word) and not is_general(word)), "")
    return replace(section, kind=kind) if kind and not section.kind else section


def _parts(columns: list[Column], rows: Sequence[Row]) -> list[tuple[list[Column], list[Row]]]:
    """Return the rows below each row of headings, with these; headings that are repeated begin no part."""
    parts: list[tuple[list[Column], list[Row]]] = [(columns, [])]
    for row in rows:
        again = header_of(row)
        if again is not None and _headings(again) != _headings(parts[-1][0]):
            parts.append((again, []))
        else:
            parts[-1][1].append(row)
    return parts


def _headings(columns: Sequence[Column]) -> list[str]:
    found = ["".join(column.heading.split()) for column in columns]
    while found and not found[-1]:
        found.pop()
    return found


def _above(row: Row, table: Table) -> None:
    said = distinct(row)
    heading = heading_of(said[0]) if len(said) == 1 else None
    if heading is None:
        officers = people_of_line(row.line, "  ".join(said), table.section)
        if officers and all(person.labelled and person.offices for person in officers):
            table.people += officers
        else:
            table.unused.append(" ".join(said))
        return
    table.furniture += said
    section = heading if heading.tells else table.section
    table.section = replace(section, branch=heading.branch or table.section.branch)


def _without_header(rows: list[Row], section: Section, number: int, before: Sequence[Column]) -> list[Table]:
    if sum(len(row.cells) for row in rows) > _CELLS:
        return [Table()]
    typed = [row for row in rows if len(distinct(row)) > 1 or len(row.cells) == 1]
    columns = without_heading(typed or rows)
    while columns and all(is_blank(row.cell(len(columns) - 1)) for row in rows):
        columns.pop()
    names = [place for place, column in enumerate(columns) if column.role is Role.NAME]
    own = [place for place in names if not OF_OTHERS.search(rows[0].cell(place))]
    if own and len(own) < len(names):  # `培养联系人` stands above the names of others
        columns = [Column("", Role.OTHER) if p in names and p not in own else c for p, c in enumerate(columns)]
        names = own
    if names and not own and any(_OF_A_DUTY.fullmatch(cell.strip()) for cell in rows[0].cells):
        return [Table(section=section, unused=[" ".join(distinct(row)) for row in rows])]
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
        RowReader(table, number, free=known is None or names != [known]).read(rows)
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
    cells = distinct(row)
    heading = heading_of(cells[0]) if len(cells) == 1 else None
    if heading is not None:
        table.furniture += cells
        table.section = heading.below(table.section)
        return
    attributes = {Sort.KIND, Sort.OFFICE, Sort.GROUP, Sort.POST}
    leads = (
        len(cells) > 1
        and sort_of(cells[0]) in attributes
        and all(sort_of(cell) not in attributes for cell in cells[1:])
    )
    line = f"{cells[0]}：{'，'.join(cells[1:])}" if leads else "\t".join(cells)
    people, maybe = people_and_maybe(row.line, line, table.section)
    if people or maybe:
        table.people += [replace(person, raw=" ".join(cells), table=number) for person in people]
        table.maybe += maybe
    else:
        table.unused.append(" ".join(cells))
