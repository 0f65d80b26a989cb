"""Who may do what, and who stands in (rules 20, 26, 85).

Nobody decides on the own matter while another officer can (rule 20: no self-exemption).
"""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch.people import acting, bound_to, branch_of, holders, roster
from bot.domain.refusals import Refused
from bot.domain.roles import Office
from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Account, Branch, Person

Tier = tuple[Office, ...]

OFFICERS = frozenset(Office)
KEEPERS = frozenset({Office.SECRETARY, Office.DEPUTY, Office.ORGANISATION})
"""The offices that keep the roster and say which account is whom."""


async def officer(db: AsyncSession, account: Account, branch_id: int | None = None, *offices: Office) -> Person:
    """The person, if one of these offices (by default any) is theirs.

    The secretary may do what any other officer may (rule 85).

    Raises:
        Refused: `not-bound`, or `not-allowed` with the names of those who may.
    """
    person = await acting(db, account, branch_id)
    await require_office(db, person, *offices)
    return person


async def require_office(db: AsyncSession, person: Person, *offices: Office) -> None:
    """Refuse unless the person holds one of the offices (none given: any) or is the secretary."""
    allowed = frozenset(offices) | {Office.SECRETARY} if offices else OFFICERS
    if person.offices & allowed:
        return
    holders = [other.name for other in await roster(db, person.branch_id) if other.offices & allowed]
    raise Refused("not-allowed" if holders else "not-allowed-nobody", who=holders)


async def keeper(
    db: AsyncSession, account: Account, branch_id: int | None = None, *, looking: bool = False
) -> tuple[Branch, Person | None]:
    """The branch whose roster this account may keep, and who it is there (None: the founder, if not on it).

    `looking` admits every officer, for reading only.

    Raises:
        Refused: as `officer`.
    """
    wanted = branch_id if branch_id is not None else account.branch_id
    if wanted is not None:
        await branch_lock.take(db, wanted)
    branch = await db.get(Branch, wanted) if wanted is not None else None
    if branch is not None and await founder_keeps(db, branch, account.telegram_id):
        return branch, await bound_to(db, branch.id, account.telegram_id)
    person = await officer(db, account, branch_id, *(() if looking else KEEPERS))
    return await branch_of(db, person), person


async def founder_keeps(db: AsyncSession, branch: Branch, telegram_id: int) -> bool:
    """Whether this account set the branch up and may keep its roster still: until a keeper other than it is bound."""
    if branch.founder_id != telegram_id:
        return False
    return all(person.account_id in {None, telegram_id} for person in await holders(db, branch.id, *KEEPERS))


async def deciders(db: AsyncSession, person: Person, *tiers: Tier) -> Sequence[Person]:
    """Those who decide on something of this person's: the first tier of offices that somebody else holds.

    After the named tiers comes any office at all; empty when nobody but the person holds one.
    """
    others = [other for other in await roster(db, person.branch_id) if other.id != person.id]
    for tier in (*tiers, tuple(Office)):
        found = [other for other in others if other.offices & frozenset(tier)]
        if found:
            return found
    return ()


async def require_decider(db: AsyncSession, actor: Person, person: Person, *tiers: Tier) -> None:
    """Refuse unless the actor may decide on something of this person's.

    The secretary always may (rule 85). An officer decides on the own matter only if there is no other.

    Raises:
        Refused: `own-matter` or `not-allowed` with the names of those who may, or `not-allowed-nobody`.
    """
    allowed = await deciders(db, person, *tiers)
    if actor.id == person.id:
        if actor.offices and not allowed:
            return
        if actor.offices:
            raise Refused("own-matter", who=[other.name for other in allowed])
    elif actor.branch_id == person.branch_id and (actor in allowed or Office.SECRETARY in actor.offices):
        return
    raise Refused("not-allowed" if allowed else "not-allowed-nobody", who=[other.name for other in allowed])
