"""Changes of an activity: only within the month, with a reason, announced to all people again (rules 7 to 10)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.branch import people, unreachable
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused
from bot.domain.rules import rules_then
from bot.domain.schedule import change_report, posting
from bot.domain.schedule.arrangement import Arrangement
from bot.domain.schedule.notice import notice_due
from bot.storage.tables.activity import Activity

CARDS = (DeliveryKind.MONTH_CARD,)


def refuse_impossible(activity: Activity, plan: Arrangement, now: datetime) -> None:
    """Refuse a past date, another month, an end before the start, and any change of an ended activity (rule 9)."""
    activities.refuse_cancelled(activity)
    if activity.ended_at is not None:
        raise Refused("already-ended", form=activity.form)
    kept = activity.starts_at if activity.dated_at is not None else None
    if (plan.starts_at, plan.ends_at) == (kept, activity.ends_at):
        return
    if plan.ends_at <= plan.starts_at:
        raise Refused("arranged-end-first", month=activity.month)
    if plan.starts_at == kept:
        return
    if plan.starts_at <= now:
        raise Refused("arranged-past", at=plan.starts_at, month=activity.month)
    local = plan.starts_at.astimezone(ZoneInfo(activity.branch.zone))
    if (local.year, local.month) != (activity.year, activity.month):
        raise Refused("arranged-other-month", month=activity.month, given=local.month)


async def announce_change(
    db: AsyncSession, activity: Activity, now: datetime, changed: dict[str, list[str | None]]
) -> None:
    """Announce a change (rule 8) to all people on the roster, in the group and privately, and edit the pinned notice.

    The secretary owes a report of it to the superior committee. The notice of another date counts from its own posting.
    """
    tag, args = str(activity.revision), {"changed": changed}
    await change_report.owe(db, activity, now=now)
    await deliveries.to_group(db, DeliveryKind.CHANGE_NOTICE, activity, now=now, key=tag, args=args)
    if "starts_at" in changed and activity.starts_at is not None:
        due = notice_due(activity.starts_at, rules_then(activity))
        await posting.expect(db, activity, due_at=due, now=now)
    await deliveries.refresh(db, activity.id, (DeliveryKind.NOTICE,), now=now)
    everybody = await people.roster(db, activity.branch_id)
    for person in await deliveries.to_people(
        db, DeliveryKind.CHANGE_COPY, everybody, activity, now=now, key=tag, args=args
    ):
        due = max(activity.starts_at or now, now)
        await unreachable.owe_call(db, person, activity, due_at=due, again=True)
