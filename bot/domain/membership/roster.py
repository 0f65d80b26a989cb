"""The roster: people, kinds of membership and offices (rules 15, 16, 26); the timeline records every change.

A typed day means 00:00 in the branch's zone; a backdated entry changes no roll of an activity that has begun.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.absence import leave, makeup
from bot.domain.activity import replacement
from bot.domain.attendance import roll_terms
from bot.domain.branch import groups, people, powers, terms
from bot.domain.membership import binding, returning
from bot.domain.membership.roster_list import Change, Entry, Merge, Unchanged, merge
from bot.domain.names import clean_name
from bot.domain.refusals import Refused
from bot.domain.roles import Departure, Kind, Office
from bot.storage.tables.branch import Account, Branch, Person
from bot.storage.tables.obligations import Duty, Outcome


async def save(
    db: AsyncSession,
    branch_id: int,
    entries: Sequence[Entry],
    *,
    by: Person | None,
    now: datetime,
    remove_absent: bool = False,
    same: Collection[int] = (),
) -> Merge:
    """Update the roster to match the list; people missing from the list stay unless `remove_absent`.

    People keep their accounts, and the roster takes the list's order. `same` are the ids of former people who come
    back under their names. The card `认领身份` is posted in the group when somebody without an account is new.

    Raises:
        Refused: as `terms.instant`.
    """
    branch, present = await db.get_one(Branch, branch_id), await people.roster(db, branch_id)
    outcome = merge(present, entries)
    unchanged = await _change(db, branch, outcome.changed, by=by, now=now)
    if remove_absent:
        for person in outcome.absent:
            await remove(db, person, by=by, now=now)
    unchanged += await _add(db, branch, outcome.new, by=by, now=now, same=same)
    await db.flush()
    await _group(db, branch_id, entries, by=by, now=now)
    await _reorder(db, branch_id, entries)
    return replace(
        outcome, removed=remove_absent, secretary=await _has_secretary(db, branch_id), unchanged=tuple(unchanged),
        unclaimed=await _offer_names(db, branch, outcome.new, now=now),
    )  # fmt: skip


async def add(
    db: AsyncSession,
    branch_id: int,
    entries: Sequence[Entry],
    *,
    by: Person | None,
    now: datetime,
    same: Collection[int] = (),
) -> Merge:
    """Add people to the roster, or change or remove those whom the lines name; all others stay as they are.

    `same` are the ids of former people who come back under their names.

    Raises:
        Refused: `name-taken`, `not-on-roster`, `second-secretary`, `office-needs-member`, and as `terms.instant`.
    """
    branch, present = await db.get_one(Branch, branch_id), await people.roster(db, branch_id)
    known = {person.name.casefold(): person for person in present}
    for entry in entries:
        _refuse_entry(entry, known)
    new = tuple(entry for entry in entries if entry.name.casefold() not in known)
    leaving = [(known[entry.name.casefold()], entry) for entry in entries if entry.departure is not None]
    changed = tuple(
        _change_of(known[key], entry)
        for entry in entries
        if (key := entry.name.casefold()) in known and entry.departure is None
    )
    unchanged = await _change(db, branch, changed, by=by, now=now)
    for person, entry in leaving:
        unchanged += await depart(db, branch, person, entry, by=by, now=now)
    unchanged += await _add(db, branch, new, by=by, now=now, position=len(present), same=same)
    await db.flush()
    await _group(db, branch_id, entries, by=by, now=now)
    return Merge(
        new=new,
        changed=changed,
        same=len(present) - len(changed) - len(leaving),
        absent=tuple(person for person, _entry in leaving),
        removed=bool(leaving),
        first=not present,
        secretary=await _has_secretary(db, branch_id),
        unchanged=tuple(unchanged),
        unclaimed=await _offer_names(db, branch, new, now=now),
    )


async def _offer_names(db: AsyncSession, branch: Branch, new: Collection[Entry], *, now: datetime) -> bool:
    """Post the card `认领身份` if one of the new people has no account; return whether one has none."""
    names = {entry.name.casefold() for entry in new}
    unclaimed = any(
        person.account_id is None and person.name.casefold() in names
        for person in (await people.roster(db, branch.id) if names else ())
    )
    if unclaimed:
        await binding.post_card(db, branch, now=now)
    return unclaimed


def _change_of(person: Person, entry: Entry) -> Change:
    kind = entry.kind if entry.says_kind or entry.change else person.kind
    return Change(person, kind, frozenset(entry.offices) or person.offices, entry.on)


def _refuse_entry(entry: Entry, known: Mapping[str, Person]) -> None:
    person = known.get(entry.name.casefold())
    if person is None:
        if entry.change or entry.departure is not None:
            raise Refused("not-on-roster", name=entry.name)
    elif entry.departure is None:
        wanted = _change_of(person, entry)
        moves = bool(entry.change or entry.on or entry.group)
        if not moves or (not entry.group and (wanted.kind, wanted.offices) == (person.kind, person.offices)):
            raise Refused("name-taken", name=entry.name)
        if wanted.offices and not wanted.kind.counts:
            raise Refused("office-needs-member", name=entry.name)
    if Office.SECRETARY in entry.offices:
        _refuse_second_secretary(known.values())


async def set_kind(db: AsyncSession, person: Person, kind: Kind, *, by: Person | None, now: datetime) -> None:
    """Set the person's kind of membership.

    Raises:
        Refused: `office-needs-member` for an officer who would no longer be a member.
    """
    if person.offices and not kind.counts:
        raise Refused("office-needs-member", name=person.name)
    await _apply(db, Change(person, kind, person.offices), by=by, now=now)


async def turn_office(db: AsyncSession, person: Person, office: Office, *, by: Person | None, now: datetime) -> None:
    """Give the person an office, or take it away if they hold it (rule 26).

    Raises:
        Refused: `second-secretary` with the name of the present one, `office-needs-member` (rule 16).
    """
    offices = person.offices ^ {office}
    if office in offices:
        if not person.kind.counts:
            raise Refused("office-needs-member", name=person.name)
        if office is Office.SECRETARY:
            _refuse_second_secretary(await people.roster(db, person.branch_id))
    await _apply(db, Change(person, person.kind, offices), by=by, now=now)


async def rename(db: AsyncSession, person: Person, text: str, *, by: Person | None, now: datetime) -> None:
    """Rename the person; account and records stay.

    Raises:
        Refused: `name-bad`, `name-taken`.
    """
    name = clean_name(text)
    for other in await people.roster(db, person.branch_id):
        if other.id != person.id and other.name.casefold() == name.casefold():
            raise Refused("name-taken", name=name)
    timeline.note(db, "person-renamed", person, by=by, now=now, old=person.name, new=name)
    person.name = name
    await db.flush()


async def depart(
    db: AsyncSession, branch: Branch, person: Person, entry: Entry, *, by: Person | None, now: datetime
) -> list[Unchanged]:
    """Remove the person from the branch with the cause and the day of the entry.

    Raises:
        Refused: as `terms.instant`.
    """
    since = await terms.instant(db, branch, person, entry.on, name=person.name, now=now)
    await remove(db, person, by=by, now=now, since=since, cause=entry.departure, other_branch=entry.other_branch)
    return await _unchanged(db, branch, person, since, now=now)


async def remove(
    db: AsyncSession,
    person: Person,
    *,
    by: Person | None,
    now: datetime,
    since: datetime | None = None,
    cause: Departure | None = None,
    other_branch: str | None = None,
) -> None:
    """Remove the person from the branch with all offices, duties, claims, pending leave and unfinished make-up studies.

    All other records stay.
    """
    told: dict[str, Any] = {key: value for key, value in (("reason", cause), ("note", other_branch)) if value}
    timeline.note(
        db, "person-left", person, by=by, now=now, kind_was=person.kind, offices=sorted(person.offices), **told,
        **_dated(since, now),
    )  # fmt: skip
    await groups.leave(db, person, now=now)
    await terms.leave_branch(db, person, now=now, since=since, cause=cause, other_branch=other_branch)
    await replacement.report_departure(db, person, now=now)
    await binding.drop_claims(db, person, by=None, now=now)
    await leave.drop_pending(db, person, by=by, now=now)
    await makeup.close_for(db, person, by=by, now=now)
    owed = update(Duty).where(Duty.person_id == person.id, Duty.done_at.is_(None))
    await db.execute(owed.values(done_at=now, next_at=None, outcome=Outcome.DROPPED))


async def needs_founder_name(db: AsyncSession, account: Account, branch: Branch) -> bool:
    """True if this account set up the branch, keeps its roster and is not bound to a name in it yet."""
    if not await powers.founder_keeps(db, branch, account.telegram_id):
        return False
    return await people.bound_to(db, branch.id, account.telegram_id) is None


async def _add(
    db: AsyncSession, branch: Branch, entries: Iterable[Entry], *, by: Person | None, now: datetime, position: int = 0,
    same: Collection[int] = (),
) -> list[Unchanged]:  # fmt: skip
    former = await returning.chosen(db, branch.id, same)
    found = []
    for place, entry in enumerate(entries, position):
        offices = entry.offices if entry.kind.counts else ()
        person = former.get(entry.name.casefold())
        since = await terms.instant(db, branch, person, entry.on, name=entry.name, now=now)
        detail: dict[str, Any] = {
            "member_kind": entry.kind.value,
            "offices": [office.value for office in entry.offices],
        }
        detail |= _dated(since, now)
        if person is not None:
            await returning.free_account(db, person)
            await terms.return_to_branch(db, person, entry.kind, offices, now=now, since=since, by=by)
            person.position = place
            timeline.note(db, "person-returned", person, by=by, now=now, **detail)
        else:
            person = terms.newcomer(
                branch.id, entry.name, entry.kind, offices, position=place, now=now, since=since, by=by
            )
            db.add(person)
            timeline.note(db, "person-added", branch, by=by, now=now, name=entry.name, **detail)
        if since < now:
            await db.flush()
            found += await _unchanged(db, branch, person, since, now=now)
    return found


async def _change(
    db: AsyncSession, branch: Branch, changes: Iterable[Change], *, by: Person | None, now: datetime
) -> list[Unchanged]:
    found = []
    for change in changes:
        since = await terms.instant(db, branch, change.person, change.on, name=change.person.name, now=now)
        await _apply(db, change, by=by, now=now, since=since)
        found += await _unchanged(db, branch, change.person, since, now=now)
    return found


async def _unchanged(
    db: AsyncSession, branch: Branch, person: Person, since: datetime, *, now: datetime
) -> list[Unchanged]:
    if since >= now:
        return []
    activities = await roll_terms.unchanged_since(db, branch.id, person, since, now=now)
    return [Unchanged(person, tuple(activities))] if activities else []


def _dated(since: datetime | None, now: datetime) -> dict[str, Any]:
    """Return the detail of an event that takes effect earlier than it is entered."""
    return {"since": since.isoformat()} if since is not None and since < now else {}


async def _apply(
    db: AsyncSession, change: Change, *, by: Person | None, now: datetime, since: datetime | None = None
) -> None:
    person = change.person
    if (person.kind, person.offices) == (change.kind, change.offices):
        return
    timeline.note(
        db, "person-changed", person, by=by, now=now,
        old=[person.kind, sorted(person.offices)], new=[change.kind.value, sorted(change.offices)],
        **_dated(since, now),
    )  # fmt: skip
    await terms.change_kind(db, person, change.kind, now=now, since=since)
    await terms.hold_offices(db, person, change.offices, now=now, since=since, by=by)
    await replacement.report_departure(db, person, now=now)


async def _group(
    db: AsyncSession, branch_id: int, entries: Iterable[Entry], *, by: Person | None, now: datetime
) -> None:
    """Move the people whose entries name a group (党小组) to it, from now on."""
    wanted = {entry.name.casefold(): entry.group for entry in entries if entry.group is not None}
    for person in await people.roster(db, branch_id) if wanted else ():
        if (name := wanted.get(person.name.casefold())) is not None:
            await groups.join(db, person, name, by=by, now=now)


async def _reorder(db: AsyncSession, branch_id: int, entries: Sequence[Entry]) -> None:
    place = {entry.name.casefold(): number for number, entry in enumerate(entries)}
    everybody = await people.roster(db, branch_id)
    ordered = sorted(everybody, key=lambda p: (place.get(p.name.casefold(), len(place)), p.position, p.id))
    for number, person in enumerate(ordered):
        person.position = number
    await db.flush()


async def _has_secretary(db: AsyncSession, branch_id: int) -> bool:
    return any(Office.SECRETARY in person.offices for person in await people.roster(db, branch_id))


def _refuse_second_secretary(present: Iterable[Person]) -> None:
    for person in present:
        if Office.SECRETARY in person.offices:
            raise Refused("second-secretary", name=person.name)
