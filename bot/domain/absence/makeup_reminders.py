"""The owner of a make-up study's duty, and the times of its reminders (rule 67).

The duty's owner is the person until the answer is submitted or overdue, then the organisation officer.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.absence.makeup_tasks import State, of
from bot.domain.branch.powers import Power, deciders
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind, Owner
from bot.domain.quiet_hours import awake
from bot.domain.roles import Office
from bot.domain.rules import Rules, rules_then
from bot.storage.tables.absence import Makeup
from bot.storage.tables.obligations import Duty

REVIEW_WITHIN = timedelta(days=2)


async def follow_up(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Nudge the person until the due time, then hand the duty over to the organisation officer.

    Nudges missed during an outage are sent as one; none is sent at night.
    """
    row = await of(db, duty.activity_id or 0, duty.person_id or 0)
    if row is None or row.state == State.ACCEPTED or row.person.left_at is not None:
        return Verdict.DROPPED
    if row.state == State.SUBMITTED or duty.owner != Owner.PERSON:
        return Verdict.OPEN
    if now < row.due_at:
        await deliveries.to_people(
            db,
            DeliveryKind.MAKEUP_NUDGE,
            [row.person],
            row.activity,
            now=now,
            key=str(int(now.timestamp())),
            args={"makeup": row.id},
        )
        return next_look(row, rules_then(row.activity), now=now)
    duty.owner = Office.ORGANISATION
    timeline.note(db, "makeup-overdue", row.activity, person=row.person, now=now, makeup=row.id)
    await deliveries.to_people(
        db,
        DeliveryKind.MAKEUP_OVERDUE,
        await deciders(db, row.person, Power.REVIEW_MAKEUP),
        row.activity,
        now=now,
        key=str(int(row.due_at.timestamp())),
    )
    return Verdict.OPEN


def next_look(row: Makeup, rules: Rules, *, now: datetime) -> datetime:
    """Return when the bot next nudges or hands over: after 1, 3 and 6 days and at the due time, by day."""
    branch = row.activity.branch
    wished = (*(row.opened_at + after for after in rules.makeup_nudges), row.due_at)
    looks = [awake(at, branch) for at in wished if at <= row.due_at]
    return min((at for at in looks if at > now), default=now)


async def owed_by_person(db: AsyncSession, row: Makeup, rules: Rules, *, now: datetime) -> None:
    """Make the person the owner of the duty, and schedule the nudges."""
    await duties.owe(
        db, DutyKind.MAKEUP, row.activity, person=row.person, due_at=row.due_at, next_at=next_look(row, rules, now=now)
    )


async def owed_by_officer(db: AsyncSession, row: Makeup, *, now: datetime) -> None:
    """Make the organisation officer the owner of the duty: to accept or return the submitted answer."""
    due = max(row.due_at, now + REVIEW_WITHIN)
    await duties.owe(
        db, DutyKind.MAKEUP, row.activity, person=row.person, owner=Office.ORGANISATION, due_at=due, next_at=None
    )
