"""Parsing of a branch's roster: its people, their kinds and offices; all that gave no value is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.domain.names import GROUP_LIMIT, quoted
from bot.domain.refusals import Refused
from bot.domain.roles import Kind, Office
from bot.domain.told import Told
from bot.files.reading import read_contents
from bot.files.upload import Upload
from bot.intake.people_words import group_of, is_general, is_new, is_past, kind_of, offices_of, speaks_of_kind
from bot.intake.person_names import named
from bot.intake.roster_branches import branches_of
from bot.intake.roster_doubts import doubts, is_step_plain
from bot.intake.roster_layout import read_parts
from bot.intake.roster_legend import with_legend
from bot.intake.roster_steps import Step
from bot.intake.roster_told import tell
from bot.intake.roster_words import TABLES, RawPerson
from bot.worker.jobs import Job
from bot.worker.limits import MEBIBYTE, Limits

PEOPLE = 1_000
"""The largest roster, in people; a branch of the Party has at most a few hundred."""

_ROWS = PEOPLE + 50
"""The rows that are read of a sheet: besides the people it has titles, a header and remarks."""


_GATHERED = {"roster-office-unknown": 2, "roster-kind-unknown": 3, "roster-name-twice": 3}
"""Problems of which more than so many are told in one sentence."""
_NAMES = 12
"""Names that such a sentence quotes for a word."""


@dataclass(frozen=True)
class RosterLine:
    """One person as read; `line` is the row of the sheet or table, or the line of the text, from 1.

    `step` tells from when the line holds, or that the person leaves; without `says_kind` the kind is the usual one.
    `assumed` is true if nothing at all tells the kind. `unclear_day` is a day with a year in a line that does not say
    what happened then. `place` is as in `Problem`. `branch` is set if the list has people of several branches; `held`
    is true for a secretary of whom another branch of the list stands first.
    """

    line: int
    name: str
    kind: Kind
    offices: tuple[Office, ...] = ()
    step: Step | None = None
    group: str | None = None
    says_kind: bool = field(default=True, compare=False)
    unclear_day: str = field(default="", compare=False)
    assumed: bool = field(default=False, compare=False)
    place: str | int = field(default="", compare=False)
    branch: str = field(default="", compare=False)
    held: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Problem:
    """A problem in one line: the text key `problem-<key>` and the values of its sentence; `raw` is the line in full.

    `place` is the title of the sheet or the number of the table in which the line stands, if there are several.
    """

    line: int
    raw: str
    key: str
    values: dict[str, str | int] = field(default_factory=dict)
    place: str | int = ""


@dataclass(frozen=True)
class RosterDraft:
    """A roster as it was read, not yet stored.

    `maybe` are those of whom it is asked whether they are people: nothing but the form of the word shows it.
    `furniture` are titles and headings. Every piece of the source is in a value, in `told`, in a problem or furniture.
    """

    people: tuple[RosterLine, ...]
    problems: tuple[Problem, ...]
    told: tuple[Told, ...] = ()
    maybe: tuple[RosterLine, ...] = ()
    furniture: tuple[str, ...] = ()


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
    parts = with_legend(read_parts(contents, _ROWS, PEOPLE))
    maybe = [person for found in parts.found for person in found.maybe]
    if not parts.people and not maybe and not parts.tables and not any(found.unused for found in parts.found):
        raise Refused("roster-empty")
    if len(parts.people) > PEOPLE:
        raise Refused("roster-too-many", limit=PEOPLE)
    reader = _Reader(parts.places, branches_of(parts.people))
    for raw in parts.people:
        reader.take(raw)
    people = tuple(reader.read())
    known = {person.name.casefold() for person in people}
    unsure = tuple(
        RosterLine(raw.line, raw.name, kind, (), raw.step, _group(raw), bool(raw.kinds), raw.unclear_day)
        for raw in {raw.name.casefold(): raw for raw in maybe}.values()
        if raw.name.casefold() not in known and (kind := _kind(raw)[0])
    )
    furniture = tuple(piece for found in parts.found for piece in found.furniture)
    kinds = {raw.name: _kind(raw) for raw in reader.raws}
    told = (*tell(parts, reader.raws, kinds, unsure, reader.merged), *doubts(parts, reader.raws, kinds, furniture))
    return RosterDraft(people, tuple(gathered(reader.problems)), (*contents.told, *told), unsure, furniture)


def gathered(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems; several of one kind, such as `车间主任` beside each name, become one with all the names."""
    for key, most in _GATHERED.items():
        same = [each for each in problems if each.key == key and len(problems) > most]
        if len(same) <= most:
            continue
        words: dict[str, list[str]] = {}
        for each in same:
            words.setdefault(str(each.values.get("value", "")), []).append(str(each.values["name"]))
        raw = "\n".join(each.raw for each in same)
        values: dict[str, str | int] = {
            "line": same[0].line,
            "people": len(same),
            "value": "；".join(map(_quoted, words.items())),
        }
        problems = [each for each in problems if each not in same]
        yield Problem(same[0].line, raw, f"{key}-several", values)
    yield from problems


def _quoted(same: tuple[str, Sequence[str]]) -> str:
    word, names = same
    more = f" 等{len(names)}人" if len(names) > _NAMES else ""
    listed = "、".join(map(quoted, names[:_NAMES])) + more
    return f"{word}（{listed}）" if word else listed


def without_departures(draft: RosterDraft) -> RosterDraft:
    """Return a list of those who are in the branch: each person who leaves is a problem of it."""
    staying = tuple(line for line in draft.people if line.step is None or line.step.departure is None)
    departing = [line for line in draft.people if line not in staying]
    problems = [
        Problem(one.line, one.name, "roster-departs", {"line": one.line, "name": one.name}, one.place)
        for one in departing
    ]
    return replace(draft, people=staying, problems=(*draft.problems, *problems))


def read_roster_file(arguments: dict[str, Any], data: bytes) -> tuple[RosterDraft, bytes]:
    """Do the same as `read_roster` for a file, as a worker's job."""
    return read_roster(Upload(str(arguments["name"]), data)), b""


ROSTER_FILE = Job(read_roster_file, RosterDraft, Limits(answer=8 * MEBIBYTE))
"""The answer quotes what was not used, so it may be longer than the file's text."""


def _kind(raw: RawPerson) -> tuple[Kind | None, str]:
    """Return the person's kind, and how it is known: `said`, `likely`, `carried`, `assumed`; None if it is unclear."""
    strange = any(speaks_of_kind(word) and not is_new(word) for word in raw.strange)
    said = [word for word in raw.kinds if not is_new(word)]
    kinds = [kind_of(word) for word in said]
    explicit = {kind for kind, word in zip(kinds, said, strict=True) if kind and not is_general(word)}
    general = any(is_general(word) for word in said)
    if explicit & {Kind.ACTIVIST, Kind.CANDIDATE}:
        explicit -= {Kind.MASSES}
    outside = general and any(not kind.counts for kind in explicit)
    if None in kinds or len(explicit) > 1 or outside or (strange and not explicit):
        return None, "unknown"
    if explicit:
        return explicit.pop(), "said"
    section = kind_of(raw.section) if raw.section else None
    if section is not None:
        return (None, "unknown") if general and not section.counts else (section, "carried" if raw.carried else "said")
    if raw.likely:
        return kind_of(raw.likely), "likely"
    if any(map(is_new, (*raw.kinds, *raw.strange))):
        return Kind.FULL, "assumed"
    return Kind.FULL, "general" if general else "assumed"


def _group(raw: RawPerson) -> str | None:
    return next((group_of(word) or quoted(word)[:GROUP_LIMIT] for word in raw.groups), None)


_OF_COMMITTEE = frozenset({"委员", "支委", "支部委员", "支委委员", "党支部委员", "支委会委员", "支委成员"})
"""Words that say nothing more of a person whose office is known."""


class _Reader:
    """Validates the rows in order, since a name or a secretary may repeat an earlier one."""

    def __init__(self, places: Mapping[int, str | int], branches: Mapping[str, str]) -> None:
        self._places = places
        self.problems: list[Problem] = []
        self.merged: list[RawPerson] = []
        self._raws: dict[str, RawPerson] = {}
        self._secretary: RawPerson | None = None
        self._held: set[str] = set()
        self._branches = branches

    @property
    def raws(self) -> list[RawPerson]:
        """The rows that name people, each person once."""
        return list(self._raws.values())

    def take(self, raw: RawPerson) -> None:
        """Take one row; a second one about a person completes the first if it does not contradict it."""
        if raw.formula:
            self._tell(raw, "roster-formula", value=quoted(raw.formula))
            return
        found = named(raw.name)
        if found is None:
            self._tell(raw, "roster-name-bad", value=quoted(raw.name))
            return
        key = found.name.casefold()
        first = self._raws.get(key)
        if first is None:
            self._raws[key] = replace(raw, name=found.name)
        elif _completes(first, raw):
            self._raws[key] = _whole(first, raw)
            self.merged.append(raw)
        else:
            self._tell(raw, "roster-name-twice", name=found.name, first=first.line, where=self._where(first, raw))

    def read(self) -> Iterator[RosterLine]:
        """Yield the people whose kind is clear."""
        for raw in self.raws:
            kind, how = _kind(raw)
            if kind is None:
                words = dict.fromkeys(
                    (*(word for word in raw.strange if speaks_of_kind(word)), *raw.kinds, raw.section)
                )
                self._tell(raw, "roster-kind-unknown", name=raw.name, value=quoted(" ".join(filter(None, words))))
                continue
            person = RosterLine(
                raw.line, raw.name, kind, tuple(self._offices(raw, kind)), raw.step, _group(raw),
                bool(raw.kinds or raw.section), raw.unclear_day, how == "assumed" and not is_step_plain(raw),
                self._place(raw),
            )  # fmt: skip
            if Office.SECRETARY in person.offices:
                self._secretary = raw
            branch = self._branches.get(raw.branch, "")
            person = replace(person, branch=branch, held=raw.name in self._held)
            yield person

    def _offices(self, raw: RawPerson, kind: Kind) -> Iterator[Office]:
        offices = dict.fromkeys(office for word in raw.offices for office in offices_of(word)[0])
        if offices and any(map(is_past, (*raw.strange, *raw.unused))):
            self._tell(raw, "roster-office-unknown", name=raw.name, value=quoted(" ".join(raw.offices)))
            offices = {}
        for strange in dict.fromkeys(raw.strange):
            if is_new(strange) or (offices and strange in _OF_COMMITTEE):
                continue
            self._tell(raw, "roster-office-unknown", name=raw.name, value=quoted(strange))
        if offices and not kind.counts:
            self._tell(raw, "roster-office-not-member", name=raw.name)
            return
        for office in offices:
            if office is Office.SECRETARY and self._secretary:
                first = self._secretary
                if self._branches.get(first.branch) != self._branches.get(raw.branch):
                    self._held.add(raw.name)
                where = self._where(first, raw)
                self._tell(
                    raw, "roster-second-secretary", name=raw.name, first=first.line, first_name=first.name,
                    where=where,
                )  # fmt: skip
            else:
                yield office

    def _where(self, first: RawPerson, raw: RawPerson) -> str:
        """Return the sheet of an earlier line, if it is another one."""
        place = self._places.get(first.table % TABLES, "")
        apart = isinstance(place, str) and place and place != self._places.get(raw.table % TABLES)
        return f"“{quoted(str(place))}”" if apart else ""

    def _place(self, raw: RawPerson) -> str | int:
        place = self._places.get(raw.table % TABLES, "")
        return quoted(place) if isinstance(place, str) else place

    def _tell(self, raw: RawPerson, key: str, **values: str | int) -> None:
        self.problems.append(Problem(raw.line, raw.raw, key, {"line": raw.line, **values}, self._place(raw)))


def _completes(first: RawPerson, again: RawPerson) -> bool:
    """True if a person stands in two places, as in a list of the committee and one of all, that do not disagree."""
    apart = first.table != again.table or first.labelled != again.labelled or _repeated(first, again)
    more = bool(first.offices) != bool(again.offices) or _is_general(first) != _is_general(again)
    adds = bool(first.kinds and not first.offices and again.offices and not again.kinds) and not first.table
    if _goes_on(first, again):
        return True
    if not apart and not adds and not (first.labelled and more):
        return False
    known = [kind for raw in (first, again) if (found := _kind(raw))[1] in {"said", "general"} and (kind := found[0])]
    general = any(is_general(word) for raw in (first, again) for word in raw.kinds)
    return len(set(known)) < 2 or (general and set(known) == {Kind.FULL, Kind.PROBATIONARY})


def _goes_on(first: RawPerson, again: RawPerson) -> bool:
    """True if the next row of a table names another office of the same person."""
    same = first.table == again.table > 0 and first.kinds == again.kinds and first.section == again.section
    return same and again.line == first.line + 1 and bool(first.offices and again.offices)


def _repeated(first: RawPerson, again: RawPerson) -> bool:
    """True if lines list names and then say more of one of them: `甲、乙、丙，其中丙为预备党员`."""
    said = bool(first.kinds or first.offices), bool(again.kinds or again.offices)
    kind = _kind(again)[0]
    return not first.table and not again.table and said == (False, True) and kind is not None and kind.counts


def _is_general(raw: RawPerson) -> bool:
    return bool(raw.kinds) and all(map(is_general, raw.kinds))


def _whole(first: RawPerson, again: RawPerson) -> RawPerson:
    return replace(
        first, raw=f"{first.raw}\n{again.raw}",
        kinds=(*first.kinds, *again.kinds), offices=(*first.offices, *again.offices),
        groups=first.groups or again.groups, strange=(*first.strange, *again.strange),
        unused=(*first.unused, *again.unused), hints=(*first.hints, *again.hints),
        section=first.section or again.section, carried=first.carried and again.carried,
        likely=first.likely or again.likely, step=first.step or again.step,
    )  # fmt: skip
