"""The deadline and the reminder of pending leave requests; both move with the activity."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.absence.leave_requests import (
    State,
    is_late,
    of,
)
from bot.domain.activity import activities
from bot.domain.branch.powers import Power, deciders
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.quiet_hours import awake
from bot.storage.tables.absence import Leave
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Duty

REMIND_AFTER = timedelta(days=1)
REMIND_BEFORE_START = timedelta(hours=2)


def decision_due(leave: Leave) -> datetime:
    """Return the deadline of the decision: the start of the activity, or a day after the request if it is late."""
    starts = leave.activity.starts_at
    return starts if starts is not None and leave.asked_at < starts else leave.asked_at + REMIND_AFTER


def remind_at(leave: Leave) -> datetime | None:
    """Return the time of the reminder: a day after the request or two hours before the start, whichever is earlier.

    A reminder at night moves to the morning. None if no time is left before the start; a late request is always
    followed by a reminder a day later.
    """
    due = decision_due(leave)
    wished = leave.asked_at + REMIND_AFTER
    if not is_late(leave):
        wished = min(wished, due - REMIND_BEFORE_START)
    if wished <= leave.asked_at:
        return None
    at = awake(wished, leave.activity.branch)
    return at if is_late(leave) or at < due else None


async def redate(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Move the deadlines and reminders of pending requests to the new start of the activity."""
    query = select(Leave).where(Leave.activity_id == activity.id, Leave.state == State.PENDING)
    waiting = {leave.person_id: leave for leave in (await db.scalars(query)).all()}
    for duty in await duties.open_duties(db, activity.branch_id):
        if duty.kind != DutyKind.LEAVE_DECISION or duty.activity_id != activity.id or duty.person_id not in waiting:
            continue
        leave = waiting[duty.person_id]
        duty.due_at = decision_due(leave)
        if duty.next_at is not None:
            duty.next_at = max(now, remind_at(leave) or duty.next_at)
        db.info["woken"] = True
    await deliveries.refresh(db, activity.id, (DeliveryKind.LEAVE_REQUEST,), now=now)


async def remind(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Remind the officers who may decide, unless the request was made in time and the activity has begun."""
    activity = await activities.get(db, duty.activity_id or 0)
    person = await db.get_one(Person, duty.person_id)
    leave = await of(db, activity, person)
    if leave is None or leave.state != State.PENDING:
        return Verdict.DROPPED
    if is_late(leave) or activity.starts_at is None or now < activity.starts_at:
        await deliveries.to_people(
            db,
            DeliveryKind.LEAVE_REMINDER,
            await deciders(db, person, Power.DECIDE_LEAVE),
            activity,
            person=person,
            now=now,
            key=str(leave.id),
            args={"leave": leave.id},
        )
    return Verdict.OPEN
