"""Sentences about a roster: pieces that were not used, and assumptions of the reader."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from bot.domain.names import quoted
from bot.domain.told import Told
from bot.intake.people_words import kind_of, offices_of
from bot.intake.person_names import named
from bot.intake.roster_columns import asked_for
from bot.intake.roster_layout import Parts
from bot.intake.roster_rows import Table
from bot.intake.roster_words import RawPerson

_BRANCH = re.compile("支部|党组织|所属组织")

COLUMNS_SHOWN = 12
"""Columns that a sentence names."""


class Named(Protocol):
    """A person, by name."""

    @property
    def name(self) -> str:
        """The name as it would be stored."""


def tell(
    parts: Parts,
    people: Sequence[RawPerson],
    known: Mapping[str, str],
    maybe: Sequence[Named],
    merged: Sequence[RawPerson],
) -> tuple[Told, ...]:
    """Return all that is told; `known` says how each person's kind is known, `maybe` are words that may be names."""
    return (*_taken_for_granted(people, known, merged), *_not_used(parts, people, maybe))


def _taken_for_granted(
    people: Sequence[RawPerson], known: Mapping[str, str], merged: Sequence[RawPerson]
) -> Iterable[Told]:
    by = {how: [person for person in people if known[person.name] == how] for how in ("assumed", "likely", "carried")}
    assumed = [person for person in by["assumed"] if person.step is None]
    yield from _of_names("roster-kind-assumed", assumed)
    for kind in ("正式党员", "预备党员"):
        key = f"roster-kind-likely-{kind_of(kind)}"
        yield from _of_names(key, [person for person in by["likely"] if person.likely == kind])
    yield from _of_names("roster-kind-carried", by["carried"])
    yield from _of_names("roster-names-odd", [one for one in people if (found := named(one.name)) and not found.sure])
    yield from _of_names("roster-merged", merged)
    hints = [f"{person.name}：{hint}" for person in people for hint in dict.fromkeys(person.hints)]
    yield from _of_pieces("roster-hints", hints)
    yield from _of_pieces("roster-days-unused", [person.unclear_day for person in people if person.unclear_day])


def _not_used(parts: Parts, people: Sequence[RawPerson], maybe: Sequence[Named]) -> Iterable[Told]:
    yield from _of_names("roster-maybe", maybe)
    for each in parts.found:
        if isinstance(each, Table) and each.left:
            yield from _columns(each)
    for older in parts.older:
        yield Told("roster-older", older.cells, {"title": quoted(older.title), "newer": quoted(older.newer)})
        yield from _of_pieces("roster-older-people", older.people)
    for title, cells in parts.tables:
        key, values = ("", {"title": quoted(title)}) if title else ("-untitled", {"first": quoted(cells[0])})
        yield Told(f"roster-table{key}", tuple(cells), dict(values))
    unsure = {one.name for one in maybe}
    lines = [line for each in parts.found for line in each.unused if line not in unsure]
    yield from _of_pieces("roster-lines", lines)
    yield from _of_pieces("roster-words", [word for person in people for word in person.unused])


def _columns(table: Table) -> Iterable[Told]:
    """Tell the columns that gave nothing by their headings, and the words that are left of one that gave something."""
    telling = table.used | {place for place in table.left if _speaks(_heading(table, place))}
    for place in sorted(table.left.keys() & telling):
        pieces = tuple(dict.fromkeys(table.left[place]))
        yield Told("roster-column-part", pieces, {"column": quoted(_heading(table, place))})
    places = sorted(table.left.keys() - telling)
    for place in places:
        branches = dict.fromkeys(cell for cell in table.left[place] if _BRANCH.search(cell))
        if len(branches) > 1 and _BRANCH.search(_heading(table, place)):
            yield Told("roster-branches", tuple(branches), {"count": len(branches)})
    if places:
        headings = [_heading(table, place) for place in places]
        pieces = tuple(piece for place in places for piece in dict.fromkeys(table.left[place]))
        columns = "、".join(quoted(heading) for heading in headings[:COLUMNS_SHOWN])
        yield Told("roster-columns", pieces, {"columns": columns, "more": max(len(headings) - COLUMNS_SHOWN, 0)})


def _speaks(heading: str) -> bool:
    """True if a heading is a kind or an office, so that the words below it matter: `支部书记`, above it a name."""
    what = asked_for(heading)[0]
    return kind_of(what) is not None or bool(offices_of(what)[0])


def _heading(table: Table, place: int) -> str:
    heading = table.columns[place].heading.strip() if place < len(table.columns) else ""
    return heading or f"“{quoted(table.left[place][0])}”"


def _of_names(key: str, people: Sequence[Named]) -> Iterable[Told]:
    yield from _of_pieces(key, [person.name for person in people])


def _of_pieces(key: str, pieces: Sequence[str]) -> Iterable[Told]:
    if pieces:
        yield Told(key, tuple(dict.fromkeys(pieces)), {"count": len(pieces)})
