"""The roster: people, kinds of membership and offices (rules 15, 16, 26); the timeline records every change."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.absence import leave, makeup
from bot.domain.activity import replacement
from bot.domain.branch import people, powers, terms
from bot.domain.membership import binding
from bot.domain.membership.roster_list import Change, Entry, Merge, merge
from bot.domain.names import clean_name
from bot.domain.refusals import Refused
from bot.domain.roles import Kind, Office
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
) -> Merge:
    """Update the roster to match the list; people missing from the list stay unless `remove_absent`.

    People keep their accounts, and the roster takes the list's order. The first save posts the card `认领身份` in the
    group.
    """
    branch, present = await db.get_one(Branch, branch_id), await people.roster(db, branch_id)
    outcome = merge(present, entries)
    for change in outcome.changed:
        await _apply(db, change, by=by, now=now)
    if remove_absent:
        for person in outcome.absent:
            await remove(db, person, by=by, now=now)
    _add(db, branch, outcome.new, by=by, now=now)
    await db.flush()
    await _reorder(db, branch_id, entries)
    await binding.post_card(db, branch, now=now)
    return Merge(outcome.new, outcome.changed, outcome.same, outcome.absent, remove_absent, outcome.first,
                 await _has_secretary(db, branch_id))  # fmt: skip


async def add(db: AsyncSession, branch_id: int, entries: Sequence[Entry], *, by: Person | None, now: datetime) -> Merge:
    """Add people to the roster without changing the others.

    Raises:
        Refused: `name-taken`, `second-secretary`.
    """
    branch, present = await db.get_one(Branch, branch_id), await people.roster(db, branch_id)
    known = {person.name.casefold() for person in present}
    for entry in entries:
        if entry.name.casefold() in known:
            raise Refused("name-taken", name=entry.name)
        if Office.SECRETARY in entry.offices:
            _refuse_second_secretary(present)
    _add(db, branch, entries, by=by, now=now, position=len(present))
    await db.flush()
    await binding.post_card(db, branch, now=now)
    return Merge(
        new=tuple(entries),
        same=len(present),
        first=not present,
        secretary=await _has_secretary(db, branch_id),
    )


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


async def remove(db: AsyncSession, person: Person, *, by: Person | None, now: datetime) -> None:
    """Remove the person from the branch with all offices, duties, claims, pending leave and unfinished make-up studies.

    All other records stay.
    """
    timeline.note(db, "person-left", person, by=by, now=now, kind_was=person.kind, offices=sorted(person.offices))
    await terms.leave_branch(db, person, now=now)
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


def _add(
    db: AsyncSession, branch: Branch, entries: Iterable[Entry], *, by: Person | None, now: datetime, position: int = 0
) -> None:
    for place, entry in enumerate(entries, position):
        offices = entry.offices if entry.kind.counts else ()
        db.add(terms.newcomer(branch.id, entry.name, entry.kind, offices, position=place, now=now))
        timeline.note(
            db, "person-added", branch, by=by, now=now, name=entry.name,
            member_kind=entry.kind.value, offices=[office.value for office in entry.offices],
        )  # fmt: skip


async def _apply(db: AsyncSession, change: Change, *, by: Person | None, now: datetime) -> None:
    person = change.person
    if (person.kind, person.offices) == (change.kind, change.offices):
        return
    timeline.note(
        db, "person-changed", person, by=by, now=now,
        old=[person.kind, sorted(person.offices)], new=[change.kind.value, sorted(change.offices)],
    )  # fmt: skip
    await terms.change_kind(db, person, change.kind, now=now)
    await terms.hold_offices(db, person, change.offices, now=now)
    await replacement.report_departure(db, person, now=now)


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
