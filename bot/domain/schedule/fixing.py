"""Fix the date of an activity, or change it: its duties follow (rules 12, 16, 59, 71)."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.attendance import voiding
from bot.domain.branch import powers, unreachable
from bot.domain.branch.powers import Power
from bot.domain.obligations import duties
from bot.domain.refusals import Refused
from bot.domain.roles import Office
from bot.domain.rules import Rules, rules_of
from bot.domain.schedule.arrangement import Arrangement, changes, reportable
from bot.domain.schedule.change import announce_change, refuse_impossible
from bot.domain.schedule.notice import notice_due, posting_time
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person


async def arrange(
    db: AsyncSession,
    activity: Activity,
    plan: Arrangement,
    *,
    by: Person,
    now: datetime,
    reason: str | None = None,
) -> None:
    """Fix, or change, when and where an activity is held and by whom; writes or moves its duties.

    Changing what is already announced, and announcing later than five days ahead, need a `reason`: the first is refused
    without one (rules 7, 8), the second too (rule 12: the record says how late and why).

    Raises:
        Refused: `not-allowed`, `already-ended`, `arranged-past`, `arranged-end-first`, `arranged-other-month`,
            `change-needs-reason`, `late-notice-needs-reason`.
    """
    await powers.require(db, by, Power.SCHEDULE)
    refuse_impossible(activity, plan, now)
    rules = rules_of(activity.branch)
    changed = changes(activity, plan)
    announced = activity.announced_at is not None
    told = announced and bool(reportable(changed))
    if told and not reason:
        raise Refused("change-needs-reason")
    late = not announced and notice_due(plan.starts_at, rules) < now
    if late and not reason:
        raise Refused("late-notice-needs-reason", latest=notice_due(plan.starts_at, rules))
    if late:
        activity.late_notice_reason = reason
    kind = "arranged" if activity.dated_at is None else "rearranged"
    moved = "starts_at" in changed
    activity.starts_at, activity.ends_at, activity.place = plan.starts_at, plan.ends_at, plan.place
    activity.host_id, activity.recorder_id, activity.host, activity.recorder = (
        plan.host.id, plan.recorder.id, plan.host, plan.recorder,
    )  # fmt: skip
    if activity.dated_at is not None and changed:
        activity.revision += 1
    activity.dated_at = activity.dated_at or now
    timeline.note(
        db,
        kind,
        branch_id=activity.branch_id,
        activity_id=activity.id,
        by_id=by.id,
        now=now,
        reason=reason,
        changed=changed,
    )
    if moved:
        await voiding.void_check_ins(db, activity, by=by, now=now, reason=reason)
    await db.flush()
    await _owe(db, activity, rules, now, moved=moved)
    if moved:
        await unreachable.redate(db, activity.id, due_at=plan.starts_at)
    if told:
        await announce_change(db, activity, now, changed)


async def _owe(db: AsyncSession, activity: Activity, rules: Rules, now: datetime, *, moved: bool) -> None:
    """Everything the bot itself must do for this activity until its end (rules 12, 16, 59, 71)."""
    starts, ends = activity.starts_at, activity.ends_at
    if starts is None or ends is None:
        raise ValueError("an activity without a date owes nothing")
    opens = starts - rules.opens_before
    if activity.announced_at is None:
        notice = max(now, posting_time(starts, activity.branch.zone, rules))
        await _duty(db, activity, "notice", Office.SECRETARY, notice_due(starts, rules), notice)
    await _duty(db, activity, "forecast", Office.SECRETARY, starts - rules.forecast)
    await _duty(db, activity, "eve", Office.SECRETARY, starts - rules.reminder)
    await _duty(db, activity, "opening", "host", opens, again=moved)
    await _duty(db, activity, "ending", "host", ends + rules.ends_by_itself_after)
    for kind in ("month-open", "month-proposal"):
        await duties.settle(db, kind, now=now, branch_id=activity.branch_id, activity_id=activity.id)


async def _duty(
    db: AsyncSession,
    activity: Activity,
    kind: str,
    owner: str,
    due_at: datetime,
    next_at: datetime | None = None,
    *,
    again: bool = False,
) -> None:
    await duties.owe(
        db,
        kind,
        branch_id=activity.branch_id,
        activity_id=activity.id,
        owner=owner,
        due_at=due_at,
        next_at=next_at or due_at,
        again=again,
    )
