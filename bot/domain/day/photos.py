"""The photos of an activity (rule 60)."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.activity import Activity
from bot.storage.tables.record import Photo


async def of(db: AsyncSession, activity: Activity, *, chosen: bool = False) -> Sequence[Photo]:
    """Return the photos of an activity as they were sent; with `chosen`, only those for the paper."""
    query = select(Photo).where(Photo.activity_id == activity.id, Photo.withdrawn_at.is_(None))
    if chosen:
        query = query.where(Photo.chosen)
    return (await db.scalars(query.order_by(Photo.sent_at, Photo.id))).all()
