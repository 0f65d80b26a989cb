"""The extension of an activity that runs over its planned end."""

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities, sessions
from bot.domain.attendance.window import window
from bot.domain.day.head_count import require_host
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.refusals import Refused
from bot.domain.rules import rules_then
from bot.storage.engine import branch_lock
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person


async def extend(db: AsyncSession, activity: Activity, *, by: Person, now: datetime) -> None:
    """Move the planned end of an activity that has begun, as its host or an officer.

    Check-in and the end by itself follow the planned end, for every branch of the session. An activity that has ended,
    or would have ended by itself if the bot had been up, cannot be extended.

    Raises:
        Refused: `host-only`, `already-cancelled`, `not-dated`, `extend-early`, `extend-ended`, `joint-extend-late` if
            another branch of the session has ended its activity.
    """
    await require_host(db, activity, by)
    activities.refuse_cancelled(activity)
    closes = window(activity).closes
    if activity.starts_at is None or activity.ends_at is None or now < activity.starts_at:
        raise Refused("extend-early", at=activity.starts_at or now, form=activity.form)
    if activity.ended_at is not None or now >= closes:
        raise Refused("extend-ended", at=closes, form=activity.form)
    if (ended := await sessions.ended_beside(db, activity)) is not None:
        raise Refused(
            "joint-extend-late", form=activity.form, branch=ended.branch.name or ended.branch.title, at=closes
        )
    old, activity.session.ends_at = activity.ends_at, activity.ends_at + rules_then(activity).extension
    for each in (activity, *await sessions.others(db, activity)):
        await follow(db, each, old, by=by, now=now)


async def follow(db: AsyncSession, activity: Activity, old: datetime, *, by: Person, now: datetime) -> None:
    """Draw the consequences for an activity whose planned end was `old` and has been moved."""
    new = activity.ends_at or now
    await branch_lock.take(db, activity.branch_id)
    activity.revision += 1
    changed = {"ends_at": [old.astimezone(UTC).isoformat(), new.astimezone(UTC).isoformat()]}
    timeline.note(db, "extended", activity, by=by, now=now, changed=changed)
    await db.flush()
    at = new + rules_then(activity).ends_by_itself_after
    await duties.owe(db, DutyKind.ENDING, activity, due_at=at, next_at=at)
    await deliveries.refresh(db, activity.id, (DeliveryKind.HOST_CARD,), now=now)
