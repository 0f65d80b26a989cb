"""The making of all papers of a year, as long as it goes on: if its process dies, the officer who asked is told.

The work itself is not stored. It only puts off a duty again and again, which comes due once the work has ended.
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.duties import Verdict
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.storage.tables.branch import Person
from bot.storage.tables.obligations import Duty

EVERY = timedelta(minutes=1)
"""The time after which the work says again that it goes on."""
SILENT = timedelta(minutes=3)
"""The silence after which its process counts as dead."""


async def goes_on(db: AsyncSession, by: Person, year: int, *, now: datetime) -> None:
    """Note that the work which this officer asked for goes on now."""
    tag = str(year)
    await duties.owe(db, DutyKind.YEAR_PAPERS, by, due_at=now, next_at=now + SILENT, tag=tag, again=True)


async def end(db: AsyncSession, by: Person, *, now: datetime) -> None:
    """Note that the work ended, and that the officer was told."""
    await duties.settle(db, DutyKind.YEAR_PAPERS, by, now=now)


async def tell(db: AsyncSession, duty: Duty, now: datetime) -> Verdict:
    """Tell the officer that the work broke off, and how to begin again."""
    year = int(duty.key.rpartition(":")[2])
    readers = (await db.scalars(select(Person).where(Person.id == duty.person_id))).all()
    for reader in readers:
        key, args = str(int(now.timestamp())), {"year": year}
        await deliveries.to_people(db, DeliveryKind.YEAR_PAPERS_BROKEN, [reader], reader, now=now, key=key, args=args)
    return Verdict.DROPPED
