"""Check-ins by link; one that arrives after the end cancels make-up study and admits to the ballot."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.absence import makeup
from bot.domain.attendance import roll
from bot.domain.attendance.check_in import Recorded, check_in, check_in_privately
from bot.domain.evaluation import ballot_period
from bot.domain.links import Link
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account, Person


async def record_arrival(db: AsyncSession, link: Link, account: Account, *, at: datetime, now: datetime) -> Recorded:
    """Check in the account's person by a link, at Telegram's time `at`; see `attendance.check_in`.

    A tap that arrives only after the end, because the bot was down, counts like any other.
    """
    return await _with_consequences(db, await check_in(db, link, account, at=at), now=now)


async def record_private_arrival(db: AsyncSession, activity_id: int, account: Account, *, now: datetime) -> Recorded:
    """Check in the account's person by the button of the private chat; see `attendance.check_in_privately`."""
    return await _with_consequences(db, await check_in_privately(db, activity_id, account, at=now), now=now)


async def _with_consequences(db: AsyncSession, done: Recorded, *, now: datetime) -> Recorded:
    if done.activity.ended_at is not None:
        await roll.note_late_arrival(db, done.activity, done.person, now=now)
        await came_after_all(db, done.activity, done.person, now=now)
    return done


async def came_after_all(db: AsyncSession, activity: Activity, person: Person, *, now: datetime) -> None:
    """Undo the consequences of an absence from an activity that has ended."""
    await makeup.cancel(db, activity, person, now=now)
    await ballot_period.admit(db, activity, person, now)
