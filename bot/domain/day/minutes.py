"""The minutes of an activity (rule 61)."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.activity import Activity
from bot.storage.tables.record import Minute


async def of(db: AsyncSession, activity: Activity, *, offered: bool = False) -> Sequence[Minute]:
    """Return the minutes of an activity as they were sent; with `offered`, also own words that were not taken yet."""
    query = select(Minute).where(Minute.activity_id == activity.id, Minute.withdrawn_at.is_(None))
    if not offered:
        query = query.where(Minute.taken)
    return (await db.scalars(query.order_by(Minute.sent_at, Minute.id))).all()
