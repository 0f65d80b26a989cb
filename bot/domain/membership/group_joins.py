"""The instants at which accounts joined the branch's group, as far as the bot saw it (rule 15)."""

from datetime import datetime

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
