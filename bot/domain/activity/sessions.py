"""Sessions: several branches may hold one together, each with its own activity; the host branch sets time and place.

A link names the session, and the branch of the person who follows it picks the activity.
"""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import people
from bot.domain.refusals import Refused
from bot.storage.tables.activity import STANDS, Activity
from bot.storage.tables.branch import Account, Branch
from bot.storage.tables.session import Session


async def activity_for(db: AsyncSession, session: Session, account: Account) -> Activity:
    """Return the activity of the account's branch in this session, else the host branch's.

    Of several branches in which the account is bound to a name, its own one comes first, then the host.
    """
    bound = {person.branch_id for person in await people.bound_names(db, account)}
    query = select(Activity).where(Activity.session_id == session.id).order_by(Activity.id)

    def distance(activity: Activity) -> tuple[bool, bool, bool]:
        branch_id = activity.branch_id
        return branch_id not in bound, branch_id != account.branch_id, branch_id != session.host_branch_id

    return min((await db.scalars(query)).all(), key=distance)


async def others(db: AsyncSession, activity: Activity) -> Sequence[Activity]:
    """Return the activities that other branches hold in the same session: those dated, standing and not ended."""
    return [other for other in await _ahead_beside(db, activity) if other.dated_at is not None]


async def ended_beside(db: AsyncSession, activity: Activity) -> Activity | None:
    """Return the activity of another branch in the same session that has ended, if there is one.

    Its record has the session's time and place, which then stay as they are.
    """
    query = _beside(activity).where(Activity.ended_at.is_not(None)).order_by(Activity.branch_id).limit(1)
    return (await db.scalars(query)).first()


async def pass_on(db: AsyncSession, activity: Activity) -> Sequence[Activity]:
    """Make another branch the host branch after the host branch's activity came to nothing; return those who go on.

    It is the first one with a date. Without this the others could change neither time nor place any more.
    """
    session = activity.session
    if activity.branch_id != session.host_branch_id:
        return ()
    left = await _ahead_beside(db, activity)
    if left:
        session.host_branch_id = min(left, key=lambda other: other.dated_at is None).branch_id
    return left


async def _ahead_beside(db: AsyncSession, activity: Activity) -> Sequence[Activity]:
    query = _beside(activity).where(Activity.ended_at.is_(None)).order_by(Activity.branch_id)
    return (await db.scalars(query)).all()


def _beside(activity: Activity) -> Select[Activity]:
    return select(Activity).where(Activity.session_id == activity.session_id, Activity.id != activity.id, STANDS)


async def require_host_branch(db: AsyncSession, activity: Activity) -> None:
    """Refuse a change of time or place by a branch that takes part in the session of another.

    The host branch changes them only until another branch has ended its activity.

    Raises:
        Refused: `joint-session`, `joint-session-ended`.
    """
    if activity.branch_id != activity.session.host_branch_id:
        host = await db.get_one(Branch, activity.session.host_branch_id)
        raise Refused("joint-session", form=activity.form, host=host.name or host.title)
    ended = await ended_beside(db, activity)
    if ended is not None:
        raise Refused("joint-session-ended", form=activity.form, branch=ended.branch.name or ended.branch.title)
