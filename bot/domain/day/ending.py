"""The end of an activity and its consequences (rules 65 to 67, 71)."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.absence import makeup
from bot.domain.activity import activities, duration
from bot.domain.attendance import roll
from bot.domain.attendance.check_in import CARDS
from bot.domain.attendance.standing import standing_of
from bot.domain.day.head_count import require_host
from bot.domain.evaluation import ballot_period
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DutyKind
from bot.domain.refusals import Refused
from bot.domain.rules import rules_then
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Duty, Outcome

OVER = (DutyKind.POSTING, DutyKind.FORECAST, DutyKind.EVE, DutyKind.OPENING, DutyKind.CALL)
"""Duties that are of no use after the end; absentees are owed a contact instead of a call."""


async def end(db: AsyncSession, activity: Activity, *, by: Person, now: datetime) -> Activity:
    """End the activity, as its host or an officer; ballots, make-up studies and cards follow (rules 65 to 67, 71).

    An activity that has ended already stays as it is.

    Raises:
        Refused: `host-only`, `not-begun`.
    """
    await require_host(db, activity, by)
    if activity.ended_at is not None:
        return activity
    if activity.starts_at is None or now < activity.starts_at:
        raise Refused("not-begun", at=activity.starts_at or now, form=activity.form)
    await duties.settle(db, DutyKind.ENDING, activity, now=now)
    await _end(db, activity, ended_at=now, by=by, now=now)
    return activity


async def end_by_itself(db: AsyncSession, duty: Duty, now: datetime) -> Verdict | datetime:
    """End an activity that its host has not ended, half an hour after its planned end.

    Even if the bot was down, it counts as ended at that time.
    """
    activity = await activities.get(db, duty.activity_id or 0)
    if activity.ended_at is not None:
        return Verdict.DROPPED
    await _end(db, activity, ended_at=min(duty.due_at, now), by=None, now=now)
    return Verdict.DONE


async def _end(db: AsyncSession, activity: Activity, *, ended_at: datetime, by: Person | None, now: datetime) -> None:
    """Fix the roll, open the ballots and make-up studies, refresh the cards, and drop duties of no use any more."""
    rules = rules_then(activity)
    activity.ended_at = ended_at
    hours = duration.hours_of(activity) or 0.0
    short = hours < rules.half_day_hours
    timeline.note(db, "ended", activity, by=by, now=now, hours=round(hours, 2), short=short)
    await db.flush()
    for kind in OVER:
        await duties.settle(db, kind, activity, now=now, outcome=Outcome.DROPPED)
    await roll.fix(db, activity, now=now)
    standing = await standing_of(db, activity)
    await ballot_period.open_for(db, activity, rules, now=now)
    await makeup.open_for(db, activity, standing, rules, now=now)
    await deliveries.refresh(db, activity.id, CARDS, now=now)
