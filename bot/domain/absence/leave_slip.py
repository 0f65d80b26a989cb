"""Numbers of the leave slips of a branch and year (rule 18)."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.absence import Leave
from bot.storage.tables.branch import Branch


async def next_slip(db: AsyncSession, leave: Leave) -> int:
    """Return the next slip number of the branch and year, without gaps; a lock on the branch's row orders callers."""
    await db.execute(select(Branch.id).where(Branch.id == leave.branch_id).with_for_update())
    query = select(func.max(Leave.slip)).where(Leave.branch_id == leave.branch_id, Leave.year == leave.year)
    return (await db.scalar(query) or 0) + 1
