"""The report of a change to the superior committee (rule 8)."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import duties
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person


async def filed(db: AsyncSession, activity: Activity, *, by: Person, now: datetime) -> None:
    """The superior has received the report of the change (rule 8).

    Raises:
        Refused: `not-allowed`.
    """
    await powers.require(db, by, Power.SCHEDULE)
    owed = [d for d in await duties.open_duties(db, activity.branch_id) if d.activity_id == activity.id]
    if any(duty.kind == "change-report" for duty in owed):
        await duties.settle(db, "change-report", now=now, activity_id=activity.id)
        timeline.note(db, "change-filed", branch_id=activity.branch_id, activity_id=activity.id, by_id=by.id, now=now)
