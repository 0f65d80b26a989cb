"""Fix or change the date of an activity, with all consequences (rules 7, 8, 12, 16, 59, 71)."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.absence import leave_reminder
from bot.domain.activity import sessions
from bot.domain.attendance import voiding
from bot.domain.branch import powers, unreachable
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DutyKind
from bot.domain.refusals import Refused
from bot.domain.rules import rules_then
from bot.domain.schedule import approval, change_report
from bot.domain.schedule.arrangement import Arrangement, Changes, changes, fixed, reportable
from bot.domain.schedule.change import CARDS, announce_change, refuse_impossible
from bot.domain.schedule.notice import notice_due, posting_time
from bot.storage.engine import branch_lock
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person

AGAIN = frozenset({DutyKind.OPENING, DutyKind.RECORDING})
"""Duties that a new date owes once more."""


async def arrange(
    db: AsyncSession,
    activity: Activity,
    plan: Arrangement,
    *,
    by: Person,
    now: datetime,
    reason: str | None = None,
) -> None:
    """Fix or change the arrangement of an activity, with all consequences.

    A `reason` is required to change a fixed date, time or place (rule 7) or what is announced (rule 8), and to announce
    a date or a move later than five days ahead (rule 12: the record says how late and why).

    In a session of several branches the host branch alone changes time and place; the others' activities follow.

    Raises:
        Refused: `not-allowed`, `already-ended`, `arranged-past`, `arranged-end-first`, `arranged-other-month`,
            `joint-session`, `joint-session-ended`, `change-needs-reason`, `fixed-needs-reason`,
            `late-notice-needs-reason`.
    """
    await powers.require(db, by, Power.SCHEDULE)
    refuse_impossible(activity, plan, now)
    session, times = activity.session, (plan.starts_at, plan.ends_at, plan.place)
    if times != (session.starts_at, session.ends_at, session.place):
        await sessions.require_host_branch(db, activity)
    changed = changes(activity, plan)
    _take_reason(activity, plan.starts_at, changed, now=now, reason=reason)
    kind = "arranged" if activity.dated_at is None else "rearranged"
    session.starts_at, session.ends_at, session.place = times
    activity.host_id, activity.recorder_id, activity.host, activity.recorder = (
        plan.host.id, plan.recorder.id, plan.host, plan.recorder,
    )  # fmt: skip
    if activity.dated_at is not None and changed:
        activity.revision += 1
    activity.dated_at = activity.dated_at or now
    timeline.note(db, kind, activity, by=by, now=now, reason=reason, changed=changed, revision=activity.revision)
    await _follow_up(db, activity, changed, by=by, now=now, reason=reason)
    for other in await sessions.others(db, activity) if fixed(changed) else ():
        await _follow_host(db, other, fixed(changed), by=by, now=now, reason=reason)


async def _follow_up(
    db: AsyncSession, activity: Activity, changed: Changes, *, by: Person, now: datetime, reason: str | None
) -> None:
    """Move what is owed and promised to the time as it is now, and tell everybody of the change if it is announced."""
    moved = "starts_at" in changed
    if moved and activity.starts_at is not None:
        await _leave_old_time(db, activity, activity.starts_at, by=by, now=now, reason=reason)
    await db.flush()
    await owe_duties(db, activity, now=now, moved=moved)
    if activity.announced_at is not None and reportable(changed):
        await announce_change(db, activity, now, changed)
    elif moved and change_report.leaves_fixed_day(activity, changed):
        await change_report.owe(db, activity, now=now)
    await deliveries.refresh(db, activity.id, CARDS, now=now)


async def _follow_host(
    db: AsyncSession, activity: Activity, changed: Changes, *, by: Person, now: datetime, reason: str | None
) -> None:
    """Draw the consequences for the activity of another branch after the host branch changed time or place."""
    await branch_lock.take(db, activity.branch_id)
    activity.revision += 1
    if "starts_at" in changed and activity.starts_at is not None:
        late = notice_due(activity.starts_at, rules_then(activity)) < now
        activity.late_notice_reason = reason if late else None
    timeline.note(
        db, "rearranged", activity, by=by, now=now, reason=reason, changed=changed, revision=activity.revision
    )
    await _follow_up(db, activity, changed, by=by, now=now, reason=reason)


def _take_reason(
    activity: Activity, starts_at: datetime, changed: Changes, *, now: datetime, reason: str | None
) -> None:
    """Refuse a change or a late notice without a reason; keep the reason of a late notice."""
    announced, moved = activity.announced_at is not None, "starts_at" in changed
    if announced and reportable(changed) and not reason:
        raise Refused("change-needs-reason")
    if fixed(changed) and not reason:
        raise Refused("fixed-needs-reason")
    rules = rules_then(activity)
    due = notice_due(starts_at, rules)
    late = due < now and (moved or not (announced or activity.late_notice_reason))
    if late and not reason:
        raise Refused("late-notice-needs-reason", latest=due, days=rules.notice.days)
    if late or moved:
        activity.late_notice_reason = reason if late else None


async def _leave_old_time(
    db: AsyncSession, activity: Activity, starts_at: datetime, *, by: Person, now: datetime, reason: str | None
) -> None:
    """Void the check-ins of the old time and move the deadlines of calls and leave decisions."""
    await voiding.void_check_ins(db, activity, by=by, now=now, reason=reason)
    await unreachable.redate(db, activity.id, due_at=starts_at)
    await leave_reminder.redate(db, activity, now=now)


async def owe_duties(db: AsyncSession, activity: Activity, *, now: datetime, moved: bool = False) -> None:
    """Create or move the duties that the bot carries out until the end of this activity (rules 12, 16, 59, 71)."""
    starts, ends, rules = activity.starts_at, activity.ends_at, rules_then(activity)
    if starts is None or ends is None:
        raise ValueError("an activity without a date owes nothing")
    if activity.announced_at is None:
        due, posting = notice_due(starts, rules), max(now, posting_time(starts, activity.branch.zone, rules))
        await duties.owe(db, DutyKind.NOTICE, activity, due_at=due, next_at=posting)
        await approval.owe(db, activity, posting=posting, now=now)
    for kind, at in (
        (DutyKind.FORECAST, starts - rules.forecast),
        (DutyKind.EVE, starts - rules.reminder),
        (DutyKind.OPENING, starts - rules.opens_before),
        (DutyKind.RECORDING, starts),
        (DutyKind.ENDING, ends + rules.ends_by_itself_after),
    ):
        again = moved and kind in AGAIN  # even if it was done for the old date
        await duties.owe(db, kind, activity, due_at=at, next_at=at, again=again)
    for kind in (DutyKind.MONTH_OPEN, DutyKind.MONTH_PROPOSAL):
        await duties.settle(db, kind, activity, now=now)
