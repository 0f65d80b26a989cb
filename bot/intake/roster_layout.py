"""The parts of a roster in their order, tables and lines; each is read in the way that leaves the least unused."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.refusals import Refused
from bot.files.grid import Contents, Grid, Row
from bot.files.reading import refuse_long
from bot.intake.lines import find_table
from bot.intake.people_words import is_blank
from bot.intake.roster_columns import Column, Role, header_of, role_of
from bot.intake.roster_forms import labelled_people, names_below, upright_people
from bot.intake.roster_headings import Section, branch_of, heading_of
from bot.intake.roster_lines import Found, Line, people_of_line, read_lines, upright
from bot.intake.roster_rows import Table
from bot.intake.roster_steps import Step
from bot.intake.roster_table import read_table
from bot.intake.roster_versions import Older, by_years, is_dated_title, title_of, without_older
from bot.intake.roster_words import RawPerson, Sort, formula_of, sort_of

_DIVIDED = re.compile(r"[\t|｜,，;；]")
_ABOUT_PEOPLE = re.compile(
    "性别|民族|年龄|籍贯|学历|学位|职称|(?:出生|入党)(?:年月|时间|日期)|(?:联系|手机|办公)?(?:电话|号码)|手机号?码?|身份证号码?|部门|(?:工作)?单位"
)
"""Headings of columns of which a roster has no use."""
_RULE = re.compile(r"[\s|:+\-—=─┼│*_]+")


@dataclass
class Parts:
    """All that was read, part by part; `tables` are those that gave no person, with all their cells.

    `places` name the tables by their numbers if there are several: a sheet by its title, a table of a document by its
    place. `older` are lists of which a newer one was read, `explained` signs of which a line says what they mean.
    """

    found: list[Found] = field(default_factory=list)
    older: list[Older] = field(default_factory=list)
    places: dict[int, str | int] = field(default_factory=dict)
    tables: list[tuple[str, list[str]]] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)

    @property
    def people(self) -> list[RawPerson]:
        """All people in their order."""
        return [person for each in self.found for person in each.people]


def read_parts(contents: Contents, limit: int, most: int) -> Parts:
    """Read the parts of a source, of at most `limit` lines.

    Raises `Refused` with `roster-too-many` (`limit`, which is `most`) and `text-too-long`.
    """
    parts = Parts()
    if not contents.blocks:
        if sum(1 for line in contents.text.split("\n") if line.strip()) > limit:
            raise Refused("roster-too-many", limit=most)
        refuse_long(contents.text)
        for part in by_years(list(enumerate(contents.text.split("\n"), 1))):
            parts.found += _of_year(part)
        parts.found, parts.older = without_older(parts.found)
        return parts
    lines: list[str] = []
    before: list[Column] = []
    tables = 0
    for block in contents.blocks:
        if isinstance(block, str):
            lines += block.split("\n")
            continue
        above = _Above.of(lines)
        _flush(lines, parts)
        tables += 1
        before = _add_table(block, above, tables, before, parts, most)
        if len(contents.blocks) > 1:
            parts.places[tables] = title_of(block, above.heading) or tables
    _flush(lines, parts)
    parts.found, parts.older = without_older(parts.found)
    return parts


def _flush(lines: list[str], parts: Parts) -> None:
    if any(line.strip() for line in lines):
        parts.found += _of_text(lines)
    lines.clear()


def _section_before(lines: Sequence[str]) -> Section:
    """Return what the last line above a table says of the people in it."""
    filled = [line for line in lines if line.strip()]
    section = heading_of(filled[-1]) if filled else None
    branch = next((found for line in reversed(filled) if (found := branch_of(line))), "")
    return replace(section or Section(), branch=branch)


@dataclass(frozen=True)
class _Above:
    """The last line above a table, and what the lines above it say."""

    heading: str
    section: Section

    @classmethod
    def of(cls, lines: Sequence[str]) -> "_Above":
        return cls(next((line for line in reversed(lines) if line.strip()), ""), _section_before(lines))


def _add_table(grid: Grid, above: _Above, number: int, before: list[Column], parts: Parts, most: int) -> list[Column]:
    """Add what a table gives below a heading; return its columns, which the next table may continue."""
    heading, section = above.heading, above.section
    if grid.cut:
        raise Refused("roster-too-many", limit=most)
    titled = heading_of(grid.title) if grid.title else None
    if titled and titled.tells and not section.kind:
        section = titled.below(section)
    elif titled:
        section = section.below(titled)
    section = section.below(parts.found[-1].section) if parts.found else section
    read = read_table(upright_people(grid), section, number=number, before=before)
    pieces = [cell for row in grid.rows for cell in dict.fromkeys(row.cells) if cell.strip()]
    if not any(table.people for table in read):
        if pieces:
            parts.tables.append((grid.title, pieces))
        return before
    for table in read:
        table.title, table.cells = title_of(grid, heading), tuple(pieces)
    if grid.title:
        read[0].furniture.append(grid.title)
    parts.found += read
    return read[0].columns if any(column.role is Role.NAME for column in read[0].columns) else before


def _of_year(part: Sequence[Line]) -> list[Found]:
    """Read lines that may begin with the title of a list for one year."""
    start = part[0][0]
    texts = [line for _number, line in part]
    found = _of_text([*[""] * (start - 1), *texts])
    title = next((line.strip() for line in texts if line.strip()), "")
    if is_dated_title(title):
        for each in found:
            each.title, each.cells = title, tuple(line.strip() for line in texts if line.strip())
    return found


def _of_text(texts: Sequence[str]) -> list[Found]:
    """Read lines in each of the ways, and return the result of the one that leaves the least unused."""
    lines = [(number, line) for number, line in enumerate(texts, 1) if not _RULE.fullmatch(line)]
    ways: list[Callable[[Sequence[Line], str], list[Found] | None]] = [
        _tables,
        _turned,
        _labelled,
        _cells_upright,
        _upright,
        _plain,
    ]
    text = "\n".join(texts)
    read = [found for way in ways if (found := way(lines, text)) is not None]
    return min(read, key=_cost)


def _cost(found: Sequence[Found]) -> tuple[int, int]:
    """Return how much a reading leaves: whether it has no people; words without use, people of whom nothing is said."""
    unused = sum(len(each.unused) for each in found)
    words = sum(len(person.unused) + len(person.strange) for each in found for person in each.people)
    left = sum(1 for each in found if isinstance(each, Table) for cells in each.left.values() for _ in cells)
    bare = sum(1 for each in found for person in each.people if not (person.evident or person.section))
    nobody = not any(each.people or each.maybe for each in found)
    return int(nobody), 2 * unused + words + left + bare


def _plain(lines: Sequence[Line], _text: str) -> list[Found]:
    people: list[Line] = []
    furniture: list[str] = []
    dated: Step | None = None
    formulas: list[RawPerson] = []
    for number, line in lines:
        columns = _header(line)
        cells = [line.strip()] if formula_of(line.strip()) else [cell.strip() for cell in _DIVIDED.split(line)]
        formula = next((cell for cell in cells if formula_of(cell)), "")
        if columns is not None:
            furniture += line.split()
            dated = _dated(columns) or dated
        elif formula:
            formulas.append(RawPerson(number, line.strip(), "", formula=formula))
        else:
            people.append((number, line))
    found = read_lines(people, dated=dated)
    found.furniture += furniture
    found.people = sorted([*found.people, *formulas], key=lambda person: person.line)
    return [found]


def _header(line: str) -> list[Column] | None:
    cells = re.split(r"[\s,，、;；:：|｜/]+", line.strip()) if len(line) <= 200 else []
    columns = header_of(Row(0, tuple(cells))) if cells else None
    if columns is None or (len(columns) > 1 and all(column.role in {Role.NAME, Role.OTHER} for column in columns)):
        return None
    return columns


def _dated(columns: Sequence[Column]) -> Step | None:
    roles = {column.role for column in columns}
    return Step(joined=Role.JOINED in roles) if roles & {Role.JOINED, Role.SINCE} else None


def _tables(_lines: Sequence[Line], text: str) -> list[Found] | None:
    """Read tables that lie in the lines, and the lines before, between and after them."""
    found: list[Found] = []
    rest, start = text, 1
    before: list[Column] = []
    for number in range(1, 20):
        table = find_table(rest, _is_header)
        if table is None or (table.joint == " " and not _even(table)):
            break
        first = table.rows[0].line
        last = table.rows[-1].line + sum(cell.count("\n") for cell in table.rows[-1].cells)
        all_lines = rest.split("\n")
        above = all_lines[: first - 1]
        found += _plain(_numbered(above, start), "") if any(line.strip() for line in above) else []
        rows = tuple(Row(row.line + start - 1, row.cells) for row in table.rows)
        read = read_table(Grid(rows, joint=table.joint), _section_before(above), number=number, before=before)
        found += read
        before = read[0].columns
        rest, start = "\n".join(all_lines[last:]), start + last
    if not found:
        return None
    return [*found, *(_plain(_numbered(rest.split("\n"), start), "") if rest.strip() else [])]


def _turned(lines: Sequence[Line], _text: str) -> list[Found] | None:
    """Read names that stand below kinds or offices; blanks part them only if each line has as many."""
    filled = [(number, line) for number, line in lines if line.strip()]
    tabs = any("\t" in line for _number, line in filled)
    rows = tuple(
        Row(number, tuple(cell.strip() for cell in line.split("\t")) if tabs else tuple(line.split()))
        for number, line in filled
    )
    if not tabs and len({len(row.cells) for row in rows}) > 1:
        return None
    grid = Grid(rows)
    turned = names_below(grid)
    return [*read_table(turned, Section())] if turned is not grid else None


def _labelled(lines: Sequence[Line], _text: str) -> list[Found] | None:
    read = labelled_people(lines)
    if read is None:
        return None
    grid, rest = read
    return [*(_plain(rest, "") if rest else []), *read_table(grid, Section())]


def _numbered(texts: Sequence[str], start: int) -> list[Line]:
    return [(number, line) for number, line in enumerate(texts, start) if not _RULE.fullmatch(line)]


def _is_header(cells: tuple[str, ...]) -> bool:
    columns = header_of(Row(0, cells))
    return columns is not None and len(columns) > 1


def _even(table: Grid) -> bool:
    """True if each row has a cell for each column: cells parted by blanks are not told from blanks inside them."""
    return len({len(row.cells) for row in table.rows}) == 1


def _cells_upright(lines: Sequence[Line], _text: str) -> list[Found] | None:
    """Read a table that was pasted with one cell a line: its headings first, then the cells of each row."""
    filled = [(number, line.strip()) for number, line in lines if line.strip()]
    known = [
        (role_of(line).role not in {Role.OTHER, Role.REMARK} and heading_of(line) != Section())
        or _ABOUT_PEOPLE.fullmatch(line) is not None
        for _n, line in filled
    ]
    start = next((p for p in range(len(filled) - 1) if known[p] and known[p + 1]), None)
    if start is None:
        return None
    end = next((p for p in range(start, len(filled)) if sort_of(filled[p][1]) in {Sort.NAME, Sort.FACT}), None)
    if end is None or not any(role_of(line).role is Role.NAME for _n, line in filled[start:end]):
        return None
    headings = [line for _number, line in filled[start:end]]
    wide = len(headings)
    cells = filled[end:]
    rows = [Row(filled[start][0], tuple(headings))]
    rows += [Row(cells[at][0], tuple(cell for _n, cell in cells[at : at + wide])) for at in range(0, len(cells), wide)]
    place = next(p for p, heading in enumerate(headings) if role_of(heading).role is Role.NAME)
    whole = all(sort_of(row.cell(place)) in {Sort.NAME, Sort.ODD_NAME} for row in rows[1:])
    above = [*_plain(filled[:start], "")] if start else []
    if whole and len(cells) % wide == 0:
        return [
            *above,
            *read_table(Grid(tuple(rows)), _section_before([line for _n, line in filled[:start]]), number=1),
        ]
    people = _grouped(cells, by_number=role_of(headings[0]).role is Role.NUMBER)
    found = read_lines(people)
    found.furniture += headings
    return [*above, found]


def _grouped(cells: Sequence[Line], *, by_number: bool) -> list[Line]:
    """Join the cells of each person to one line; a person begins with the next number, or with a name."""
    groups: list[list[Line]] = []
    for number, cell in cells:
        begins = cell == str(len(groups) + 1) if by_number else sort_of(cell) is Sort.NAME
        if begins or not groups:
            groups.append([(number, cell)])
        else:
            groups[-1].append((number, cell))
    return [(group[0][0], " ".join(cell for _n, cell in group if not is_blank(cell))) for group in groups]


def _upright(lines: Sequence[Line], _text: str) -> list[Found] | None:
    filled = [(number, line) for number, line in lines if line.strip()]
    joined = upright(filled)
    return [read_lines(joined)] if joined else None


__all__ = ["Parts", "people_of_line", "read_parts"]
