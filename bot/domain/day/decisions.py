"""The decisions (议定事项) of an activity, and what became of those of the ones before."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.day import record_duty
from bot.domain.refusals import Refused
from bot.storage.tables.activity import HELD, Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.record import Decision
from bot.storage.tables.session import Session

CARRIED = 20
"""Earlier decisions that stand at the top of a record."""


async def of(db: AsyncSession, activity: Activity) -> Sequence[Decision]:
    """Return the decisions of an activity in the order in which they were sent."""
    query = select(Decision).where(Decision.activity_id == activity.id, Decision.withdrawn_at.is_(None))
    return (await db.scalars(query.order_by(Decision.sent_at, Decision.id))).all()


async def carried(db: AsyncSession, activity: Activity) -> Sequence[Decision]:
    """Return the earlier decisions that stand at the top of the record of an activity.

    They are those of the last activity held before it, and older ones that were still under way (仍在办) or were
    closed since that activity began.
    """
    if activity.starts_at is None:
        return ()
    earlier = (
        select(Activity)
        .join(Activity.session)
        .where(Activity.branch_id == activity.branch_id, HELD, Session.starts_at < activity.starts_at)
        .order_by(Session.starts_at.desc(), Activity.id.desc())
    )
    before = (await db.scalars(earlier.limit(1))).one_or_none()
    if before is None:
        return ()
    older = (
        select(Decision)
        .join(Activity, Activity.id == Decision.activity_id)
        .join(Activity.session)
        .where(
            Activity.branch_id == activity.branch_id, HELD, Session.starts_at < before.starts_at,
            Decision.withdrawn_at.is_(None), Decision.carried_at.is_not(None),
            or_(Decision.done_at.is_(None), Decision.done_at >= activity.starts_at),
        )
        .order_by(Session.starts_at, Decision.id)
    )  # fmt: skip
    return [*(await db.scalars(older.limit(CARRIED))).all(), *await of(db, before)]


async def follow_up(
    db: AsyncSession, activity: Activity, decision_id: int, *, done: bool, by: Person, now: datetime
) -> None:
    """Record in the record of an activity that an earlier decision is done (已办), or still under way (仍在办).

    Raises:
        Refused: `record-gone` if it does not stand at the top of that record.
    """
    decision = next((one for one in await carried(db, activity) if one.id == decision_id), None)
    if decision is None:
        raise Refused("record-gone")
    decision.done_at, decision.done_by = (now, by.id) if done else (None, None)
    decision.carried_at = decision.carried_at if done else now
    kind = "decision-done" if done else "decision-carried"
    timeline.note(db, kind, activity, by=by, now=now, decision=decision.id)
    await db.flush()
    await record_duty.refresh(db, activity, now=now)
