"""People whom no message reaches: an officer has to tell them in person (rules 15, 65)."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.obligations import duties
from bot.domain.obligations.kinds import DutyKind
from bot.domain.subject_ids import Subject
from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Delivery, Duty

WITHIN = timedelta(days=1)


async def report(db: AsyncSession, delivery: Delivery, *, now: datetime) -> None:
    """Make the organisation officer owe a call to the addressee of a message that could not be delivered."""
    await branch_lock.take(db, delivery.branch_id)
    query = select(Person).where(
        Person.account_id == delivery.account_id, Person.branch_id == delivery.branch_id, Person.left_at.is_(None)
    )
    person = (await db.scalars(query)).one_or_none()
    if person is not None:
        await owe_call(db, person, delivery, due_at=now + WITHIN)


async def redate(db: AsyncSession, activity_id: int, *, due_at: datetime) -> None:
    """Move the due time of the open calls about an activity that moved."""
    query = select(Duty).where(Duty.kind == DutyKind.CALL, Duty.activity_id == activity_id, Duty.done_at.is_(None))
    for duty in (await db.scalars(query)).all():
        duty.due_at = due_at


async def owe_call(db: AsyncSession, person: Person, about: Subject, *, due_at: datetime, again: bool = False) -> None:
    """Make the organisation officer owe this person a call, to tell what no message could.

    `again`: owe it even to a person who was called already, because there is something new to tell.
    """
    await duties.owe(db, DutyKind.CALL, about, person=person, due_at=due_at, next_at=None, again=again)
