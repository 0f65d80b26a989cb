"""The instants at which accounts joined the branch's group, as far as the bot saw it (rule 15)."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import branches
from bot.storage.engine import branch_lock
from bot.storage.tables.membership import GroupJoin


async def note(db: AsyncSession, chat_id: int, telegram_id: int, at: datetime | None) -> None:
    """Note that the account joined the group of a branch at this instant, or left it: None."""
    branch = await branches.in_chat(db, chat_id)
    if branch is None:
        return
    await branch_lock.take(db, branch.id)
    row = await db.get(GroupJoin, (branch.id, telegram_id))
    if at is None:
        if row is not None:
            await db.delete(row)
    elif row is not None:
        row.joined_at = at
    else:
        db.add(GroupJoin(branch_id=branch.id, telegram_id=telegram_id, joined_at=at))


async def replace(db: AsyncSession, branch_id: int, fresh_id: int) -> None:
    """Forget who joined the former group of the branch; keep who joined the new one, seen under `fresh_id` so far."""
    await db.execute(delete(GroupJoin).where(GroupJoin.branch_id == branch_id))
    await _hand_on(db, fresh_id, branch_id)


async def keep(db: AsyncSession, branch_id: int, other_id: int) -> None:
    """Keep who joined the group of the branch, which has become a supergroup; add those seen under `other_id` only."""
    known = select(GroupJoin.telegram_id).where(GroupJoin.branch_id == branch_id)
    await db.execute(delete(GroupJoin).where(GroupJoin.branch_id == other_id, GroupJoin.telegram_id.in_(known)))
    await _hand_on(db, other_id, branch_id)


async def _hand_on(db: AsyncSession, old_id: int, new_id: int) -> None:
    await db.execute(update(GroupJoin).where(GroupJoin.branch_id == old_id).values(branch_id=new_id))
