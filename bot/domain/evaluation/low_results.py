"""Low results and the consequence of the third one in a year (rule 75)."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.evaluation.result import year_results
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.rules import rules_then
from bot.storage.tables.activity import Activity

RECTIFY = timedelta(days=30)  # our own figure: rule 75 asks for 整改 and names no time


async def low_results(db: AsyncSession, branch_id: int, year: int) -> list[Activity]:
    """Return the activities of a year whose rate is strictly below 60 % (rule 75); one without ballots is not low."""
    return [
        activity
        for activity, found in await year_results(db, branch_id, year)
        if found.rate is not None and found.rate < rules_then(activity).satisfied_share
    ]


async def judge(db: AsyncSession, activity: Activity, now: datetime) -> None:
    """Tell only the secretary of a low result; from the third of the year on, rectification is owed (rule 75)."""
    low = await low_results(db, activity.branch_id, activity.year)
    if activity.id not in {each.id for each in low}:
        return
    grave = len(low) >= rules_then(activity).low_results
    secretary = await powers.in_charge(db, activity.branch_id, Power.HEAR_LOW_RESULT)
    kind = DeliveryKind.LOW_CONSEQUENCE if grave else DeliveryKind.LOW_WARNING
    await deliveries.to_people(db, kind, secretary, activity, now=now, args={"low": len(low)})
    if grave:
        await duties.owe(db, DutyKind.RECTIFY, activity, due_at=now + RECTIFY, next_at=None)
