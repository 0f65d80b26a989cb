"""The answer to strangers: an account that belongs to no branch learns from no button what exists (rule 15)."""

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import branches
from bot.domain.refusals import Refused
from bot.storage.tables.branch import Account, Person

CLAIMING = "claim-"  # refusals of claims, which a stranger who follows the group's card may read
CLOSED = frozenset({"claim-open-card"})  # the refusal of a claim without the card, which depends on the id


async def reworded(db: AsyncSession, telegram_id: int, refusal: Refused) -> Refused:
    """Return the refusal of a press as this account may read it: strangers get one answer, whatever the id."""
    told = refusal.key.startswith(CLAIMING) and refusal.key not in CLOSED
    if told or refusal.key == "repeated" or await belongs(db, telegram_id):
        return refusal
    return Refused("not-bound")


async def belongs(db: AsyncSession, telegram_id: int) -> bool:
    """True if the account is bound to a name of any branch, or sets up a branch or has set one up."""
    bound = select(Person.id).where(Person.account_id == telegram_id, Person.left_at.is_(None))
    if await db.scalar(bound.limit(1)) is not None:
        return True
    settling = or_(Account.awaiting.startswith("setup-"), Account.awaiting == "invitation")
    if await db.scalar(select(Account.telegram_id).where(Account.telegram_id == telegram_id, settling)) is not None:
        return True
    return bool(await branches.kept_by_founder(db, telegram_id))
