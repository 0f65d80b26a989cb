"""The matters that a bare `/start` shows a person: check-in first, then what they owe, and the next activity.

Apps lose the payload of a link now and then, so all that a link offers must be reachable from here.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.attendance import check_in
from bot.domain.todo import todo
from bot.domain.todo.todo import Item
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person


@dataclass(frozen=True)
class Waiting:
    """The matters that wait for a person in one branch; `coming` is the next dated activity."""

    person: Person
    check_ins: tuple[Activity, ...]
    items: tuple[Item, ...]
    coming: Activity | None


async def of(db: AsyncSession, person: Person, *, now: datetime) -> Waiting:
    """Return what waits for this person now."""
    check_ins = await check_in.open_to(db, person, now=now)
    coming = await activities.ahead(db, person.branch_id)
    return Waiting(person, tuple(check_ins), tuple(await todo.of(db, person, now=now)), next(iter(coming), None))
