"""People whom no message reaches: an officer is asked to tell them in person (rules 15, 65)."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import duties
from bot.domain.roles import Office
from bot.storage.people import Person
from bot.storage.queue import Delivery


async def report(db: AsyncSession, delivery: Delivery, *, now: datetime) -> None:
    """A promised message could not reach its addressee: the organisation officer owes them a call."""
    query = select(Person).where(
        Person.account_id == delivery.account_id, Person.branch_id == delivery.branch_id, Person.left_at.is_(None)
    )
    person = (await db.scalars(query)).one_or_none()
    if person is not None:
        await duties.owe(
            db,
            "call",
            branch_id=delivery.branch_id,
            activity_id=delivery.activity_id,
            person_id=person.id,
            owner=Office.ORGANISATION,
            due_at=now + timedelta(days=1),
            next_at=None,
        )
