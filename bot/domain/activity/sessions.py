"""Sessions: a link names the session, and the branch of the person who follows it picks the activity."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import people
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account
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
