"""Parsing of a branch's roster: its people, their kinds and offices; problems are reported line by line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.domain.names import GROUP_LIMIT, clean_name, quoted
from bot.domain.refusals import Refused
from bot.domain.roles import Kind, Office
from bot.domain.told import Told
from bot.files.grid import Contents, Grid
from bot.files.reading import read_contents, refuse_long
from bot.files.upload import Upload
from bot.intake.lines import find_table
from bot.intake.people_words import group_of, is_position, kind_of, offices_of, speaks_of_kind
from bot.intake.roster_lines import RawPerson, columns_of, from_text, under_header, without_header
from bot.intake.roster_steps import Step
from bot.worker.jobs import Job

PEOPLE = 1_000
"""The largest roster, in people; a branch of the Party has at most a few hundred."""

_ROWS = PEOPLE + 50
"""The rows that are read of a sheet: besides the people it has titles, a header and remarks."""


@dataclass(frozen=True)
class RosterLine:
    """One person as read; `line` is the row of the sheet or table, or the line of the text, from 1.

    `step` tells from when the line holds, or that the person leaves; without `says_kind` the kind is the usual one.
    `unclear_day` is a day with a year in a line that does not say what happened then.
    """

    line: int
    name: str
    kind: Kind
    offices: tuple[Office, ...] = ()
    step: Step | None = None
    group: str | None = None
    says_kind: bool = field(default=True, compare=False)
    unclear_day: str = field(default="", compare=False)


@dataclass(frozen=True)
class Problem:
    """A problem in one line: the text key `problem-<key>` and the values of its sentence."""

    line: int
    raw: str
    key: str
    values: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class RosterDraft:
    """A roster as it was read, not yet stored."""

    people: tuple[RosterLine, ...]
    problems: tuple[Problem, ...]
    told: tuple[Told, ...] = ()


def read_roster(source: Upload | str) -> RosterDraft:
    """Parse the people in a file or a pasted text; a line that is not understood is a problem, and the rest is kept.

    Lines are left out for an invalid name (`roster-name-bad`: `value`), a repeated name (`roster-name-twice`:
    `name`, `first`), an unknown kind (`roster-kind-unknown`: `name`, `value`) and formulas (`roster-formula`:
    `value`). People are kept without the office for `roster-office-unknown` (`name`, `value`),
    `roster-office-not-member` (`name`; rule 16) and `roster-second-secretary` (`name`, `first`,
    `first_name`). All values include `line`.

    Raises `Refused`: as `open_upload`; `text-too-long`; `roster-too-many` (`limit`); `roster-empty`.
    """
    contents = read_contents(source, _ROWS)
    raws = _raw_people(contents)
    if not raws:
        raise Refused("roster-empty")
    if len(raws) > PEOPLE:
        raise Refused("roster-too-many", limit=PEOPLE)
    reader = _Reader()
    for raw in raws:
        reader.take(raw)
    return RosterDraft(tuple(reader.people.values()), tuple(reader.problems), contents.told)


def read_roster_file(arguments: dict[str, Any], data: bytes) -> tuple[RosterDraft, bytes]:
    """Do the same as `read_roster` for a file, as a worker's job."""
    return read_roster(Upload(str(arguments["name"]), data)), b""


ROSTER_FILE = Job(read_roster_file, RosterDraft)


def _raw_people(contents: Contents) -> tuple[RawPerson, ...]:
    if contents.grids:
        return _from_grids(contents.grids)
    if sum(1 for line in contents.text.split("\n") if line.strip()) > _ROWS:
        raise Refused("roster-too-many", limit=PEOPLE)
    refuse_long(contents.text)
    table = find_table(contents.text, _is_header)
    return (table is not None and not table.joint.isspace() and under_header(table)) or from_text(contents.text)


def _is_header(cells: tuple[str, ...]) -> bool:
    columns = columns_of(cells)
    return columns is not None and (columns.kind is not None or columns.office is not None)


def _from_grids(grids: Iterable[Grid]) -> tuple[RawPerson, ...]:
    """Return the people of the first table that names its columns, else of the first that is not empty."""
    filled = [grid for grid in grids if any(not row.empty for row in grid.rows)]
    headed = ((grid, under_header(grid)) for grid in filled)
    grid, people = next(((grid, found) for grid, found in headed if found), (None, None))
    if people is None and filled:
        grid, people = filled[0], without_header(filled[0])
    if grid is not None and grid.cut:
        raise Refused("roster-too-many", limit=PEOPLE)
    return people or ()


class _Reader:
    """Validates the rows in order, since a name or a secretary may repeat an earlier one."""

    def __init__(self) -> None:
        self.people: dict[str, RosterLine] = {}
        self.problems: list[Problem] = []
        self._secretary: RosterLine | None = None

    def take(self, raw: RawPerson) -> None:
        """Validate one row: it gives a person, a problem, or both."""
        if raw.formula:
            self._tell(raw, "roster-formula", value=quoted(raw.formula))
            return
        try:
            name = clean_name(raw.name)
        except Refused:
            name = ""
        if not name or is_position(name):
            self._tell(raw, "roster-name-bad", value=quoted(raw.name))
            return
        key = name.casefold()
        if key in self.people:
            self._tell(raw, "roster-name-twice", name=name, first=self.people[key].line)
            return
        kind = self._kind(raw, name)
        if kind is not None:
            person = RosterLine(
                raw.line, name, kind, tuple(self._offices(raw, name, kind)), raw.step, self._group(raw),
                bool(raw.kinds), raw.unclear_day,
            )  # fmt: skip
            self.people[key] = person
            if Office.SECRETARY in person.offices:
                self._secretary = person

    def _kind(self, raw: RawPerson, name: str) -> Kind | None:
        strange = [word for word in raw.strange if speaks_of_kind(word)]
        kinds = {kind_of(word) for word in raw.kinds}
        if strange or None in kinds or len(kinds) > 1:
            self._tell(raw, "roster-kind-unknown", name=name, value=quoted(" ".join((*strange, *raw.kinds))))
            return None
        return kinds.pop() if kinds else Kind.FULL

    def _offices(self, raw: RawPerson, name: str, kind: Kind) -> Iterator[Office]:
        found = [offices_of(word) for word in (*raw.offices, *raw.strange)]
        offices = dict.fromkeys(office for offices, _ in found for office in offices)
        for strange in (word for _, words in found for word in words):
            self._tell(raw, "roster-office-unknown", name=name, value=quoted(strange))
        if offices and not kind.counts:
            self._tell(raw, "roster-office-not-member", name=name)
            return
        for office in offices:
            if office is Office.SECRETARY and self._secretary:
                first = self._secretary
                self._tell(raw, "roster-second-secretary", name=name, first=first.line, first_name=first.name)
            else:
                yield office

    @staticmethod
    def _group(raw: RawPerson) -> str | None:
        return next((group_of(word) or quoted(word)[:GROUP_LIMIT] for word in raw.groups), None)

    def _tell(self, raw: RawPerson, key: str, **values: str | int) -> None:
        self.problems.append(Problem(raw.line, quoted(raw.raw), key, {"line": raw.line, **values}))
