"""The notice to all people on the roster, five days before the start (rules 12, 15, 57)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity.activities import get
from bot.domain.branch import people, unreachable
from bot.domain.obligations import deliveries
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.rules import Rules, figures_in_force
from bot.domain.schedule import approval, posting
from bot.storage.tables.obligations import Duty


def notice_due(starts_at: datetime, rules: Rules) -> datetime:
    """Return the deadline for posting the notice in the group: T − 5 d (rule 12)."""
    return starts_at - rules.notice


def posting_time(starts_at: datetime, zone: str, rules: Rules) -> datetime:
    """Return when the bot posts the notice: the last morning before T − 5 d, to leave room for an outage."""
    due = notice_due(starts_at, rules).astimezone(ZoneInfo(zone))
    morning = datetime.combine(due.date(), rules.morning, tzinfo=ZoneInfo(zone))
    return morning if morning < due else morning - timedelta(days=1)


async def announce(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """Send the notice to the group and privately to all people on the roster (rules 12, 15).

    A notice that is due goes out without an approval of the theme, too; its event says so (rule 57).
    """
    activity = await get(db, duty.activity_id or 0)
    if activity.announced_at is not None:
        return Verdict.DROPPED
    await deliveries.to_group(db, DeliveryKind.NOTICE, activity, now=now)
    everybody = await people.roster(db, activity.branch_id)
    for person in await deliveries.to_people(db, DeliveryKind.NOTICE_COPY, everybody, activity, now=now):
        await unreachable.owe_call(db, person, activity, due_at=activity.starts_at or now)
    await deliveries.refresh(db, activity.id, (DeliveryKind.APPROVAL_ASK,), now=now)
    activity.announced_at, activity.figures = now, activity.figures or figures_in_force(activity.branch)
    await posting.expect(db, activity, due_at=duty.due_at, now=now)
    overdue, unapproved = now > duty.due_at, await approval.missing(db, activity)
    timeline.note(
        db, "announced", activity, now=now,
        hours_late=round((now - duty.due_at) / timedelta(hours=1), 1) if overdue else 0,
        reason=activity.late_notice_reason, unapproved=unapproved,
    )  # fmt: skip
    return Verdict.DONE
