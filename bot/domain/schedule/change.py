"""Changes: only within the month, with a reason, told to everybody anew (rules 7 to 10)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.branch import people, powers, unreachable
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries
from bot.domain.refusals import Refused
from bot.domain.schedule.arrangement import Arrangement
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person


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
    timeline.note(
        db, "theme-changed", branch_id=activity.branch_id, activity_id=activity.id, by_id=by.id, now=now,
        reason=reason, changed=changed,
    )  # fmt: skip
    await db.flush()
    if activity.announced_at is not None:
        await announce_change(db, activity, now, changed)
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
    """Tell everybody anew (rule 8): in the group and privately; the pinned notice is worded anew too."""
    tag, args = str(activity.revision), {"changed": changed}
    await deliveries.to_group(
        db, "change-notice", branch_id=activity.branch_id, activity_id=activity.id, now=now, key=tag, args=args
    )
    await deliveries.refresh(db, activity.id, ("notice",), now=now)
    everybody = await people.roster(db, activity.branch_id)
    out_of_reach = await deliveries.to_people(
        db, "change-copy", everybody, activity_id=activity.id, now=now, key=tag, args=args
    )
    for person in out_of_reach:
        due = max(activity.starts_at or now, now)
        await unreachable.owe_call(db, person, activity.id, due_at=due, again=True)
