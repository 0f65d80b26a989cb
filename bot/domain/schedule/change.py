"""Changes: only within the month, with a reason, told to everybody anew (rules 7 to 10)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.branch import people, powers, unreachable
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.refusals import Refused
from bot.domain.schedule.arrangement import Arrangement
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person

CARDS = (DeliveryKind.MONTH_CARD,)


async def change_content(
    db: AsyncSession, activity: Activity, content: str, *, by: Person, now: datetime, reason: str
) -> dict[str, list[str | None]]:
    """Another content than the plan says (rule 10): old, new and reason are kept, the announced told anew.

    What changed, as field → [old, new]; empty when it says the same.

    Raises:
        Refused: `not-allowed`, `already-ended`, `change-needs-reason`.
    """
    await powers.require(db, by, Power.SCHEDULE)
    if activity.ended_at is not None:
        raise Refused("already-ended", form=activity.form)
    if not reason:
        raise Refused("change-needs-reason")
    if activity.content == content:
        return {}
    changed: dict[str, list[str | None]] = {"content": [activity.content, content]}
    activity.content = content
    if activity.dated_at is not None:
        activity.revision += 1
    timeline.note(db, "theme-changed", activity, by=by, now=now, reason=reason, changed=changed)
    await db.flush()
    if activity.announced_at is not None:
        await announce_change(db, activity, now, changed)
    await deliveries.refresh(db, activity.id, CARDS, now=now)
    return changed


def refuse_impossible(activity: Activity, plan: Arrangement, now: datetime) -> None:
    """Refuse a date that is over, in another month, or whose end comes first; an ended activity stays (rule 9)."""
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
    """Tell everybody anew (rule 8): in the group and privately; the pinned notice is worded anew too.

    The secretary owes a report to the superior committee.
    """
    tag, args = str(activity.revision), {"changed": changed}
    await duties.owe(db, DutyKind.CHANGE_REPORT, activity, due_at=now, next_at=None, tag=tag)
    await deliveries.to_group(db, DeliveryKind.CHANGE_NOTICE, activity, now=now, key=tag, args=args)
    await deliveries.refresh(db, activity.id, (DeliveryKind.NOTICE,), now=now)
    everybody = await people.roster(db, activity.branch_id)
    for person in await deliveries.to_people(
        db, DeliveryKind.CHANGE_COPY, everybody, activity, now=now, key=tag, args=args
    ):
        due = max(activity.starts_at or now, now)
        await unreachable.owe_call(db, person, activity, due_at=due, again=True)
