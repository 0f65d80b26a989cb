"""The rights to run an activity and to keep its record (rules 25 to 27, 58)."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Person


async def require_host(db: AsyncSession, activity: Activity, person: Person) -> None:
    """Refuse unless the person is the host of this activity or an officer.

    Raises:
        Refused: `host-only`.
    """
    if person.id == activity.host_id or powers.may(person, Power.RUN_ACTIVITY):
        return
    raise Refused("host-only", who=await _named(db, activity, activity.host))


def may_keep(activity: Activity, person: Person) -> bool:
    """True if the person may keep the record of this activity: its host, its recorder, or an officer."""
    return person.id in {activity.host_id, activity.recorder_id} or powers.may(person, Power.RUN_ACTIVITY)


async def require_keeper(db: AsyncSession, activity: Activity, person: Person) -> None:
    """Refuse unless the person is the host or the recorder of this activity, or an officer.

    Raises:
        Refused: `keeper-only`.
    """
    if not may_keep(activity, person):
        raise Refused("keeper-only", who=await _named(db, activity, activity.host, activity.recorder))


async def _named(db: AsyncSession, activity: Activity, *chosen: Person | None) -> list[str]:
    """Return the names of the chosen people who still belong to the branch, and of the officers."""
    everybody = await people.roster(db, activity.branch_id)
    officers = [other.name for other in everybody if powers.may(other, Power.RUN_ACTIVITY)]
    own = [person.name for person in chosen if person is not None and person.left_at is None]
    return list(dict.fromkeys([*own, *officers]))
