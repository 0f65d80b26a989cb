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
        Refused: `host-only`, `already-cancelled`, `not-dated`, `extend-early`, `extend-ended`.
    """
    await require_host(db, activity, by)
    activities.refuse_cancelled(activity)
    closes = window(activity).closes
    if activity.starts_at is None or activity.ends_at is None or now < activity.starts_at:
        raise Refused("extend-early", at=activity.starts_at or now, form=activity.form)
    if activity.ended_at is not None or now >= closes:
        raise Refused("extend-ended", at=closes, form=activity.form)
    old, new = activity.ends_at, activity.ends_at + rules_then(activity).extension
    activity.session.ends_at = new
    changed = {"ends_at": [old.astimezone(UTC).isoformat(), new.astimezone(UTC).isoformat()]}
    for each in (activity, *await sessions.others(db, activity)):
        await branch_lock.take(db, each.branch_id)
        each.revision += 1
        timeline.note(db, "extended", each, by=by, now=now, changed=changed)
        await db.flush()
        at = new + rules_then(each).ends_by_itself_after
        await duties.owe(db, DutyKind.ENDING, each, due_at=at, next_at=at)
        await deliveries.refresh(db, each.id, (DeliveryKind.HOST_CARD,), now=now)
