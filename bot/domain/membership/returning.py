"""People who come back: a name that left the branch before may be the same person, with the records kept (rule 15)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import people, terms
from bot.domain.roles import Departure
from bot.storage.tables.branch import Person


@dataclass(frozen=True)
class Former:
    """A person who left the branch: when, why, and to which other branch, as far as it was entered."""

    person: Person
    left_at: datetime
    cause: Departure | None
    other_branch: str | None


async def undecided(
    db: AsyncSession, branch_id: int, names: Iterable[str], answers: Mapping[int, bool]
) -> Former | None:
    """Return the first person who left under one of these names and about whom the officer has yet to answer.

    The question is whether the new person is the same one. `answers` holds the answers so far, by the person's id. The
    person who left last comes first.
    """
    for name in names:
        former = await _formers(db, branch_id, name)
        if any(answers.get(person.id) for person in former):
            continue
        for person in former:
            if person.id not in answers:
                last = (await terms.of_person(db, person))[-1]
                left_at = last.to_at or person.left_at
                assert left_at is not None  # the person left
                return Former(person, left_at, last.cause, last.other_branch)
    return None


async def chosen(db: AsyncSession, branch_id: int, ids: Collection[int]) -> dict[str, Person]:
    """Return the people of the branch with these ids who left it, by their folded names."""
    query = select(Person).where(Person.branch_id == branch_id, Person.id.in_(ids), Person.left_at.is_not(None))
    return {person.name.casefold(): person for person in (await db.scalars(query)).all()} if ids else {}


async def free_account(db: AsyncSession, person: Person) -> None:
    """Unbind the person's account if another person of the branch has it by now."""
    if person.account_id is not None and await people.bound_to(db, person.branch_id, person.account_id) is not None:
        person.account = None
        await db.flush()


async def _formers(db: AsyncSession, branch_id: int, name: str) -> Sequence[Person]:
    query = select(Person).where(
        Person.branch_id == branch_id, Person.left_at.is_not(None), func.lower(Person.name) == name.lower()
    )
    return (await db.scalars(query.order_by(Person.left_at.desc(), Person.id.desc()))).all()
