"""Check-ins and their consequences: one recorded after the end cancels make-up study and admits to the ballot.

A check-in that is taken back after the end makes the member an absentee, who owes make-up study.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.absence import makeup
from bot.domain.attendance import by_hand, roll, voiding
from bot.domain.attendance.check_in import Recorded, check_in
from bot.domain.attendance.standing import standing_of
from bot.domain.evaluation import ballot_period
from bot.domain.links import Link
from bot.domain.rules import rules_then
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account, Person


async def record_arrival(db: AsyncSession, link: Link, account: Account, *, at: datetime, now: datetime) -> Recorded:
    """Check in the account's person by a link, at Telegram's time `at`; see `attendance.check_in`.

    A tap that arrives only after the end, because the bot was down, counts like any other.
    """
    done = await check_in(db, link, account, at=at)
    await _came_after_all(db, done, now)
    return done


async def record_arrival_by_hand(
    db: AsyncSession, activity: Activity, person: Person, *, by: Person, reason: str, now: datetime
) -> Recorded:
    """Record a person as an officer; see `attendance.by_hand`. After the end, undo the consequences of the absence."""
    done = await by_hand.by_hand(db, activity, person, by=by, reason=reason, now=now)
    await _came_after_all(db, done, now)
    return done


async def take_back(
    db: AsyncSession, activity: Activity, person: Person, *, by: Person, reason: str, now: datetime
) -> None:
    """Void a wrong check-in as an officer; see `attendance.voiding`. After the end, make-up study is owed."""
    await voiding.take_back(db, activity, person, by=by, reason=reason, now=now)
    if activity.held:
        standing = await standing_of(db, activity)
        await makeup.open_for(db, activity, standing, rules_then(activity), since=now, now=now, only=person)


async def _came_after_all(db: AsyncSession, done: Recorded, now: datetime) -> None:
    if done.activity.ended_at is not None:
        await roll.note_late_arrival(db, done.activity, done.person, now=now)
        await makeup.cancel(db, done.activity, done.person, now=now)
        await ballot_period.admit(db, done.activity, done.person, now)
