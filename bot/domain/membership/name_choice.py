"""The choice of a name on the roster by an account: on the card in the group, from a list or by typing (rule 15)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import accounts, branches, people
from bot.domain.membership import binding, claim_links
from bot.domain.names import clean_name, quoted
from bot.domain.refusals import Refused
from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Account, Branch, Person
from bot.storage.tables.membership import Claim


async def seen_in_group(db: AsyncSession, account: Account, chat_id: int, *, asks: bool) -> None:
    """Note that the account wrote in a branch's group, so that a bare `/start` offers to claim a name there.

    An account that is bound to a name elsewhere is noted only if it `asks` for that.
    """
    branch = await branches.in_chat(db, chat_id)
    if branch is None or branch.ready_at is None or branch.id == account.branch_id:
        return
    if asks or not await people.bound_names(db, account):
        account.branch_id = branch.id
        await db.flush()


async def claimable(db: AsyncSession, telegram_id: int) -> Branch | None:
    """Return the branch in which this account may want to claim a name; None if there is none, or it is bound there.

    Before the caller shows any name, Telegram must say that the account is in the branch's group.
    """
    branch_id = await branches.last_of(db, telegram_id)
    branch = await db.get(Branch, branch_id) if branch_id is not None else None
    if branch is None or branch.ready_at is None or branch.chat_id is None or branch.gone_at is not None:
        return None
    bound = await people.bound_to(db, branch.id, telegram_id)
    return branch if bound is None and await people.roster(db, branch.id) else None


async def begin(db: AsyncSession, account: Account, branch: Branch) -> Claim | None:
    """Expect a name from an account that followed the card; return its open claim, if there is one.

    Raises:
        Refused: `claim-bound` if the account is bound to a name in this branch, `claim-empty-roster`.
    """
    account.branch_id = branch.id
    await binding.refuse_bound(db, branch.id, account)
    if not await people.roster(db, branch.id):
        raise Refused("claim-empty-roster", branch=branch.name or branch.title)
    await accounts.expect(db, account, "claim", branch=branch.id)
    return await binding.open_claim(db, branch.id, account)


async def open_question(db: AsyncSession, account: Account, branch_id: int | None = None, *, now: datetime) -> int:
    """Return the branch in which this account is choosing its name, or has claimed one not long ago.

    Raises:
        Refused: `claim-open-card` if the account did not follow the card.
    """
    wanted = branch_id if branch_id is not None else account.awaiting_data.get("branch")
    if account.awaiting == "claim" and account.awaiting_data.get("branch") == wanted:
        return int(account.awaiting_data["branch"])
    recent = Claim.claimed_at > now - claim_links.VALID
    query = select(Claim.id).where(Claim.account_id == account.telegram_id, Claim.branch_id == wanted, recent)
    if wanted is None or (await db.scalars(query.limit(1))).one_or_none() is None:
        raise Refused("claim-open-card")
    return int(wanted)


async def free(db: AsyncSession, branch_id: int) -> Sequence[Person]:
    """Return the people on the roster who are not bound; a claim that waits takes no name from the others."""
    return [person for person in await people.roster(db, branch_id) if person.account_id is None]


async def by_name(db: AsyncSession, branch_id: int, text: str) -> Person:
    """Return the person on the roster with exactly this name, ignoring case.

    Raises:
        Refused: `name-bad`, `claim-no-such-name`.
    """
    name = clean_name(text)
    for person in await people.roster(db, branch_id):
        if person.name.casefold() == name.casefold():
            return person
    raise Refused("claim-no-such-name", name=quoted(text))


async def picked(db: AsyncSession, account: Account, person_id: int, *, now: datetime) -> Person:
    """Return the person whose name the account picks, in the branch in which it is choosing its name.

    Raises:
        Refused: `claim-open-card`, also if no branch has this person; `person-gone`.
    """
    person = await db.get(Person, person_id)
    await open_question(db, account, person.branch_id if person is not None else branch_lock.NO_BRANCH, now=now)
    return await people.still_there(db, person_id)
