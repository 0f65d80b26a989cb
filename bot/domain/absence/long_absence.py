"""Members with a long run of missed activities (rule 29)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.absence.contact import CONTACTED
from bot.domain.attendance import roll
from bot.domain.branch import people
from bot.domain.rules import DEFAULTS
from bot.storage.tables.absence import Leave, LeaveState
from bot.storage.tables.activity import HELD, Activity
from bot.storage.tables.attendance import LIVE, Attendance
from bot.storage.tables.branch import Person
from bot.storage.tables.roll import RollEntry, RollState
from bot.storage.tables.timeline import Event

LOOKED_BACK = 36  # activities


@dataclass(frozen=True)
class LongAbsence:
    """A member who missed several activities in a row without leave (rule 29).

    `grave` if six months lie between the first and the last of them: months in which none was held count for nothing.
    `contacts` are the times at which officers recorded a contact since then.
    """

    person: Person
    running: int
    since: datetime
    grave: bool
    contacts: tuple[datetime, ...]


async def long_absent(db: AsyncSession, branch_id: int, *, now: datetime) -> list[LongAbsence]:
    """Return the members who missed at least the last three activities without leave, in the order of the roster.

    Activities count by their rolls, as corrected: one whose roll does not count the person as a member (not in the
    branch then, or a guest) is left out, and neither counts nor ends the run.
    """
    query = select(Activity).where(Activity.branch_id == branch_id, HELD)
    past = (await db.scalars(query.order_by(Activity.ended_at.desc()).limit(LOOKED_BACK))).all()
    ids = [activity.id for activity in past]
    counted, excused = await roll.counted(db, ids), await _excused(db, ids)
    found = []
    for person in await people.members(db, branch_id):
        missed = _missed_running(person, [one for one in past if (one.id, person.id) in counted], excused)
        if len(missed) >= DEFAULTS.long_absence:
            first, last = missed[-1].starts_at or now, missed[0].starts_at or now
            contacts = await _contacts(db, person, first)
            found.append(LongAbsence(person, len(missed), first, last - first >= DEFAULTS.grave_absence, contacts))
    return found


def _missed_running(person: Person, past: Sequence[Activity], excused: Collection[tuple[int, int]]) -> list[Activity]:
    """Return the activities missed without leave since the last one attended or excused, the newest first."""
    missed = []
    for activity in past:
        if (activity.id, person.id) in excused:
            break
        missed.append(activity)
    return missed


async def _contacts(db: AsyncSession, person: Person, since: datetime) -> tuple[datetime, ...]:
    query = select(Event.at).where(Event.person_id == person.id, Event.kind == CONTACTED, Event.at >= since)
    return tuple((await db.scalars(query.order_by(Event.at))).all())


async def _excused(db: AsyncSession, ids: Sequence[int]) -> set[tuple[int, int]]:
    """Return the (activity id, person id) pairs of all who were present or on approved leave."""
    there = select(Attendance.activity_id, Attendance.person_id).where(Attendance.activity_id.in_(ids), LIVE)
    on_leave = select(Leave.activity_id, Leave.person_id).where(
        Leave.activity_id.in_(ids), Leave.state == LeaveState.APPROVED
    )
    on_roll = select(RollEntry.activity_id, RollEntry.person_id).where(
        RollEntry.activity_id.in_(ids), RollEntry.state == RollState.LEAVE
    )
    rows = [(await db.execute(query)).all() for query in (there, on_leave, on_roll)]
    return {(activity_id, person_id) for each in rows for activity_id, person_id in each if person_id is not None}
