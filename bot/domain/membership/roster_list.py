"""Lists of people, imported or typed: their entries, as JSON too, and their comparison with the roster."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from bot.domain.refusals import Refused
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

    `unclaimed` is true if one of the new people has no account yet, `secretary_kept` if the list names another
    secretary but the present one stays.
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
    secretary_kept: bool = field(default=False, compare=False)


def merge(present: Sequence[Person], entries: Iterable[Entry], *, secretary_stays: bool = False) -> Merge:
    """Compare a list with the roster by name.

    A list that names no office at all keeps the offices as they are, and a line that names no kind keeps the kind. A
    secretary on the list replaces the present one, unless the `secretary_stays`.
    """
    listed = {entry.name.casefold(): entry for entry in entries}
    says_offices = any(entry.offices for entry in listed.values())
    known = {person.name.casefold(): person for person in present}
    kept = False
    if secretary_stays:
        listed, kept = _with_secretary_of(known, listed, says_offices=says_offices)
    new_secretary = not secretary_stays and any(Office.SECRETARY in entry.offices for entry in listed.values())
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
        secretary_kept=kept,
    )


def _with_secretary_of(
    known: Mapping[str, Person], listed: Mapping[str, Entry], *, says_offices: bool
) -> tuple[dict[str, Entry], bool]:
    """Return the entries with the present secretary alone in that office, and whether they said otherwise."""
    changed = {}
    for key, entry in listed.items():
        person = known.get(key)
        if person is not None and Office.SECRETARY in person.offices:
            kind = entry.kind if entry.kind.counts else person.kind
            offices = tuple({*entry.offices, Office.SECRETARY}) if says_offices else entry.offices
            changed[key] = replace(entry, kind=kind, offices=offices)
        else:
            changed[key] = replace(entry, offices=tuple(o for o in entry.offices if o is not Office.SECRETARY))
    differs = any(
        (Office.SECRETARY in entry.offices) is not (Office.SECRETARY in listed[key].offices)
        for key, entry in changed.items()
    )
    return changed, differs


def _wanted(person: Person, entry: Entry | None, *, says_offices: bool, new_secretary: bool) -> Change:
    if entry is None:
        offices = person.offices - {Office.SECRETARY} if new_secretary else person.offices
        return Change(person, person.kind, offices)
    offices = frozenset(entry.offices) if says_offices else person.offices
    on = None if entry.joined else entry.on
    kind = entry.kind if entry.says_kind or entry.change else person.kind
    return Change(person, kind, offices if kind.counts else frozenset(), on)


def change_of(person: Person, entry: Entry) -> Change:
    """Return what a line about a person on the roster changes."""
    kind = entry.kind if entry.says_kind or entry.change else person.kind
    return Change(person, kind, frozenset(entry.offices) or person.offices, entry.on)


def refuse(entry: Entry, known: Mapping[str, Person], *, stays: bool) -> None:
    """Refuse a line that cannot be carried out; `stays` as in `office_changes.secretary_stays`.

    Raises:
        Refused: `secretary-by-handover`, `not-on-roster`, `name-taken`, `office-needs-member`, `second-secretary`.
    """
    person = known.get(entry.name.casefold())
    if stays and entry.departure is None:
        holds = person is not None and Office.SECRETARY in person.offices
        if holds is not (Office.SECRETARY in (change_of(person, entry).offices if person else entry.offices)):
            raise Refused("secretary-by-handover")
    if person is None:
        if entry.change or entry.departure is not None:
            raise Refused("not-on-roster", name=entry.name)
    elif entry.departure is None:
        wanted = change_of(person, entry)
        moves = bool(entry.change or entry.on or entry.group)
        if not moves or (not entry.group and (wanted.kind, wanted.offices) == (person.kind, person.offices)):
            raise Refused("name-taken", name=entry.name)
        if wanted.offices and not wanted.kind.counts:
            raise Refused("office-needs-member", name=entry.name)
    if Office.SECRETARY in entry.offices:
        refuse_second_secretary(known.values())


def refuse_second_secretary(present: Iterable[Person]) -> None:
    """Refuse if there is a secretary already.

    Raises:
        Refused: `second-secretary` with the name.
    """
    for person in present:
        if Office.SECRETARY in person.offices:
            raise Refused("second-secretary", name=person.name)


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
