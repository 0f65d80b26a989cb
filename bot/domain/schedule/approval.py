"""The approval of the theme by the superior committee, asked for once before the notice goes out (rule 57).

The notice never waits for the answer: without one it is posted in time, and the record says that there is no approval.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities, steps
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import StepNumber
from bot.storage.tables.obligations import Duty

ASKED_BEFORE = timedelta(days=1)
"""The time before the notice at which the question is asked."""
AGAIN = "again"
"""Marks the question that is asked after a change of the theme, in its arguments."""


async def missing(db: AsyncSession, activity: Activity) -> bool:
    """True if there is neither an approval nor a reason for having none."""
    return not steps.is_settled(await steps.entered(db, activity, StepNumber.APPROVAL))


async def owe(db: AsyncSession, activity: Activity, *, posting: datetime, now: datetime) -> None:
    """Owe the question a day before the notice; a notice that goes out sooner leaves it to the month's card."""
    at = posting - ASKED_BEFORE
    if at > now:
        await duties.owe(db, DutyKind.APPROVAL, activity, due_at=at, next_at=at)


async def ask_again(db: AsyncSession, activity: Activity, theme: str, *, now: datetime) -> None:
    """Ask the secretary once more after another theme took the place of one that was approved."""
    if not await steps.reopen_approval(db, activity, theme, now=now):
        return
    asked = await powers.in_charge(db, activity.branch_id, Power.DATE_MONTH, lambda person: person.reachable)
    key = f"{AGAIN}{int(now.timestamp())}"
    await deliveries.to_people(db, DeliveryKind.APPROVAL_ASK, asked, activity, now=now, key=key, args={AGAIN: True})


async def ask(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Ask the secretary whether the superior committee has approved the theme; drop the duty if that is entered."""
    activity = await activities.get(db, duty.activity_id or 0)
    if activity.announced_at is not None or activity.cancelled_at is not None or not await missing(db, activity):
        return Verdict.DROPPED
    asked = await powers.in_charge(db, activity.branch_id, Power.DATE_MONTH, lambda person: person.reachable)
    await deliveries.to_people(db, DeliveryKind.APPROVAL_ASK, asked, activity, now=now)
    return Verdict.DONE
