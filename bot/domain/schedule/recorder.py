"""The recorder of an activity (rule 27)."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.storage.tables.branch import Person


async def usual_recorder(db: AsyncSession, branch_id: int, host: Person | None) -> Person | None:
    """Return the publicity officer, else the deputy secretary, leaving out the host; None if there is neither."""
    others = await powers.in_charge(db, branch_id, Power.RECORD, lambda person: host is None or person.id != host.id)
    return next(iter(others), None)
