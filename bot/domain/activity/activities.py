"""Creation of activities and the queries for them (rule 3)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from bot.domain import links
from bot.domain.branch import people
from bot.domain.links import Link
from bot.domain.refusals import Refused, hidden
from bot.storage.tables.activity import STANDS, Activity
from bot.storage.tables.branch import Account, Person
from bot.storage.tables.session import Session


async def get(db: AsyncSession, activity_id: int, branch_id: int | None = None) -> Activity:
    """Return the activity with this id, if it belongs to the branch.

    Raises:
        Refused: `activity-gone`.
    """
    activity = await db.get(Activity, activity_id) if 0 < activity_id < 2**31 else None  # forged ids may be of any size
    if activity is None or (branch_id is not None and activity.branch_id != branch_id):
        raise Refused("activity-gone")
    return activity


async def acting_in(db: AsyncSession, account: Account, activity_id: int) -> tuple[Activity, Person]:
    """Return the activity with this id and the account's person in its branch.

    Raises:
        Refused: `activity-gone`, also for an activity of another branch; `not-bound`.
    """
    activity = await get(db, activity_id)
    with hidden("activity-gone"):
        return activity, await people.acting(db, account, activity.branch_id)


async def home(db: AsyncSession, activity_id: int) -> int | None:
    """Return the id of the branch that the activity belongs to; None if there is no such activity."""
    activity = await db.get(Activity, activity_id) if 0 < activity_id < 2**31 else None
    return activity.branch_id if activity is not None else None


def link_payload(activity: Activity, purpose: str) -> str:
    """Return the signed payload of a link that names the activity for this purpose; `named` finds it again."""
    return links.make(purpose, activity.secret, activity.id)


async def named(db: AsyncSession, link: Link) -> Activity:
    """Return the activity that a signed link names.

    Raises:
        Refused: `link-broken`.
    """
    return await links.row_behind(db, link, Activity)


async def load(db: AsyncSession, activity_ids: Iterable[int | None]) -> None:
    """Read several activities into the session with one statement, so that `get` finds them there."""
    ids = [one for one in activity_ids if one is not None]
    db.info["activities"] = (await db.scalars(_SEVERAL, {"ids": ids})).all()  # the session references them weakly


_SEVERAL = select(Activity).where(Activity.id.in_(bindparam("ids", expanding=True)))


async def of_year(db: AsyncSession, branch_id: int, year: int) -> Sequence[Activity]:
    """Return the activities of a year that stand, by month and start: those planned, ahead and held."""
    query = _TIMED.where(Activity.branch_id == branch_id, Activity.year == year, STANDS)
    return (await db.scalars(query.order_by(Activity.month, Session.starts_at, Activity.id))).all()


async def cancelled_in(db: AsyncSession, branch_id: int, year: int) -> Sequence[Activity]:
    """Return the activities of a year that were cancelled or not held, by start."""
    query = _TIMED.where(Activity.branch_id == branch_id, Activity.year == year, ~STANDS)
    return (await db.scalars(query.order_by(Session.starts_at, Activity.id))).all()


async def of_month(db: AsyncSession, branch_id: int, year: int, month: int) -> Sequence[Activity]:
    """Return the activities of one month that stand, by start."""
    return [activity for activity in await of_year(db, branch_id, year) if activity.month == month]


async def ahead(db: AsyncSession, branch_id: int) -> Sequence[Activity]:
    """Return the dated activities that have neither ended nor been cancelled, the next one first."""
    query = _TIMED.where(
        Activity.branch_id == branch_id, Activity.dated_at.is_not(None), Activity.ended_at.is_(None), STANDS
    )
    return (await db.scalars(query.order_by(Session.starts_at))).all()


async def begun(db: AsyncSession, branch_id: int, *, since: datetime, now: datetime) -> Sequence[Activity]:
    """Return the branch's dated activities that stand and started between these instants, by start."""
    query = _TIMED.where(Activity.branch_id == branch_id, Activity.dated_at.is_not(None), STANDS)
    query = query.where(Session.starts_at >= since, Session.starts_at <= now)
    return (await db.scalars(query.order_by(Session.starts_at))).all()


async def newest_begun(db: AsyncSession, branch_id: int, *, now: datetime) -> Activity | None:
    """Return the branch's activity that started last, if one that stands has started."""
    query = _TIMED.where(Activity.branch_id == branch_id, Session.starts_at <= now, STANDS)
    return (await db.scalars(query.order_by(Session.starts_at.desc()).limit(1))).one_or_none()


_TIMED = select(Activity).join(Activity.session).options(contains_eager(Activity.session))
"""The activities with their sessions, for conditions on times."""


async def create(db: AsyncSession, branch_id: int, year: int, month: int, form: str, content: str) -> Activity:
    """Create an activity of a month that has no date yet, in a session of its own."""
    session = Session(host_branch_id=branch_id, secret=links.new_secret())
    activity = Activity(
        branch_id=branch_id, year=year, month=month, form=form, content=content, session=session, revision=0
    )
    db.add(activity)
    await db.flush()
    await db.refresh(activity, ["branch"])
    return activity


def has_begun(activity: Activity, now: datetime) -> bool:
    """True if the planned start has passed, or there is none yet."""
    return activity.starts_at is None or now >= activity.starts_at


def refuse_cancelled(activity: Activity) -> None:
    """Refuse what cannot be done about an activity that came to nothing.

    Raises:
        Refused: `already-cancelled`.
    """
    if activity.cancelled_at is not None:
        raise Refused("already-cancelled", form=activity.form, start=activity.starts_at or "")
