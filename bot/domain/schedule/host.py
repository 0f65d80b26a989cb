"""The host of an activity (rule 25)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person
from bot.storage.tables.timeline import Event

DELEGATED = "host-delegated"


async def eligible_hosts(db: AsyncSession, branch_id: int) -> Sequence[Person]:
    """Return the people who may host (rule 25): the secretary, or an officer by delegation."""
    return [person for person in await people.roster(db, branch_id) if powers.may(person, Power.HOST_BY_DELEGATION)]


def note_delegation(
    db: AsyncSession, activity: Activity, host: Person, *, by: Person, now: datetime, reason: str | None
) -> None:
    """Record why an officer other than the secretary hosts (rule 25).

    Raises:
        Refused: `host-needs-reason`.
    """
    if not reason:
        raise Refused("host-needs-reason", name=host.name)
    timeline.note(db, DELEGATED, activity, person=host, by=by, now=now, reason=reason)


async def is_new_delegate(db: AsyncSession, activity: Activity, host: Person) -> bool:
    """True if this person would host instead of the secretary and no reason for it is recorded yet (rule 25)."""
    if powers.may(host, Power.HOST) or (activity.dated_at is not None and activity.host_id == host.id):
        return False
    query = select(Event.id).where(
        Event.activity_id == activity.id, Event.kind == DELEGATED, Event.person_id == host.id
    )
    return (await db.scalars(query.limit(1))).one_or_none() is None
