"""The reminder on the day before."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity.activities import get
from bot.domain.attendance.roll import excused
from bot.domain.branch import people
from bot.domain.obligations import deliveries
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind
from bot.storage.tables.obligations import Duty


async def remind(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Remind all people on the roster who are not on leave, unless the notice went out after this reminder was due."""
    activity = await get(db, duty.activity_id or 0)
    if activity.announced_at is not None and activity.announced_at > duty.due_at:
        return Verdict.DROPPED
    on_leave = await excused(db, activity.id)
    expected = [person for person in await people.roster(db, activity.branch_id) if person.id not in on_leave]
    await deliveries.to_people(db, DeliveryKind.EVE, expected, activity, now=now, key=str(activity.revision))
    return Verdict.DONE
