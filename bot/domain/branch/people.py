"""Who is who: the person behind an account, what an office may do, who is counted, who can be reached."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from bot.domain.branch.accounts import PART_OF
from bot.domain.names import quoted
from bot.domain.refusals import Refused
from bot.domain.roles import Kind, Office
from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Account, Branch, OfficeHeld, Person

COUNTED = tuple(kind for kind in Kind if kind.counts)


async def acting(db: AsyncSession, account: Account, branch_id: int | None = None) -> Person:
    """The person on the roster that this account is, in the given branch or in its own.

    Raises:
        Refused: `not-bound` when the account has not been bound to a name yet.
    """
    wanted = branch_id if branch_id is not None else account.branch_id
    if wanted is not None:
        await branch_lock.take(db, wanted)
    query = (
        select(Person)
        .options(joinedload(Person.branch))
        .where(Person.account_id == account.telegram_id, Person.left_at.is_(None))
    )
    found = (await db.scalars(query.order_by(Person.id))).all()
    for person in found:
        if person.branch_id == wanted:
            return person
    if branch_id is None and found:
        await branch_lock.take(db, found[-1].branch_id)
        return found[-1]
    raise Refused("not-bound" if not found else "other-branch")


async def acting_on(db: AsyncSession, account: Account, branch_id: int | None) -> Person:
    """The person that this account is in the branch of a row it names; in its own, where that row is not found.

    Raises:
        Refused: as `acting`.
    """
    if branch_id is not None and await bound_to(db, branch_id, account.telegram_id) is not None:
        return await acting(db, account, branch_id)
    return await acting(db, account)


async def roster(db: AsyncSession, branch_id: int) -> Sequence[Person]:
    """Everybody on the branch's roster now, in its order; guests-to-be (发展对象 …) included."""
    return (await db.scalars(_ROSTER, {"branch": branch_id})).all()


_ROSTER = (
    select(Person)
    .where(Person.branch_id == bindparam("branch"), Person.left_at.is_(None))
    .order_by(Person.position, Person.id)
)


async def members(db: AsyncSession, branch_id: int) -> Sequence[Person]:
    """Those who count (rule 16): full and probationary members."""
    return [person for person in await roster(db, branch_id) if person.kind in COUNTED]


async def holders(db: AsyncSession, branch_id: int, *offices: Office) -> Sequence[Person]:
    """Those who hold one of the offices."""
    query = (
        select(Person)
        .join(OfficeHeld)
        .where(Person.branch_id == branch_id, Person.left_at.is_(None), OfficeHeld.office.in_(offices))
    )
    return (await db.scalars(query.order_by(Person.position).distinct())).all()


async def on_roster(db: AsyncSession, person_id: int, branch_id: int) -> Person:
    """The person with this id, if on this branch's roster now.

    Raises:
        Refused: `person-gone`.
    """
    person = await db.get(Person, person_id)
    if person is None or person.branch_id != branch_id or person.left_at is not None:
        raise Refused("person-gone")
    return person


async def branch_of(db: AsyncSession, person: Person) -> Branch:
    """The branch on whose roster the person is."""
    return await db.get_one(Branch, person.branch_id)


async def bound_names(db: AsyncSession, account: Account) -> Sequence[Person]:
    """Everybody on a roster that this account is."""
    query = (
        select(Person)
        .options(joinedload(Person.branch))
        .where(Person.account_id == account.telegram_id, Person.left_at.is_(None))
    )
    return (await db.scalars(query.order_by(Person.id))).all()


async def awaited(db: AsyncSession, telegram_id: int) -> tuple[str | None, int | None]:
    """The private answer that is expected of this account, if any, and the update that has given a part of it."""
    account = await db.get(Account, telegram_id)
    return (account.awaiting, account.awaiting_data.get(PART_OF)) if account else (None, None)


async def bound_to(db: AsyncSession, branch_id: int, telegram_id: int) -> Person | None:
    """Who this account is in the branch; None when it is bound to no name there."""
    query = select(Person).where(
        Person.branch_id == branch_id, Person.account_id == telegram_id, Person.left_at.is_(None)
    )
    return (await db.scalars(query)).one_or_none()


async def name_behind(db: AsyncSession, branch_id: int, telegram_id: int | None) -> str:
    """What others call this account: the name on the roster, else the one that Telegram shows."""
    if telegram_id is None:
        return ""
    person = await bound_to(db, branch_id, telegram_id)
    if person is not None:
        return person.name
    account = await db.get(Account, telegram_id)
    return quoted(account.display_name) if account is not None else ""


async def still_there(db: AsyncSession, person_id: int) -> Person:
    """The person of this id in whatever branch, if on its roster now; the caller checks the branch.

    Raises:
        Refused: `person-gone`.
    """
    person = await db.get(Person, person_id)
    if person is None or person.left_at is not None:
        raise Refused("person-gone")
    return person
