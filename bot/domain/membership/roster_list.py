"""Lists of people, imported or typed: their entries, as JSON too, and their comparison with the roster."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from bot.domain.roles import Departure, Kind, Office
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person


@dataclass(frozen=True)
class Entry:
    """One person on an imported or typed list, from the typed day on; a day that is not typed means now.

    `change` is true if the line speaks of a person who must be on the roster (转正), and `departure` tells why that
    person leaves. Without `says_kind` the line names no kind: a person on the roster keeps theirs if it is typed.
    `joined` is true if `on` is the day of joining, on which nothing changes for a person on the roster.
    """

    name: str
    kind: Kind
    offices: tuple[Office, ...] = ()
    on: date | None = None
    change: bool = False
    departure: Departure | None = None
    other_branch: str | None = None
    group: str | None = None
    says_kind: bool = field(default=True, compare=False)
    joined: bool = False


@dataclass(frozen=True)
class Change:
    """The kind and offices that a person on the roster gets, from the typed day on."""

    person: Person
    kind: Kind
    offices: frozenset[Office]
    on: date | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Unchanged:
    """Activities whose rolls a backdated entry about this person does not change, because they had begun."""

    person: Person
    activities: tuple[Activity, ...]


@dataclass(frozen=True)
class Merge:
    """The effect of saving a list on the roster, as a preview or as the outcome.

    `unclaimed` is true if one of the new people has no account yet.
    """

    new: tuple[Entry, ...] = ()
    changed: tuple[Change, ...] = ()
    same: int = 0
    absent: tuple[Person, ...] = ()
    removed: bool = field(default=False, compare=False)
    first: bool = field(default=False, compare=False)
    secretary: bool = field(default=True, compare=False)
    unchanged: tuple[Unchanged, ...] = field(default=(), compare=False)
    unclaimed: bool = field(default=False, compare=False)


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
        new=tuple(
            replace(entry, on=None) if entry.change else entry for key, entry in listed.items() if key not in known
        ),
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
    on = None if entry.joined else entry.on
    return Change(person, entry.kind, offices if entry.kind.counts else frozenset(), on)


def as_json(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return the entries as JSON, to be kept while the list is under review."""
    return [{**asdict(entry), "on": entry.on.isoformat() if entry.on else None} for entry in entries]


def from_json(kept: Iterable[dict[str, Any] | list[Any]]) -> list[Entry]:
    """Return the entries that `as_json` wrote; an earlier version kept lists of name, kind and offices."""
    return [_entry(dict(zip(("name", "kind", "offices"), one, strict=True)) if isinstance(one, list) else one)
            for one in kept]  # fmt: skip


def _entry(kept: dict[str, Any]) -> Entry:
    on, departure = kept.get("on"), kept.get("departure")
    return Entry(
        **kept
        | {
            "kind": Kind(kept["kind"]),
            "offices": tuple(map(Office, kept["offices"])),
            "on": date.fromisoformat(on) if on else None,
            "departure": Departure(departure) if departure else None,
        }
    )
