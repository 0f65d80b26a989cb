"""Step nine: the summing-up (总结提升) of an activity, as a part of its minutes (rules 56, 61)."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.activity.access import require_keeper
from bot.domain.activity.steps import CARDS
from bot.domain.names import clean_text
from bot.domain.obligations import deliveries
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.record import Minute, Part

LIMIT = 2000


async def require_writable(db: AsyncSession, activity: Activity, by: Person, *, now: datetime) -> None:
    """Refuse unless the person may sum the activity up now.

    Raises:
        Refused: `keeper-only`, `already-cancelled`, `programme-early`.
    """
    await require_keeper(db, activity, by)
    activities.refuse_cancelled(activity)
    if activity.starts_at is None or now < activity.starts_at:
        raise Refused("programme-early", form=activity.form, at=activity.starts_at or "")


async def write(
    db: AsyncSession, activity: Activity, text: str, *, by: Person, sent_at: datetime, message_id: int, now: datetime
) -> Minute:
    """Store the summing-up; a further one is added to it.

    Raises:
        Refused: as `require_writable`; `text-empty`, `text-too-long`.
    """
    await require_writable(db, activity, by, now=now)
    minute = Minute(
        activity_id=activity.id, part=Part.SUMMARY, text=clean_text(text, LIMIT), by_id=by.id, message_id=message_id,
        sent_at=sent_at, recorded_at=now,
    )  # fmt: skip
    db.add(minute)
    timeline.note(db, "summed-up", activity, by=by, now=now)
    await db.flush()
    await deliveries.refresh(db, activity.id, CARDS, now=now)
    return minute
