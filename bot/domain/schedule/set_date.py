"""Fix or change the date of an activity, with all consequences (rules 7, 8, 12, 16, 59, 71)."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.absence import leave_reminder
from bot.domain.attendance import voiding
from bot.domain.branch import powers, unreachable
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DutyKind
from bot.domain.refusals import Refused
from bot.domain.rules import rules_then
from bot.domain.schedule import change_report
from bot.domain.schedule.arrangement import Arrangement, changes, fixed, reportable
from bot.domain.schedule.change import CARDS, announce_change, refuse_impossible
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
    """Fix or change the arrangement of an activity, with all consequences.

    A `reason` is required to change a fixed date, time or place (rule 7) or what is announced (rule 8), and to announce
    a date or a move later than five days ahead (rule 12: the record says how late and why).

    Raises:
        Refused: `not-allowed`, `already-ended`, `arranged-past`, `arranged-end-first`, `arranged-other-month`,
            `change-needs-reason`, `fixed-needs-reason`, `late-notice-needs-reason`.
    """
    await powers.require(db, by, Power.SCHEDULE)
    refuse_impossible(activity, plan, now)
    changed = changes(activity, plan)
    told, moved = activity.announced_at is not None and bool(reportable(changed)), "starts_at" in changed
    _take_reason(activity, plan, changed, now=now, reason=reason)
    kind = "arranged" if activity.dated_at is None else "rearranged"
    session = activity.session
    session.starts_at, session.ends_at, session.place = plan.starts_at, plan.ends_at, plan.place
    activity.host_id, activity.recorder_id, activity.host, activity.recorder = (
        plan.host.id, plan.recorder.id, plan.host, plan.recorder,
    )  # fmt: skip
    if activity.dated_at is not None and changed:
        activity.revision += 1
    activity.dated_at = activity.dated_at or now
    timeline.note(db, kind, activity, by=by, now=now, reason=reason, changed=changed, revision=activity.revision)
    if moved:
        await _leave_old_time(db, activity, plan.starts_at, by=by, now=now, reason=reason)
    await db.flush()
    await owe_duties(db, activity, now=now, moved=moved)
    if told:
        await announce_change(db, activity, now, changed)
    elif moved and change_report.leaves_fixed_day(activity, changed):
        await change_report.owe(db, activity, now=now)
    await deliveries.refresh(db, activity.id, CARDS, now=now)


def _take_reason(
    activity: Activity, plan: Arrangement, changed: dict[str, list[str | None]], *, now: datetime, reason: str | None
) -> None:
    """Refuse a change or a late notice without a reason; keep the reason of a late notice."""
    announced, moved = activity.announced_at is not None, "starts_at" in changed
    if announced and reportable(changed) and not reason:
        raise Refused("change-needs-reason")
    if fixed(changed) and not reason:
        raise Refused("fixed-needs-reason")
    rules = rules_then(activity)
    due = notice_due(plan.starts_at, rules)
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
    for kind, at in (
        (DutyKind.FORECAST, starts - rules.forecast),
        (DutyKind.EVE, starts - rules.reminder),
        (DutyKind.OPENING, starts - rules.opens_before),
        (DutyKind.ENDING, ends + rules.ends_by_itself_after),
    ):
        again = moved and kind is DutyKind.OPENING  # new cards even if check-in opened for the old date
        await duties.owe(db, kind, activity, due_at=at, next_at=at, again=again)
    for kind in (DutyKind.MONTH_OPEN, DutyKind.MONTH_PROPOSAL):
        await duties.settle(db, kind, activity, now=now)
