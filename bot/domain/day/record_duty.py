"""The record of an activity is owed from its end on, and filed within two days (rule 64).

The secretary owes the filing. A second duty is the bot's: it sends the draft once the roll is fixed, and reminders.
Both are owed at the end of an activity only: not of one that was recorded later (补记), and not of those that ended
before the bot knew this duty.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.rules import Rules
from bot.storage.tables.activity import Activity
from bot.storage.tables.obligations import Duty, Outcome

KINDS = (DutyKind.RECORD_DRAFT, DutyKind.RECORD_FILING)


async def owe(db: AsyncSession, activity: Activity, rules: Rules, *, confirmed: bool) -> None:
    """Owe the record of an activity that has just ended; without `confirmed`, the draft waits for the host's answer."""
    if activity.ended_at is None:
        return
    draft_at, due = activity.ended_at + rules.end_undo, activity.ended_at + rules.record_filed
    next_at = draft_at if confirmed else None
    await duties.owe(db, DutyKind.RECORD_DRAFT, activity, due_at=draft_at, next_at=next_at, again=True)
    await duties.owe(db, DutyKind.RECORD_FILING, activity, due_at=due, next_at=None, again=True)


async def begin(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Let the bot send the draft now, after the host said that the activity was held."""
    mine = (Duty.kind == DutyKind.RECORD_DRAFT, Duty.activity_id == activity.id, Duty.done_at.is_(None))
    for duty in (await db.scalars(select(Duty).where(*mine))).all():
        duty.next_at = now
        db.info["woken"] = True


async def drop(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Drop the duties of an activity that goes on, or was not held."""
    for kind in KINDS:
        await duties.settle(db, kind, activity, now=now, outcome=Outcome.DROPPED)


async def refresh(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Word the message about the draft anew, after something of the record came in."""
    await deliveries.refresh(db, activity.id, (DeliveryKind.RECORD_DRAFT,), now=now)
