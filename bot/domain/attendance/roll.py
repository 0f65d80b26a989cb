"""The roll of an activity: who belonged to the branch at its start and was there, fixed at its end (rules 16, 83).

What is entered afterwards is a correction, shown beside the fixed figure. No correction is a tap that Telegram dated
before the end and delivered later, nor a decision on leave that was requested before the start.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import terms
from bot.domain.rules import figures_in_force
from bot.storage.tables.absence import Leave, LeaveState
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import LIVE, Attendance, How, VoidCause
from bot.storage.tables.branch import Person
from bot.storage.tables.roll import Correction, RollEntry, RollState


async def fix(db: AsyncSession, activity: Activity) -> None:
    """Write the roll of an activity that has ended; once, whoever calls first.

    That is ten minutes after the end, or the first vote or correction before then: until then the end can be undone.
    One that was never announced keeps the figures of now.
    """
    if activity.roll_fixed or activity.ended_at is None:
        return
    activity.roll_fixed, activity.figures = True, activity.figures or figures_in_force(activity.branch)
    arrivals = {row.person_id: row for row in await arrivals_at(db, activity)}
    on_leave = await excused(db, activity.id)
    for person, kind in await terms.belonged(db, activity.branch_id, activity.starts_at or activity.ended_at):
        arrival = arrivals.get(person.id)
        state = RollState.PRESENT if arrival else RollState.LEAVE if person.id in on_leave else RollState.ABSENT
        db.add(
            RollEntry(
                activity_id=activity.id, person_id=person.id, kind=kind, counted=kind.counts, state=state,
                how=arrival.how if arrival else None, at=arrival.at if arrival else None,
                recorded_at=activity.ended_at,
            )
        )  # fmt: skip
    await db.flush()


async def entries(db: AsyncSession, activity: Activity) -> Sequence[RollEntry]:
    """Return the roll in the order of the roster; empty until it is fixed."""
    query = select(RollEntry).join(Person, Person.id == RollEntry.person_id)
    query = query.where(RollEntry.activity_id == activity.id).order_by(Person.position, Person.id)
    return (await db.scalars(query)).all()


async def members(db: AsyncSession, activity: Activity) -> set[int]:
    """Return the ids of the people whom the roll counts as members; empty until it is fixed."""
    query = select(RollEntry.person_id).where(RollEntry.activity_id == activity.id, RollEntry.counted)
    return {number for number in (await db.scalars(query)).all() if number is not None}


async def correct(
    db: AsyncSession, activity: Activity, person: Person, *, state: RollState, by: Person | None, now: datetime
) -> None:
    """Record that the person's state was corrected after the end; a person who is not on the roll has no entry."""
    query = select(RollEntry).where(RollEntry.activity_id == activity.id, RollEntry.person_id == person.id)
    entry = (await db.scalars(query)).one_or_none()
    if entry is None:
        return
    last = select(Correction.new).where(Correction.entry_id == entry.id).order_by(Correction.id.desc()).limit(1)
    old = await db.scalar(last) or entry.state
    db.add(Correction(entry_id=entry.id, field="state", old=old, new=state, at=now, by_id=by.id if by else None))
    await db.flush()


def is_correction(activity: Activity, arrival: Attendance) -> bool:
    """True if the arrival was recorded by hand after the end of the activity."""
    return activity.ended_at is not None and arrival.how is How.HAND and arrival.at > activity.ended_at


async def arrivals_at(db: AsyncSession, activity: Activity) -> Sequence[Attendance]:
    """Return the check-ins of an activity in order of arrival."""
    query = select(Attendance).where(Attendance.activity_id == activity.id, LIVE).order_by(Attendance.id)
    return (await db.scalars(query)).all()


async def voided_arrivals(db: AsyncSession, activity: Activity, cause: VoidCause) -> dict[int, Attendance]:
    """Return the last check-in of each person that was voided for this cause, by the person's id."""
    query = select(Attendance).where(Attendance.activity_id == activity.id, Attendance.void_cause == cause)
    return {row.person_id: row for row in (await db.scalars(query.order_by(Attendance.id))).all()}


async def excused(db: AsyncSession, activity_id: int) -> set[int]:
    """Return the ids of the people on approved leave."""
    query = select(Leave.person_id).where(Leave.activity_id == activity_id, Leave.state == LeaveState.APPROVED)
    return set((await db.scalars(query)).all())
