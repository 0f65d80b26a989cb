"""The decisions (议定事项) of an activity, and what became of those of the one before."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.activity import HELD, Activity
from bot.storage.tables.record import Decision
from bot.storage.tables.session import Session


async def of(db: AsyncSession, activity: Activity) -> Sequence[Decision]:
    """Return the decisions of an activity in the order in which they were sent."""
    query = select(Decision).where(Decision.activity_id == activity.id, Decision.withdrawn_at.is_(None))
    return (await db.scalars(query.order_by(Decision.sent_at, Decision.id))).all()


async def carried(db: AsyncSession, activity: Activity) -> Sequence[Decision]:
    """Return the decisions of the last activity held before this one, which stand at the top of its record."""
    earlier = (
        select(Activity)
        .join(Activity.session)
        .where(Activity.branch_id == activity.branch_id, HELD, Session.starts_at < activity.starts_at)
        .order_by(Session.starts_at.desc(), Activity.id.desc())
        .limit(1)
    )
    before = (await db.scalars(earlier)).one_or_none() if activity.starts_at is not None else None
    return await of(db, before) if before is not None else ()
