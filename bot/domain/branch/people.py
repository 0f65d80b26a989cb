"""People: the person bound to an account, the roster, the members who count, and the holders of offices."""

from collections.abc import Collection, Sequence

from sqlalchemy import bindparam, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.util import identity_key

from bot.domain.branch.accounts import PART_OF
from bot.domain.names import quoted
from bot.domain.refusals import Refused, WhichBranch
from bot.domain.roles import Kind, Office
from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Account, Branch, Person
from bot.storage.tables.terms import OfficeTerm

COUNTED = tuple(kind for kind in Kind if kind.counts)


NAMED, SEVERAL = "named branch", "one of several branches"
"""Keys of `db.info` in the transaction of an update: the id of the branch that its button, its question or the person
names; and the id of the branch in which the person acts, if they are bound to names in several."""


async def acting(db: AsyncSession, account: Account, branch_id: int | None = None) -> Person:
    """Return the person that the account is bound to in the given branch, with the branch locked.

    Without a given branch the one that the update names counts, and else the only one that the account is bound to.

    Raises:
        Refused: `not-bound` if the account is bound to no name, `other-branch` if only to names in other branches.
        WhichBranch: if the account is bound in several branches and none of them is named.
    """
    wanted = branch_id if branch_id is not None else db.info.get(NAMED)
    if wanted is not None:
        await branch_lock.take(db, wanted)
    found = await bound_names(db, account)
    if not found:
        raise Refused("not-bound")
    if wanted is None:
        return await only(db, found)
    for person in found:
        if person.branch_id == wanted:
            if len(found) > 1:
                db.info[SEVERAL] = wanted
            return person
    raise Refused("other-branch")


async def meant(db: AsyncSession, account: Account) -> Sequence[Person]:
    """Return the account's people for a list that shows all: the one in the branch that the update names, else all.

    Raises:
        Refused: `not-bound`, `other-branch`.
    """
    if NAMED in db.info:
        return [await acting(db, account)]
    found = await bound_names(db, account)
    if len(found) == 1:
        return [await only(db, found)]
    if not found:
        raise Refused("not-bound")
    return found


async def only(db: AsyncSession, found: Sequence[Person]) -> Person:
    """Return the only one of these people, with the branch locked.

    Raises:
        WhichBranch: if there are several.
    """
    if len(found) > 1:
        raise WhichBranch({person.branch_id: person.branch.name or person.branch.title for person in found})
    await branch_lock.take(db, found[0].branch_id)
    return found[0]


async def acting_on(db: AsyncSession, account: Account, branch_id: int | None) -> Person:
    """Return the account's person in this branch; if it is not bound there, or there is none, any of its people.

    This is for a button that names a record: for that of another branch, the caller refuses as for one that is gone.

    Raises:
        Refused: `not-bound`.
    """
    if branch_id is not None and await bound_to(db, branch_id, account.telegram_id) is not None:
        return await acting(db, account, branch_id)
    return await current(db, account)


async def current(db: AsyncSession, account: Account) -> Person:
    """Return the account's person in the branch that it last used, else the one of the highest id, without asking.

    Raises:
        Refused: `not-bound`.
    """
    found = await bound_names(db, account)
    if not found:
        raise Refused("not-bound")
    person = next((each for each in found if each.branch_id == account.branch_id), found[-1])
    await branch_lock.take(db, person.branch_id)
    return person


async def roster(db: AsyncSession, branch_id: int) -> Sequence[Person]:
    """Return all people on the branch's roster now, in its order, including those who are only guests (发展对象 …)."""
    return (await db.scalars(_ROSTER, {"branch": branch_id})).all()


_ROSTER = (
    select(Person)
    .where(Person.branch_id == bindparam("branch"), Person.left_at.is_(None))
    .order_by(Person.position, Person.id)
)


async def by_id(db: AsyncSession, ids: Collection[int]) -> dict[int, Person]:
    """Return the people with these ids, by id; those that the session has read already are not read again."""
    kept = db.sync_session.identity_map
    found = {number: person for number in ids if (person := kept.get(identity_key(Person, number))) is not None}
    missing = [number for number in ids if number not in found or inspect(found[number]).expired_attributes]
    if missing:
        found |= {person.id: person for person in (await db.scalars(_BY_ID, {"ids": missing})).all()}
    return found


_BY_ID = select(Person).where(Person.id.in_(bindparam("ids", expanding=True)))


async def members(db: AsyncSession, branch_id: int) -> Sequence[Person]:
    """Return the people who count as members (rule 16): full and probationary ones."""
    return [person for person in await roster(db, branch_id) if person.kind in COUNTED]


async def holders(db: AsyncSession, branch_id: int, *offices: Office) -> Sequence[Person]:
    """Return the people who hold one of the offices, in the order of the roster."""
    query = (
        select(Person)
        .join(OfficeTerm, OfficeTerm.person_id == Person.id)
        .where(
            Person.branch_id == branch_id,
            Person.left_at.is_(None),
            OfficeTerm.office.in_(offices),
            OfficeTerm.to_at.is_(None),
        )
    )
    return (await db.scalars(query.order_by(Person.position).distinct())).all()


async def on_roster(db: AsyncSession, person_id: int, branch_id: int) -> Person:
    """Return the person with this id if they are on this branch's roster now.

    Raises:
        Refused: `person-gone`.
    """
    person = await db.get(Person, person_id)
    if person is None or person.branch_id != branch_id or person.left_at is not None:
        raise Refused("person-gone")
    return person


async def of_branch(db: AsyncSession, person_id: int, branch_id: int) -> Person:
    """Return the person with this id if they are on this branch's roster, or were.

    Raises:
        Refused: `person-gone`.
    """
    person = await db.get(Person, person_id)
    if person is None or person.branch_id != branch_id:
        raise Refused("person-gone")
    return person


async def branch_of(db: AsyncSession, person: Person) -> Branch:
    """Return the person's branch."""
    return await db.get_one(Branch, person.branch_id)


async def bound_names(db: AsyncSession, account: Account) -> Sequence[Person]:
    """Return the people on any roster that this account is bound to."""
    query = (
        select(Person)
        .options(joinedload(Person.branch))
        .where(Person.account_id == account.telegram_id, Person.left_at.is_(None))
    )
    return (await db.scalars(query.order_by(Person.id))).all()


async def awaited(db: AsyncSession, telegram_id: int) -> tuple[str | None, int | None, int | None]:
    """Return the private answer expected of this account, with two ids that may be empty.

    They are those of the update that gave a part of the answer, and of the branch that the question names.
    """
    account = await db.get(Account, telegram_id)
    if account is None:
        return None, None, None
    return account.awaiting, account.awaiting_data.get(PART_OF), account.awaiting_data.get("branch")


async def bound_to(db: AsyncSession, branch_id: int, telegram_id: int) -> Person | None:
    """Return the person that the account is bound to in the branch; None if there is none."""
    query = select(Person).where(
        Person.branch_id == branch_id, Person.account_id == telegram_id, Person.left_at.is_(None)
    )
    return (await db.scalars(query)).one_or_none()


async def name_behind(db: AsyncSession, branch_id: int, telegram_id: int | None) -> str:
    """Return the account's name for others: the one on the roster, else the one that Telegram shows."""
    if telegram_id is None:
        return ""
    person = await bound_to(db, branch_id, telegram_id)
    if person is not None:
        return person.name
    account = await db.get(Account, telegram_id)
    return quoted(account.display_name) if account is not None else ""


async def still_there(db: AsyncSession, person_id: int) -> Person:
    """Return the person with this id if they are on the roster of any branch; the caller checks the branch.

    Raises:
        Refused: `person-gone`.
    """
    person = await db.get(Person, person_id)
    if person is None or person.left_at is not None:
        raise Refused("person-gone")
    return person


async def home(db: AsyncSession, person_id: int) -> int | None:
    """Return the id of the branch on whose roster this person is or was; None if there is no such person."""
    return await db.scalar(select(Person.branch_id).where(Person.id == person_id))
