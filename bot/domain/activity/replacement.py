"""Replacement of the host or the recorder of a coming activity (rules 25, 27).

The secretary is told when they are on leave, leave the branch, or may not host any more.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person


async def report_leave(db: AsyncSession, activity: Activity, person: Person, *, now: datetime) -> None:
    """Tell the secretary, or the stand-in, if this person on leave is to host or record the activity."""
    if activity.ended_at is None and activity.cancelled_at is None:
        await _ask(db, activity, person, _roles(activity, person), now)


async def report_departure(db: AsyncSession, person: Person, *, now: datetime) -> None:
    """Tell the same of each coming activity whose host or recorder the person can be no longer.

    A host holds an office; a recorder may be any member.
    """
    records = person.left_at is None and person.kind.counts
    able = {"host": records and powers.may(person, Power.HOST_BY_DELEGATION), "recorder": records}
    for activity in await activities.ahead(db, person.branch_id):
        await _ask(db, activity, person, [role for role in _roles(activity, person) if not able[role]], now)


def _roles(activity: Activity, person: Person) -> list[str]:
    holders = {"host": activity.host_id, "recorder": activity.recorder_id}
    return [role for role, holder in holders.items() if holder == person.id]


async def _ask(db: AsyncSession, activity: Activity, person: Person, roles: list[str], now: datetime) -> None:
    told = await powers.in_charge(
        db, activity.branch_id, Power.DATE_MONTH, lambda other: other.id != person.id and other.reachable
    )
    for role in roles:
        key, args = f"{role}:{person.id}", {"role": role, "person": person.id}
        await deliveries.to_people(db, DeliveryKind.REPLACEMENT, told, activity, now=now, key=key, args=args)
