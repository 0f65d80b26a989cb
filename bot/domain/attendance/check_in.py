"""Check-in by link (rules 16, 20, 23, 59, 69): its conditions, its record and its answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import links
from bot.domain.activity import activities, sessions
from bot.domain.attendance.roll import excused
from bot.domain.attendance.window import Came, Window, window
from bot.domain.branch import people
from bot.domain.links import Link
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import LIVE, Attendance, How
from bot.storage.tables.branch import Account, Person
from bot.storage.tables.session import Session

CARDS = (DeliveryKind.CHECK_IN_CARD, DeliveryKind.HOST_CARD)
CORRECTED = (*CARDS, DeliveryKind.RECORD_DRAFT)  # what shows a single check-in, which may be a correction
PURPOSE = "at"  # of links that name a session
OLD_PURPOSE = "in"  # of links made before there were sessions, which name an activity; they work until its end


@dataclass(frozen=True)
class CheckIn:
    """The answer to a check-in; a repeated tap gets the same one."""

    activity: Activity
    at: datetime
    rank: int
    late: bool
    opens: datetime | None  # set if the tap came early and is kept for the opening


@dataclass(frozen=True)
class Recorded(CheckIn):
    """The answer to a check-in and its person, for whom the check-in may have consequences."""

    person: Person


def link_payload(activity: Activity) -> str:
    """Return the signed payload behind the QR code; moving the activity voids older ones."""
    return links.make(PURPOSE, activity.secret, activity.session_id, _slot(activity))


async def check_in(db: AsyncSession, link: Link, account: Account, *, at: datetime) -> Recorded:
    """Check in the account's person by the link of a QR code or button, at Telegram's time `at`.

    Raises:
        Refused: `link-broken`, `already-cancelled`, `link-old`, `not-bound`, `other-branch`, `on-leave`,
            `checkin-early`, `checkin-closed`.
    """
    activity = await _named(db, link, account)
    activities.refuse_cancelled(activity)
    refuse_old(link, activity)
    return await _arrive(db, activity, await people.acting(db, account, activity.branch_id), at=at)


async def check_in_privately(db: AsyncSession, activity_id: int, account: Account, *, at: datetime) -> Recorded:
    """Check in the account's person by the button of the private chat.

    Raises:
        Refused: `activity-gone`, `not-bound`, `already-cancelled`, `not-dated`, `on-leave`, `checkin-early`,
            `checkin-closed`.
    """
    activity, person = await activities.acting_in(db, account, activity_id)
    activities.refuse_cancelled(activity)
    return await _arrive(db, activity, person, at=at)


async def open_to(db: AsyncSession, person: Person, *, now: datetime) -> Sequence[Activity]:
    """Return the activities of the person's branch at which a check-in of theirs would count now."""
    return [
        activity
        for activity in await activities.ahead(db, person.branch_id)
        if window(activity).kept <= now <= window(activity).closes
        and await of(db, activity, person) is None
        and person.id not in await excused(db, activity.id)
    ]


async def _arrive(db: AsyncSession, activity: Activity, person: Person, *, at: datetime) -> Recorded:
    known = await of(db, activity, person)
    if known is not None:
        return await recorded(db, activity, person, known)
    await _refuse_on_leave(db, activity, person)
    counts = window(activity)
    if at < counts.kept:
        raise Refused("checkin-early", opens=counts.opens, form=activity.form)
    if at > counts.closes:
        raise Refused("checkin-closed", closed=counts.closes, form=activity.form)
    return await recorded(db, activity, person, await record(db, activity, person, at=at, how=counts.how(at)))


async def _named(db: AsyncSession, link: Link, account: Account) -> Activity:
    """Return the activity that the link names for this account."""
    if link.purpose == OLD_PURPOSE:
        return await links.row_behind(db, link, Activity, numbers=2)
    return await sessions.activity_for(db, await links.row_behind(db, link, Session, numbers=2), account)


def _slot(activity: Activity) -> int:
    return int(activity.starts_at.timestamp()) // 60 if activity.starts_at else 0


def refuse_old(link: Link, activity: Activity) -> None:
    """Refuse a link that was made for another start of the activity.

    Raises:
        Refused: `link-old`.
    """
    if link.numbers[1] != _slot(activity):
        raise Refused("link-old", form=activity.form)


async def of(db: AsyncSession, activity: Activity, person: Person) -> Attendance | None:
    """Return the person's check-in, if there is one."""
    query = select(Attendance).where(Attendance.activity_id == activity.id, Attendance.person_id == person.id, LIVE)
    return (await db.scalars(query)).one_or_none()


async def _refuse_on_leave(db: AsyncSession, activity: Activity, person: Person) -> None:
    if person.id in await excused(db, activity.id):
        raise Refused("on-leave", form=activity.form)


async def record(
    db: AsyncSession,
    activity: Activity,
    person: Person,
    *,
    at: datetime,
    how: How,
    by: Person | None = None,
    reason: str | None = None,
) -> Attendance:
    """Insert a check-in, or return the one that the person already has."""
    row = Attendance(
        activity_id=activity.id, person_id=person.id, at=at, how=how, by_id=by.id if by else None, reason=reason
    )
    try:
        async with db.begin_nested():
            db.add(row)
    except IntegrityError:  # a simultaneous check-in won: return that one
        first = await of(db, activity, person)
        if first is None:
            raise
        return first
    await deliveries.refresh(db, activity.id, CORRECTED, now=at)
    return row


async def recorded(db: AsyncSession, activity: Activity, person: Person, row: Attendance) -> Recorded:
    """Return the answer to a stored check-in, with its person."""
    before = (Attendance.activity_id == activity.id, Attendance.id <= row.id, LIVE)
    rank = await db.scalar(select(func.count()).where(*before))
    told = answer(activity, window(activity), row, rank or 1)
    return Recorded(told.activity, told.at, told.rank, told.late, told.opens, person)


def answer(activity: Activity, counts: Window, row: Came, rank: int) -> CheckIn:
    """Return the answer to a recorded check-in; `rank` counts the arrivals at this activity from 1."""
    return CheckIn(activity, row.at, rank, counts.was_late(row), counts.opens if row.at < counts.opens else None)
