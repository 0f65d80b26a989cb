"""The end of the founder's powers: for good, when the first keeper of the roster is bound to an account."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch.powers import Power, in_charge
from bot.storage.tables.branch import Branch


async def end(db: AsyncSession, branch_id: int, *, now: datetime) -> None:
    """End the founder's powers for good if a keeper of the roster is bound to an account.

    Call it after every change of an office or of a person's account.
    """
    branch = await db.get_one(Branch, branch_id)
    if branch.founder_until is not None:
        return
    if any(person.account_id is not None for person in await in_charge(db, branch_id, Power.KEEP_ROSTER)):
        branch.founder_until = now
