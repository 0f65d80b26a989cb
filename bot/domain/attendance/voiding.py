"""Voiding of check-ins when an activity moves to another date."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.attendance.check_in import CARDS
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Person


async def void_check_ins(
    db: AsyncSession, activity: Activity, *, by: Person, now: datetime, reason: str | None
) -> None:
    """Void the check-ins and the head count of an activity that moved; people have to check in again.

    The old cards lose their buttons and say so; check-in opens again with new ones.
    """
    mine = Attendance.activity_id == activity.id
    count = (await db.scalars(select(func.count()).where(mine))).one()
    if count:
        await db.execute(delete(Attendance).where(mine))
        timeline.note(db, "check-ins-void", activity, by=by, now=now, count=count, reason=reason)
    activity.opened_at, activity.head_count = None, None
    await deliveries.outdate(db, activity.id, (*CARDS, DeliveryKind.KEPT_CHECK_IN), now=now)
