"""The reports of changes to the superior committee: each change is a paper of its own (rule 8)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import duties
from bot.domain.obligations.duties import Verdict, key_of
from bot.domain.obligations.kinds import DutyKind
from bot.domain.plan import proposals
from bot.domain.refusals import Refused
from bot.domain.rules import DEFAULTS, Rules, rules_then
from bot.domain.schedule.arrangement import reportable
from bot.domain.times.holidays import next_working_day
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Duty


def due_at(branch: Branch, now: datetime, rules: Rules = DEFAULTS) -> datetime:
    """Return the deadline for the report of a change made now: the next working day at 18:00 in the branch's zone."""
    zone = ZoneInfo(branch.zone)
    day = next_working_day(now.astimezone(zone).date())
    return datetime.combine(day, rules.change_filed_by, tzinfo=zone)


def leaves_fixed_day(activity: Activity, changed: dict[str, list[str | None]]) -> bool:
    """True if the change moves the activity to a day that is not the branch's fixed one (rules 4, 8)."""
    zone, fixed = ZoneInfo(activity.branch.zone), proposals.fixed_date(activity.branch, activity.year, activity.month)
    old, new = (datetime.fromisoformat(at or "").astimezone(zone).date() for at in changed["starts_at"])
    return fixed is not None and new not in {old, fixed}


async def owe(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Make the secretary owe the report of the change that made the activity's present revision."""
    due, tag = due_at(activity.branch, now, rules_then(activity)), str(activity.revision)
    await duties.owe(db, DutyKind.CHANGE_REPORT, activity, due_at=due, next_at=None, tag=tag)


async def newest(db: AsyncSession, activity: Activity) -> Duty | None:
    """Return the report owed for the activity's present revision; None if that change needs none."""
    key = key_of(DutyKind.CHANGE_REPORT, f"a{activity.id}", tag=str(activity.revision))
    return (await db.scalars(select(Duty).where(Duty.key == key))).one_or_none()


async def changes_of(db: AsyncSession, report: Duty) -> dict[str, list[str | None]]:
    """Return the changes that a report is about, as field → [old, new]; empty for one of an earlier version."""
    for event in await timeline.timeline(db, report.activity_id or 0):
        if event.detail.get("revision") == _revision(report):
            return reportable(event.detail["changed"])
    return {}


async def filed(db: AsyncSession, report_id: int, *, by: Person, now: datetime) -> Activity:
    """Record that the superior committee has received this report, and no other one (rule 8); return its activity.

    Raises:
        Refused: `not-allowed`; `button-void` if there is no such report in the branch.
    """
    await powers.require(db, by, Power.SCHEDULE)
    report = await db.get(Duty, report_id)
    if report is None or report.kind != DutyKind.CHANGE_REPORT or report.branch_id != by.branch_id:
        raise Refused("button-void")
    activity = await activities.get(db, report.activity_id or 0)
    if report.done_at is None:
        duties.finish(report, Verdict.DONE, now=now)
        timeline.note(db, "change-filed", activity, by=by, now=now, change=_revision(report))
    return activity


def _revision(report: Duty) -> int:
    return int(report.key.rpartition(":")[2])
