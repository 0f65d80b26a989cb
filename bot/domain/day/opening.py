"""The opening of check-in: the card in the group and the card of the host (rules 58, 59)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import LIVE, Attendance, How
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Duty, Outcome


async def open_check_in(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Post the check-in card in the group and give the host the live card (rules 58, 59).

    People whose early tap was kept are told that it counts now.
    """
    activity = await activities.get(db, duty.activity_id or 0)
    if activity.opened_at is not None or activity.cancelled_at is not None:
        return Verdict.DROPPED
    activity.opened_at = now
    timeline.note(db, "check-in-opened", activity, now=now)
    await duties.settle(db, DutyKind.POSTING, activity, now=now, outcome=Outcome.DROPPED)
    date = str(activity.revision)  # so that a card of an earlier date does not pass for this one
    await deliveries.to_group(db, DeliveryKind.CHECK_IN_CARD, activity, now=now, key=date)
    await deliveries.to_people(db, DeliveryKind.HOST_CARD, await hosts(db, activity), activity, now=now, key=date)
    query = select(Attendance).where(Attendance.activity_id == activity.id, Attendance.how == How.EARLY, LIVE)
    early = [kept.person for kept in (await db.scalars(query)).all()]
    await deliveries.to_people(db, DeliveryKind.KEPT_CHECK_IN, early, activity, now=now, key=date)
    return Verdict.DONE


async def tell_recorder(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Send the recorder the way to the record card, without a sound, as the activity begins (rule 27)."""
    activity = await activities.get(db, duty.activity_id or 0)
    if activity.recorder is None or activity.cancelled_at is not None or activity.ended_at is not None:
        return Verdict.DROPPED
    key = str(activity.revision)
    await deliveries.to_people(db, DeliveryKind.RECORDING, [activity.recorder], activity, now=now, key=key)
    return Verdict.DONE


async def hosts(db: AsyncSession, activity: Activity) -> Sequence[Person]:
    """Return the people who get the host's messages: the host, or the secretary if the host cannot be reached."""
    if activity.host is not None and activity.host.reachable:
        return [activity.host]
    return await powers.in_charge(db, activity.branch_id, Power.HOST)
