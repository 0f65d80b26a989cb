"""The extension of an activity that runs over its planned end."""

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.attendance.window import window
from bot.domain.day.head_count import require_host
from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.refusals import Refused
from bot.domain.rules import rules_then
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person


async def extend(db: AsyncSession, activity: Activity, *, by: Person, now: datetime) -> None:
    """Move the planned end of an activity that has begun, as its host or an officer.

    Check-in and the end by itself follow the planned end. An activity that has ended, or would have ended by itself if
    the bot had been up, cannot be extended.

    Raises:
        Refused: `host-only`, `already-cancelled`, `not-dated`, `extend-early`, `extend-ended`.
    """
    await require_host(db, activity, by)
    activities.refuse_cancelled(activity)
    closes = window(activity).closes
    if activity.starts_at is None or activity.ends_at is None or now < activity.starts_at:
        raise Refused("extend-early", at=activity.starts_at or now, form=activity.form)
    if activity.ended_at is not None or now >= closes:
        raise Refused("extend-ended", at=closes, form=activity.form)
    rules = rules_then(activity)
    old, new = activity.ends_at, activity.ends_at + rules.extension
    activity.session.ends_at = new
    activity.revision += 1
    changed = {"ends_at": [old.astimezone(UTC).isoformat(), new.astimezone(UTC).isoformat()]}
    timeline.note(db, "extended", activity, by=by, now=now, changed=changed)
    await db.flush()
    at = new + rules.ends_by_itself_after
    await duties.owe(db, DutyKind.ENDING, activity, due_at=at, next_at=at)
    await deliveries.refresh(db, activity.id, (DeliveryKind.HOST_CARD,), now=now)
