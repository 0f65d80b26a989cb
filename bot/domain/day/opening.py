"""Check-in opens: the card in the group, the card of the host (rules 58, 59)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.attendance import voiding, window
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Duty


async def open_check_in(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Post the check-in card in the group and give the host the live card (rules 58, 59).

    Those whose early tap was kept are told that it counts now. Of no use once check-in has closed.
    """
    activity = await activities.get(db, duty.activity_id or 0)
    if now >= window.window(activity).closes or activity.opened_at is not None:
        return Verdict.DROPPED
    activity.opened_at = now
    timeline.note(db, "check-in-opened", branch_id=activity.branch_id, activity_id=activity.id, now=now)
    date = str(activity.revision)  # a card of an earlier date is not the card of this one
    await deliveries.to_group(
        db, "checkin-card", branch_id=activity.branch_id, activity_id=activity.id, now=now, key=date
    )
    hosts = await _hosts(db, activity)
    await deliveries.to_people(db, "host-card", hosts, activity_id=activity.id, now=now, key=date)
    query = select(Attendance).where(Attendance.activity_id == activity.id, Attendance.how == "early")
    early = [kept.person for kept in (await db.scalars(query)).all()]
    await deliveries.to_people(db, voiding.KEPT, early, activity_id=activity.id, now=now, key=date)
    return Verdict.DONE


async def _hosts(db: AsyncSession, activity: Activity) -> Sequence[Person]:
    """Who gets the host card: the host, and the secretary when the host cannot be reached."""
    if activity.host is not None and activity.host.reachable:
        return [activity.host]
    return await powers.in_charge(db, activity.branch_id, Power.HOST)


DUTIES: dict[str, duties.Work] = {"opening": open_check_in}
