"""The branch in which an officer acts: that of a record, or the only one in which the officer has the power."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch.people import acting_on
from bot.domain.branch.powers import Power, keeper, require
from bot.domain.refusals import Refused, WhichBranch
from bot.storage.tables.branch import Account, Person


async def officer_of(db: AsyncSession, account: Account, power: Power, branch_id: int | None) -> Person:
    """Return the account's person, as `people.acting_on`, if they have the power.

    Raises:
        Refused: as `powers.officer`.
    """
    person = await acting_on(db, account, branch_id)
    await require(db, person, power)
    return person


async def home(db: AsyncSession, account: Account, power: Power) -> int | None:
    """Return the branch in which the account has the power; None if it has it nowhere.

    Raises:
        WhichBranch: as `powers.keeper`.
    """
    try:
        branch, _person = await keeper(db, account, power=power)
    except WhichBranch:
        raise
    except Refused:
        return None
    return branch.id
