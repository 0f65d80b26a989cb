"""Groups (党小组): from when to when a person belonged to a group of the branch (rules 26, 58).

A group holds from its entry on, so that no roll of an activity that has begun changes.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.storage.tables.branch import Person
from bot.storage.tables.terms import GroupTerm


async def of_branch(db: AsyncSession, branch_id: int, at: datetime) -> Mapping[int, str]:
    """Return the groups at this instant, by the person's id."""
    query = (
        select(GroupTerm.person_id, GroupTerm.name)
        .join(Person, Person.id == GroupTerm.person_id)
        .where(Person.branch_id == branch_id, GroupTerm.from_at <= at)
        .where(or_(GroupTerm.to_at.is_(None), GroupTerm.to_at > at))
    )
    return dict((await db.execute(query)).all())


async def join(db: AsyncSession, person: Person, name: str, *, by: Person | None, now: datetime) -> bool:
    """Let the person belong to this group from now on; return False if they do already."""
    present = (GroupTerm.person_id == person.id, GroupTerm.to_at.is_(None))
    old = await db.scalar(select(GroupTerm.name).where(*present))
    if old == name:
        return False
    await leave(db, person, now=now)
    db.add(GroupTerm(person_id=person.id, name=name, from_at=now, by_id=by.id if by else None))
    timeline.note(db, "group-changed", person, by=by, now=now, old=old, new=name)
    await db.flush()
    return True


async def leave(db: AsyncSession, person: Person, *, now: datetime) -> None:
    """End the person's time in their group, if they are in one."""
    present = (GroupTerm.person_id == person.id, GroupTerm.to_at.is_(None))
    await db.execute(update(GroupTerm).where(*present).values(to_at=now))
