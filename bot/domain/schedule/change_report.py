"""The report of a change to the superior committee (rule 8)."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import duties
from bot.domain.obligations.kinds import DutyKind
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person


async def filed(db: AsyncSession, activity: Activity, *, by: Person, now: datetime) -> None:
    """Record that the superior committee has received the report of the change (rule 8).

    Raises:
        Refused: `not-allowed`.
    """
    await powers.require(db, by, Power.SCHEDULE)
    owed = [d for d in await duties.open_duties(db, activity.branch_id) if d.activity_id == activity.id]
    if any(duty.kind == DutyKind.CHANGE_REPORT for duty in owed):
        await duties.settle(db, DutyKind.CHANGE_REPORT, activity, now=now)
        timeline.note(db, "change-filed", activity, by=by, now=now)
