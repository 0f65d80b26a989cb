"""Tables in which people do not stand one below the other, turned so that each person has a row below headings."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.files.grid import Grid, Row
from bot.intake.people_words import is_blank, is_general, kind_of, offices_of
from bot.intake.person_names import is_name
from bot.intake.roster_columns import Role, role_of

_LABEL = re.compile(r"(?:^|(?<=[\s,，;；、{|]))[\"“*\-•·]*([\u4e00-\u9fffA-Za-z]{1,10})[\"”*]*\s*[:：]")
_AROUND = ' \t"“”*,，;；、{}|'
_SERIAL = re.compile(r"[\s（(]*\d{0,4}[）).、．\s]*")
_UNKNOWN = {Role.OTHER, Role.REMARK}
_LONGEST = 60
"""A table of more rows is no form about one person."""
_LONGEST_LINE = 500
"""A longer line is not about one person."""


def upright_people(grid: Grid) -> Grid:
    """Return the table with a row for each person; a table that has one, or that names no people, as it is."""
    rows = [row for row in grid.rows if not row.empty]
    for turn in (_turned, _form, _below_words):
        if (turned := turn(rows)) is not None:
            return replace(grid, rows=turned)
    return grid


def names_below(grid: Grid) -> Grid:
    """Return the table with a row for each person if names stand below kinds or offices, else as it is."""
    turned = _below_words(grid.rows)
    return grid if turned is None else replace(grid, rows=turned)


def _turned(rows: Sequence[Row]) -> tuple[Row, ...] | None:
    """Turn a table in which each person has a column: `姓名`, `陆一鸣`, `韩三省`; below it `类别` and the kinds."""
    headings = [role_of(row.cell(0)).role for row in rows]
    start = next((place for place, role in enumerate(headings) if role is Role.NAME), None)
    if start is None:
        return None
    first = start
    while first and headings[first - 1] not in _UNKNOWN and len(set(rows[first - 1].cells)) > 1:
        first -= 1
    if all(role in _UNKNOWN for role in (*headings[first:start], *headings[start + 1 :])):
        return None
    people = [cell for cell in rows[start].cells[1:] if cell.strip()]
    if len(people) < 2 or not all(map(is_name, people)):
        return None
    width = max(len(row.cells) for row in rows)
    columns = (tuple(row.cell(place) for row in rows[first:]) for place in range(width))
    return (*rows[:first], *(Row(rows[start].line, cells) for cells in columns if any(map(str.strip, cells))))


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


def _below_words(rows: Sequence[Row]) -> tuple[Row, ...] | None:
    """Turn a table of names that stand below kinds or offices: `正式党员`, `预备党员`; below them `陆一鸣`."""
    for place, row in enumerate(rows[:-1]):
        heads = [column for column, cell in enumerate(row.cells) if _leads(cell)]
        if len({row.cell(column) for column in heads}) < 2:
            continue
        rest = [column for column in range(max(len(each.cells) for each in rows[place:])) if column not in heads]
        filled = [each.cell(column) for each in rows[place + 1 :] for column in rest if not is_blank(each.cell(column))]
        below = [
            (each.line, each.cell(column), row.cell(column))
            for each in rows[place + 1 :] for column in heads if not is_blank(each.cell(column))
        ]  # fmt: skip
        numbered = all(is_blank(row.cell(column)) or role_of(row.cell(column)).role is Role.NUMBER for column in rest)
        if not below or not numbered or not all(map(str.isdigit, filled)) or not all(is_name(n) for _l, n, _k in below):
            return None
        people = (Row(line, (name, *((word, "") if kind_of(word) else ("", word)))) for line, name, word in below)
        return (*rows[:place], Row(row.line, ("姓名", "类别", "职务")), *people)
    return None


def _leads(cell: str) -> bool:
    """True if a cell is a kind that tells the stage, or nothing but offices; also a member of the committee."""
    offices, strange = offices_of(cell)
    return bool((kind_of(cell) and not is_general(cell)) or (offices and not strange)) or cell in {"委员", "支委"}


def labelled_people(lines: Sequence[tuple[int, str]]) -> tuple[Grid, list[tuple[int, str]]] | None:
    """Return a table of the people whose lines give each cell its heading, and the other lines; None without such.

    `姓名：陆一鸣 类别：正式党员`, on one line or on several; the next `姓名` begins the next person.
    """
    read = [(number, line, _labelled(line)) for number, line in lines]
    opener = _opener([pairs for _number, _line, pairs in read if pairs])
    records: list[tuple[int, dict[str, str]]] = []
    rest: list[tuple[int, str]] = []
    within = False
    for number, line, pairs in read:
        if pairs and pairs[0][0] == opener:
            records.append((number, dict(pairs)))
            within = True
        elif within and pairs and not records[-1][1].keys() & {heading for heading, _cell in pairs}:
            records[-1][1].update(pairs)
        else:
            rest += [(number, line)] if line.strip() else []
            within = False
    if not all(any(role_of(heading).role is Role.NAME for heading in record) for _number, record in records):
        return None
    headings = list(dict.fromkeys(heading for _number, record in records for heading in record))
    known = [heading for heading in headings if role_of(heading).role not in _UNKNOWN]
    if not records or (len(known) < 2 and len(records) < 2):
        return None
    rows = (Row(number, tuple(record.get(each, "") for each in headings)) for number, record in records)
    return Grid((Row(records[0][0], tuple(headings)), *rows)), rest


def _opener(lines: Sequence[list[tuple[str, str]]]) -> str:
    """Return the heading with which each person begins: the first that opens as many lines as there are names."""
    names = sum(1 for pairs in lines for heading, _cell in pairs if role_of(heading).role is Role.NAME)
    opens = Counter(pairs[0][0] for pairs in lines)
    found = (heading for heading, times in opens.items() if times == names)
    return next((each for each in found if names > 1 or role_of(each).role is Role.NAME), "")


def _labelled(line: str) -> list[tuple[str, str]]:
    """Return the headings in a line that begins with one, each with its words."""
    before, *parts = _LABEL.split(line) if len(line) <= _LONGEST_LINE else [line]
    if not parts or not _SERIAL.fullmatch(before.strip(_AROUND)):
        return []
    pairs = [(heading, cell.strip(_AROUND)) for heading, cell in zip(parts[::2], parts[1::2], strict=True)]
    return pairs if len({heading for heading, _cell in pairs}) == len(pairs) else []
