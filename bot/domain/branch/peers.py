"""Who decides on what a person asks for: an officer, and never the person (rule 20: no self-exemption)."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import people
from bot.domain.refusals import Refused
from bot.domain.roles import Office
from bot.storage.tables.branch import Person

Tier = tuple[Office, ...]


async def deciders(db: AsyncSession, person: Person, *tiers: Tier) -> Sequence[Person]:
    """Those who decide on something of this person's: the first tier of offices that somebody else holds.

    After the named tiers comes any office at all; empty when nobody but the person holds one.
    """
    others = [other for other in await people.roster(db, person.branch_id) if other.id != person.id]
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
