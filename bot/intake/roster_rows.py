"""Reading of the rows of a roster's table below its headings; each names a person or a section, or no person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bot.domain.names import has_han
from bot.domain.roles import Kind
from bot.files.grid import Row
from bot.intake.people_words import is_blank, is_general, kind_of, offices_of
from bot.intake.person_names import Named, is_name, named, sign_beside
from bot.intake.roster_cells import in_probation, is_dated, with_cell
from bot.intake.roster_columns import Column, Role, about_others, header_of, is_of_branches
from bot.intake.roster_headings import heading_of
from bot.intake.roster_lines import LINE_LIMIT, Found, is_foot, people_of_line
from bot.intake.roster_people import add_word
from bot.intake.roster_words import RawPerson, Sort, formula_of, words_of

_NUMERIC = re.compile(r"[（(]?\d{1,4}[）).、．]?")
_NUMERAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）).、．]?")
_EXAMPLE = re.compile("(?:示|样|范|举)?例(?:子|如|行)?[:：]?")
_DITTO = frozenset({"〃", "″", "同上", "同前", "〞", '"', "''"})
_HINT = re.compile(
    "预备|转正|积极分子|发展对象|转出|调出|调离|去世|逝世|退党|除名|停止|失联|出国|未转|非党|卸任|离任|免职|辞去|不再|(?:任|兼|为).{0,8}(?:书记|委员)|党籍|留党|延长|新(?:发展|接收|入党|党员)"
)


@dataclass
class Table(Found):
    """The gain from a table; `left` are the words by column that no value uses, `used` columns that gave a value."""

    columns: list[Column] = field(default_factory=list)
    left: dict[int, list[str]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)


def distinct(row: Row) -> list[str]:
    """Return the filled cells of a row, those that repeat the text of a merged cell once."""
    return list(dict.fromkeys(cell.strip() for cell in row.cells if cell.strip()))


def _are_names(cell: str) -> bool:
    """True if a cell holds several names, parted by blanks or lines, and not one that a narrow column has parted."""
    parts = cell.split() if len(cell) <= LINE_LIMIT else []
    return len(parts) > 1 and all(map(is_name, parts)) and has_han(cell) and not is_name("".join(parts))


class RowReader:
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
        self._dated -= {p for p in self._dated if self._columns[p].role is Role.PROBATION and self._is_full(p, rows)}
        rows = self._without_ditto(rows)
        self._fill_down(rows)
        for row in rows:
            if not row.empty:
                self._read_row(row)

    def _is_full(self, place: int, rows: Sequence[Row]) -> bool:
        """True if the column has a cell for each person."""
        return not any(named(row.cell(self._name)) and is_blank(row.cell(place)) for row in rows)

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
        """Find a column of kinds in which each kind stands above the rows to which it belongs, once or more often."""
        for place, column in enumerate(self._columns):
            cells = [row.cell(place) for row in rows if named(row.cell(self._name))]
            filled = [cell for cell in cells if cell]
            runs = sum(1 for above, below in pairwise(filled) if above != below) + 1
            once = runs == len(set(filled)) and all(map(kind_of, filled))
            if column.role is Role.KIND and 1 < len(filled) < len(cells) and cells[0] and once:
                self._carried[place] = ""

    def _read_row(self, row: Row) -> None:
        said = distinct(row)
        again = header_of(row)
        if again is not None and [column.heading for column in again if column.role is Role.NAME]:
            self._table.furniture += said
            return
        words = [cell for cell in said if not _NUMERAL.fullmatch(cell)]
        if len(words) == 1 and (heading := heading_of(words[0])) is not None:
            self._table.furniture += said
            self._table.section = heading.below(self._table.section)
            return
        cell = row.cell(self._name)
        cell = "、".join(cell.split()) if _are_names(cell) else cell
        found = None if self._is_foot(row) else named(cell)
        base = RawPerson(
            row.line, " ".join(said), "", section=self._table.section.kind, table=self._number,
            groups=(self._table.section.group,) if self._table.section.group else (), step=self._table.section.step,
            branch=self._table.section.branch,
        )  # fmt: skip
        if found is not None:
            self._take(row, replace(base, name=found.name, sign=sign_beside(cell)), found)
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
        if (
            not is_blank(cell.strip("()（） "))
            and not self._is_foot(row)
            and (numbered or person.kinds or person.offices)
        ):
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
        hints = [word for place, words in left.items() for word in words if self._is_hint(place, word, person)]
        if not person.kinds and any(self._is_probation(place, each) for place, words in left.items() for each in words):
            person = replace(person, likely="预备党员")
        self._table.people.append(replace(person, hints=(*person.hints, *hints)))

    def _is_probation(self, place: int, word: str) -> bool:
        """True if a word in a column of other things says that a person is in probation."""
        heading = self._columns[place].heading if place < len(self._columns) else ""
        stated = kind_of(word) is Kind.PROBATIONARY and not about_others(heading)
        return stated or in_probation(word)

    def _is_hint(self, place: int, word: str, person: RawPerson) -> bool:
        """True if a word that gave no value may be about the person's kind or office."""
        heading = self._columns[place].heading if place < len(self._columns) else ""
        if about_others(heading):
            return False
        kind = kind_of(word)
        office = not person.offices and bool(offices_of(word)[0])
        differs = kind is not None and not is_general(word) and kind not in map(kind_of, person.kinds)
        return office or differs or _HINT.search(word) is not None

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

    def _states_kind(self, row: Row) -> bool:
        """True if a column of kinds says the kind of the person."""
        return any(column.role is Role.KIND and kind_of(row.cell(p)) for p, column in enumerate(self._columns))

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
            if cell and column.role is Role.OTHER and is_of_branches(column.heading):
                person = replace(person, branch="".join(cell.split()))
            if column.role is Role.OFFICE and self._states_kind(row) and kind_of(cell):
                if kind_of(cell) is not Kind.FULL or not is_general(cell):
                    left[place] = [cell]
                continue
            before = person
            person, rest = with_cell(person, column, cell, dated=place in self._dated, free=self._free)
            if (person.kinds, person.offices, person.likely) != (before.kinds, before.offices, before.likely):
                self._table.used.add(place)
            if rest:
                left[place] = rest
        beyond = [cell for cell in row.cells[len(self._columns) :] if not is_blank(cell)]
        if beyond:
            left[len(self._columns)] = beyond
        return person, left
