"""Execution of due duties: drop a duty that came too late, postpone it during quiet hours, else call its verb."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.attendance.window import window
from bot.domain.evaluation.voting import is_open
from bot.domain.obligations import duties
from bot.domain.obligations.duties import Verdict, Work
from bot.domain.obligations.kinds import DutyKind, Late
from bot.domain.plan import every_month
from bot.domain.plan.proposals import this_month
from bot.domain.quiet_hours import awake
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Duty


async def carry_out(db: AsyncSession, duty: Duty, verbs: Mapping[str, Work], *, now: datetime) -> Verdict | datetime:
    """Carry out the duty as its kind specifies; return the verdict, or the instant at which to try again."""
    spec = DutyKind.of(duty.kind).spec
    at = awake(now, await db.get_one(Branch, duty.branch_id)) if spec.waits_for_morning else now
    # A month lasts until its last midnight, also for a duty that would wait for the morning after it.
    if await _is_too_late(db, duty, spec.late, now if spec.late is Late.MONTH_END else at):
        return Verdict.DROPPED
    if spec.latest_only and await duties.overtaken(db, duty, now=now):
        return Verdict.DROPPED
    return at if at > now else await verbs[duty.kind](db, duty, now)


async def _is_too_late(db: AsyncSession, duty: Duty, late: Late, at: datetime) -> bool:
    if late is Late.NEVER:
        return False
    if late is Late.MONTH_END:
        return await every_month.month_of(db, duty) < this_month(await db.get_one(Branch, duty.branch_id), at)
    activity = await activities.get(db, duty.activity_id or 0)
    if late is Late.START:
        return activities.has_begun(activity, at)
    if late is Late.CHECK_IN_CLOSE:
        return at >= window(activity).closes
    return not is_open(activity, at)
