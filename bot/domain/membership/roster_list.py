"""Lists of people, imported or typed: their entries, as JSON too, and their comparison with the roster."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.domain.roles import Kind, Office
from bot.storage.tables.branch import Person


@dataclass(frozen=True)
class Entry:
    """One person on an imported or typed list."""

    name: str
    kind: Kind
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True)
class Change:
    """The kind and offices that a person on the roster gets."""

    person: Person
    kind: Kind
    offices: frozenset[Office]


@dataclass(frozen=True)
class Merge:
    """The effect of saving a list on the roster, as a preview or as the outcome."""

    new: tuple[Entry, ...] = ()
    changed: tuple[Change, ...] = ()
    same: int = 0
    absent: tuple[Person, ...] = ()
    removed: bool = field(default=False, compare=False)
    first: bool = field(default=False, compare=False)
    secretary: bool = field(default=True, compare=False)


def merge(present: Sequence[Person], entries: Iterable[Entry]) -> Merge:
    """Compare a list with the roster by name.

    A list that names no office at all keeps the offices as they are. A secretary on the list replaces the present one.
    """
    listed = {entry.name.casefold(): entry for entry in entries}
    says_offices = any(entry.offices for entry in listed.values())
    new_secretary = any(Office.SECRETARY in entry.offices for entry in listed.values())
    known = {person.name.casefold(): person for person in present}
    changed = []
    for key, person in known.items():
        change = _wanted(person, listed.get(key), says_offices=says_offices, new_secretary=new_secretary)
        if (change.kind, change.offices) != (person.kind, person.offices):
            changed.append(change)
    named = [person for key, person in known.items() if key in listed]
    after = {change.person.id: change.offices for change in changed}
    return Merge(
        new=tuple(entry for key, entry in listed.items() if key not in known),
        changed=tuple(changed),
        same=sum(1 for person in named if person.id not in after),
        absent=tuple(person for key, person in known.items() if key not in listed),
        first=not present,
        secretary=new_secretary or any(Office.SECRETARY in after.get(p.id, p.offices) for p in present),
    )


def _wanted(person: Person, entry: Entry | None, *, says_offices: bool, new_secretary: bool) -> Change:
    if entry is None:
        offices = person.offices - {Office.SECRETARY} if new_secretary else person.offices
        return Change(person, person.kind, offices)
    offices = frozenset(entry.offices) if says_offices else person.offices
    return Change(person, entry.kind, offices if entry.kind.counts else frozenset())


def as_json(entries: Iterable[Entry]) -> list[list[Any]]:
    """Return the entries as JSON, to be kept while the list is under review."""
    return [[entry.name, entry.kind.value, [office.value for office in entry.offices]] for entry in entries]


def from_json(kept: Iterable[list[Any]]) -> list[Entry]:
    """Return the entries that `as_json` wrote."""
    return [Entry(name, Kind(kind), tuple(Office(office) for office in offices)) for name, kind, offices in kept]
