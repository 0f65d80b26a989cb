"""Sentences about a roster: pieces that were not used, and assumptions of the reader."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from bot.domain.names import quoted
from bot.domain.roles import Kind
from bot.domain.told import Told
from bot.intake.people_words import kind_of, offices_of
from bot.intake.person_names import named
from bot.intake.roster_branches import branches_of
from bot.intake.roster_columns import asked_for
from bot.intake.roster_doubts import is_step_plain
from bot.intake.roster_layout import Parts
from bot.intake.roster_rows import Table
from bot.intake.roster_words import RawPerson

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
    kinds: Mapping[str, tuple[Kind | None, str]],
    maybe: Sequence[Named],
    merged: Sequence[RawPerson],
) -> tuple[Told, ...]:
    """Return all that is told; `kinds` says each person's kind and how it is known.

    `maybe` are words that may be names.
    """
    return (*_taken_for_granted(people, kinds, merged), *_not_used(parts, people, maybe))


def _taken_for_granted(
    people: Sequence[RawPerson], kinds: Mapping[str, tuple[Kind | None, str]], merged: Sequence[RawPerson]
) -> Iterable[Told]:
    differing = _differing_offices(people, merged)
    ways = ("assumed", "likely", "carried")
    by = {how: [person for person in people if kinds[person.name][1] == how] for how in ways}
    assumed = [person for person in by["assumed"] if not is_step_plain(person)]
    yield from _of_names("roster-kind-assumed", assumed)
    for kind in ("正式党员", "预备党员"):
        key = f"roster-kind-likely-{kind_of(kind)}"
        yield from _of_names(key, [person for person in by["likely"] if person.likely == kind])
    yield from _of_names("roster-kind-carried", by["carried"])
    yield from _of_names("roster-names-odd", [one for one in people if (found := named(one.name)) and not found.sure])
    yield from _of_names("roster-merged", [one for one in merged if one.name not in differing])
    yield from _of_pieces("roster-offices-differ", list(differing.values()))
    hints = [f"{person.name}：{hint}" for person in people for hint in dict.fromkeys(person.hints)]
    yield from _of_pieces("roster-hints", hints)
    yield from _of_pieces("roster-days-unused", [person.unclear_day for person in people if person.unclear_day])


def _differing_offices(people: Sequence[RawPerson], merged: Sequence[RawPerson]) -> dict[str, str]:
    """Return the offices of those for whom two places state different ones, by name."""
    again = {each.name: set(offices_of(" ".join(each.offices))[0]) for each in merged if each.offices}
    found: dict[str, str] = {}
    for person in people:
        words = dict.fromkeys(person.offices)
        first = set(offices_of(person.offices[0])[0]) if person.offices else set()
        if person.name in again and first != again[person.name]:
            found[person.name] = f"{person.name}：{'、'.join(words)}"
    return found


def _not_used(parts: Parts, people: Sequence[RawPerson], maybe: Sequence[Named]) -> Iterable[Told]:
    if branches := dict.fromkeys(branches_of(parts.people).values()):
        yield Told("roster-branches", tuple(branches), {"count": len(branches)})
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
