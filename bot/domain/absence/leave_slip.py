"""Slips number the approved leave of a branch and year (rule 18)."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.absence import Leave
from bot.storage.tables.branch import Branch


async def next_slip(db: AsyncSession, leave: Leave) -> int:
    """Slips are numbered without a gap per branch and year; the branch's row is the queue."""
    await db.execute(select(Branch.id).where(Branch.id == leave.branch_id).with_for_update())
    query = select(func.max(Leave.slip)).where(Leave.branch_id == leave.branch_id, Leave.year == leave.year)
    return (await db.scalar(query) or 0) + 1
