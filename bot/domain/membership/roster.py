"""The roster: people, kinds of membership and offices (rules 15, 16, 26); the timeline records every change.

A typed day means 00:00 in the branch's zone; a backdated entry changes no roll of an activity that has begun.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.absence import leave, makeup
from bot.domain.activity import replacement
from bot.domain.attendance import roll_terms
from bot.domain.branch import branches, groups, people, terms
from bot.domain.membership import binding, claim_links, office_changes, returning
from bot.domain.membership.roster_list import (
    Change,
    Entry,
    Merge,
    Unchanged,
    change_of,
    merge,
    refuse,
    refuse_second_secretary,
)  # fmt: skip
from bot.domain.names import clean_name
from bot.domain.obligations.kinds import DutyKind
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

    The list changes no secretary once one has had an account: that takes a hand-over.

    People keep their accounts, and the roster takes the list's order. `same` are the ids of former people who come
    back under their names. The card `认领身份` is posted in the group when the list adds a person without an account.

    Raises:
        Refused: `keeper-leaves-by-two`, and as `terms.instant`.
    """
    branch = await db.get_one(Branch, branch_id)
    outcome = await compare(db, branch, entries)
    unchanged = await _change(db, branch, outcome.changed, by=by, now=now)
    if remove_absent:
        for person in outcome.absent:
            await _remove(db, person, by=by, now=now)
    unchanged += await _add(db, branch, outcome.new, by=by, now=now, same=same)
    await db.flush()
    await _group(db, branch_id, entries, by=by, now=now)
    await _reorder(db, branch_id, entries)
    await office_changes.tell(db, branch_id, now=now)
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
        Refused: `name-taken`, `not-on-roster`, `second-secretary`, `secretary-by-handover`, `office-needs-member`,
            `keeper-leaves-by-two`, and as `terms.instant`.
    """
    branch, present = await db.get_one(Branch, branch_id), await people.roster(db, branch_id)
    known = {person.name.casefold(): person for person in present}
    stays = await office_changes.secretary_stays(db, branch)
    for entry in entries:
        refuse(entry, known, stays=stays)
    new = tuple(entry for entry in entries if entry.name.casefold() not in known)
    leaving = [(known[entry.name.casefold()], entry) for entry in entries if entry.departure is not None]
    changed = tuple(
        change_of(known[key], entry)
        for entry in entries
        if (key := entry.name.casefold()) in known and entry.departure is None
    )
    unchanged = await _change(db, branch, changed, by=by, now=now)
    for person, entry in leaving:
        since = await terms.instant(db, branch, person, entry.on, name=person.name, now=now)
        await _remove(db, person, by=by, now=now, since=since, cause=entry.departure, other_branch=entry.other_branch)
        unchanged += await unchanged_by(db, branch, person, since, now=now)
    unchanged += await _add(db, branch, new, by=by, now=now, position=len(present), same=same)
    await db.flush()
    await _group(db, branch_id, entries, by=by, now=now)
    await office_changes.tell(db, branch_id, now=now)
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


async def compare(db: AsyncSession, branch: Branch, entries: Sequence[Entry]) -> Merge:
    """Return what saving the list would change."""
    stays = await office_changes.secretary_stays(db, branch)
    return merge(await people.roster(db, branch.id), entries, secretary_stays=stays)


async def _offer_names(db: AsyncSession, branch: Branch, new: Collection[Entry], *, now: datetime) -> bool:
    """Post the card `认领身份` if one of the new people has no account; return whether one has none."""
    names = {entry.name.casefold() for entry in new}
    unclaimed = any(
        person.account_id is None and person.name.casefold() in names
        for person in (await people.roster(db, branch.id) if names else ())
    )
    if unclaimed:
        await claim_links.post_card(db, branch, now=now)
    return unclaimed


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
        Refused: `second-secretary` with the name of the present one, `secretary-by-handover` once a secretary of the
            branch has had an account, `office-needs-member` (rule 16).
    """
    branch = await people.branch_of(db, person)
    if office is Office.SECRETARY and await office_changes.secretary_stays(db, branch):
        raise Refused("secretary-by-handover")
    offices = person.offices ^ {office}
    if office in offices:
        if not person.kind.counts:
            raise Refused("office-needs-member", name=person.name)
        if office is Office.SECRETARY:
            refuse_second_secretary(await people.roster(db, person.branch_id))
    await _apply(db, Change(person, person.kind, offices), by=by, now=now)
    await office_changes.tell(db, person.branch_id, now=now)


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
    """Remove the person from the branch, and tell the officers if the person was one.

    Raises:
        Refused: `keeper-leaves-by-two` for another keeper of the roster with an account.
    """
    await _remove(db, person, by=by, now=now, since=since, cause=cause, other_branch=other_branch)
    await office_changes.tell(db, person.branch_id, now=now)


async def _remove(db: AsyncSession, person: Person, *, by: Person | None, now: datetime, **how: Any) -> None:  # noqa: ANN401 - options
    if await office_changes.is_anothers_keeper(db, person, by, now=now):
        raise Refused("keeper-leaves-by-two", name=person.name)
    if person.offices:
        await office_changes.note_departure(db, person, by=by, now=now)
    await take_off(db, person, by=by, now=now, **how)


async def take_off(
    db: AsyncSession, person: Person, *, by: Person | None, now: datetime, since: datetime | None = None,
    cause: Departure | None = None, other_branch: str | None = None,
) -> None:  # fmt: skip
    """Take the person off the roster with all offices, duties, claims, pending leave and unfinished make-up studies.

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
    ends_by_itself = Duty.kind == DutyKind.OFFICE_CHANGE  # a contested change of the person's offices still lapses
    owed = update(Duty).where(Duty.person_id == person.id, Duty.done_at.is_(None), ~ends_by_itself)
    await db.execute(owed.values(done_at=now, next_at=None, outcome=Outcome.DROPPED))


async def needs_founder_name(db: AsyncSession, account: Account, branch: Branch) -> bool:
    """True if this account set up the branch, keeps its roster and is not bound to a name in it yet."""
    if not branches.founder_keeps(branch, account.telegram_id):
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
        if offices:
            await db.flush()
            given = office_changes.Kind.OFFICES
            await office_changes.note(db, person, given, old=(), new=offices, by=by, now=now)
        if since < now:
            await db.flush()
            found += await unchanged_by(db, branch, person, since, now=now)
    return found


async def _change(
    db: AsyncSession, branch: Branch, changes: Iterable[Change], *, by: Person | None, now: datetime
) -> list[Unchanged]:
    found = []
    for change in changes:
        since = await terms.instant(db, branch, change.person, change.on, name=change.person.name, now=now)
        await _apply(db, change, by=by, now=now, since=since)
        found += await unchanged_by(db, branch, change.person, since, now=now)
    return found


async def unchanged_by(
    db: AsyncSession, branch: Branch, person: Person, since: datetime, *, now: datetime
) -> list[Unchanged]:
    """Return the activities whose rolls a backdated entry does not change."""
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
    if person.offices != change.offices:
        given = office_changes.Kind.OFFICES
        await office_changes.note(db, person, given, old=person.offices, new=change.offices, by=by, now=now)
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
